from datetime import time, timedelta

import pytest

from cases.models import MatterEvent
from mediation_office.clock import now, telling, today
from mediation_office.people.models import Contact, ContactPoint, SafeContact
from mediation_office.people.reach import Reach
from mediation_office.people.safe import rules_in_matter
from mediation_office.people.services import replace_safe_contact
from mediation_office.people.tests.factories import make_topic
from outreach.tests.factories import code_of, make_filed

pytestmark = pytest.mark.django_db

URL = "/en/status/reach/"
ALLOWED = {"calls": "any", "sms": "on"}


@pytest.fixture
def appeal(site, office, client):
    appeal = make_filed(office, phone="+77000000017", reach=Reach(calls="any", sms=True))
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
    return appeal


def asked_of_the_desk(appeal):
    return [contact.note for contact in Contact.objects.exclude(pk=appeal.contact_id)]


def test_what_is_stricter_holds_for_this_matter_at_once(appeal, client):
    page = client.post(URL, {"calls": "never", "warning": "Others read my messages"}, follow=True)

    assert "From now on we reach you as you wrote." in page.text
    told = SafeContact.objects.get(thread=appeal.thread)
    assert (told.calls, told.sms, told.letter) == ("never", False, False)
    assert asked_of_the_desk(appeal) == []
    assert told.warning == "Others read my messages"
    assert MatterEvent.objects.filter(code="safe-contact-changed", by_side=1).exists()


def test_hours_told_mean_only_in_these_hours(appeal, client):
    client.post(URL, {"calls": "any", "from_time": "10:00", "until_time": "12:00"})

    told = SafeContact.objects.get(thread=appeal.thread)
    assert (told.calls, told.from_time, told.until_time) == ("hours", time(10), time(12))


def test_a_new_number_waits_for_the_secretary_and_is_not_used(appeal, client):
    client.post(URL, {"calls": "any", "new_point": "+7 701 111 11 11"})

    asked = Contact.objects.exclude(pk=appeal.contact_id).get()
    assert (asked.thread, asked.note) == (appeal.thread, "+7 701 111 11 11")
    assert ContactPoint.objects.count() == 1
    event = MatterEvent.objects.get(code="contact-point-asked")
    assert (event.data["contact"], event.data["reference"]) == (asked.pk, asked.reference)
    assert appeal.notes.get(pk=event.data["note"]).body == asked.note


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


def test_what_loosens_waits_for_a_person_who_asks_first(site, office, client):
    told = Reach(calls="never", warning="Others read my messages")
    appeal = make_filed(office, language="en", phone="+77000000017", reach=told, has_danger=True)
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
    loosened = {"calls": "any", "drops_warning": "on"}
    loosened |= dict.fromkeys(("sms", "email_allowed", "email_links", "letter"), "on")

    for _press in "12":
        page = client.post(URL, loosened, follow=True)

    assert "somebody of the office asks you" in page.text
    assert SafeContact.objects.get(thread=appeal.thread).reach == told
    (note,) = asked_of_the_desk(appeal)
    assert "safe before" in note
    assert MatterEvent.objects.filter(code="reach-asked", by_side=1).count() == 1
    assert not MatterEvent.objects.filter(code="safe-contact-changed").exists()
    assert "You asked us to reach you in more ways" in page.text


def test_of_what_is_told_at_once_only_the_stricter_half_holds(appeal, client):
    client.post(URL, {"calls": "never", "letter": "on"})

    told = SafeContact.objects.get(thread=appeal.thread)
    assert (told.calls, told.sms, told.letter) == ("never", False, False)
    assert len(asked_of_the_desk(appeal)) == 1


@pytest.mark.parametrize("is_sensitive", [True, False])
def test_where_nobody_told_anything_the_code_allows_nothing(site, office, client, is_sensitive):
    topic = make_topic(office.region, is_sensitive=is_sensitive)
    appeal = make_filed(office, topic=topic, phone="+77000000017")
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
    before = rules_in_matter(appeal.thread)

    client.post(URL, {"calls": "any", "sms": "on", "letter": "on"})

    assert rules_in_matter(appeal.thread) == before
    assert len(asked_of_the_desk(appeal)) == 1
    client.post(URL, {"calls": "never"})
    assert rules_in_matter(appeal.thread).forbids_calls


def test_a_warning_is_never_erased_by_the_code(appeal, client):
    def warned(**typed):
        client.post(URL, {"calls": "any"} | typed)
        return SafeContact.objects.get(thread=appeal.thread).warning

    assert warned(warning="Others read my messages") == "Others read my messages"
    assert warned() == "Others read my messages"
    both = "Others read my messages\nAsk for Aisha"
    assert warned(warning="Ask for Aisha") == both
    assert "Aisha" not in client.get(URL).text
    assert warned(warning="Ask for Aisha") == both
    assert warned(drops_warning="on") == both


def test_what_they_told_the_office_meanwhile_is_not_loosened_by_an_older_page(appeal, client):
    replace_safe_contact(Reach(calls="never"), thread=appeal.thread, asked_on=today())

    client.post(URL, {"calls": "any", "sms": "on"})

    assert SafeContact.objects.get(thread=appeal.thread).calls == "never"
    assert len(asked_of_the_desk(appeal)) == 1


def test_whoever_holds_the_slip_does_not_drown_the_desk(appeal, client):
    for number in range(12):
        page = client.post(URL, ALLOWED | {"new_point": f"+7 701 111 11 {number:02}"})
    assert len(asked_of_the_desk(appeal)) == 10
    assert "written too often today" in page.text

    page = client.post(URL, {"calls": "never", "warning": "All day long"})

    told = SafeContact.objects.get(thread=appeal.thread)
    assert (told.calls, told.warning) == ("never", "")  # what is stricter holds all the same
    assert "What is stricter holds from now on." in page.text
    with telling(now() + timedelta(days=1)):
        client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
        client.post(URL, {"calls": "never", "warning": "On another day"})
    assert SafeContact.objects.get(thread=appeal.thread).warning == "On another day"


def test_endless_words_are_a_sentence_beside_their_field(appeal, client):
    endless = {"new_point": "k " + "ы" * 499, "warning": "k " + "ы" * 499}
    page = client.post(URL, ALLOWED | endless)
    assert page.context["form"].errors.keys() == endless.keys()
    assert asked_of_the_desk(appeal) == []
