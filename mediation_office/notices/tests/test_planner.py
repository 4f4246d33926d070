"""Reminders to staff: one e-mail a day, kind and person, counted when it is sent."""

from datetime import date

import pytest
from django.utils import timezone

from mediation_office.access import Role
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import telling
from mediation_office.notices import drain, planner
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.kinds import KINDS
from mediation_office.notices.models import Notice, ReminderRule

pytestmark = pytest.mark.django_db
MONDAY = timezone.make_aware(timezone.datetime(2026, 11, 23, 12, 0))


@pytest.fixture
def office(make_kind):
    """An office whose region has the rules it starts with, and every digest they name."""
    office = make_office()
    planner.install_rules(office.region)
    with KINDS.apart(empty=True):
        for code in {rule.kind for rule in planner.DEFAULT_RULES}:
            make_kind(code)
        yield office


def planned():
    rows = Notice.objects.order_by("due_at").values_list("kind", "due_at")
    return [(kind, timezone.localtime(at).strftime("%d.%m %H:%M")) for kind, at in rows]


def test_an_answer_is_reminded_of_three_and_one_working_days_before_and_when_overdue(office):
    secretary = make_user(role=Role.SECRETARY, office=office)
    with telling(MONDAY):
        planner.plan_reminders(
            "appeal.answer-due",
            on=date(2026, 12, 1),
            office=office,
            recipients={"secretary": [secretary]}.get,
        )
    assert planned() == [
        ("answers-due", "26.11 09:00"),  # Tuesday the 1st: Thursday, Monday, Wednesday
        ("answers-due", "30.11 09:00"),
        ("answers-overdue", "02.12 09:00"),
    ]


def test_many_records_of_one_day_are_one_letter_to_each_person(office):
    secretary = make_user(role=Role.SECRETARY, office=office)
    with telling(MONDAY):
        for _appeal in range(3):
            planner.plan_reminders(
                "appeal.register-by",
                on=date(2026, 11, 23),
                office=office,
                recipients={"secretary": [secretary, secretary], "responsible": [secretary]}.get,
            )
    assert sorted(planned()) == [
        ("quarantine-due", "23.11 12:00"),
        ("registrations-due", "23.11 12:00"),
    ]


def test_days_that_have_passed_are_not_made_up_for(office):
    secretary = make_user(role=Role.SECRETARY, office=office)
    with telling(MONDAY):
        planner.plan_reminders(
            "appeal.answer-due",
            on=date(2026, 11, 24),
            office=office,
            recipients={"secretary": [secretary]}.get,
        )
    assert [at for _kind, at in planned()] == ["23.11 12:00", "25.11 09:00"]


def test_a_rule_that_is_off_and_a_person_without_an_address_plan_nothing(office):
    ReminderRule.objects.filter(kind="answers-overdue").update(is_on=False)
    mute = make_user(role=Role.HEAD, office=office, email="")
    planner.plan_reminders(
        "appeal.answer-due", on=date(2099, 1, 5), office=office, recipients={"head": [mute]}.get
    )
    assert planned() == []


def test_installing_rules_again_leaves_those_that_an_office_changed(office):
    ReminderRule.objects.filter(code="answer-tomorrow").update(offset=-2)
    assert planner.install_rules(office.region) == 0
    assert ReminderRule.objects.get(code="answer-tomorrow").offset == -2


@pytest.mark.usefixtures("make_kind")  # its kind is forgotten after it
@pytest.mark.parametrize(("count", "state"), [(4, NoticeState.SENT), (0, NoticeState.CANCELLED)])
def test_a_digest_says_what_is_true_when_it_leaves(smtp, bureau, count, state):
    planner.register_digest(
        "due-in-test",
        "due",
        wording="answers-due",
        count=lambda user, office: count,
        address=lambda: "/desk/",
    )
    never = {"quiet_from": "00:00", "quiet_until": "00:00"}
    ReminderRule.objects.create(
        region=bureau.region,
        code="r",
        anchor="a",
        offset=0,
        kind="due-in-test",
        at="00:00",
        **never,
    )
    user = make_user(office=bureau, language="ru")
    planner.plan_reminders(
        "a", on=timezone.localdate(), office=bureau, recipients={"responsible": [user]}.get
    )
    drain.drain()
    assert Notice.objects.get().state == state
    assert [letter["To"] for letter in smtp.letters] == [user.email] * (count > 0)
    assert all("4" in letter["Subject"] for letter in smtp.letters)
