"""What is still to be done when a matter is over: to hand over, to tell, to send."""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.choices import DECISIONS, TO_A_BODY, AppealStatus, MoveCode
from cases.models import Appeal, Move
from cases.presentation.duties import by_itself, due_with, to_mark_sent, url_of
from cases.presentation.sending import SIGNED_ONLY, is_to_leave, notice_told
from mediation_office.components import Action, Fact, Next
from mediation_office.documents.choices import SentHow
from mediation_office.documents.models import Paper
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.models import Notice
from mediation_office.people.choices import Channel


def after_the_end(appeal: Appeal, moves: Iterable[Move]) -> Next | None:
    """The duty that is left, one with a term of its own first: what is passed on and whose covering
    paper has not gone, an applicant to be told, a signed paper that has not left.
    """
    rows = list(moves)
    for move in rows:
        if move.code == MoveCode.TERMINATE and (facts := due_with(appeal, move)):
            return _to_tell(appeal, move, facts)
        if is_to_carry(move):
            return to_carry(appeal, move)
    for move in reversed(rows):
        if move.code in DECISIONS and move.is_done and (paper := move.paper):
            return _to_send(appeal, move, paper) or _to_mediate(appeal)
    return None


def _to_mediate(appeal: Appeal) -> Next | None:
    """The answer under the Code does not settle a request for mediation."""
    if appeal.status != AppealStatus.ANSWERED or not appeal.asks_for_mediation:
        return None
    return Next(
        _("Mediation asked for"),
        _("Tell the applicant how it goes on with mediation"),
        text=_(
            "The answer does not settle that. The case of mediation itself is not kept here yet:"
            " get in touch in the way that is safe, agree on what follows and write it down."
        ),
        actions=[Action(_("Write it down"), url_of("note_add", appeal), icon="edit")],
    )


def _to_tell(appeal: Appeal, move: Move, facts: list[Fact]) -> Next:
    return Next(
        _("Next step"),
        _("Tell the applicant that the review was terminated"),
        text=by_itself(),
        facts=facts,
        actions=[replace(to_mark_sent(appeal, move), kind="primary")],
    )


def is_to_carry(move: Move) -> bool:
    """Signed or issued, and its paper has not been handed over."""
    return move.code in TO_A_BODY and move.is_done and move.running_clock is not None


def to_carry(appeal: Appeal, move: Move) -> Next:
    words = {
        MoveCode.FORWARD: (
            _("At once"),
            _("Hand the report over"),
            _("Print the covering paper and hand it over; call the body as well."),
        ),
        MoveCode.COVER: (
            _("Next step"),
            _("Hand the appeal over to the competent body"),
            _("Print the covering letter and send it with the appeal: by hand or by post."),
        ),
    }
    handed_over = replace(to_mark_sent(appeal, move), words=_("It was handed over"), kind="primary")
    return Next(
        *words[MoveCode(move.code)],
        facts=[Fact(_("To whom"), str(move.organisation), exact=True), *due_with(appeal, move)],
        actions=[handed_over],
    )


def _to_send(appeal: Appeal, move: Move, paper: Paper) -> Next | None:
    """A signed paper that has not reached the applicant: its sheet on paper, and its message."""
    notice = notice_told(getattr(move, "told", None))
    if paper.sent_at or notice is None or not is_to_leave(notice):
        return _to_put_there(appeal, move, paper)
    facts = [Fact(_("Outgoing number"), f"№ {paper.outgoing}", exact=True)]
    facts.append(Fact(str(notice.get_channel_display()), notice.get_state_display()))
    message = reverse("notices:notice_detail", args=[notice.uuid])
    actions = [Action(_("See the message"), message, "link")]
    if not paper.signed_scan_id:
        scan = url_of("scan_add", appeal, move.pk)
        actions.insert(0, Action(_("Add the signed scan"), scan, "primary", "clip"))
    return Next(
        _("Next step"),
        capfirst(str(SIGNED_ONLY)),
        text=_how_it_leaves(notice, has_scan=bool(paper.signed_scan_id)),
        facts=facts,
        actions=actions,
    )


def _to_put_there(appeal: Appeal, move: Move, paper: Paper) -> Next | None:
    """What came through e-Otinish is answered there too, whatever message went."""
    if appeal.contact.channel != Channel.E_OTINISH or paper.sent_how == SentHow.E_OTINISH:
        return None
    number = appeal.contact.outside_number
    facts = [Fact(_("Number in e-Otinish"), number, exact=True)] if number else []
    return Next(
        _("Next step"),
        _("Put the answer into e-Otinish"),
        text=_("The appeal came from there. Put the signed paper there, then note it here."),
        facts=[*facts, Fact(_("Outgoing number"), f"№ {paper.outgoing}", exact=True)],
        actions=[replace(to_mark_sent(appeal, move), words=_("It stands there"), kind="primary")],
    )


def _how_it_leaves(notice: Notice, *, has_scan: bool) -> str:
    is_by_hand = notice.state in (NoticeState.HELD, NoticeState.DEAD)
    if is_by_hand and has_scan:
        return _("No message can go by itself: hand the paper over or post it, then note that.")
    if is_by_hand:
        return _(
            "Print the paper, have it signed by hand and add its scan. No message can go by"
            " itself: hand the paper over or post it, then note that."
        )
    if has_scan:
        return _("The message waits for the hours in which it may come, and leaves by itself.")
    return _(
        "Print the paper, have it signed by hand and add its scan. The message waits for the"
        " hours in which it may come, and leaves by itself."
    )
