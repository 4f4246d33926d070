"""How the applicant may be reached, asked of the matter as it stands at that moment."""

import pytest
from django.urls import reverse

from cases import services
from cases.services.applicant import change_reach
from cases.tests.factories import make_appeal, make_registered
from mediation_office.accounts.tests.factories import make_user
from mediation_office.clock import today
from mediation_office.notices import safety
from mediation_office.notices.models import Notice
from mediation_office.notices.recording import record_due
from mediation_office.people import services as people
from mediation_office.people.models import SafeContact
from mediation_office.people.reach import Reach
from mediation_office.people.tests.factories import make_contact, make_person, make_topic

pytestmark = pytest.mark.django_db

HOME = "Aktau, 4-14-2"
SMS = Reach(calls="any", sms=True)
LOOSE = {"calls": "any", "sms": "on", "email_allowed": "on", "letter": "on"}


@pytest.fixture
def allowed_sms(office, time_machine):
    """Registered by day, with an SMS planned that nobody has sent yet."""
    time_machine.move_to("2026-11-30T12:30:00+05:00", tick=False)
    appeal = make_registered(office, phone="+77010000017", reach=SMS)
    assert notice_of(appeal).channel == "sms"
    return appeal


def notice_of(appeal):
    return Notice.objects.get(thread=appeal.thread, kind="appeal-registered")


def page_of(client, appeal):
    return client.get(f"/notices/{notice_of(appeal).uuid}/").text


def sent(appeal):
    record_due()
    return notice_of(appeal).state == "sent"


def test_danger_is_met_with_silence_unless_a_way_was_allowed_in_this_matter(
    client, office, secretary
):
    appeal = make_registered(office, has_danger=True, address=HOME)
    notice = notice_of(appeal)
    assert (notice.channel, notice.state, notice.reason_code) == ("none", "held", "silence")
    page = page_of(client, appeal)
    assert HOME not in page
    assert "Do not write and do not call." in page
    assert "letters by post" not in client.get(appeal.get_absolute_url()).text
    contact = client.get(appeal.contact.get_absolute_url()).text
    assert "Nobody told us what is safe in this matter: do not write and do not call." in contact


def test_a_letter_allowed_in_spite_of_the_danger_is_written(office):
    appeal = make_registered(office, has_danger=True, address=HOME, reach=Reach(letter=True))
    assert notice_of(appeal).channel == "letter"


def test_nobody_asked_is_not_called_safe(client, office, secretary):
    appeal = make_registered(office, address=HOME)
    for page in (
        page_of(client, appeal),
        client.get(appeal.get_absolute_url()).text,
        client.get(appeal.contact.get_absolute_url()).text,
    ):
        assert "Nobody told us what is safe: a letter or a call by a person, ask first." in page
        assert "is the safe way" not in page


def test_a_card_confirmed_after_planning_forbids_what_was_planned(
    client, office, secretary, allowed_sms
):
    person = make_person(office.region, by=secretary)
    people.replace_safe_contact(
        Reach(calls="never", warning="The husband reads it"), person=person, asked_on=today()
    )
    services.identify_applicant(allowed_sms, person=person, by=secretary)

    assert not sent(allowed_sms)
    notice = notice_of(allowed_sms)
    assert (notice.state, notice.reason_code) == ("held", "silence")
    client.force_login(secretary)  # days have passed
    assert "The husband reads it" in page_of(client, allowed_sms)


def test_a_card_known_from_the_contact_alone_holds_too(office, secretary, allowed_sms):
    person = make_person(office.region, by=secretary)
    people.replace_safe_contact(Reach(calls="never"), person=person, asked_on=today())
    people.link_contact(allowed_sms.contact, person=person)
    assert not sent(allowed_sms)


def test_what_was_told_holds_while_the_appeal_is_theirs_wherever_its_contact_is_linked(
    office, secretary
):
    never = Reach(calls="never", warning="The husband reads it")
    first = make_registered(office, phone="+77010000017", reach=never)
    next_one = make_registered(office, email="aigul@example.kz", reach=Reach(email=True))
    one, namesake = [make_person(office.region, by=secretary) for _card in "12"]
    for appeal in (first, next_one):
        services.identify_applicant(appeal, person=one, by=secretary)

    people.link_contact(first.contact, person=namesake)

    way = safety.way_to(thread=next_one.thread)
    assert (way.channel, way.rules.warning) == ("none", "The husband reads it")


@pytest.mark.parametrize("becomes", ["family", "danger"])
def test_what_became_sensitive_since_is_silent_where_only_the_card_allowed(
    client, office, secretary, time_machine, becomes
):
    time_machine.move_to("2026-11-30T12:30:00+05:00", tick=False)
    appeal = make_appeal(office, phone="+77010000017")
    person = make_person(office.region, by=secretary)
    people.replace_safe_contact(SMS, person=person, asked_on=today())
    services.identify_applicant(appeal, person=person, by=secretary)
    services.register_appeal(appeal, by=secretary)
    assert notice_of(appeal).channel == "sms"

    appeal.refresh_from_db()
    appeal.topic = make_topic(office.region, is_sensitive=becomes == "family")
    appeal.has_danger = becomes == "danger"
    appeal.save()

    assert not sent(appeal)


@pytest.mark.parametrize("was", ["topic", "danger", "told"])
def test_a_matter_that_was_sensitive_once_stays_so_until_the_secretariat_asked(
    client, office, secretary, was
):
    """The card allows an SMS from another matter; a changed topic alone does not let it in here."""
    family, fence = [make_topic(office.region, is_sensitive=kind) for kind in (True, False)]
    first = {"topic": {"topic": family}, "danger": {"has_danger": True}, "told": {}}[was]
    appeal = make_registered(office, phone="+77010000017", **first)
    person = make_person(office.region, by=secretary)
    people.replace_safe_contact(SMS, person=person, asked_on=today())
    services.identify_applicant(appeal, person=person, by=secretary)
    if was == "told":
        make_contact(office, by=secretary, thread=appeal.thread, topic=family)
    appeal.refresh_from_db()
    appeal.topic = fence
    appeal.save()
    if was == "danger":
        services.clear_danger(appeal, by=secretary, reason="Ticked by mistake")

    assert safety.way_to(thread=appeal.thread).channel != "sms"

    address = reverse("people:contact_safe_edit", args=[appeal.contact.reference])
    client.post(address, LOOSE)
    assert safety.way_to(thread=appeal.thread).channel == "sms"
    assert appeal.events.get(code="safe-contact-taken").by == secretary


def test_what_the_desk_writes_down_anew_stands_in_the_history_of_the_appeal(
    client, office, secretary
):
    appeal = make_registered(office, reach=Reach(calls="never"))
    address = reverse("people:contact_safe_edit", args=[appeal.contact.reference])
    data = {"calls": "any", "seen": client.get(address).context["form"].version}

    client.post(address, data)
    client.post(address, data)  # pressed twice

    written = appeal.events.get(code="safe-contact-taken")
    assert (written.by, written.audience) == (secretary, "office")


@pytest.mark.parametrize("is_sensitive", [True, False])
def test_the_first_word_in_a_sensitive_matter_is_the_secretariats(
    client, office, operator, is_sensitive
):
    contact = make_contact(office, by=operator, outcome="appeal", phone="+77010000017")
    appeal = make_registered(office, contact=contact, has_danger=is_sensitive)
    address = reverse("people:contact_safe_edit", args=[contact.reference])
    client.post(address, LOOSE)
    expected = "none" if is_sensitive else "sms"
    assert safety.way_to(thread=appeal.thread).channel == expected
    client.force_login(make_user(role="secretary", office=office))
    client.post(address, LOOSE)
    assert safety.way_to(thread=appeal.thread).channel == "sms"


def test_a_number_told_on_the_line_waits_until_the_secretariat_confirms_it(office, operator):
    contact = make_contact(office, by=operator, outcome="appeal", phone="+77010000017")
    appeal = make_registered(office, contact=contact, reach=SMS)

    told = {"thread": appeal.thread, "phone": "87779998877"}
    later = make_contact(office, by=operator, **told)

    assert safety.way_to(thread=appeal.thread).point.value == "+77010000017"
    asked = appeal.events.get(code="contact-point-asked")
    assert (asked.by, asked.data["reference"]) == (operator, later.reference)
    assert "New number: 87779998877. Ask first" in later.note
    secretary = make_user(role="secretary", office=office)
    make_contact(office, by=secretary, **told)
    assert safety.way_to(thread=appeal.thread).point.value == "+77779998877"
    assert appeal.events.get(code="safe-contact-taken").by == secretary


def test_a_letter_that_waits_is_not_posted_after_the_matter_became_sensitive(
    client, office, secretary
):
    appeal = make_registered(office, address=HOME)
    assert HOME in page_of(client, appeal)

    appeal.topic = make_topic(office.region, is_sensitive=True)
    appeal.save()

    assert HOME not in page_of(client, appeal)
    assert "Do not write and do not call." in page_of(client, appeal)
    assert safety.way_to(thread=appeal.thread).by_hand == "none"


def test_what_they_change_themselves_leaves_the_card_confirmed_for_the_matter(office, secretary):
    person = make_person(office.region, by=secretary)
    appeal = make_registered(office)
    people.replace_safe_contact(SMS, person=person, thread=appeal.thread, asked_on=today())
    assert change_reach(appeal, Reach(calls="never", sms=True))
    told = SafeContact.objects.get(thread=appeal.thread)
    assert (told.person, told.calls) == (person, "never")
