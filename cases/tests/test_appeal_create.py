import time
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cases.consent import consent_terms
from cases.models import Appeal, Consent, StatedParty
from cases.tests.asking import codes, url
from cases.tests.factories import furnish, make_appeal
from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import grant_role, make_office, make_user
from mediation_office.clock import now, today
from mediation_office.documents.models import StoredFile
from mediation_office.documents.tests.factories import upload
from mediation_office.people.models import Contact, ContactPoint, SafeContact
from mediation_office.people.reach import Reach
from mediation_office.people.services import replace_safe_contact
from mediation_office.people.tests.factories import make_contact

URL = reverse("cases:appeal_create")


def filled(client, address=URL, **given):
    """What the browser sends when somebody changes only what is given."""
    page = client.get(address).context
    shown = {name: page["form"][name].value() for name in page["form"].fields}
    data = shown | {"token": page["token"], "statement": "Көрші түнде шулайды"} | given
    return {name: value for name, value in data.items() if value not in (None, "", False)}


def test_the_desk_writes_an_appeal_down_and_gets_the_slip(client, office, operator):
    furnish(office)
    response = client.post(URL, filled(client, name="Дәурен", phone="8 701 000 00 17"))
    appeal = Appeal.objects.get()
    assert response.url == url("appeal_slip", appeal)
    assert (appeal.statement, appeal.contact.taken_by) == ("Көрші түнде шулайды", operator)
    assert ContactPoint.objects.get(thread=appeal.thread).value == "+77010000017"
    assert codes(appeal) == ["appeal-accepted"]


def test_a_complaint_told_at_the_desk_names_what_it_is_about(client, office, secretary):
    first = make_appeal(office)
    wrong = client.post(URL, filled(client, about="A26-000000-0"))
    assert (wrong.context["form"].errors.keys(), "more" in wrong.context["form"].open_folds) == (
        {"about"},
        True,
    )
    client.post(URL, filled(client, about=first.reference))
    complaint = Appeal.objects.exclude(about=None).get()
    assert (complaint.about, complaint.kind) == (first, "complaint")


def test_what_else_they_tell_is_kept_as_told(client, office, secretary):
    furnish(office)
    told = {
        "other_name": "Ермек",
        "consent": "oral",
        "calls": "hours",
        "from_time": "10:00",
        "until_time": "12:30",
        "has_danger": "on",
    }
    client.post(URL, filled(client, **told))
    appeal = Appeal.objects.get()
    assert appeal.has_danger
    assert StatedParty.objects.get(appeal=appeal).name == "Ермек"
    assert Consent.objects.get(thread=appeal.thread).evidence == "oral"
    safe = SafeContact.objects.get(thread=appeal.thread)
    assert (f"{safe.from_time:%H:%M}", f"{safe.until_time:%H:%M}") == ("10:00", "12:30")


def test_hours_told_at_the_desk_mean_only_in_these_hours(client, office, secretary):
    furnish(office)
    client.post(URL, filled(client, from_time="18:00"))
    safe = SafeContact.objects.get(thread=Appeal.objects.get().thread)
    assert (safe.calls, f"{safe.from_time:%H:%M}") == ("hours", "18:00")


def test_hours_without_an_hour_are_asked_for(client, office, secretary):
    furnish(office)
    response = client.post(URL, filled(client, calls="hours"))
    assert "from_time" in response.context["form"].errors
    assert response.context["form"].open_folds == ["reach"]
    assert not Appeal.objects.exists()


def test_what_may_be_sent_and_by_what_right_they_speak_is_kept(client, office, secretary):
    furnish(office)
    told = {
        "phone": "8 701 000 00 17",
        "calls": "any",
        "sms": "on",
        "warning": "Телефон ортақ",
        "authority": "parent",
        "represented_name": "Алия",
        "authority_detail": "анасы",
        "needs": ["interpreter"],
        "needs_language": "ымдау тілі",
    }
    client.post(URL, filled(client, **told))
    appeal = Appeal.objects.get()
    safe = SafeContact.objects.get(thread=appeal.thread)
    assert (safe.sms, safe.warning) == (True, "Телефон ортақ")
    assert (appeal.authority, appeal.authority_detail) == ("parent", "анасы")
    assert (appeal.needs, appeal.needs_language) == ("interpreter", "ымдау тілі")


@pytest.mark.parametrize(
    ("answer", "given", "evidence"),
    [("paper", True, "paper"), ("oral", True, "oral"), ("no", False, "oral")],
)
def test_consent_keeps_what_was_read_out_and_how_it_is_proved(
    client, office, secretary, answer, given, evidence
):
    furnish(office)
    client.post(URL, filled(client, consent=answer, language="ru"))
    consent = Consent.objects.get()
    assert (consent.given, consent.evidence, consent.language) == (given, evidence, "ru")
    with override("ru"):
        assert consent.scope == dict(consent_terms(office.region).lines)
    assert len(consent.scope) == 7


def test_consent_that_nobody_asked_for_is_not_noted(client, office, secretary):
    furnish(office)
    client.post(URL, filled(client))
    assert not Consent.objects.exists()


def test_the_form_tells_what_is_agreed_to_in_every_language(client, office, secretary):
    page = client.get(URL).text
    for language in ("kk", "ru", "en"):
        with override(language):
            for label, _words in consent_terms(office.region).lines:
                assert label in page


def test_only_what_most_people_tell_stands_open(client, office, operator):
    contact = make_contact(furnish(office), by=operator, phone="87010000017", note="Шум")
    page = client.get(URL, {"contact": contact.reference})
    assert page.context["form"].open_folds == []
    assert page.context["form"]["phone"].value() == "+7 701 000 00 17"


def test_pressed_twice_it_is_one_appeal(client, office, secretary):
    furnish(office)
    data = filled(client)
    first, again = client.post(URL, data), client.post(URL, data)
    assert first.url == again.url
    assert Appeal.objects.count() == Contact.objects.count() == 1


def test_sent_again_with_other_words_it_is_another_appeal_with_its_own_code(
    client, office, secretary
):
    furnish(office)
    data = filled(client, name="Первый Заявитель")
    slips = [client.post(URL, data | other, follow=True) for other in ({}, {"name": "Вторая"})]
    assert {appeal.name_stated for appeal in Appeal.objects.all()} == {"Первый Заявитель", "Вторая"}
    assert len({page.context["slip"].code for page in slips}) == 2


def test_the_form_of_another_contact_is_another_appeal(client, office, secretary):
    furnish(office)
    contacts = [make_contact(office), make_contact(office)]
    data = filled(client, f"{URL}?contact={contacts[0].reference}")
    for contact in contacts:
        client.post(f"{URL}?contact={contact.reference}", data)
    assert {appeal.contact for appeal in Appeal.objects.all()} == set(contacts)


def test_the_form_sent_again_by_somebody_else_or_elsewhere_shows_no_code_of_the_first(
    client, office, secretary
):
    furnish(office)
    data = filled(client)
    code = client.post(URL, data, follow=True).context["slip"].code
    for user in (secretary, make_user(role="secretary", office=office)):
        client.logout()
        client.force_login(user)
        page = client.post(URL, data, follow=True)
        assert page.context["slip"].code != code


def test_sent_again_after_ten_minutes_it_shows_no_code(client, office, secretary, monkeypatch):
    furnish(office)
    data = filled(client)
    client.post(URL, data)
    moment = time.time() + 10 * 60 + 1
    monkeypatch.setattr(time, "time", lambda: moment)
    page = client.post(URL, data, follow=True)
    assert page.redirect_chain[-1][0] == Appeal.objects.get().get_absolute_url()


def test_sent_again_after_the_code_was_replaced_it_shows_no_code(client, office, secretary):
    furnish(office)
    data = filled(client)
    client.post(URL, data)
    appeal = Appeal.objects.get()
    client.post(url("code_replace", appeal), {"proof": "in-person"})
    page = client.post(URL, data, follow=True)
    assert page.redirect_chain[-1][0] == appeal.get_absolute_url()


def test_an_appeal_grows_from_its_contact_once(client, office, secretary):
    contact = make_contact(furnish(office), channel="phone", note="Шум у соседей", language="ru")
    address = f"{URL}?contact={contact.reference}"
    data = filled(client, address)
    other = filled(client, address)
    assert client.get(address).context["form"]["name"].value() == "Дәурен Мысалов"

    first, again = client.post(address, data), client.post(address, data)
    appeal = Appeal.objects.get()
    assert (appeal.contact, appeal.thread) == (contact, contact.thread)
    assert first.url == again.url
    late = client.post(address, other)
    assert appeal.reference in str(late.context["form"].non_field_errors())


@pytest.mark.parametrize(("outcome", "days"), [("advice", 0), ("callback", 0), ("appeal", 49)])
def test_only_a_contact_that_was_an_appeal_is_its_receipt(client, office, secretary, outcome, days):
    taken_at = now() - timedelta(days=49)
    contact = make_contact(furnish(office), at=taken_at, outcome=outcome)
    address = f"{URL}?contact={contact.reference}"

    client.post(address, filled(client, address))

    appeal = Appeal.objects.get()
    assert (today() - timezone.localdate(appeal.received_at)).days == days


def test_a_contact_of_another_office_is_not_found(client, office, secretary):
    contact = make_contact(make_office(office.region))
    assert client.get(URL, {"contact": contact.reference}).status_code == 404


def test_mediators_may_not(client, mediator):
    assert client.get(URL).status_code == 403


def test_pressed_twice_the_scan_is_kept_once(client, office, operator):
    furnish(office)
    data = filled(client)
    for _press in range(2):
        client.post(URL, data | {"files": [upload("letter.txt", "Письмо".encode())]})
    assert Appeal.objects.count() == StoredFile.objects.count() == 1


def test_nothing_but_some_word_of_it_is_needed(client, office, operator):
    furnish(office)
    response = client.post(URL, filled(client, statement=""))
    assert response.context["form"].errors.keys() == {"statement"}


def test_a_colleagues_contact_is_not_found(client, office, operator):
    contact = make_contact(office, by=make_user(role="operator", office=office))
    assert client.get(URL, {"contact": contact.reference}).status_code == 404


def test_a_look_at_the_contacts_note_is_logged(client, office, secretary):
    contact = make_contact(office, note="Шум у соседей")
    client.get(URL, {"contact": contact.reference})
    look = Look.objects.get(reference=contact.reference)
    assert (look.user, look.subject, look.thread) == (secretary, "contact", contact.thread)


def test_each_slip_is_told_beside_its_field_and_what_was_typed_stays(client, office, secretary):
    furnish(office)
    typed = {
        "name": "Ә" * 5000,
        "from_time": "25:99",
        "topic": "999999999",
        "other_name": "\u202eсерік 👩‍👩‍👧‍👦",
        "iin": "990101300014",  # its check digit is wrong: kept as told, marked on the page
    }
    form = client.post(URL, filled(client, **typed)).context["form"]
    assert form.errors == {
        "name": ["300 characters fit here, you wrote 5000."],
        "from_time": ["There is no such time."],
        "topic": ["Choose one of the list."],
    }
    assert {name: form[name].value() for name in typed} == typed
    assert not Appeal.objects.exists()


def test_a_wrong_check_digit_stops_nothing_and_is_marked(client, office, secretary):
    furnish(office)
    client.post(URL, filled(client, iin="990101 300014", name="Ерлан 🏔️"))
    appeal = Appeal.objects.get()
    assert (appeal.iin_stated, appeal.iin_is_wrong) == ("990101300014", True)
    assert "does not add up" in client.get(appeal.get_absolute_url()).text


def test_what_the_contact_told_before_is_shown_and_never_loosened(client, office, secretary):
    furnish(office)
    contact = make_contact(office)
    replace_safe_contact(
        Reach(calls="never", sms=True, warning="Телефон ортақ"),
        thread=contact.thread,
        asked_on=today(),
    )
    address = f"{URL}?contact={contact.reference}"
    page = client.get(address)
    assert page.context["form"]["calls"].value() == "never"
    assert "Do not call: they get in touch themselves." in page.text
    assert "<b>Телефон ортақ</b>" in page.text

    loosened = {"calls": "unknown", "sms": "", "letter": "on", "warning": ""}
    client.post(address, filled(client, address, **loosened))

    told = SafeContact.objects.get(thread=Appeal.objects.get().thread)
    assert (told.calls, told.sms, told.letter) == ("never", False, False)
    assert told.warning == "Телефон ортақ"


def test_it_is_filed_where_the_writer_holds_a_role(client, office):
    writer, elsewhere = make_user(office=office), make_office(office.region)
    grant_role(writer, "operator", elsewhere)
    furnish(office)
    client.force_login(writer)
    slip = client.post(URL, filled(client), follow=True)
    assert Appeal.objects.get().office == elsewhere
    assert slip.status_code == 200
    assert slip.context["code"]


def test_who_sits_at_two_desks_says_at_which(client, office, operator):
    elsewhere, strange = make_office(office.region), make_office(office.region)
    grant_role(operator, "operator", elsewhere)
    furnish(office)
    form = client.get(URL).context["form"]
    assert set(form.fields["office"].queryset) == {office, elsewhere}
    assert form["office"].value() == office.pk
    refused = client.post(URL, filled(client, office=strange.pk))
    assert "office" in refused.context["form"].errors
    client.post(URL, filled(client, office=elsewhere.pk))
    assert Appeal.objects.get().office == elsewhere


def test_another_turn_of_the_same_matter_is_no_second_appeal(client, office, secretary):
    furnish(office)
    client.post(URL, filled(client))
    first = Appeal.objects.get()
    again = make_contact(office, thread=first.thread)
    address = f"{URL}?contact={again.reference}"
    page = client.post(address, filled(client, address))
    assert f"has its appeal already: {first.reference}" in page.text
    assert Appeal.objects.get() == first
