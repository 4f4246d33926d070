from datetime import date, time

import pytest
from django.utils import timezone

from mediation_office.accounts.tests.factories import make_office
from mediation_office.clock import telling
from mediation_office.notices import planner
from mediation_office.notices.models import Notice, ReminderRule

pytestmark = pytest.mark.django_db
LATE = timezone.make_aware(timezone.datetime(2026, 11, 23, 22, 15))
FORM = {
    "days": 3,
    "direction": "before",
    "at": "09:00",
    "quiet_from": "20:00",
    "quiet_until": "08:00",
    "is_on": "on",
}


@pytest.fixture(autouse=True)
def rules(office):
    planner.install_rules(office.region)


def save(client, code="answer-in-3-days", **typed):
    form = {key: value for key, value in (FORM | typed).items() if value is not None}
    return client.post(f"/notices/rules/{code}/edit/", form, follow=True)


def rule(code="answer-in-3-days"):
    return ReminderRule.objects.get(code=code)


def test_the_head_moves_a_reminder_and_sees_who_did(client, head):
    page = save(client, days=5, at="10:30", quiet_from="19:00")
    assert page.redirect_chain == [("/notices/rules/", 302)]
    saved = rule()
    assert (saved.offset, saved.at, saved.quiet_from) == (-5, time(10, 30), time(19))
    history = client.get("/notices/rules/answer-in-3-days/edit/").content.decode()
    assert "5 working days before at 10:30, quiet from 19:00 until 08:00" in history
    assert head.full_name in history
    assert history.index("5 working days before at") < history.index("3 working days before at")


@pytest.mark.parametrize(
    "later", [{"days": 2}, {"days": 0}, {"direction": "after"}, {"is_on": None}]
)
def test_what_guards_a_term_comes_no_later_and_is_never_missing(client, head, later):
    page = save(client, **later)
    assert "<li>It guards a term of the law" in page.content.decode()
    assert (rule().offset, rule().is_on) == (-3, True)


def test_moved_earlier_it_may_come_back_to_where_the_law_puts_it(client, head):
    save(client, days=9)
    save(client, days=3)
    assert rule().offset == -3


def test_the_offices_own_reminder_may_rest(client, head):
    save(client, code="paper-waits", days=2, direction="after", is_on=None)
    assert (rule("paper-waits").offset, rule("paper-waits").is_on) == (2, False)
    page = client.get("/notices/rules/paper-waits/edit/").content.decode()
    assert "switched off (2 working days after at 09:00)" in page


@pytest.mark.parametrize(
    "wrong",
    [{"days": "-1"}, {"days": "61"}, {"days": "soon"}, {"days": ""}, {"direction": "sideways"}]
    + [{"at": "25:00"}, {"at": ""}, {"quiet_until": "x"}, {"at": "21:30"}, {"at": "07:59"}],
)
def test_what_makes_no_sense_is_refused(client, head, wrong):
    assert save(client, **wrong).status_code == 200
    assert (rule().offset, rule().at) == (-3, time(9))
    assert rule().history.count() == 1


def test_a_date_set_in_quiet_hours_reminds_when_they_are_over(office, head, make_kind):
    with telling(LATE):
        planner.plan_reminders(
            "appeal.register-by",
            on=date(2026, 11, 23),
            office=office,
            recipients={"secretary": [head]}.get,
        )
    due_at = timezone.localtime(Notice.objects.get(kind="registrations-due").due_at)
    assert f"{due_at:%d.%m %H:%M}" == "24.11 08:00"


def test_another_regions_rule_is_not_found(client, office, head):
    ReminderRule.objects.all().delete()
    planner.install_rules(make_office().region)
    assert save(client, days=5).status_code == 404


def test_a_rule_that_somebody_moved_meanwhile_is_not_written_over(client, head):
    seen = rule().version
    save(client, days=5)
    page = save(client, days=7, seen=seen)
    assert "Somebody changed this meanwhile" in page.text
    assert rule().offset == -5
    save(client, days=7, seen=rule().version)
    assert rule().offset == -7
