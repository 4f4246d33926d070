from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from mediation_office.accounts.tests.factories import make_region
from mediation_office.clock import today
from mediation_office.people import matters, safe, services
from mediation_office.people.models import SafeContact
from mediation_office.people.reach import Reach
from mediation_office.people.tests.factories import make_contact, make_person, make_topic

THREAD = uuid4()
OPEN = {"calls": "any", "sms": True, "email": True, "email_links": True, "letter": True}
NOTHING = {"sms": False, "email": False, "email_links": False, "letter": False}


def card(**given):
    return SafeContact(person_id=1, asked_on=date(2026, 11, 1), **given)


def matter(**given):
    return SafeContact(thread=THREAD, asked_on=date(2026, 11, 1), **given)


TABLE = [
    # what is known, sensitive?, what holds
    ([], False, {"calls": "unknown", **NOTHING, "letter": True, "is_asked": False}),
    ([], True, {"calls": "unknown", **NOTHING, "is_asked": False}),
    ([card(**OPEN)], False, {**OPEN, "is_asked": True}),
    ([card(**OPEN)], True, {"calls": "any", **NOTHING}),
    ([matter(**OPEN)], True, OPEN),
    ([card(**OPEN), matter(**OPEN)], True, OPEN),
    ([card(**OPEN), matter(calls="never")], False, {"calls": "never", **NOTHING}),
    ([card(calls="never"), matter(**OPEN)], False, {"calls": "never", **NOTHING}),
    ([card(**OPEN), matter(**OPEN | {"sms": False})], False, OPEN | {"sms": False}),
    ([card(**OPEN | {"email": False})], False, OPEN | {"email": False, "email_links": False}),
    ([card(calls="any"), matter(calls="unknown")], False, {"calls": "unknown"}),
    ([card(calls="unknown"), matter(calls="never")], False, {"calls": "never"}),
    (
        [card(calls="hours", from_time=time(9), until_time=time(13)), matter(calls="any")],
        False,
        {"calls": "hours", "from_time": time(9), "until_time": time(13)},
    ),
    (
        [
            card(calls="hours", from_time=time(9), until_time=time(13)),
            matter(calls="hours", from_time=time(11), until_time=time(18)),
        ],
        False,
        {"calls": "hours", "from_time": time(11), "until_time": time(13)},
    ),
    (
        [
            card(calls="hours", from_time=time(9), until_time=time(10)),
            matter(calls="hours", from_time=time(11), until_time=time(18)),
        ],
        False,
        {"calls": "never", "from_time": None},
    ),
    ([card(warning="Not the office"), matter(warning="Ask for Aisha")], False,
     {"warning": "Not the office\nAsk for Aisha"}),
    ([card(warning="Not the office"), matter(warning="Not the office")], False,
     {"warning": "Not the office"}),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "is_sensitive", "holds"), TABLE)
def test_the_strictest_of_card_and_matter_holds(rows, is_sensitive, holds):
    rules = safe.strictest(rows, is_sensitive=is_sensitive, thread=THREAD)
    assert {name: getattr(rules, name) for name in holds} == holds


@pytest.mark.parametrize(
    ("asked_on", "is_stale"), [(date(2026, 8, 24), True), (date(2026, 8, 25), False)]
)
def test_what_was_said_long_ago_is_asked_again(asked_on, is_stale):
    row = SafeContact(person_id=1, asked_on=asked_on)
    assert safe.strictest([row], ask_before=date(2026, 8, 25)).is_stale == is_stale


def test_the_rules_are_read_from_the_card_and_one_side_of_one_matter(db, django_assert_num_queries):
    region = make_region()
    topic = make_topic(region, is_sensitive=True)
    person = make_person(region)
    contact = make_contact(person=person, topic=topic)
    services.replace_safe_contact(Reach(**OPEN), person=person, asked_on=today())
    services.replace_safe_contact(
        Reach(calls="never"), thread=contact.thread, side=2, asked_on=today()
    )
    services.replace_safe_contact(
        Reach(calls="any", sms=True, warning="тсс"),
        thread=contact.thread,
        asked_on=today() - timedelta(91),
    )
    facts = matters.facts_of(contact.thread)
    with django_assert_num_queries(2):
        rules = safe.rules_in_matter(contact.thread, facts=facts)
    assert (rules.sms, rules.email, rules.warning, rules.is_stale) == (True, False, "тсс", True)
    assert safe.rules_in_matter(contact.thread, side=2).calls == "never"
    assert safe.rules_of_card(person).sms


def test_what_was_told_in_one_matter_holds_in_the_next_of_the_same_card(db):
    region = make_region()
    person = make_person(region)
    first = make_contact(person=person)
    family = make_topic(region, is_sensitive=True)
    next_one, at_home = make_contact(person=person), make_contact(person=person, topic=family)
    tell = services.replace_safe_contact
    long_ago = today() - timedelta(400)
    tell(Reach(**OPEN | {"warning": "күйеуі оқиды"}), thread=first.thread, asked_on=long_ago)
    tell(Reach(calls="any", email=True), thread=next_one.thread, asked_on=today())
    rules = safe.rules_in_matter(next_one.thread)
    assert (rules.warning, rules.email, rules.is_stale) == ("күйеуі оқиды", True, False)
    assert not safe.rules_in_matter(at_home.thread).email  # allowed over a fence, not at home
    assert safe.rules_of_card(person).warning == "күйеуі оқиды"
    services.link_contact(first, person=None)
    assert not safe.rules_in_matter(next_one.thread).warning


def test_a_second_answer_replaces_the_first_and_the_first_stays_in_the_history(db):
    person = make_person(make_region())
    services.replace_safe_contact(Reach(**OPEN), person=person, asked_on=today())
    row = services.replace_safe_contact(Reach(calls="never"), person=person, asked_on=today())
    assert SafeContact.objects.get() == row
    assert [version.sms for version in row.history.order_by("pgh_id")] == [True, False]
