"""The demo office keeps its promises; `make check` builds the whole of it."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, F
from django.utils import timezone

from cases.choices import AppealStatus, MoveCode, MoveState, Queue
from cases.models import Appeal, MatterEvent, Move
from cases.querysets import is_late_to_register
from cases.services import access_by_code
from mediation_office import clock
from mediation_office.accounts.models import Office, Region, Substitution, User
from mediation_office.desk.demo import history, places
from mediation_office.documents.choices import PaperState
from mediation_office.documents.models import Paper, StoredFile
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.models import Notice
from mediation_office.people.choices import ContactOutcome
from mediation_office.people.models import Contact, SafeContact, Tie
from mediation_office.terms.codes import OF_THE_CITIZEN
from mediation_office.terms.models import Clock, Day, Wait
from mediation_office.terms.services import check_clocks
from training.choices import MediatorKind, Standing
from training.models import Mediator

TODAY = date(2026, 11, 23)
UNTIL = timezone.make_aware(datetime.combine(TODAY, time(16)))
pytestmark = pytest.mark.django_db


@pytest.fixture
def seed(settings, capsys):
    settings.OFFICE_DEMO = True

    def seed(scale="small"):
        call_command("seed_demo", "--alone", "--today", TODAY.isoformat(), "--scale", scale)
        return capsys.readouterr().out

    return seed


def test_it_refuses_outside_the_demo_office(settings):
    settings.OFFICE_DEMO = False
    with pytest.raises(CommandError):
        call_command("seed_demo")
    assert not Office.objects.exists()


@pytest.mark.slow
def test_a_small_office_keeps_every_promise_and_is_built_once(seed):
    said = seed()
    told = MatterEvent.objects.count()
    the_numbers_have_no_gaps()
    the_clocks_are_right()
    nothing_old_waits()
    every_state_is_there()
    the_facts_are_plausible()
    the_register_has_every_standing()
    people_can_sign_in()
    a_printed_code_opens_its_matter(said)
    with clock.telling(UNTIL):
        today_has_something_for_everybody()
    assert seed() == said
    assert MatterEvent.objects.count() == told


def test_what_was_interrupted_is_awaited_and_told_once():
    begins, scale = UNTIL - timedelta(days=90), history.SCALES["small"]
    assert history.is_awaited()
    for _start in range(2):
        history.begin(begins, UNTIL)
        history.tell_office("aqbulaq", begins=begins, until=UNTIL, scale=scale)
        assert history.is_awaited()
    assert not history.is_built()
    assert Region.objects.count() == 2
    assert Appeal.objects.count() == 5


def test_nothing_is_awaited_beside_real_people(head):
    assert not history.is_awaited()


@pytest.mark.check
def test_the_whole_office_has_the_figures_of_a_region(seed):
    seed("full")
    the_numbers_have_no_gaps()
    the_clocks_are_right()
    nothing_old_waits()
    region = Region.objects.get(code=places.REGION["code"])
    for years in (1, 2, 3):
        span = (UNTIL - timedelta(days=365 * years), UNTIL - timedelta(days=365 * (years - 1)))
        contacts = Contact.objects.filter(office__region=region, at__range=span)
        assert 140 <= contacts.filter(outcome=ContactOutcome.APPEAL).count() <= 260
        assert 90 <= contacts.exclude(outcome=ContactOutcome.APPEAL).count() <= 150


# ── the promises ───────────────────────────────────────────────────────────────────────────
def the_numbers_have_no_gaps():
    """Per office and year, in the order in which they were given."""
    appeals = Appeal.objects.filter(register_number__isnull=False)
    incoming = appeals.order_by("registered_at", "register_number")
    outgoing = Paper.objects.filter(outgoing_number__isnull=False).order_by(
        "signed_at", "outgoing_number"
    )
    columns = (
        incoming.values_list("office", "register_year", "register_number"),
        outgoing.values_list("office", "outgoing_year", "outgoing_number"),
    )
    for rows in columns:
        journals: dict[tuple, list[int]] = {}
        for office, year, number in rows:
            journals.setdefault((office, year), []).append(number)
        assert len(journals) >= Office.objects.count()
        for numbers in journals.values():
            assert numbers == list(range(1, len(numbers) + 1))


def the_clocks_are_right():
    assert check_clocks() == []
    assert not Clock.objects.filter(
        thread__in=Appeal.objects.exclude(closed_on=None).values("thread"),
        state="running",
        term__code="appeal-answer",
    ).exists()


def nothing_old_waits():
    assert not Notice.objects.open().filter(due_at__lte=UNTIL).exists()
    assert not Notice.objects.filter(sent_at__gt=UNTIL).exists()
    assert not MatterEvent.objects.filter(at__gt=UNTIL).exists()
    overdue = Clock.objects.running().filter(due_on__lt=TODAY - timedelta(days=30))
    assert not overdue.exclude(term__code__in=OF_THE_CITIZEN).exists()
    assert Notice.objects.filter(state=NoticeState.HELD).count() < 25


def every_state_is_there():
    assert set(Appeal.objects.values_list("status", flat=True)) == set(AppealStatus.values)
    assert set(Move.objects.values_list("code", flat=True)) == set(MoveCode.values)
    assert set(Move.objects.values_list("state", flat=True)) == set(MoveState.values)
    assert set(Paper.objects.values_list("state", flat=True)) == set(PaperState.values)
    assert set(Appeal.objects.values_list("language", flat=True)) == {"kk", "ru", "en"}
    assert Appeal.objects.filter(iin_is_wrong=True).exists()
    assert (
        Appeal.objects.filter(registered_late=True).exists()
        or Appeal.objects.waiting_in(Queue.REGISTER).exists()
    )
    assert Appeal.objects.exclude(about=None).exists()
    assert Appeal.objects.filter(name_stated="", registered_at__isnull=False).exists()
    assert any(row.warning for row in SafeContact.objects.all())
    assert Appeal.objects.exclude(needs="").exclude(needs_language="").exists()
    assert (
        Appeal.objects.values("person")
        .annotate(n=Count("pk"))
        .filter(n__gt=1, person__isnull=False)
        .exists()
    )
    assert StoredFile.objects.filter(purpose="signed-scan").exists()
    assert Tie.objects.exists()
    told = set(MatterEvent.objects.values_list("code", flat=True))
    assert told >= {"clarification-sent", "code-replaced", "move-dropped"}
    assert Day.objects.filter(date__gt=TODAY).count() >= 2


def the_facts_are_plausible():
    """Nobody sits at the desk on a day off, and each question goes to the body of its district."""
    by_hand = Contact.objects.exclude(channel__in=("site", "email")).values_list("at", flat=True)
    days_off = [at for at in by_hand if timezone.localdate(at).weekday() > 4]
    assert not days_off
    elsewhere = Move.objects.filter(code=MoveCode.REDIRECT, organisation__kind="akimat").exclude(
        organisation__district=F("appeal__district")
    )
    assert not elsewhere.exclude(organisation__district=None).exists()


def the_register_has_every_standing():
    region = Region.objects.get(code=places.REGION["code"])
    mediators = Mediator.objects.filter(region=region)
    assert set(mediators.values_list("standing", flat=True)) == set(Standing.values)
    assert set(mediators.values_list("kind", flat=True)) == set(MediatorKind.values)
    assert mediators.filter(office__code="zhanaozen").on_duty(TODAY).count() >= 3
    assert mediators.filter(login__username__in=("mediator", "mediator2")).count() == 2
    assert mediators.filter(login=None).in_standing(TODAY).exists()
    assert mediators.filter(absent_until__gte=TODAY, substitute__isnull=False).exists()
    assert mediators.filter(standing="good", certificate_valid_until__lt=TODAY).exists()


def people_can_sign_in():
    for username in places.LOGINS:
        assert User.objects.get(username=username).check_password(places.PASSWORD)
    assert Office.objects.filter(region__code=places.REGION["code"]).count() == 3
    assert Region.objects.count() == 2


def a_printed_code_opens_its_matter(said):
    found = re.findall(r"(A\d\d-\d{6}-\d) +((?:\d{4} ?){4})", said)
    assert len(found) == 3
    for reference, code in found:
        assert access_by_code(reference, code).reference == reference


def today_has_something_for_everybody():
    aktau = Office.objects.get(code="aktau")
    here = Appeal.objects.filter(office=aktau)
    assert here.open().filter(answer_clock__due_on=TODAY).exists()
    assert here.waiting_in(Queue.OVERDUE).exists()
    assert (
        here.open()
        .filter(answer_clock__due_on__gt=TODAY, answer_clock__due_on__lte=TODAY + timedelta(days=4))
        .exists()
    )
    assert here.waiting_in(Queue.REGISTER).count() >= 3
    assert here.filter(is_late_to_register()).exists()
    assert here.waiting_in(Queue.QUARANTINE).count() >= 2
    assert Paper.objects.filter(office=aktau).to_sign().count() >= 3
    assert Notice.objects.filter(office=aktau, state=NoticeState.HELD).count() >= 2
    assert Wait.objects.filter(ended_on=None).exists()
    assert Substitution.objects.filter(from_on__lte=TODAY, until_on__gte=TODAY).exists()
    for code in (
        MoveCode.RECUSE,
        MoveCode.FILE_ACCESS,
        MoveCode.HEARING,
        MoveCode.CLARIFY,
        MoveCode.EXTEND,
    ):
        assert Move.objects.open().filter(appeal__office=aktau, code=code).exists(), code
