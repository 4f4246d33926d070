from datetime import time, timedelta

from django.urls import reverse

from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import grant_role, make_office, make_user
from mediation_office.clock import now, today
from mediation_office.people import services
from mediation_office.people.models import Contact
from mediation_office.people.policies import can_reach_by
from mediation_office.people.reach import Reach
from mediation_office.people.tests.factories import make_contact, make_person


def test_who_took_it_reads_the_note_and_how_to_reach_them_and_the_look_is_logged(
    client, operator, office
):
    contact = make_contact(office, by=operator, note="Үйге қоңырау шалмау", phone="87010000017")
    page = client.get(contact.get_absolute_url()).text
    assert "Үйге қоңырау шалмау" in page
    assert "+7 701 000 00 17" in page
    look = Look.objects.get()
    assert (look.user, look.subject, look.reference) == (operator, "contact", contact.reference)
    assert look.thread == contact.thread


def test_after_that_day_who_took_it_sees_no_more_how_to_reach_them(client, operator, office):
    contact = make_contact(office, by=operator, note="Үйге қоңырау шалмау", phone="87010000017")
    Contact.objects.filter(pk=contact.pk).update(recorded_at=now() - timedelta(days=1))
    page = client.get(contact.get_absolute_url()).text
    assert "Үйге қоңырау шалмау" in page
    assert "701 000 00 17" not in page


def test_an_operator_who_moves_to_another_office_leaves_it_behind(client, operator, office):
    person = make_person(office.region, by=make_user(office=office))
    contact = make_contact(office, by=operator, person=person, phone="87010000017")
    operator.grants.update(until_on=today() - timedelta(days=1))
    grant_role(operator, "operator", make_office(office.region))
    for page in (contact, person):
        assert client.get(page.get_absolute_url()).status_code == 404
    assert not can_reach_by(operator, contact)


def test_the_secretariat_sees_it_at_any_time(client, secretary, office):
    contact = make_contact(office, phone="87010000017")
    Contact.objects.filter(pk=contact.pk).update(recorded_at=now() - timedelta(days=90))
    assert "+7 701 000 00 17" in client.get(contact.get_absolute_url()).text


def test_what_must_not_be_said_stands_on_the_page(client, secretary, office):
    contact = make_contact(office)
    services.replace_safe_contact(
        Reach(calls="never", warning="Телефон ортақ"), thread=contact.thread, asked_on=today()
    )
    page = client.get(contact.get_absolute_url()).text
    assert "Телефон ортақ" in page
    assert "Nobody told us" not in page


def test_a_contact_of_another_office_and_of_another_operator_is_not_found(
    client, secretary, operator, office
):
    foreign = make_contact(make_office(office.region))
    other = make_contact(office, by=make_user(office=office))
    for contact in (foreign, other):
        assert client.get(contact.get_absolute_url()).status_code == 404
    assert client.get("/contacts/" + "9" * 300 + "/").status_code == 404
    assert not Look.objects.exists()


def test_mediators_may_not(client, office, mediator):
    assert client.get(make_contact(office).get_absolute_url()).status_code == 403


def test_a_promised_case_or_call_says_what_is_next(client, office, secretary):
    case = make_contact(office, outcome="case", by=secretary)
    page = client.get(case.get_absolute_url()).text
    assert f"{reverse('cases:appeal_create')}?contact={case.reference}" in page
    call = make_contact(office, outcome="callback", by=secretary, phone="87010000017")
    after = client.get(call.get_absolute_url()).context["next"]
    assert after.facts[0].value == str(secretary)
    assert client.get(make_contact(office).get_absolute_url()).context["next"] is None


def test_calls_come_by_the_day_and_hour_that_were_promised(client, office, secretary):
    day = today() + timedelta(days=1)
    promised = {"outcome": "callback", "by": secretary, "phone": "87010000017"}
    later = make_contact(office, **promised, call_on=day + timedelta(days=4))
    late = make_contact(office, **promised, call_on=day)
    evening = make_contact(office, **promised, call_on=day, call_hour=time(19, 0))
    noon = make_contact(office, **promised, call_on=day, call_hour=time(12, 30))

    calls = client.get(reverse("desk:today")).context["calls"]

    assert list(calls) == [noon, evening, late, later]
    assert calls[1].pill.detail.endswith("at 19:00") or calls[1].pill.words.endswith("at 19:00")
    facts = client.get(noon.get_absolute_url()).context["next"].facts
    assert facts[1].value.endswith("at 12:30")


def test_a_promised_call_is_written_down_in_its_own_matter_and_kept(client, office, operator):
    call = make_contact(office, outcome="callback", by=operator, phone="87010000017")
    url = client.get(call.get_absolute_url()).context["next"].actions[0].url
    form = client.get(url).context["form"]
    assert form["channel"].value() == "phone"
    assert form["name_stated"].value() == call.name_stated
    assert form["phone"].value() == "+7 701 000 00 17"
    assert list(client.get(reverse("desk:today")).context["calls"]) == [call]
    data = {name: form[name].value() or "" for name in form.fields} | {"outcome": "advice"}
    client.post(url, data | {"on": today().isoformat(), "at": "00:00"})
    after = Contact.objects.exclude(pk=call.pk).get()
    assert (after.thread, after.channel, after.taken_by) == (call.thread, "phone", operator)
    assert client.get(call.get_absolute_url()).context["next"] is None
    assert not client.get(reverse("desk:today")).context["calls"]


def test_another_offices_contact_is_not_followed(client, secretary, region):
    foreign = make_contact(make_office(region), outcome="callback", phone="87010000017")
    page = client.get(f"{reverse('people:contact_create')}?follows={foreign.reference}")
    assert foreign.name_stated not in page.text
    assert "000017" not in page.text
