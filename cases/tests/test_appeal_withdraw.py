import pytest
from django.urls import reverse

from cases import services
from cases.choices import AppealStatus
from cases.models import Appeal, Move
from cases.tests.asking import codes, now_of, url
from cases.tests.factories import (
    make_appeal,
    make_decided,
    make_proposed,
    make_registered,
    make_signed,
)
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now, today
from mediation_office.content.services import install_texts
from mediation_office.documents.choices import PaperState
from mediation_office.documents.models import StoredFile
from mediation_office.documents.tests.factories import tie, upload
from mediation_office.notices.kinds import kind_of
from mediation_office.notices.models import Notice

TOLD = {"reason": "Помирились"}


def test_a_withdrawal_closes_the_appeal_and_what_was_only_proposed(client, office, secretary):
    appeal = make_decided(office)
    proposed = make_proposed(appeal)
    client.post(url("appeal_withdraw", appeal), TOLD)
    appeal = now_of(appeal)
    assert (appeal.status, appeal.closed_on) == (AppealStatus.WITHDRAWN, today())
    proposed.paper.refresh_from_db()
    assert proposed.paper.state == PaperState.DROPPED
    assert Move.objects.get(code="withdraw").reason == "Помирились"
    assert codes(appeal)[-2:] == ["move-dropped", "withdrawal-noted"]
    dropped = appeal.events.get(code="move-dropped")
    assert (dropped.by, dropped.data) == (secretary, {"move": proposed.pk, "code": "answer"})


def test_what_they_wrote_is_kept_with_it(client, office, secretary):
    appeal = make_decided(office)
    client.post(url("appeal_withdraw", appeal), TOLD | {"files": [upload("заявление.txt")]})
    kept = StoredFile.objects.get()
    assert (kept.thread, kept.name, kept.audience) == (appeal.thread, "заявление.txt", "office")
    assert now_of(appeal).status == AppealStatus.WITHDRAWN


def test_the_head_hears_of_what_is_noted_in_the_applicants_name(client, office, head, secretary):
    appeal = make_decided(office)
    client.post(url("appeal_withdraw", appeal), TOLD)
    letter = Notice.objects.get(kind="withdrawal-noted")
    assert letter.user == head
    install_texts(office.region)
    words = kind_of(letter).compose(letter, links=True)
    assert appeal.reference in words.subject
    assert appeal.get_absolute_url() in words.body
    assert appeal.name_stated not in words.subject + words.body
    assert kind_of(letter).still_valid(letter)
    services.reopen_appeal(appeal, by=head, reason="-")
    assert not kind_of(letter).still_valid(letter)


def test_what_they_withdraw_by_a_code_that_nobody_here_saw_is_told_to_nobody(office, head):
    services.withdraw_appeal(make_decided(office), by=None)
    assert not Notice.objects.filter(kind="withdrawal-noted")


def test_the_head_hears_of_what_was_withdrawn_by_a_slip_of_the_desk(office, head, operator):
    appeal = make_appeal(office, channel="visit", by=operator)
    services.withdraw_appeal(appeal, by=None)
    assert Notice.objects.get(kind="withdrawal-noted").user == head


@pytest.mark.parametrize("why", ["none", "tie", "own"])
def test_where_no_head_of_the_office_may_hear_of_it_the_main_office_does(office, secretary, why):
    branch, main_head = make_office(office.region), make_user(role="head", office=office)
    head = make_user(role="head", office=branch)
    about = make_registered(branch, by=head) if why == "own" else None
    appeal = make_registered(branch, about=about, kind="complaint" if about else "")
    if why == "tie":
        tie(head, appeal.thread)
    if why == "none":
        head.grants.update(ended_at=now())
    services.withdraw_appeal(appeal, by=make_user(role="secretary", office=branch))
    letter = Notice.objects.get(kind="withdrawal-noted")
    assert letter.user == main_head
    install_texts(office.region)
    body = kind_of(letter).compose(letter, links=True).body
    assert appeal.get_absolute_url() not in body  # a page of another office is not theirs
    assert reverse("accounts:office_list") in body


def test_what_the_applicant_withdraws_drops_a_recusal_in_their_own_name(office):
    appeal = make_decided(office)
    services.request_recusal(appeal, by=None, reason="Родственник")
    services.withdraw_appeal(appeal, by=None)
    dropped = appeal.events.get(code="move-dropped")
    assert (dropped.by, dropped.by_side, dropped.audience) == (None, 1, "office")


def test_after_the_answer_nothing_is_withdrawn(client, office, secretary):
    appeal = make_signed(make_decided(office)).appeal
    response = client.post(url("appeal_withdraw", appeal), TOLD)
    assert "cannot be done" in str(response.context["form"].non_field_errors())
    assert now_of(appeal).status == AppealStatus.ANSWERED


def test_operators_may_not(client, office, operator):
    appeal = make_appeal(office, by=operator)
    assert client.post(url("appeal_withdraw", appeal), TOLD).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_appeal(make_office(office.region))
    assert client.post(url("appeal_withdraw", appeal), TOLD).status_code == 404
    assert Appeal.objects.get().status == AppealStatus.RECEIVED
