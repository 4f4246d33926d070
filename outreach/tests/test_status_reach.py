import pytest

from cases.models import MatterEvent
from mediation_office.clock import today
from mediation_office.people.models import Contact, ContactPoint, SafeContact
from mediation_office.people.reach import Reach
from mediation_office.people.services import set_safe_contact
from outreach.tests.factories import code_of, make_appeal

pytestmark = pytest.mark.django_db

URL = "/en/status/reach/"


@pytest.fixture
def appeal(site, office, client):
    appeal = make_appeal(office, phone="+77000000017", reach=Reach(calls="any", sms=True))
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
    return appeal


def test_what_is_chosen_holds_for_this_matter_at_once(appeal, client):
    client.post(URL, {"calls": "never", "letter": "on", "warning": "Others read my messages"})

    told = SafeContact.objects.get(thread=appeal.thread)
    assert (told.calls, told.sms, told.letter) == ("never", False, True)
    assert told.warning == "Others read my messages"
    assert MatterEvent.objects.filter(code="safe-contact-changed", by_side=1).exists()


def test_a_new_number_waits_for_the_secretary_and_is_not_used(appeal, client):
    client.post(URL, {"calls": "any", "new_point": "+7 701 111 11 11"})

    asked = Contact.objects.exclude(pk=appeal.contact_id).get()
    assert (asked.thread, asked.note) == (appeal.thread, "+7 701 111 11 11")
    assert ContactPoint.objects.count() == 1
    assert MatterEvent.objects.get(code="contact-point-asked").data == {"contact": asked.pk}


def test_a_new_number_sent_twice_waits_once(appeal, client):
    for _press in "12":
        client.post(URL, {"calls": "any", "new_point": "+7 701 111 11 11"})
    client.post(URL, {"calls": "any", "new_point": "+7 702 222 22 22"})

    notes = [asked.note for asked in Contact.objects.exclude(pk=appeal.contact_id)]
    assert sorted(notes) == ["+7 701 111 11 11", "+7 702 222 22 22"]


@pytest.mark.parametrize(
    "typed",
    [{}, {"calls": "hours"}, {"calls": "hours", "from_time": "13:00", "until_time": "10:00"}],
)
def test_what_makes_no_sense_is_named_and_changes_nothing(appeal, client, typed):
    answer = client.post(URL, typed)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert SafeContact.objects.get(thread=appeal.thread).calls == "any"


def test_the_page_shows_no_number_and_no_warning(appeal, client):
    SafeContact.objects.get().warning = "secret"

    page = client.get(URL).content.decode()

    assert "0000017" not in page


def test_without_the_code_nothing_changes(site, client):
    assert client.post(URL, {"calls": "never"}).url == "/en/status/"


def test_a_warning_stays_until_they_take_it_back(appeal, client):
    def warned(**typed):
        client.post(URL, {"calls": "any"} | typed)
        return SafeContact.objects.get(thread=appeal.thread).warning

    assert warned(warning="Others read my messages") == "Others read my messages"
    assert warned() == "Others read my messages"
    assert warned(warning="Ask for Aisha") == "Others read my messages\nAsk for Aisha"
    assert "Aisha" not in client.get(URL).text
    assert warned(drops_warning="on") == ""


def test_what_they_told_the_office_meanwhile_is_not_loosened_by_an_older_page(appeal, client):
    seen = client.get(URL).context["version"]
    set_safe_contact(Reach(calls="never"), thread=appeal.thread, asked_on=today())

    page = client.post(URL, {"calls": "any", "sms": "on", "new_point": "8 701", "seen": seen})

    assert SafeContact.objects.get(thread=appeal.thread).calls == "never"
    assert not Contact.objects.exclude(pk=appeal.contact_id).exists()
    form = page.context["form"]
    assert (form["calls"].value(), form["new_point"].value()) == ("never", "8 701")
    client.post(URL, {"calls": "any", "seen": page.context["version"]})
    assert SafeContact.objects.get(thread=appeal.thread).calls == "any"
