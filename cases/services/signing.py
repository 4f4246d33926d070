"""A move goes to the head and back: signed by the head or whoever is named, then in effect."""

from django.db import transaction
from django.utils.translation import gettext as _

from cases import events, notices
from cases.models import Move
from cases.services.basis import lacks_law
from cases.services.covering import (
    cover_of,
    drop_cover,
    locked_proposal,
    send_back_cover,
    sign_cover,
    submit_cover,
    version_to_sign,
)
from cases.services.lawful import check_nothing_waits
from cases.services.moves import (
    let_clock_go,
    locked_move,
    move_state,
    paper_of,
    set_dropped,
    set_move,
)
from cases.services.registration import drop_open_moves
from cases.services.rules import RULES, Rule, check_move
from cases.services.status import is_alone_to_sign, move_status
from mediation_office.accounts.models import User
from mediation_office.clock import today
from mediation_office.documents import services as documents
from mediation_office.documents.models import PaperText
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.presses import refuse_changed
from mediation_office.terms import services as terms


@transaction.atomic
def write_paper(
    move: Move, *, by: User, first: PaperText, second: PaperText | None, seen: str
) -> None:
    """Change the texts of a paper that is still a draft, as it was `seen`; whoever else than its
    drafter writes on it answers for it too.
    """
    move = locked_move(move, by=by)
    documents.edit_paper(paper_of(move), first=first, second=second, seen=seen)
    data = {"move": move.pk}
    written = move.appeal.events.filter(code=events.PAPER_WRITTEN, by=by, data=data)
    if by.pk != move.made_by_id and not written.exists():
        events.record_event(move.appeal, events.PAPER_WRITTEN, by=by, data=data)


@transaction.atomic
def submit_move(move: Move, *, by: User, is_without_law: bool = False) -> Move:
    """Lay the move's paper before the head, and the covering letter with it.

    An answer names an article of law (APPC 89(2)), unless somebody says that it is without one.
    """
    move = locked_proposal(move, by=by)
    if lacks_law(move) and not is_without_law:
        raise BusinessRuleError(_("No article of law is named. Name it in the text, or tick this."))
    submit_cover(move)
    move.paper = documents.submit_paper(paper_of(move))
    events.record_event(
        move.appeal,
        events.MOVE_PROPOSED,
        by=by,
        data={"move": move.pk, "code": move.code, "drafter": move.made_by_id},
    )
    notices.plan_signing_reminder(move.appeal)
    return move


@transaction.atomic
def send_back_move(move: Move, *, by: User, remark: str) -> Move:
    """The head does not sign: the paper goes back with a remark."""
    move = locked_proposal(move, by=by)
    send_back_cover(move, by=by, remark=remark)
    move.paper = documents.send_back_paper(paper_of(move), by=by, remark=remark)
    events.record_event(
        move.appeal, events.MOVE_SENT_BACK, by=by, data={"move": move.pk, "code": move.code}
    )
    notices.plan_returned(move, by=by)
    return move


@transaction.atomic
def drop_move(move: Move, *, by: User) -> Move:
    """Take a proposal back before it is signed."""
    move = locked_proposal(move, by=by)
    drop_cover(move, by=by)
    move.paper = documents.drop_paper(paper_of(move))
    let_clock_go(move)
    set_dropped(move, by=by)
    return move


@transaction.atomic
def sign_move(move: Move, *, by: User, seen: str = "") -> Move:
    """The head or a named substitute signs the paper as it was seen, and its covering letter: each
    gets its outgoing number, and the move takes effect.
    """
    move = locked_proposal(move, by=by)
    cover = cover_of(move)
    refuse_changed(seen, version_to_sign(move, cover))
    rule = RULES[move.code]
    appeal = move.appeal
    check_move(move, rule)
    if rule.transition:
        check_nothing_waits(appeal)
    if is_alone_to_sign(appeal, by):
        events.record_event(appeal, events.SIGNED_ALONE, by=by, data={"move": move.pk})
    move.paper = documents.sign_paper(paper_of(move), by=by, postscripts=rule.postscripts(move))
    if cover:
        sign_cover(cover, move, by=by)
    move_state(move, rule.signature)
    _record_signature(move, rule, by=by)
    if not appeal.is_open:
        drop_open_moves(appeal, by=by)
    rule.effect(move)
    if rule.notify_term:
        set_move(
            move,
            clock=terms.start_clock(
                appeal.thread, office=appeal.office, code=rule.notify_term, on=today()
            ),
        )
    notices.plan_move_signed(move)
    return move


def _record_signature(move: Move, rule: Rule, *, by: User) -> None:
    """The event of the decision, with the status that it moves the appeal to."""
    data: dict[str, object] = {"move": move.pk, "paper": move.paper_id}
    if move.until_on:
        data["until"] = move.until_on.isoformat()
    appeal, reason = move.appeal, move.reason_code
    if rule.transition:
        move_status(appeal, rule.transition, rule.event, by=by, reason_code=reason, data=data)
    else:
        events.record_event(appeal, rule.event, by=by, reason_code=reason, data=data)
