"""What can be done with an appeal and its moves, and the one thing to do next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.choices import SENT_BY_APPLICANT, MoveCode, Suspicion
from cases.models import Appeal, Move
from cases.presentation.closing import after_the_end, is_to_carry, to_carry
from cases.presentation.duties import (
    by_itself,
    due_with,
    move_title,
    running,
    to_mark_sent,
    url_of,
)
from cases.presentation.sending import notice_told
from mediation_office import spoken
from mediation_office.clock import now, today
from mediation_office.components import Action, Deadline, Fact, Next
from mediation_office.notices.models import Notice
from mediation_office.terms.days import Calendar
from mediation_office.terms.explain import pill


@dataclass(frozen=True)
class MoveRow:
    """One decision on the page: what may be done with it now, and how its own term stands."""

    move: Move
    actions: list[Action]
    pill: Deadline | None = None

    @property
    def notice(self) -> Notice | None:
        """What was written to the applicant of it; of the page's own query."""
        return notice_told(getattr(self.move, "told", None))

    @property
    def is_called_off(self) -> bool:
        """An hour that was signed and does not hold any more."""
        paper = self.move.paper
        return self.move.is_dropped and paper is not None and paper.signed_at is not None

    @property
    def title(self) -> str:
        return move_title(self.move)


def paper_facts(move: Move) -> list[Fact]:
    """Which paper it is, so that nobody takes it for another one: number, day, whom it is for."""
    paper = move.paper
    assert paper is not None, "asked only about moves that have a paper"
    facts = [Fact(_("Paper"), paper.subject or move_title(move), exact=True)]
    if paper.signed_at:
        facts.append(Fact(_("Outgoing number"), f"№ {paper.outgoing}", exact=True))
        facts.append(Fact(_("Signed"), spoken.plain_day(paper.signed_at)))
    return [*facts, Fact(_("To whom"), paper.addressee or "–", exact=True)]


def terms_of(move: Move, *, calendar: Calendar) -> list[tuple[str, Deadline]]:
    """The terms that a move waiting for a signature has to keep, the nearest first: its own and the
    answer's.
    """
    clocks = sorted(running(move), key=lambda clock: clock.due_on)
    return [(str(clock.term.name), pill(clock, calendar=calendar)) for clock in clocks]


def row_of(appeal: Appeal, move: Move, *, works: bool, signs: bool) -> MoveRow:
    actions = _decisions(appeal, move) if signs else []
    if works:
        actions += _paperwork(appeal, move) + _telling(appeal, move)
    if works and (signs or appeal.ends_when_passed_on):
        actions += _closing(appeal, move)
    clock = move.running_clock
    if clock is None:
        return MoveRow(move, actions)
    return MoveRow(move, actions, pill(clock, calendar=Calendar.shown(appeal.office.region)))


def _decisions(appeal: Appeal, move: Move) -> list[Action]:
    """What is decided by whoever signs."""
    if not move.is_waiting:
        return []
    if move.code == MoveCode.HEARING:
        return [Action(_("Call it off"), url_of("hearing_call_off", appeal, move.pk))]
    if move.code == MoveCode.RECUSE:
        return [Action(_("Decide"), url_of("recusal_decide", appeal, move.pk))]
    return []


def _paperwork(appeal: Appeal, move: Move) -> list[Action]:
    """What the secretariat may do with the paper of a move."""
    paper = move.paper
    if paper is None:
        return []
    scan, actions = paper.signed_scan, []
    if move.is_proposed and "submit" in paper.next_moves:
        actions.append(Action(_("Edit"), url_of("paper_edit", appeal, move.pk), icon="edit"))
    goes_alone = move.code != MoveCode.COVER
    if move.is_proposed and goes_alone and "drop" in paper.next_moves:
        actions.append(Action(_("Drop"), url_of("move_drop", appeal, move.pk), "link", post=True))
    if scan:
        address = reverse("documents:file_download", args=[scan.uuid])
        actions.append(Action(_("Signed scan"), address, "link", "file"))
        replaced = url_of("scan_add", appeal, move.pk)
        actions.append(Action(_("Replace the scan"), replaced, "link"))
    elif paper.signed_at:
        actions.append(
            Action(_("Add the signed scan"), url_of("scan_add", appeal, move.pk), icon="clip")
        )
    if "send" in paper.next_moves and not move.is_dropped:
        actions.append(to_mark_sent(appeal, move))
    return actions


def _telling(appeal: Appeal, move: Move) -> list[Action]:
    """What waits, under a clock of its own, to be given or told to the applicant."""
    if move.running_clock is None:
        return []
    if move.code == MoveCode.HEARING and move.is_done:
        return [Action(_("The minutes were given"), url_of("minutes_give", appeal, move.pk))]
    if move.code == MoveCode.FILE_ACCESS and move.is_waiting:
        return [Action(_("The file was read"), url_of("file_give", appeal, move.pk))]
    return []


def _closing(appeal: Appeal, move: Move) -> list[Action]:
    """A crime or threat that was passed on ends the appeal only where nothing else is asked."""
    if move.code != MoveCode.FORWARD or "close-forwarded" not in appeal.next_moves:
        return []
    words = _("Nothing else is asked: it is over")
    return [Action(words, url_of("forward_close", appeal), "link", post=True)]


def next_for(appeal: Appeal, moves: Iterable[Move], *, works: bool, signs: bool) -> Next | None:
    """What to do now, who does it, by when; None for a matter that is over or not the reader's to
    act on.
    """
    if not (works or signs):
        return None
    moves = list(moves)
    if not appeal.is_open:
        return after_the_end(appeal, moves) if works else None
    if works and (carried := next((move for move in moves if is_to_carry(move)), None)):
        return to_carry(appeal, carried)
    if works and (untold := next((move for move in moves if _is_untold(move)), None)):
        return _to_tell(appeal, untold)
    waiting = [move for move in moves if move.is_open]
    for step in (_to_sign, _recusal, _file_access, _signed_hearing, _draft, _clarification):
        for move in waiting:
            if panel := step(appeal, move, signs=signs):
                return panel
    return _by_status(appeal, came=_came(moves)) if works else None


def _due(appeal: Appeal) -> list[Fact]:
    if appeal.answer_clock is None:
        return [Fact(_("Registered by"), spoken.day(appeal.register_by_on))]
    return [Fact(_("Answer due"), spoken.day(appeal.answer_clock.due_on))]


def _scope_due(appeal: Appeal) -> list[Fact]:
    """By when it is passed on if it is not ours (APPC 65); the page's own query brings the day."""
    due_on = getattr(appeal, "scope_due_on", None)
    return [Fact(_("If it is not ours, passed on by"), spoken.day(due_on))] if due_on else []


def _to_sign(appeal: Appeal, move: Move, *, signs: bool) -> Next | None:
    if not move.paper or "sign" not in move.paper.next_moves:
        return None
    facts = [Fact(_("Who acts"), _("head of the office")), *due_with(appeal, move)]
    actions = (
        [Action(_("Read and sign"), url_of("move_sign", appeal, move.pk), "primary", "sign")]
        if signs
        else []
    )
    return Next(_("Waits for a signature"), move_title(move), facts=facts, actions=actions)


def _recusal(appeal: Appeal, move: Move, *, signs: bool) -> Next | None:
    """Before it is decided nothing closes the appeal (APPC 67)."""
    if move.code != MoveCode.RECUSE or not move.is_waiting:
        return None
    facts = due_with(appeal, move)
    if not signs:
        facts = [Fact(_("Who acts"), _("head of the office")), *facts]
        return Next(_("Waits for the head’s decision"), move_title(move), facts=facts)
    actions = [Action(_("Decide"), url_of("recusal_decide", appeal, move.pk), "primary")]
    return Next(_("Waits for you"), move_title(move), facts=facts, actions=actions)


def _file_access(appeal: Appeal, move: Move, *, signs: bool) -> Next | None:
    """Asked for and not given yet; its term ends long before that of the answer."""
    if move.code != MoveCode.FILE_ACCESS or not move.is_waiting or move.running_clock is None:
        return None
    (given,) = _telling(appeal, move)
    return Next(
        _("Next step"),
        _("Let the applicant read the file"),
        facts=due_with(appeal, move),
        actions=[replace(given, kind="primary")],
    )


def _draft(appeal: Appeal, move: Move, *, signs: bool) -> Next | None:
    if not move.paper or "submit" not in move.paper.next_moves:
        return None
    actions = [
        Action(_("Go on with the draft"), url_of("paper_edit", appeal, move.pk), "primary", "edit")
    ]
    text = _("The head sent it back with a remark.") if move.paper.remark else ""
    return Next(
        _("Draft"), move_title(move), text=text, facts=due_with(appeal, move), actions=actions
    )


def _clarification(appeal: Appeal, move: Move, *, signs: bool) -> Next | None:
    if move.code != MoveCode.CLARIFY or not move.is_waiting:
        return None
    assert appeal.answer_clock is not None
    assert move.until_on is not None
    text = _("Waiting for the applicant; the answer is due on %(day)s all the same.") % {
        "day": spoken.day(appeal.answer_clock.due_on)
    }
    late = move.until_on < today()
    actions = [
        Action(
            _("It has come"), url_of("clarification_receive", appeal, move.pk), "primary", post=True
        )
    ]
    facts = [
        Fact(_("Who acts"), _("the applicant")),
        Fact(_("Asked until"), spoken.day(move.until_on)),
    ]
    if late and move.clock:
        url = url_of("move_propose", appeal, MoveCode.RETURN.value)
        actions.append(Action(_("Return the appeal"), url))
        facts.append(Fact(_("Returned by"), spoken.day(move.clock.due_on)))
    if appeal.is_extendable:
        extend_url = url_of("move_propose", appeal, MoveCode.EXTEND.value)
        actions.append(Action(_("Propose an extension"), extend_url, "link"))
    return Next(
        _("Waiting for what is missing"),
        _("We asked the applicant for what is missing"),
        text=text,
        facts=[*facts, *_due(appeal)],
        actions=actions,
    )


def _came(moves: Iterable[Move]) -> str:
    """Whether the applicant answered the last question on the status page, in a sentence."""
    asked = [move for move in moves if move.code == MoveCode.CLARIFY]
    if not asked or asked[-1].reason_code != SENT_BY_APPLICANT or asked[-1].done_at is None:
        return ""
    return _("The applicant sent what was missing %(on_day)s: read it below.") % {
        "on_day": spoken.on_day(asked[-1].done_at)
    }


def _signed_hearing(appeal: Appeal, move: Move, *, signs: bool) -> Next | None:
    if move.code != MoveCode.HEARING or not move.is_waiting or not move.at:
        return None
    actions = []
    if move.at <= now():
        held = url_of("hearing_hold", appeal, move.pk)
        actions.append(Action(_("It was held"), held, "primary", post=True))
    another = url_of("move_propose", appeal, MoveCode.HEARING.value)
    actions.append(Action(_("Another hour"), another, "link"))
    if signs:
        called_off = url_of("hearing_call_off", appeal, move.pk)
        actions.append(Action(_("Call it off"), called_off, "link"))
    return Next(_("Hearing"), spoken.moment(move.at), facts=_due(appeal), actions=actions)


def _is_untold(move: Move) -> bool:
    """A hearing was held or a recusal decided, and the applicant is still to hear of it."""
    is_to_tell = move.code in (MoveCode.HEARING, MoveCode.RECUSE)
    return is_to_tell and move.is_done and move.running_clock is not None


def _to_tell(appeal: Appeal, move: Move) -> Next:
    """The minutes before all: nothing closes the appeal without them (APPC 74)."""
    if move.code == MoveCode.HEARING:
        words, text = _("Give the minutes of the hearing to the applicant"), ""
        (given,) = _telling(appeal, move)
    else:
        words, text = _("Tell the applicant how the recusal was decided"), by_itself()
        given = to_mark_sent(appeal, move)
    actions = [replace(given, kind="primary")]
    return Next(_("Next step"), words, text=text, facts=due_with(appeal, move), actions=actions)


def _by_status(appeal: Appeal, *, came: str) -> Next | None:
    if appeal.is_quarantined:
        return _to_look_at(appeal)
    if "register" in appeal.next_moves:
        return _to_register(appeal)
    if appeal.is_undecided:
        return _to_decide(appeal, came=came)
    url = url_of("move_propose", appeal, MoveCode.ANSWER.value)
    return Next(
        _("Next step"),
        _("Answer the applicant"),
        text=came,
        facts=_due(appeal),
        actions=[Action(_("Draft the answer"), url, "primary", "edit")],
    )


def suspicion_of(appeal: Appeal) -> str:
    """Why a person should look at it."""
    return str(dict(Suspicion.choices).get(appeal.quarantine_reason, _("It looks unusual.")))


def _to_look_at(appeal: Appeal) -> Next:
    actions = [
        Action(_("It is an appeal"), url_of("appeal_release", appeal), "primary", post=True),
        Action(_("It is not an appeal"), url_of("appeal_dismiss", appeal)),
    ]
    return Next(
        _("To be looked at"),
        _("Is this an appeal?"),
        text=suspicion_of(appeal),
        facts=[Fact(_("Registered by"), spoken.day(appeal.register_by_on))],
        actions=actions,
    )


def _to_register(appeal: Appeal) -> Next:
    late = appeal.register_by_on < today()
    text = _("Registration is late: register it now, it will be marked.") if late else ""
    url = url_of("appeal_register", appeal)
    return Next(
        _("Next step"),
        _("Register the appeal"),
        text=text,
        facts=_due(appeal),
        actions=[Action(_("Register"), url, "primary", "register", post=True)],
    )


def _to_decide(appeal: Appeal, *, came: str) -> Next:
    actions = [Action(_("Decide kind and scope"), url_of("appeal_decide", appeal), "primary")]
    if appeal.person_id is None:
        actions.append(Action(_("Confirm the applicant's card"), url_of("appeal_identify", appeal)))
    return Next(
        _("Next step"),
        _("Decide what it is and whose it is"),
        text=came,
        facts=[*_scope_due(appeal), *_due(appeal)],
        actions=actions,
    )
