from datetime import time

import pytest
from django.urls import reverse

from mediation_office.clock import today
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
    services.set_safe_contact(told, thread=contact.thread, asked_on=today())

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
