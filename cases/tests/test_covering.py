"""The covering letter of a redirect (APPC 65): it goes with its decision all the way."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases import services
from cases.choices import AppealStatus, MoveState
from cases.querysets import to_hand_over
from cases.tests.asking import codes, now_of, planned, said, sent, url
from cases.tests.factories import (
    make_body,
    make_decided,
    make_proposed,
    make_registered,
    make_signed,
)
from mediation_office.accounts.tests.factories import make_user
from mediation_office.clock import now, telling
from mediation_office.desk.counts import counts_for
from mediation_office.documents.choices import PaperState
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices.by_hand import task_of
from mediation_office.notices.models import Notice
from mediation_office.terms.choices import ClockState


def redirect_of(office, make, **asked):
    return make(make_registered(office), code="redirect", organisation=make_body(office), **asked)


def cover_of(move):
    return move.appeal.moves.select_related("paper", "clock__term", "organisation").get(
        code="cover"
    )


def states(move):
    cover = cover_of(move)
    return cover.state, cover.paper.state


def test_it_is_drafted_to_the_body_in_both_languages(office):
    paper = cover_of(redirect_of(office, make_proposed)).paper
    russian, kazakh = sorted(paper.texts, key=lambda text: text.language, reverse=True)
    assert "Проверено, меры приняты." in russian.body
    assert "Тексерілді, шара қолданылды." in kazakh.body
    assert paper.move.organisation.name_kk in (kazakh.addressee, kazakh.body)
    assert paper.state == PaperState.TO_SIGN


def test_one_signature_is_set_under_both_and_the_head_reads_both(client, office, head):
    move = redirect_of(office, make_proposed)
    page = client.get(url("move_sign", move.appeal, move.pk)).text
    assert cover_of(move).paper.subject in page
    assert counts_for(head).to_sign == 1
    client.post(url("move_sign", move.appeal, move.pk))
    move.paper.refresh_from_db()
    cover = cover_of(move)
    assert (move.paper.outgoing_number, cover.paper.outgoing_number) == (1, 2)
    assert (cover.paper.signed_by, cover.state) == (head, MoveState.DONE)
    assert now_of(move.appeal).status == AppealStatus.REDIRECTED
    assert {"move-redirect", "move-cover"} <= set(planned(move.appeal))


def test_what_changed_in_it_since_it_was_read_is_not_signed(client, office, head):
    move = redirect_of(office, make_proposed)
    seen = client.get(url("move_sign", move.appeal, move.pk)).context["version"]
    paper = cover_of(move).paper
    paper.body += " …"
    paper.save()
    answer = client.post(url("move_sign", move.appeal, move.pk), {"seen": seen})
    assert "changed this meanwhile" in said(answer)


def test_it_waits_to_be_handed_over_and_is_overdue_until_then(client, office, secretary):
    with telling(now() - timedelta(days=9)):
        cover = cover_of(redirect_of(office, make_signed))
    appeal = cover.appeal
    assert (cover.clock.term.code, cover.clock.state) == ("redirect", ClockState.RUNNING)
    address = reverse("cases:appeal_list") + "?queue=overdue"
    chips = {chip.code: chip.count for chip in client.get(address).context["chips"]}
    assert (chips["overdue"], counts_for(secretary).overdue) == (1, 1)
    assert "Hand the appeal over" in client.get(appeal.get_absolute_url()).text
    task = Notice.objects.get(thread=appeal.thread, kind="move-cover")
    assert (task.state, task.side) == ("held", None)
    assert cover.organisation.name in task_of(task).words.body

    client.post(url("move_mark_sent", appeal, cover.pk), sent())
    cover.clock.refresh_from_db()
    task.refresh_from_db()
    assert (cover.clock.state, task.state) == (ClockState.MET, "sent")
    assert codes(appeal)[-1] == "forward-gone"
    assert counts_for(secretary).overdue == 0
    assert "Hand the appeal over" not in client.get(appeal.get_absolute_url()).text


def test_what_went_to_the_applicant_does_not_meet_the_term_of_the_body(office, secretary):
    move = redirect_of(office, make_signed)
    services.mark_move_sent(move, by=secretary)
    assert cover_of(move).clock.state == ClockState.RUNNING


def test_it_is_edited_on_its_own_page_and_laid_before_the_head_with_its_decision(
    client, office, secretary
):
    move = services.propose_move(
        make_registered(office),
        code="redirect",
        by=secretary,
        reason="Дорога",
        organisation=make_body(office),
    )
    cover = cover_of(move)
    assert (
        url("paper_edit", move.appeal, cover.pk)
        in client.get(url("paper_edit", move.appeal, move.pk)).text
    )
    with pytest.raises(BusinessRuleError, match="covering letter is not finished"):
        services.submit_move(move, by=secretary)
    typed = {"addressee": "Акимат", "subject": "Обращение", "body": "Передаём."} | {
        "addressee_other": "Әкімдік", "subject_other": "Өтініш", "body_other": "Жолдаймыз."
    }  # fmt: skip
    client.post(url("paper_edit", move.appeal, move.pk), typed)
    client.post(url("paper_edit", move.appeal, cover.pk), typed | {"submit": "1"})
    move.paper.refresh_from_db()
    assert move.paper.state == PaperState.TO_SIGN
    assert states(move) == (MoveState.PROPOSED, PaperState.TO_SIGN)


def test_it_goes_back_and_is_dropped_with_its_decision(client, office, head, secretary):
    move = redirect_of(office, make_proposed)
    services.send_back_move(move, by=head, remark="Не туда")
    assert states(move) == (MoveState.PROPOSED, PaperState.DRAFT)
    services.drop_move(cover_of(move), by=secretary)
    move.refresh_from_db()
    assert (move.state, *states(move)) == ("dropped", MoveState.DROPPED, PaperState.DROPPED)
    assert codes(move.appeal).count("move-dropped") == 1


def test_nobody_signs_it_without_its_decision(client, office, head):
    cover = cover_of(redirect_of(office, make_proposed))
    assert client.get(url("move_sign", cover.appeal, cover.pk)).status_code == 404


def test_what_is_reopened_before_it_went_need_not_go(office):
    head = make_user(role="head", office=office)
    move = redirect_of(office, make_signed)
    services.reopen_appeal(now_of(move.appeal), by=head, reason="Наш вопрос")
    cover = cover_of(move)
    assert cover.clock.state == ClockState.CANCELLED
    assert Notice.objects.get(kind="move-cover").state == "cancelled"


def test_a_decision_changed_meanwhile_leaves_the_letter_on_the_list_until_it_has_gone(office, head):
    appeal = make_decided(office)
    move = make_proposed(appeal, code="redirect", organisation=make_body(office))
    services.decide_appeal(
        appeal,
        by=head,
        kind="statement",
        track="code",
        topic=None,
        subject="Шум",
        responsible=head,
        answers={},
    )
    services.sign_move(move, by=head)
    assert to_hand_over().get().code == "cover"


def test_neither_letter_tells_as_done_what_its_signature_begins(office, head):
    redirect = make_proposed(make_decided(office), code="redirect", organisation=make_body(office))
    moves = redirect.appeal.moves.select_related("paper")
    said = " ".join(text.body for move in moves for text in move.paper.texts)
    assert "направляется органу" in said
    assert "извещается" in said
