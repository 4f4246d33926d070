import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mediation_office.accounts.tests.factories import make_district
from mediation_office.clock import now
from mediation_office.people.models import Contact, ContactPoint
from mediation_office.people.tests.factories import make_contact, make_organisation, make_topic

URL = reverse("people:contact_create")


def filled(client, **given):
    """What the browser sends when somebody changes only what is given."""
    form = client.get(URL).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    data = shown | {"name_stated": "Дәурен Мысалов", "outcome": "advice"} | given
    return {
        name: value.strftime("%H:%M") if name == "at" and hasattr(value, "hour") else value
        for name, value in data.items()
        if value not in (None, "", False)
    }


def test_a_visit_that_was_only_advice_is_recorded_with_the_usual_values(client, operator, office):
    response = client.post(URL, filled(client, note="Сұрады, кеңес берілді"))
    contact = Contact.objects.get()
    assert response.url == contact.get_absolute_url()
    assert (contact.taken_by, contact.office, contact.channel) == (operator, office, "visit")
    assert (contact.outcome, contact.name_stated) == ("advice", "Дәурен Мысалов")
    assert contact.note == "Сұрады, кеңес берілді"
    assert now() - contact.at < timedelta(minutes=2)


def test_a_second_press_shows_the_same_contact(client, operator):
    once = re.search(r'name="once" value="([^"]+)"', client.get(URL).text)[1]
    data = filled(client, once=once)
    first, second = client.post(URL, data), client.post(URL, data)
    assert first.url == second.url
    assert Contact.objects.count() == 1


def test_an_appeal_is_opened_from_its_contact(client, secretary):
    response = client.post(URL, filled(client, outcome="appeal"))
    assert response.url == f"/appeals/new/?contact={Contact.objects.get().reference}"


def test_the_next_form_has_the_channel_of_the_last_one_not_its_language(client, operator, office):
    make_contact(office, by=operator, channel="messenger", language="en")
    form = client.get(URL).context["form"]
    assert (form["channel"].value(), form["language"].value()) == ("messenger", operator.language)


def test_everything_that_can_be_told_is_kept(client, secretary, region):
    topic, district, body = make_topic(region), make_district(region), make_organisation(region)
    data = filled(
        client,
        channel="e-otinish",
        outside_number="ЖТ-2026-0001",
        outcome="passed-on",
        referred_to=body.pk,
        topic=topic.pk,
        district=district.pk,
        phone="8 (701) 000-00-17",
    )
    client.post(URL, data)
    contact = Contact.objects.get()
    assert (contact.referred_to, contact.topic, contact.district) == (body, topic, district)
    assert contact.outside_number == "ЖТ-2026-0001"
    assert ContactPoint.objects.get(thread=contact.thread).value == "+77010000017"


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"outcome": "passed-on"}, "referred_to", "to whom"),
        ({"outcome": ""}, "outcome", "Choose what came of it"),
        ({"channel": "e-otinish"}, "outside_number", "e-Otinish"),
        ({"outcome": "callback"}, "phone", "number to call back"),
        ({"outcome": "callback", "is_anonymous": "on"}, "outcome", "anonymous"),
        ({"outcome": "callback", "call_on": "2026-01-01"}, "call_on", "before they turned"),
        ({"phone": "8701000001"}, "phone", "you typed 10"),
        ({"phone": "айгүл"}, "phone", "in digits"),
        ({"on": "2026-13-45"}, "on", "no such day"),
        ({"channel": "site"}, "channel", "Choose one"),
        ({"district": "1" * 30}, "district", "Choose one"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(client, operator, given, field, words):
    form = client.post(URL, filled(client, **given)).context["form"]
    assert words in " ".join(form.errors[field])
    assert not Contact.objects.exists()


def test_a_moment_to_come_is_refused_and_a_late_entry_is_not(client, operator):
    tomorrow = timezone.localtime(now() + timedelta(days=1))
    data = filled(client, on=tomorrow.date())
    assert "still to come" in str(client.post(URL, data).context["form"].errors["on"])
    data |= {"on": tomorrow.date() - timedelta(days=40)}
    assert client.post(URL, data).status_code == 302
    assert now() - Contact.objects.get().at > timedelta(days=38)


def test_a_name_of_five_thousand_characters_is_a_sentence(client, operator):
    form = client.post(URL, filled(client, name_stated="Ы" * 5000)).context["form"]
    assert "300" in str(form.errors["name_stated"])


def test_mediators_and_editors_may_not(client, operator, mediator):
    assert client.get(URL).status_code == 403


def test_a_day_long_ago_is_asked_about(client, operator):
    form = client.post(URL, filled(client, on="0001-01-01")).context["form"]
    assert form.errors["on"] == ["This is more than a year ago. Check the day."]
    assert not Contact.objects.exists()
