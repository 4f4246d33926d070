"""Acceptance has no screen of its own: the site and the desk both call it."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from cases import services
from cases.choices import AppealStatus
from cases.models import Access, Appeal, Consent, MatterEvent, StatedParty
from cases.services import Filing
from cases.tests.factories import furnish, make_appeal
from mediation_office.accounts.tests.factories import make_office
from mediation_office.numbers import luhn, parse_reference
from mediation_office.people.models import Contact, ContactPoint, Person, SafeContact


def filing(**stated):
    return Filing(**{"language": "kk", "answer_language": "kk"} | stated)


def accept(office, token="one", **stated):
    return services.accept_appeal(
        filing(**stated), token=token, office=furnish(office), channel="site"
    )


def test_nothing_but_a_language_is_needed_to_be_accepted(office):
    appeal = accept(office)

    assert appeal.status == AppealStatus.RECEIVED
    assert appeal.contact.is_anonymous
    assert parse_reference(appeal.reference) == appeal.reference


def test_the_same_token_gives_the_same_appeal(office):
    first, again = accept(office, statement="Шу"), accept(office, statement="Шу")

    assert first == again
    assert Appeal.objects.count() == Contact.objects.count() == Access.objects.count() == 1


def test_what_was_typed_is_kept_as_typed(office):
    appeal = accept(
        office,
        name="Әлия",
        iin="990101300014",
        statement="Көрші түнде шулайды 🙂",
        other_name="Ермек",
        represented_name="Балам",
        phone="8 (701) 000 00 41",
        consent=True,
        needs=("interpreter",),
    )
    appeal = Appeal.objects.get(pk=appeal.pk)

    assert (appeal.name_stated, appeal.iin_stated, appeal.iin_is_wrong) == (
        "Әлия",
        "990101300014",
        True,
    )
    assert appeal.statement == "Көрші түнде шулайды 🙂"
    assert set(StatedParty.objects.values_list("side", "name")) == {(2, "Ермек"), (1, "Балам")}
    assert ContactPoint.objects.get(thread=appeal.thread).value == "+77010000041"
    assert Consent.objects.get(thread=appeal.thread).given
    assert not SafeContact.objects.filter(thread=appeal.thread).exists()  # nobody was asked


def test_a_public_form_makes_no_card(office):
    accept(office, name="Әлия", iin="990101300013")

    assert not Person.objects.exists()


def test_a_suspicion_puts_it_aside_but_it_is_accepted_with_a_code(office):
    appeal = make_appeal(office, suspicion="honeypot")

    assert appeal.status == AppealStatus.QUARANTINED
    assert Access.objects.filter(reference=appeal.reference).exists()
    assert [event.code for event in MatterEvent.objects.public()] == ["appeal-accepted"]


def test_a_thread_of_a_draft_is_carried_on(office):
    thread = uuid.uuid4()
    appeal = services.accept_appeal(
        filing(), token="t", office=furnish(office), channel="site", thread=thread
    )

    assert (appeal.thread, appeal.contact.thread) == (thread, thread)


def test_reference_and_code_open_only_together(office):
    appeal = accept(office, token="secret")
    code = services.appeal_code("secret")

    access = Access.objects.get(reference=appeal.reference)
    assert services.access_by_code(appeal.reference, code) == access
    spelt = appeal.reference.replace("A", "а")
    assert services.access_by_code(spelt, f" {code[:4]} {code[4:]} ") == access
    assert services.access_by_code(appeal.reference, "0" * 16) is None
    assert services.access_by_code("A26-000000-" + luhn("26000000"), code) is None
    assert services.access_by_code("", "") is None
    assert services.access_by_code("9" * 4000, "9" * 4000) is None


def test_neither_token_nor_code_lies_in_the_database(office):
    accept(office, token="planted-token")
    code = services.appeal_code("planted-token")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a::text FROM cases_appeal a UNION ALL SELECT c::text FROM cases_access c"
            " UNION ALL SELECT p::text FROM people_contact p"
        )
        rows = " ".join(row[0] for row in cursor.fetchall())

    assert "planted-token" not in rows
    assert code not in rows


@pytest.mark.concurrency
def test_fifty_appeals_at_once_have_fifty_references(real_db):
    office = furnish(make_office())

    def one(number):
        try:
            return accept(office, token=str(number)).reference
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        references = list(pool.map(one, range(50)))

    assert len(set(references)) == 50
    assert Appeal.objects.count() == 50


@pytest.mark.concurrency
def test_one_form_sent_twenty_times_at_once_is_one_appeal(real_db):
    office = furnish(make_office())

    def one(_number):
        try:
            return accept(office, token="the same").reference
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        references = set(pool.map(one, range(20)))

    assert len(references) == 1
    assert Appeal.objects.count() == MatterEvent.objects.count() == 1
