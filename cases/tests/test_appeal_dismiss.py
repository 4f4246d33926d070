from cases.choices import AppealStatus
from cases.models import Appeal
from cases.tests.asking import codes, now_of, planned, url
from cases.tests.factories import make_appeal
from mediation_office.accounts.tests.factories import make_office

ROBOT = {"reason": "robot"}


def test_what_is_no_appeal_is_put_away_counted_and_kept(client, office, secretary):
    appeal = make_appeal(office, suspicion="many-links")
    client.post(url("appeal_dismiss", appeal), ROBOT)
    assert now_of(appeal).status == AppealStatus.SPAM
    event = appeal.events.last()
    assert (event.code, event.reason_code, event.by) == ("appeal-dismissed", "robot", secretary)
    assert planned(appeal) == []
    assert Appeal.objects.visible_to(secretary).get() == appeal


def test_an_appeal_in_the_queue_cannot_be_dismissed(client, office, secretary):
    appeal = make_appeal(office)
    response = client.post(url("appeal_dismiss", appeal), ROBOT)
    assert "cannot be done" in str(response.context["form"].non_field_errors())
    assert codes(appeal) == ["appeal-accepted"]


def test_what_speaks_of_danger_is_never_put_away_by_one_person(client, office, secretary, head):
    appeal = make_appeal(office, suspicion="flood", has_danger=True)
    client.force_login(secretary)
    marked = client.post(url("appeal_dismiss", appeal), ROBOT)
    client.post(url("danger_mark", appeal), {"has_danger": "no", "reason": "Пробная запись"})
    cleared = client.post(url("appeal_dismiss", appeal), ROBOT)
    for page in (marked, cleared):
        assert "and another puts it away" in page.text
    assert now_of(appeal).status == AppealStatus.QUARANTINED

    client.force_login(head)
    client.post(url("appeal_dismiss", appeal), ROBOT)
    assert now_of(appeal).status == AppealStatus.SPAM


def test_a_reason_is_asked_for(client, office, secretary):
    appeal = make_appeal(office, suspicion="many-links")
    response = client.post(url("appeal_dismiss", appeal), {"reason": "boring"})
    assert response.context["form"].errors


def test_operators_may_not(client, office, operator):
    appeal = make_appeal(office, by=operator, suspicion="many-links")
    assert client.post(url("appeal_dismiss", appeal), ROBOT).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_appeal(make_office(office.region), suspicion="many-links")
    assert client.post(url("appeal_dismiss", appeal), ROBOT).status_code == 404
