"""The covering letter with which a redirect goes to the competent body (APPC 65): laid before
the head, signed and dropped together with the decision that it carries out.
"""

from django.utils.translation import gettext as _

from cases import lifecycle, notices
from cases.choices import DECISIONS, MoveCode, MoveState
from cases.models import Appeal, Move
from cases.services.moves import locked_for, move_state, paper_of, set_dropped, set_move
from mediation_office.accounts.models import User
from mediation_office.content import services as content
from mediation_office.documents import services as documents
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.presses import version_of
from mediation_office.terms import services as terms


def cover_of(move: Move) -> Move | None:
    """The letter that waits with this decision: one at most, as one redirect at most is open."""
    if move.code != MoveCode.REDIRECT or not move.is_proposed:
        return None
    covers = move.appeal.moves.proposed().filter(code=MoveCode.COVER)
    cover = covers.select_related("paper", "organisation").first()
    if cover:
        cover.appeal = move.appeal
    return cover


def locked_proposal(move: Move, *, by: User) -> Move:
    """The move, locked and still to be signed; of a covering letter, the decision it goes with.

    Raises BusinessRuleError for whom it is a complaint about.
    """
    move = locked_for(move, lifecycle.SIGN, by=by)
    if move.code != MoveCode.COVER:
        return move
    decision = move.appeal.moves.proposed().get(code=MoveCode.REDIRECT)
    return locked_for(decision, lifecycle.SIGN, by=by)


def version_to_sign(move: Move, cover: Move | None) -> str:
    """Of all that one signature is set under."""
    return version_of(*(paper_of(part).version for part in (move, cover) if part))


def submit_cover(move: Move) -> None:
    """Lay the letter before the head with its decision."""
    cover = cover_of(move)
    if cover is None:
        return
    if any(content.has_gap(text.body) for text in paper_of(cover).texts):
        raise BusinessRuleError(
            _(
                "The covering letter is not finished in both languages: write where its brackets"
                " ask for it, or leave the second language out."
            )
        )
    documents.submit_paper(paper_of(cover))


def send_back_cover(move: Move, *, by: User, remark: str) -> None:
    if cover := cover_of(move):
        documents.send_back_paper(paper_of(cover), by=by, remark=remark)


def drop_cover(move: Move, *, by: User) -> None:
    if cover := cover_of(move):
        documents.drop_paper(paper_of(cover))
        set_dropped(cover, by=by)


def sign_cover(cover: Move, move: Move, *, by: User) -> None:
    """The same signature: the letter gets the next outgoing number and takes over the term of
    passing on, which is met when it has gone.
    """
    paper = documents.sign_paper(paper_of(cover), by=by)
    move_state(cover, lifecycle.SIGN, paper=paper, clock=move.clock)
    set_move(move, clock=None)
    notices.plan_handing_over(cover)


def stop_telling(appeal: Appeal) -> None:
    """It is looked into here again: how it ended need not be told any more, where it has not been.

    Raises BusinessRuleError while a message about it is on its way.
    """
    ends = appeal.moves.filter(code__in=(MoveCode.COVER, *DECISIONS), state=MoveState.DONE)
    for move in ends.select_related("clock"):
        if move.running_clock:
            terms.cancel_clock(move.running_clock)
        notices.cancel_move_signed(move)
    notices.cancel_forward_closed(appeal)
