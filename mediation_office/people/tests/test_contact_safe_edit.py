from datetime import time, timedelta

import pytest
from django.urls import reverse

from mediation_office.clock import now, telling, today
from mediation_office.people import services
from mediation_office.people.models import SafeContact
from mediation_office.people.reach import Reach
from mediation_office.people.tests.factories import make_contact


def url_of(contact):
    return reverse("people:contact_safe_edit", args=[contact.reference])


def test_how_it_is_safe_is_written_down_for_this_matter(client, operator, office):
    contact = make_contact(office, by=operator)
    data = {"calls": "hours", "from_time": "10:00", "until_time": "13:00", "warning": "ортақ"}
    assert client.post(url_of(contact), data).url == contact.get_absolute_url()
    row = SafeContact.objects.get()
    assert (row.thread, row.person, row.asked_on) == (contact.thread, None, today())
    assert (row.calls, row.sms, row.letter, row.warning) == ("hours", False, False, "ортақ")


@pytest.mark.parametrize(
    ("calls", "kept"),
    [("any", ("hours", time(10), time(23, 59))), ("never", ("never", None, None))],
)
def test_hours_told_mean_only_in_these_hours(client, operator, office, calls, kept):
    contact = make_contact(office, by=operator)
    client.post(url_of(contact), {"calls": calls, "from_time": "10:00"})
    row = SafeContact.objects.get()
    assert (row.calls, row.from_time, row.until_time) == kept


def test_hours_without_hours_are_a_sentence(client, operator, office):
    contact = make_contact(office, by=operator)
    form = client.post(url_of(contact), {"calls": "hours"}).context["form"]
    assert "from which hour to which" in str(form.errors["from_time"])
    assert not SafeContact.objects.exists()


def test_mediators_may_not_and_a_foreign_contact_is_not_found(client, office, operator, mediator):
    contact = make_contact(office)
    assert client.get(url_of(contact)).status_code == 403
    client.force_login(operator)
    assert client.get(url_of(contact)).status_code == 404


def test_what_was_told_meanwhile_is_not_loosened_by_an_older_page(client, secretary, office):
    contact = make_contact(office)
    seen = client.get(url_of(contact)).context["form"].version
    told = Reach(calls="never", warning="Others read my messages")
    services.replace_safe_contact(told, thread=contact.thread, asked_on=today())

    stale = {"calls": "any", "sms": "on", "seen": seen}
    page = client.post(url_of(contact), stale)

    assert "Somebody changed this meanwhile" in page.text
    assert "Others read my messages" in page.text  # what stands now, beside what was typed
    assert page.context["form"]["sms"].value()
    assert SafeContact.objects.get().reach == told
    client.post(url_of(contact), stale | {"seen": page.context["form"].version})
    assert SafeContact.objects.get().sms


def test_the_same_press_twice_is_no_change_of_somebody_else(client, secretary, office):
    contact = make_contact(office)
    data = {"calls": "never", "seen": client.get(url_of(contact)).context["form"].version}
    assert [client.post(url_of(contact), data).status_code for _press in "12"] == [302, 302]


LOOSER = {"calls": "any", "sms": "on"}


def test_on_another_day_an_operator_changes_nothing_any_more(client, operator, office):
    contact = make_contact(office, by=operator)
    with telling(now() + timedelta(days=1)):
        client.force_login(operator)
        page = client.get(contact.get_absolute_url())
        refused = client.post(url_of(contact), LOOSER)
    assert url_of(contact) not in page.text
    assert refused.status_code == 404
    assert not SafeContact.objects.exists()


@pytest.mark.parametrize(
    ("data", "is_taken"),
    [
        ({"calls": "never", "warning": "тсс\r\nкүйеуі оқиды"}, True),
        ({"calls": "hours", "from_time": "11:00", "until_time": "12:00", "warning": "тсс"}, True),
        ({"calls": "hours", "from_time": "10:00", "until_time": "12:00"}, False),
        ({"calls": "hours", "from_time": "9:00", "until_time": "12:00", "warning": "тсс"}, False),
        ({"calls": "never", "sms": "on", "warning": "тсс"}, False),
    ],
)
def test_whoever_rings_as_them_gets_nothing_loosened(client, office, operator, data, is_taken):
    contact = make_contact(office, by=operator)
    told = Reach(calls="hours", from_time=time(10), until_time=time(12), warning="тсс")
    services.replace_safe_contact(told, thread=contact.thread, asked_on=today())
    seen = client.get(url_of(contact)).context["form"].version

    response = client.post(url_of(contact), data | {"seen": seen})

    assert (response.status_code == 302) is is_taken
    assert (SafeContact.objects.get().reach == told) is not is_taken
    assert is_taken or "a secretary writes down the rest" in response.text
