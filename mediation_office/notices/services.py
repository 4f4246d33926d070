"""What happens in the notices room: planning, cancelling, deciding what waits for a person."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from mediation_office.clock import now
from mediation_office.lifecycle import BusinessRuleError, Transition
from mediation_office.notices import drain, leases, lifecycle, safety
from mediation_office.notices.channels.sms import asks_to_stop
from mediation_office.notices.choices import (
    BY_HAND,
    FOR_A_PERSON,
    MACHINE_CHANNELS,
    OPEN_STATES,
    Decision,
    NoticeChannel,
    NoticeState,
)
from mediation_office.notices.kinds import NoticeKind, do_nothing, kind_of
from mediation_office.notices.models import Notice, NoticeDecision, SmsAnswer
from mediation_office.people import services as people
from mediation_office.people.matters import kept_from

if TYPE_CHECKING:
    from mediation_office.accounts.models import Office, Region, User
    from mediation_office.people.models import ContactPoint


def plan(
    kind: NoticeKind,
    *,
    key: str,
    office: "Office | None",
    language: str,
    channel: str = NoticeChannel.EMAIL,
    thread: UUID | None = None,
    side: int | None = None,
    point: "ContactPoint | None" = None,
    user: "User | None" = None,
    data: Mapping[str, Any] | None = None,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
    **columns: Any,
) -> Notice:
    """Write what is to leave, in the caller's transaction; twice under one key is the first row.

    `data` holds ids, codes and dates for the wording. A letter or a call is held for a person at
    once.
    """
    due_at = due_at or now()
    fresh = {
        "kind": kind.code,
        "office": office,
        "language": language,
        "channel": channel,
        "thread": thread,
        "side": side,
        "point": point,
        "user": user,
        "data": dict(data or {}),
        "due_at": due_at,
        "expires_at": expires_at or due_at + kind.lives,
        "planned_at": now(),
    }
    if channel not in MACHINE_CHANNELS:
        fresh |= {"state": NoticeState.HELD, "reason_code": channel}
    notice, _made = Notice.objects.get_or_create(key=key, defaults=fresh | columns)
    return notice


def plan_to_staff(
    kind: NoticeKind, *, office: "Office", due_at: datetime, to: Mapping[str, "User"]
) -> None:
    """Plan one e-mail to each of these people, by its key, in one statement of the caller's
    transaction; what stands under its key already stays.
    """
    rows = [
        Notice(
            kind=kind.code,
            key=key,
            office=office,
            language=user.language,
            channel=NoticeChannel.EMAIL,
            user=user,
            due_at=due_at,
            expires_at=due_at + kind.lives,
            planned_at=now(),
        )
        for key, user in to.items()
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)


def plan_to_side(
    kind: NoticeKind,
    *,
    key: str,
    office: "Office",
    thread: UUID,
    side: int = 1,
    language: str,
    data: Mapping[str, Any] | None = None,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> Notice:
    """Plan a message to one side by the channel that is safe, else hold it for a person (letter,
    call, or neither).

    The choice is made again at the moment of sending; a channel that is no longer safe then sends
    nothing.
    """
    way = safety.way_to(thread=thread, side=side)
    columns: dict[str, Any] = {} if way.channel in MACHINE_CHANNELS else {"reason_code": way.reason}
    return plan(
        kind,
        key=key,
        office=office,
        language=language,
        channel=way.channel,
        thread=thread,
        side=side,
        point=way.point,
        data=data,
        due_at=due_at,
        expires_at=expires_at,
        **columns,
    )


@transaction.atomic
def cancel_notices(*, key: str = "", thread: UUID | None = None, side: int | None = None) -> int:
    """Cancel what has not left yet, of a matter also what goes to one `side` alone; how many. After
    the commit none of it is sent.

    Raises BusinessRuleError while one of them is on its way: whoever cancels would believe that
    nobody was written to.
    """
    rows = Notice.objects.filter(state__in=(*OPEN_STATES, NoticeState.HELD))
    if not (key or thread):
        raise ValueError("cancel_notices needs a key or a thread")
    rows = rows.filter(key=key) if key else rows
    rows = rows.filter(thread=thread) if thread else rows
    rows = rows.filter(side=side) if side else rows
    cancelled = 0
    for notice in rows.select_for_update(of=("self",), no_key=True).order_by("id"):
        if notice.state == NoticeState.SENDING:
            if not leases.is_over(notice.lease_until):
                raise BusinessRuleError(
                    _("A message about this is being sent just now. Try again in a minute.")
                )
            drain.turn(notice, lifecycle.DOUBT, "interrupted")
        else:
            drain.turn(notice, lifecycle.CANCEL, "cancelled")
            cancelled += 1
        notice.save()
    return cancelled


@transaction.atomic
def let_go(*, key: str) -> None:
    """It need not be said any more: no machine begins to send it, and it leaves the list of those
    who would do it by hand. What is on its way arrives.
    """
    rows = Notice.objects.select_for_update(of=("self",), no_key=True)
    for notice in rows.filter(key=key, state__in=lifecycle.CANCEL.start):
        drain.turn(notice, lifecycle.CANCEL, "cancelled")
        notice.save()


def free_key(key: str) -> None:
    """What was cancelled under this key may be planned again under it."""
    rows = Notice.objects.filter(key=key, state=NoticeState.CANCELLED)
    for notice in rows:
        _free_key(notice)


def withdraw_digests(region: "Region", *, kind: str) -> None:
    """Cancel the reminders of a kind that are still to come, and give their keys free: the same day
    may be planned again.
    """
    rows = Notice.objects.to_come().filter(
        kind=kind, office__region=region, thread=None, state=NoticeState.PLANNED
    )
    for notice in rows.select_for_update(of=("self",), no_key=True, skip_locked=True):
        drain.turn(notice, lifecycle.CANCEL, "cancelled")
        _free_key(notice)


def _free_key(notice: Notice) -> None:
    notice.key = f"{notice.key}:{notice.pk}"
    notice.save()


def settle_notice(notice: Notice, *, by: "User", decision: str, reason: str = "") -> Notice:
    """Decide what becomes of a message that waits for a person: done by hand, send again, or give
    up.

    Sent again, it is asked anew whether it is safe and still valid. Raises BusinessRuleError when
    it does not wait, when the reason is missing, or when no machine can send it.
    """
    notice = _settle(notice.pk, by=by, decision=decision, reason=reason)
    if not notice.is_followed_up:
        drain.follow_up(notice.pk)
    return notice


@transaction.atomic
def _settle(pk: int, *, by: "User", decision: str, reason: str) -> Notice:
    notice = Notice.objects.locked(pk)
    _require_impartial(notice.thread, by)
    if notice.state not in FOR_A_PERSON:
        raise BusinessRuleError(_("Somebody has decided about this message already."))
    if decision == Decision.GIVE_UP and not reason.strip():
        raise BusinessRuleError(_("Say why nobody will be told."))
    if decision == Decision.DONE and notice.lacks_address and not reason.strip():
        raise BusinessRuleError(_("Write how it went: to whom, by whom, or by which post."))
    _note_decision(notice, decision, by=by, reason=reason)
    if decision == Decision.AGAIN:
        _send_again(notice)
    elif decision == Decision.DONE:
        notice.sent_at = now()
        notice.is_followed_up = kind_of(notice).on_told is do_nothing
        drain.turn(notice, lifecycle.DO_BY_HAND, BY_HAND)
    else:
        drain.turn(notice, lifecycle.GIVE_UP, "given-up")
    notice.save()
    return notice


def _require_impartial(thread: UUID | None, by: "User") -> None:
    """Nobody settles what is written about a complaint about their own work."""
    if thread and thread in kept_from(by, {thread}):
        raise BusinessRuleError(
            _("This complaint is about your own work: a colleague of the office settles this.")
        )


def _note_decision(notice: Notice, decision: str, *, by: "User", reason: str = "") -> None:
    NoticeDecision.objects.create(
        notice=notice,
        thread=notice.thread,
        decision=decision,
        from_state=notice.state,
        by=by,
        at=now(),
        reason=reason.strip(),
    )
    notice.settled_by = by


@transaction.atomic
def note_done(*, key: str, by: "User") -> None:
    """What this message is for was done on a page of its matter, whose room knows: it waits for
    nobody any more, nor for its hour. What is being sent just now is left.
    """
    rows = Notice.objects.select_for_update(of=("self",), no_key=True)
    notice = rows.filter(key=key).exclude(state=NoticeState.SENDING).first()
    if notice is None:
        return
    if notice.waits_for_a_person:
        _note_decision(notice, Decision.DONE, by=by)
        notice.sent_at = now()
        drain.turn(notice, lifecycle.DO_BY_HAND, BY_HAND)
    elif lifecycle.CANCEL.allowed_from(notice.state):
        drain.turn(notice, lifecycle.CANCEL, "cancelled")
    elif notice.awaits_report:
        notice.reason_code = BY_HAND  # whatever the gateway says of it later
    notice.save()


def _send_again(notice: Notice) -> None:
    if way := safety.way_of(notice):
        if way.channel not in MACHINE_CHANNELS:
            raise BusinessRuleError(
                _("No machine may write to this person: no such way is safe. Reach them yourself.")
            )
        notice.channel, notice.point = way.channel, way.point
    if notice.state != NoticeState.UNKNOWN:  # may have arrived: only the same id is sent once
        notice.client_id = uuid4()
    drain.turn(notice, lifecycle.SEND_AGAIN)
    notice.attempts, notice.next_try_at = 0, None
    notice.expires_at = max(notice.expires_at, now() + kind_of(notice).lives)


UNDELIVERED = "sms-undelivered"


@transaction.atomic
def mark_delivered(client_id: UUID) -> None:
    """An SMS arrived, whatever was believed before, unless a person has decided about it."""
    notice = _reported(client_id, lifecycle.DELIVER)
    if notice is None:
        return
    if notice.sent_at is None:
        drain.note_sent(notice, notice.provider_reference, at=leases.database_now())
    drain.turn(notice, lifecycle.DELIVER)
    notice.save()


@transaction.atomic
def mark_undelivered(client_id: UUID) -> None:
    """An SMS did not arrive: a person decides. What is known to have arrived stays so."""
    notice = _reported(client_id, lifecycle.BOUNCE)
    if notice is not None:
        drain.turn(notice, lifecycle.BOUNCE, UNDELIVERED)
        notice.save()


def _reported(client_id: UUID, move: Transition) -> Notice | None:
    """The SMS under lock; None when a report of it changes nothing or the id is none of ours."""
    rows = Notice.objects.filter(channel=NoticeChannel.SMS, state__in=move.start)
    rows = rows.exclude(reason_code=BY_HAND).select_for_update(of=("self",), no_key=True)
    return rows.filter(client_id=client_id).first()


@transaction.atomic
def record_sms_answer(*, gateway_id: str, sender: str, text: str) -> SmsAnswer | None:
    """Keep what somebody wrote back, for whoever reads it; "stop" ends SMS to that number at once.

    None for a number we never wrote to: such a message is no answer, and nothing of it is kept.
    """
    notice = Notice.objects.sms_to(sender).first()
    if notice is None:
        return None
    is_stop = asks_to_stop(text)
    answer, is_new = SmsAnswer.objects.get_or_create(
        gateway_id=gateway_id,
        defaults={
            "notice": notice,
            "thread": notice.thread,
            "text": text,
            "at": now(),
            "is_stop": is_stop,
        },
    )
    if is_new and is_stop:
        people.refuse_sms(sender)
    return answer


@transaction.atomic
def settle_sms_answer(answer: SmsAnswer, *, by: "User") -> SmsAnswer:
    """Somebody has read it and done what it asks. Who was first stays."""
    answer = SmsAnswer.objects.locked(answer.pk)
    _require_impartial(answer.thread, by)
    if answer.settled_at is None:
        answer.settled_by, answer.settled_at = by, now()
        answer.save(update_fields=["settled_by", "settled_at"])
    return answer
