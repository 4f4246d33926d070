"""The drain: claims what is due, asks once more whether it may leave, sends, records.

What is to happen is written before it happens. A row belongs to one worker for LEASE_SECONDS by the
database's clock; its token is the fence: a worker that slept past its lease writes nothing any
more. A row found in "sending" whose lease is over may have left; it is looked up where that is
possible and is otherwise `unknown`, for a person.
"""

import logging
import random
import time
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils.translation import gettext as _

from mediation_office.lifecycle import BusinessRuleError, Transition
from mediation_office.notices import leases, lifecycle, safety
from mediation_office.notices.channels import (
    SEND_SECONDS,
    Channel,
    Outcome,
    Parcel,
    Postponed,
    Refused,
    Sent,
    Unreachable,
    Unsure,
    channel_of,
)
from mediation_office.notices.channels.sms import why_not_as_sms
from mediation_office.notices.choices import MACHINE_CHANNELS, RECORDED, NoticeChannel, NoticeState
from mediation_office.notices.kinds import do_nothing, kind_of
from mediation_office.notices.models import Notice
from mediation_office.patience import BusyError
from mediation_office.sealing import Erased

BATCH = 5
LEASE_SECONDS = 60
ATTEMPTS = 8
FIRST_PAUSE_SECONDS = 15
LONGEST_PAUSE_SECONDS = 15 * 60
FOLLOW_UPS = 50
REPORT_HOURS = 24  # a telephone may be off for a night; a duty to tell has three working days
AWAY_SECONDS = 20  # until a server that is away is tried again

log = logging.getLogger(__name__)

# three moves of the lifecycle for many rows at once: claim, and below miss and lapse
# MATERIALIZED: a plan that ran the inner query twice would claim more than one batch
CLAIM = """
WITH due AS MATERIALIZED (
    SELECT id FROM notices_notice
    WHERE channel = ANY(%(channels)s) AND due_at <= clock_timestamp()
      AND state IN ('planned', 'claimed', 'sending', 'retry')  -- the index of open rows
      AND (state IN ('planned', 'retry') AND coalesce(next_try_at, due_at) <= clock_timestamp()
           OR state = 'claimed' AND lease_until <= clock_timestamp())
    ORDER BY due_at, id LIMIT %(batch)s FOR UPDATE SKIP LOCKED
)
UPDATE notices_notice AS notice
SET state = 'claimed', lease_token = %(token)s, lease_until = clock_timestamp() + %(lease)s
FROM due WHERE notice.id = due.id
RETURNING notice.id, notice.due_at
"""

CLAIM_INTERRUPTED = """
WITH lost AS MATERIALIZED (
    SELECT id FROM notices_notice WHERE state = 'sending' AND lease_until <= clock_timestamp()
    ORDER BY due_at, id LIMIT %(batch)s FOR UPDATE SKIP LOCKED
)
UPDATE notices_notice AS notice
SET lease_token = %(token)s, lease_until = clock_timestamp() + %(lease)s
FROM lost WHERE notice.id = lost.id
RETURNING notice.id, notice.due_at
"""

EXPIRE = """
UPDATE notices_notice
SET state = CASE WHEN side IS NULL THEN 'expired' ELSE 'dead' END, reason_code = 'too-late'
WHERE id IN (
    SELECT id FROM notices_notice
    WHERE expires_at <= clock_timestamp() AND channel IN ('email', 'sms')
      AND state IN ('planned', 'claimed', 'sending', 'retry')
      AND (state IN ('planned', 'retry') OR state = 'claimed' AND lease_until <= clock_timestamp())
    FOR UPDATE SKIP LOCKED
)
"""


def drain(*, seconds: float = 20, pulse: Callable[[], None] = lambda: None) -> int:
    """Send what is due until nothing is or the time is up; how many rows were handled.

    A server that is away ends the round for its own channel only.
    """
    until = time.monotonic() + seconds
    channels: set[str] = set(MACHINE_CHANNELS)
    handled = tidy()
    while channels and time.monotonic() < until:
        done, away = drain_batch(channels)
        handled += done
        channels -= away
        pulse()
        if not done:
            break
    return handled


def tidy() -> int:
    """Put away what is too late, and settle what a dead worker left in the middle."""
    _execute(EXPIRE)
    token = uuid4()
    lost = _claim(CLAIM_INTERRUPTED, token, MACHINE_CHANNELS)
    for pk in lost:
        _resolve(pk, token)
    _doubt_unreported()
    for pk in list(Notice.objects.untold().values_list("pk", flat=True)[:FOLLOW_UPS]):
        follow_up(pk)
    return len(lost)


def _doubt_unreported() -> None:
    """Give an SMS of which no report came to a person: a notice counts when it is recorded that it
    arrived (APPC 66).
    """
    since = leases.database_now() - timedelta(hours=REPORT_HOURS)
    rows = Notice.objects.unreported(since).values_list("pk", flat=True)
    for pk in list(rows[:FOLLOW_UPS]):
        with transaction.atomic():
            notice = Notice.objects.locked(pk)
            if notice.awaits_report:
                turn(notice, lifecycle.DOUBT, "sms-no-report")
                notice.save()


def drain_batch(channels: Collection[str] = MACHINE_CHANNELS) -> tuple[int, set[str]]:
    """Claim one batch and send it: how many rows it had, and the channels whose server is away."""
    token = uuid4()
    away: set[str] = set()
    batch = _claim(CLAIM, token, channels)
    for pk in batch:
        channel, outcome = _deliver(pk, token, away)
        if isinstance(outcome, Unreachable):
            away.add(channel)
    if away:
        _give_back(token)
    return len(batch), away


def _claim(statement: str, token: UUID, channels: Collection[str]) -> list[int]:
    values = {
        "batch": BATCH,
        "token": token,
        "lease": timedelta(seconds=LEASE_SECONDS),
        "channels": list(channels),
    }
    rows = _execute(statement, values)
    return [pk for pk, _due in sorted(rows, key=lambda row: (row[1], row[0]))]


def _execute(statement: str, values: dict | None = None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def _give_back(token: UUID) -> None:
    Notice.objects.filter(lease_token=token, state=NoticeState.CLAIMED).update(
        state=lifecycle.GIVE_BACK.end, lease_token=None, lease_until=None
    )


def _deliver(pk: int, token: UUID, away: Collection[str]) -> tuple[str, Outcome | None]:
    """Prepare, send and record one row: its channel, and the outcome if it was to be sent."""
    with transaction.atomic():
        notice = _held_by_us(pk, token)
        if notice is None or notice.channel in away:
            return "", None
        parcel = prepare(notice)
        notice.save()
    if parcel is None:
        return notice.channel, None
    outcome = _send(channel_of(notice.channel), parcel)
    _record(pk, token, outcome)
    if isinstance(outcome, Sent):
        follow_up(pk)
    return notice.channel, outcome


def _held_by_us(pk: int, token: UUID) -> Notice | None:
    """The row under lock, unless it is ours no more or too little of the lease is left."""
    notice = Notice.objects.locked(pk)
    if notice.lease_token != token or notice.state != NoticeState.CLAIMED:
        return None
    left = notice.lease_until - leases.database_now() if notice.lease_until else timedelta(0)
    return notice if left > timedelta(seconds=2 * SEND_SECONDS) else None


def prepare(notice: Notice) -> Parcel | None:
    """What leaves, its row turned to "sending"; or None, its row turned to why it stays."""
    try:
        # a wording that fails must not take the row's transaction with it
        with transaction.atomic():
            way = safety.way_of(notice)
            verdict = _verdict(notice, way)
            parcel = None if verdict else _parcel(notice, links=way is None or way.links)
    except Erased:
        turn(notice, lifecycle.CANCEL, "erased")
        return None
    except Exception as error:
        # one bad row never stops the others; the error's own text may hold content
        log.error("notice %s cannot be made: %s", notice.pk, type(error).__name__)
        notice.attempts += 1
        apply_outcome(notice, Postponed("not-composable"))
        return None
    if parcel is None:
        turn(notice, *(verdict or (lifecycle.HOLD, "no-address")))
        return None
    turn(notice, lifecycle.BEGIN, notice.reason_code)
    notice.attempts += 1
    notice.subject, notice.body, notice.address = parcel.subject, parcel.body, parcel.address
    return parcel


def _verdict(notice: Notice, way: safety.Way | None) -> tuple[Transition, str] | None:
    """What becomes of it instead of leaving now, and why. None when it may."""
    if leases.is_over(notice.expires_at):
        return (lifecycle.MISS if notice.is_to_a_side else lifecycle.LAPSE), "too-late"
    if not kind_of(notice).still_valid(notice):
        return lifecycle.CANCEL, "no-longer-valid"
    if notice.user is not None and not notice.user.is_active:
        return lifecycle.CANCEL, "left-the-office"
    if way is None:
        return None
    if way.channel != notice.channel:
        return lifecycle.HOLD, way.reason or "channel-changed"
    notice.point = way.point
    if later := safety.quiet_until(way):
        notice.next_try_at = later
        return lifecycle.WAIT, "quiet-hours"
    return None


def _parcel(notice: Notice, *, links: bool) -> Parcel | None:
    """The message itself; None when there is nowhere to send it."""
    address = _address(notice)
    if not address:
        return None
    subject, body = notice.subject, notice.body
    if kind_of(notice).composes:  # anew at each try: channel and links may have changed
        composed = kind_of(notice).compose(notice, links=links)
        subject, body = composed.subject, composed.body
    if notice.channel == NoticeChannel.SMS:
        subject = ""
        if why := why_not_as_sms(body):
            raise ValueError(why)
    elif not links and "://" in body:
        raise ValueError("link-not-allowed")
    return Parcel(notice.client_id, address, subject[:200], body, notice.language)


def _address(notice: Notice) -> str:
    if notice.is_to_a_side:
        return notice.point.value if notice.point else ""
    if notice.user is not None:
        return notice.user.email
    return notice.address


def _send(channel: Channel, parcel: Parcel) -> Outcome:
    try:
        return channel.send(parcel)
    except Exception as error:  # nobody knows how far it came
        log.error("notice %s broke while it was sent: %s", parcel.client_id, type(error).__name__)
        return Unsure("broke")


def _record(pk: int, token: UUID, outcome: Outcome) -> None:
    """Write the outcome under the fence, waiting some seconds for a database that restarts."""
    for pause in (0, 0.5, 1, 2, 4, 8):
        time.sleep(pause)
        try:
            with transaction.atomic():
                notice = Notice.objects.locked(pk)
                if notice.lease_token == token and notice.state == NoticeState.SENDING:
                    apply_outcome(notice, outcome)
                    notice.save()
            return
        except (OperationalError, InterfaceError):
            connection.close()


def apply_outcome(notice: Notice, outcome: Outcome) -> None:
    """Turn a locked row to what became of it; the caller saves."""
    match outcome:
        case Sent(reference):
            note_sent(notice, reference, at=leases.database_now())
            turn(notice, lifecycle.SEND)
        case Refused(reason):
            turn(notice, lifecycle.FAIL, reason)
        case Postponed(reason, _) if notice.attempts >= ATTEMPTS:
            turn(notice, lifecycle.FAIL, reason)
        case Postponed(reason, seconds):
            _try_later(notice, reason, seconds or pause_seconds(notice.attempts))
        case Unreachable(reason):
            notice.attempts -= 1
            _try_later(notice, reason, AWAY_SECONDS * random.uniform(0.5, 1.5))
        case Unsure(reason) if channel_of(notice.channel).can_look_up:
            notice.reason_code = reason  # stays "sending": the look-up comes when this lease ends
            notice.lease_until = leases.database_now() + timedelta(seconds=AWAY_SECONDS)
        case Unsure(reason):
            turn(notice, lifecycle.DOUBT, reason)


def note_sent(notice: Notice, reference: str, *, at: datetime) -> None:
    """What is known of a message since it has left."""
    notice.sent_at = at
    notice.provider_reference = reference
    if kind_of(notice).is_secret and reference != RECORDED:
        notice.body = ""
    notice.is_followed_up = kind_of(notice).on_told is do_nothing


def turn(notice: Notice, move: Transition, reason: str = "") -> None:
    """The only writer of a row's state; the caller holds its lock and saves. Only what is claimed
    or being sent stays a worker's.

    Raises BusinessRuleError when its lifecycle does not allow it.
    """
    if not move.allowed_from(notice.state):
        raise BusinessRuleError(
            _("This message is “%(state)s” now, so this cannot be done. Load the page again.")
            % {"state": notice.get_state_display()}
        )
    notice.state, notice.reason_code = move.end, reason[:60]
    if move.end not in (NoticeState.CLAIMED, NoticeState.SENDING):
        notice.lease_token = notice.lease_until = None


def _try_later(notice: Notice, reason: str, seconds: float) -> None:
    notice.next_try_at = leases.database_now() + timedelta(seconds=seconds)
    turn(notice, lifecycle.TRY_LATER, reason)


def pause_seconds(attempts: int) -> float:
    """15 s, 30 s, 1 min … up to 15 min, spread by a quarter so that what failed together does not
    come back together.
    """
    pause: float = min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS)
    return pause * random.uniform(0.75, 1.25)


def _resolve(pk: int, token: UUID) -> None:
    """Settle a row that was found in "sending": its worker died between the call and the record."""
    notice = Notice.objects.get(pk=pk)
    channel = channel_of(notice.channel)
    outcome = channel.look_up(notice.client_id) if channel.can_look_up else Unsure("interrupted")
    with transaction.atomic():
        notice = Notice.objects.locked(pk)
        if notice.lease_token != token or notice.state != NoticeState.SENDING:
            return
        if isinstance(outcome, Sent | Postponed | Refused):
            apply_outcome(notice, outcome)
        elif isinstance(outcome, Unsure) or leases.is_over(notice.expires_at):
            turn(notice, lifecycle.DOUBT, outcome.reason)
        # a gateway that is away is asked again when this lease ends
        notice.save()


def follow_up(pk: int) -> None:
    """Tell the room of the kind that it was told. Outside the row's lock: the room locks its own
    rows first and may cancel notices after them, never the other way round.
    """
    try:
        with transaction.atomic():
            if not _execute(
                "SELECT 1 WHERE pg_try_advisory_xact_lock(%(room)s, %(pk)s::int)",
                {"room": 1, "pk": pk % 2**31},
            ):
                return  # another worker is at it
            notice = Notice.objects.select_related("settled_by").get(pk=pk)
            if notice.is_followed_up or not notice.has_been_told:
                return
            try:
                with transaction.atomic():
                    kind_of(notice).on_told(notice)
            except BusyError:
                raise
            except BusinessRuleError:
                log.warning("notice %s: its room has no use for its being told", pk)
            Notice.objects.filter(pk=pk).update(is_followed_up=True)
    except Exception as error:  # it was told, whatever its room says; the next tick tells it again
        log.error("notice %s cannot be followed up: %s", pk, type(error).__name__)
