from datetime import timedelta

import pytest
from django.urls import reverse

from mediation_office.accounts.tests.factories import make_user
from mediation_office.clock import today
from mediation_office.people import services
from mediation_office.people.models import SafeContact
from mediation_office.people.reach import Reach
from mediation_office.people.tests.factories import make_person


@pytest.fixture
def person(office):
    return make_person(office.region, by=make_user(office=office))


def url_of(person):
    return reverse("people:safe_contact_edit", args=[person.uuid])


def test_asking_again_makes_it_fresh(client, person, secretary):
    long_ago = today() - timedelta(days=200)
    services.replace_safe_contact(Reach(calls="any", sms=True), person=person, asked_on=long_ago)
    assert "Ask again" in client.get(person.get_absolute_url()).text
    assert client.get(url_of(person)).context["form"]["sms"].value() is True
    client.post(url_of(person), {"calls": "any", "letter": "on", "email_links": "on"})
    row = SafeContact.objects.get()
    assert (row.asked_on, row.sms, row.letter) == (today(), False, True)
    assert not row.email_links  # links only where e-mail itself is allowed
    assert "Ask again" not in client.get(person.get_absolute_url()).text


def test_mediators_may_not_and_who_cannot_reach_them_does_not_find_it(
    client, person, operator, mediator
):
    assert client.get(url_of(person)).status_code == 403
    client.force_login(operator)
    assert client.get(url_of(person)).status_code == 404


def test_an_older_page_does_not_replace_what_was_told_since(client, person, secretary):
    services.replace_safe_contact(Reach(calls="any"), person=person, asked_on=today())
    seen = client.get(url_of(person)).context["form"].version
    services.replace_safe_contact(Reach(calls="never"), person=person, asked_on=today())
    page = client.post(url_of(person), {"calls": "any", "sms": "on", "seen": seen})
    assert "Somebody changed this meanwhile" in page.text
    assert SafeContact.objects.get().calls == "never"
