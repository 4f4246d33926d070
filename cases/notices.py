"""What is planned to be sent about an appeal: to the applicant by the channel that is safe, to
staff as reminders of what is due. What each message says stands in `cases.kinds`.

Nothing goes to an address or number typed into a form until a person has registered the appeal.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases import events
from cases.choices import SIGNED_KEY, UNREGISTERED
from cases.models import Appeal, Move, Note
from cases.policies import heads_who_watch
from mediation_office import spoken
from mediation_office.accounts.models import Region, User
from mediation_office.addresses import address_of
from mediation_office.clock import today
from mediation_office.documents.models import Paper
from mediation_office.notices import planner, replies
from mediation_office.notices import services as notices
from mediation_office.notices.choices import NoticeChannel
from mediation_office.notices.kinds import KINDS

# kinds of messages, and the question that is answered without an account
REGISTERED = "appeal-registered"
WRITTEN = "appeal-message"
RETURNED = "paper-returned"
WITHDRAWAL_NOTED = "withdrawal-noted"
FORWARD_NOTED = "forward-noted"
FORWARD_CLOSED = "forward-closed"
CLOSING_NOTED = "closing-noted"
TERM_MOVED = "term-moved"
CLARIFICATION = "clarification"


def of_move(code: str) -> str:
    """The kind of message that tells of a signed move."""
    return f"move-{code}"


# ── to the applicant ───────────────────────────────────────────────────────────────────────


def plan_registered(appeal: Appeal) -> None:
    """One neutral message that it has arrived, if a channel was allowed; else it is held for a
    person.
    """
    _plan(REGISTERED, appeal, key=f"appeal:{appeal.pk}:registered", data={})


def plan_message(note: Note) -> None:
    _plan(WRITTEN, note.appeal, key=f"note:{note.pk}", data={"note": note.pk})


def plan_move_signed(move: Move) -> None:
    """The signed paper waits: say so by the channel that is safe, neutrally."""
    appeal = move.appeal
    data: dict[str, Any] = {"move": move.pk}
    if move.until_on:
        data |= {"until": move.until_on.isoformat(), "day": move.until_on.isoformat()}
    if move.at:
        local = timezone.localtime(move.at)
        data |= {"at": local.isoformat(), "day": local.isoformat(), "time": f"{local:%H:%M}"}
    _plan(of_move(move.code), appeal, key=_of_signed(move), data=data)


def ask_clarification(move: Move) -> replies.Secrets:
    """One use, until the end of the day that the applicant was asked to answer by."""
    assert move.until_on is not None
    next_day = move.until_on + timedelta(days=1)
    return replies.make_reply(
        replies.PURPOSES[CLARIFICATION],
        thread=move.thread,
        side=1,
        subject_id=move.pk,
        expires_at=timezone.make_aware(datetime.combine(next_day, time.min)),
    )


def offer_short_code(move: Move) -> dict[str, str]:
    """The last paragraph of the paper that asks, in each of its languages: where to answer, and the
    code for it.
    """
    assert move.paper is not None
    code = ask_clarification(move).short_code
    return {
        text.language: _short_code_words(move, code, text.language) for text in move.paper.texts
    }


def _short_code_words(move: Move, code: str, language: str) -> str:
    assert move.until_on is not None
    with translation.override(language):
        return _now("You can also answer on the site: %(address)s, code %(code)s, %(by_day)s.") % {
            "address": f"{settings.SITE_URL}{address_of('answer')}",
            "code": f"{code[:4]} {code[4:]}",
            "by_day": spoken.by_day(move.until_on),
        }


def cancel_to_applicant(appeal: Appeal) -> None:
    """Nothing about this matter leaves to them any more, nor waits for somebody to post it.

    Raises BusinessRuleError while a message is on its way: it would reach them after all.
    """
    notices.cancel_notices(thread=appeal.thread, side=1)


def _plan(kind: str, appeal: Appeal, *, key: str, data: dict[str, Any]) -> None:
    notices.plan_to_side(
        KINDS[kind],
        key=key,
        office=appeal.office,
        thread=appeal.thread,
        side=1,
        language=appeal.answer_language,
        data={"reference": appeal.reference} | data,
    )


# ── to the body that takes over ────────────────────────────────────────────────────────────


def plan_handing_over(move: Move) -> None:
    """A person hands the covering paper over; until it is recorded it stays on their list."""
    assert move.organisation is not None
    assert move.paper is not None
    notices.plan(
        KINDS[of_move(move.code)],
        key=_of_signed(move),
        office=move.appeal.office,
        thread=move.thread,
        language=move.paper.language,
        channel=NoticeChannel.LETTER,
        address=move.organisation.address or move.organisation.phone,
        data={"move": move.pk, "reference": move.appeal.reference},
    )


def cancel_move_signed(move: Move) -> None:
    """What was signed need not be told or handed over any more.

    Raises BusinessRuleError while a message about it is on its way.
    """
    notices.cancel_notices(key=_of_signed(move))


def let_signed_go(move: Move) -> None:
    """What was signed has come to nothing, or was answered: who has not been told need not be."""
    notices.let_go(key=_of_signed(move))


def tell_signed_again(move: Move) -> None:
    """What was cancelled with a withdrawal that does not stand is told after all."""
    notices.free_key(_of_signed(move))
    plan_move_signed(move)


def cancel_forward_closed(appeal: Appeal) -> None:
    """It is not over by what was passed on."""
    notices.cancel_notices(key=_of_closing(appeal))


def note_handed_over(move: Move, *, by: User) -> None:
    """The paper was handed over or posted, and recorded on the page of the appeal: nobody does it
    twice.
    """
    notices.note_done(key=_of_signed(move), by=by)


def _of_signed(move: Move) -> str:
    return str(move.pk).join(SIGNED_KEY)


def _of_closing(appeal: Appeal) -> str:
    """Of the last time that it was over by what was passed on."""
    return f"appeal:{appeal.pk}:forward-closed:{_times(appeal, events.FORWARD_CLOSED)}"


# ── to staff ───────────────────────────────────────────────────────────────────────────────


def _answers_again(region: Region) -> None:
    """Once for each office, last day and person: one e-mail tells of all of them."""
    asked = ("office_id", "answer_clock__due_on", "responsible_id")
    rows = Appeal.objects.open().filter(office__region=region, answer_clock__isnull=False)
    for appeal in _with_staff(rows).order_by(*asked).distinct(*asked):
        plan_answer_reminders(appeal)


def _registrations_again(region: Region) -> None:
    asked = ("office_id", "register_clock__due_on", "responsible_id")
    rows = Appeal.objects.filter(office__region=region, status__in=UNREGISTERED)
    for appeal in _with_staff(rows).order_by(*asked).distinct(*asked):
        plan_register_reminder(appeal)


def _signatures_again(region: Region) -> None:
    waiting = Paper.objects.to_sign().filter(office__region=region, move__isnull=False)
    for paper in waiting.select_related(
        "move__appeal__office__region", "move__appeal__responsible"
    ):
        assert paper.submitted_at is not None
        plan_signing_reminder(paper.move.appeal, on=timezone.localdate(paper.submitted_at))


def _with_staff(rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
    return rows.select_related("office__region", "answer_clock", "register_clock", "responsible")


ANSWER_DUE = planner.register_anchor(
    "appeal.answer-due", _("last day of an answer"), again=_answers_again
)
REGISTER_BY = planner.register_anchor(
    "appeal.register-by", _("last day of a registration"), again=_registrations_again
)
SUBMITTED = planner.register_anchor(
    "paper.submitted", _("a paper was laid before the head"), again=_signatures_again
)


def plan_answer_reminders(appeal: Appeal) -> None:
    """Plan anew who is reminded of the answer's last day."""
    assert appeal.answer_clock is not None
    planner.plan_reminders(
        ANSWER_DUE,
        on=appeal.answer_clock.due_on,
        office=appeal.office,
        recipients=partial(staff_of, appeal),
    )


def plan_register_reminder(appeal: Appeal) -> None:
    planner.plan_reminders(
        REGISTER_BY,
        on=appeal.register_by_on,
        office=appeal.office,
        recipients=partial(staff_of, appeal),
    )


def plan_signing_reminder(appeal: Appeal, *, on: date | None = None) -> None:
    day = on or today()
    planner.plan_reminders(
        SUBMITTED, on=day, office=appeal.office, recipients=partial(staff_of, appeal)
    )


def plan_returned(move: Move, *, by: User) -> None:
    """Whoever drafted the paper hears that it came back, unless they sent it back themselves."""
    assert move.paper is not None
    drafter = move.paper.drafted_by
    if drafter == by or not (drafter.is_active and drafter.email):
        return
    times = _times(move.appeal, events.MOVE_SENT_BACK)
    key = f"move:{move.pk}:returned:{times}"
    _tell_colleague(RETURNED, move.appeal, drafter, key=key, move=move.pk)


def plan_withdrawal_noted(move: Move, *, by: User | None) -> None:
    """Heads hear what a colleague ended in the applicant's name, or might have by a code of their
    own making: only they would notice that nobody wished it.
    """
    _tell_heads(WITHDRAWAL_NOTED, move.appeal, by=by, key=f"move:{move.pk}:noted")


def plan_forward_noted(move: Move, *, by: User) -> None:
    """Heads hear what left without a signature."""
    _tell_heads(FORWARD_NOTED, move.appeal, by=by, key=f"move:{move.pk}:noted")


def plan_forward_closed(appeal: Appeal, *, by: User) -> None:
    """Nothing else follows: the applicant hears that it is over, and heads that it was said."""
    _plan(FORWARD_CLOSED, appeal, key=_of_closing(appeal), data={})
    _tell_heads(CLOSING_NOTED, appeal, by=by, key=f"{_of_closing(appeal)}:noted")


def plan_term_moved(appeal: Appeal, *, by: User) -> None:
    """Heads hear of a decision that gives the answer a later day without their signature."""
    key = f"appeal:{appeal.pk}:decided:{_times(appeal, events.DECIDED)}"
    _tell_heads(TERM_MOVED, appeal, by=by, key=key)


def _tell_heads(kind: str, appeal: Appeal, *, by: User | None, key: str) -> None:
    for head in heads_who_watch(appeal).exclude(pk=by.pk if by else 0):
        _tell_colleague(kind, appeal, head, key=f"{key}:{head.pk}")


def _tell_colleague(kind: str, appeal: Appeal, user: User, *, key: str, **data: int) -> None:
    """An e-mail to one of the staff about a matter."""
    notices.plan(
        KINDS[kind],
        key=key,
        office=appeal.office,
        thread=appeal.thread,
        language=user.language,
        user=user,
        data={"reference": appeal.reference} | data,
    )


def _times(appeal: Appeal, code: str) -> int:
    return appeal.events.filter(code=code).count()


def staff_of(appeal: Appeal, word: str) -> Iterable[User]:
    """Whom a word of the rules of reminders names in this matter."""
    if word == "responsible":
        return [appeal.responsible] if appeal.responsible else []
    return User.objects.with_role(appeal.office, word)
