"""What an appeal sends: to the applicant by the channel that is safe, to staff as digests of what
is due.

Nothing goes to an address or number typed into a form until a person has registered the appeal.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.choices import AppealStatus, MoveCode, Queue
from cases.models import Appeal, Move, Note
from cases.querysets import papers_to_sign
from mediation_office import spoken
from mediation_office.access import Role
from mediation_office.accounts.models import Office, Region, User
from mediation_office.clock import today
from mediation_office.documents.models import Paper
from mediation_office.notices import planner, replies
from mediation_office.notices import services as notices
from mediation_office.notices.choices import NoticeChannel
from mediation_office.notices.kinds import Composed, NoticeKind, register_kind
from mediation_office.notices.models import Notice, Reply
from mediation_office.notices.replies import ReplyPurpose

# ── to the applicant ───────────────────────────────────────────────────────────────────────


def _status_address(notice: Notice, *, links: bool) -> str:
    if not links:
        return ""
    with translation.override(notice.language):
        return f"{settings.SITE_URL}{reverse('outreach:status')}"


def _values(notice: Notice, *, links: bool) -> Mapping[str, Any]:
    return {"reference": "", **notice.data, "link": _status_address(notice, links=links)}


def _is_registered(notice: Notice) -> bool:
    return _is_wanted(notice).filter(registered_at__isnull=False).exists()


def _is_signed(notice: Notice) -> bool:
    in_effect = Move.objects.in_effect().filter(pk=notice.data["move"])
    return in_effect.exists() and _is_wanted(notice).exists()


def _is_wanted(notice: Notice) -> QuerySet:
    """The appeal it is about, unless that was withdrawn meanwhile."""
    assert notice.thread is not None
    rows = Appeal.objects.filter(thread=notice.thread)
    return rows.exclude(status__in=[AppealStatus.WITHDRAWN, AppealStatus.SPAM])


def _note_sent(notice: Notice) -> None:
    from cases.services.signing import mark_move_sent

    mark_move_sent(Move.objects.get(pk=notice.data["move"]), by=notice.settled_by)


# ── the applicant answers what is missing by a link or a short code ────────────────────────


def _clarification_question(reply: Reply) -> str:
    return _now("We need a few more details from you. What exactly stands in our paper to you.")


def _still_waits(reply: Reply) -> bool:
    assert reply.subject_id is not None
    return Move.objects.questions().filter(pk=reply.subject_id).exists()


def _take_clarification(reply: Reply, text: str) -> None:
    from cases.services.clarification import answer_clarification

    assert reply.subject_id is not None
    said = [str(CLARIFICATION.labels[reply.answer])] if reply.answer == "nothing" else []
    move = Move.objects.get(pk=reply.subject_id)
    answer_clarification(move, text="\n\n".join([*said, text]))


CLARIFICATION = replies.register_purpose(
    ReplyPurpose(
        "clarification",
        question=_clarification_question,
        labels={
            "answer": _("I write the details here"),
            "nothing": _("I have nothing to add"),
        },
        text_label=_("The details"),
        on_reply=_take_clarification,
        thanks=_("We have what you sent. You need not do anything."),
        still_asked=_still_waits,
    )
)


def _ask_clarification(move: Move) -> replies.Secrets:
    """One use, until the end of the day that the applicant was asked to answer by."""
    assert move.until_on is not None
    next_day = move.until_on + timedelta(days=1)
    return replies.make_reply(
        CLARIFICATION,
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
    code = _ask_clarification(move).short_code
    return {
        text.language: _short_code_words(move, code, text.language) for text in move.paper.texts
    }


def _short_code_words(move: Move, code: str, language: str) -> str:
    assert move.until_on is not None
    with translation.override(language):
        return _now("You can also answer on the site: %(address)s, code %(code)s, %(by_day)s.") % {
            "address": f"{settings.SITE_URL}{reverse('outreach:answer')}",
            "code": f"{code[:4]} {code[4:]}",
            "by_day": spoken.by_day(move.until_on),
        }


def _clarification_values(notice: Notice, *, links: bool) -> Mapping[str, Any]:
    """An e-mail carries a link that answers; an SMS carries none, ever, nor a code."""
    values = {**_values(notice, links=links)}
    move = Move.objects.get(pk=notice.data["move"])
    by_email = links and notice.channel == NoticeChannel.EMAIL
    if by_email and move.is_waiting and move.until_on and move.until_on >= today():
        with translation.override(notice.language):
            path = reverse("outreach:answer_link", args=[_ask_clarification(move).token])
        values["link"] = f"{settings.SITE_URL}{path}"
    return values


VALUES = {MoveCode.CLARIFY: _clarification_values}
REGISTERED = register_kind(
    NoticeKind(
        "appeal-registered",
        _("To the applicant: it was registered"),
        "registered",
        _is_registered,
        _values,
    )
)
MESSAGE = {
    code: register_kind(
        NoticeKind(
            f"move-{code}",
            label,
            wording,
            _is_signed,
            VALUES.get(code, _values),
            on_told=_note_sent,
        )
    )
    for code, label, wording in (
        (MoveCode.ANSWER, _("To the applicant: the answer is ready"), "answer-ready"),
        (MoveCode.CLARIFY, _("To the applicant: something is missing"), "clarification"),
        (MoveCode.EXTEND, _("To the applicant: the answer comes later"), "extended"),
        (MoveCode.HEARING, _("To the applicant: a day and hour"), "hearing"),
        (MoveCode.REDIRECT, _("To the applicant: it was passed on"), "message"),
        (MoveCode.RETURN, _("To the applicant: it was returned"), "message"),
        (MoveCode.TERMINATE, _("To the applicant: the review ended"), "message"),
    )
}


def _handing_over(notice: Notice, *, links: bool) -> Composed:
    """For whoever carries it: what to hand to whom. The paper itself stays with the appeal."""
    move = Move.objects.select_related("paper", "organisation").get(pk=notice.data["move"])
    assert move.paper is not None
    assert move.organisation is not None
    body = move.organisation
    lines = (move.paper.addressee, body.phone, body.address, f"№ {move.paper.outgoing}")
    return Composed(move.paper.subject, "\n".join(filter(None, lines)))


HANDING_OVER = {
    code: register_kind(
        NoticeKind(
            f"move-{code}",
            label,
            still_valid=_is_signed,
            compose=_handing_over,
            on_told=_note_sent,
        )
    )
    for code, label in (
        (MoveCode.FORWARD, _("To the body: a report of a crime or threat, at once")),
        (MoveCode.COVER, _("To the body: an appeal within its competence")),
    )
}


def plan_handing_over(move: Move) -> None:
    """A person hands the covering paper over; until it is recorded it stays on their list."""
    assert move.organisation is not None
    notices.plan(
        HANDING_OVER[MoveCode(move.code)],
        key=_of_signed(move),
        office=move.appeal.office,
        thread=move.thread,
        language=move.appeal.answer_language,
        channel=NoticeChannel.LETTER,
        address=move.organisation.address or move.organisation.phone,
        data={"move": move.pk, "reference": move.appeal.reference},
    )


def cancel_move_signed(move: Move) -> None:
    """What was signed need not be told or handed over any more.

    Raises BusinessRuleError while a message about it is on its way.
    """
    notices.cancel_notices(key=_of_signed(move))


def note_handed_over(move: Move, *, by: User) -> None:
    """The paper was handed over or posted, and recorded on the page of the appeal: nobody does it
    twice.
    """
    notices.note_done(key=_of_signed(move), by=by)


def _of_signed(move: Move) -> str:
    return f"move:{move.pk}:signed"


def _has_note(notice: Notice) -> bool:
    assert notice.thread is not None
    return Note.objects.filter(pk=notice.data["note"], thread=notice.thread).exists()


WRITTEN = register_kind(
    NoticeKind("appeal-message", _("To the applicant: a message"), "message", _has_note, _values)
)


def plan_message(note: Note) -> None:
    _plan(WRITTEN, note.appeal, key=f"note:{note.pk}", data={"note": note.pk})


def plan_registered(appeal: Appeal) -> None:
    """One neutral message that it has arrived, if a channel was allowed; else it is held for a
    person.
    """
    _plan(REGISTERED, appeal, key=f"appeal:{appeal.pk}:registered", data={})


def plan_move_signed(move: Move) -> None:
    """The signed paper waits: say so by the channel that is safe, neutrally."""
    appeal = move.appeal
    data: dict[str, Any] = {"move": move.pk}
    if move.until_on:
        data |= {"until": move.until_on.isoformat(), "day": move.until_on.isoformat()}
    if move.at:
        local = timezone.localtime(move.at)
        data |= {"at": local.isoformat(), "day": local.isoformat(), "time": f"{local:%H:%M}"}
    _plan(MESSAGE[MoveCode(move.code)], appeal, key=_of_signed(move), data=data)


def cancel_all(appeal: Appeal) -> None:
    """Nothing about this matter leaves any more, nor waits for somebody to post it.

    Raises BusinessRuleError while a message is on its way: it would reach them after all.
    """
    notices.cancel_notices(thread=appeal.thread)


def _plan(kind: NoticeKind, appeal: Appeal, *, key: str, data: dict[str, Any]) -> None:
    notices.plan_to_side(
        kind,
        key=key,
        office=appeal.office,
        thread=appeal.thread,
        side=1,
        language=appeal.answer_language,
        data={"reference": appeal.reference} | data,
    )


# ── to staff ───────────────────────────────────────────────────────────────────────────────


def _answers_again(region: Region) -> None:
    """Once for each office, last day and person: one e-mail tells of all of them."""
    asked = ("office_id", "answer_clock__due_on", "responsible_id")
    rows = Appeal.objects.open().filter(office__region=region, answer_clock__isnull=False)
    for appeal in _with_staff(rows).order_by(*asked).distinct(*asked):
        plan_answer_reminders(appeal)


def _registrations_again(region: Region) -> None:
    asked = ("office_id", "register_by_on", "responsible_id")
    rows = Appeal.objects.filter(office__region=region, status=AppealStatus.RECEIVED)
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
    return rows.select_related("office__region", "answer_clock", "responsible")


ANSWER_DUE = planner.register_anchor(
    "appeal.answer-due", _("last day of an answer"), again=_answers_again
)
REGISTER_BY = planner.register_anchor(
    "appeal.register-by", _("last day of a registration"), again=_registrations_again
)
SUBMITTED = planner.register_anchor(
    "paper.submitted", _("a paper was laid before the head"), again=_signatures_again
)


def _register_digest_of(queue: Queue, code: str, label: str | Promise) -> None:
    def count(user: User, office: Office) -> int:
        rows = Appeal.objects.visible_to(user).waiting_in(queue)
        return rows.filter(office=office).count()

    planner.register_digest(code, label, count=count, address=lambda: queue.address)


def _count_to_sign(user: User, office: Office) -> int:
    return papers_to_sign(user).filter(office=office).count()


_register_digest_of(Queue.DUE, "answers-due", _("To staff: answers due soon"))
_register_digest_of(Queue.OVERDUE, "answers-overdue", _("To staff: answers overdue"))
_register_digest_of(Queue.REGISTER, "registrations-due", _("To staff: appeals to register"))
planner.register_digest(
    "papers-to-sign",
    _("To whoever signs: papers wait"),
    count=_count_to_sign,
    address=lambda: reverse("cases:paper_list"),
)


def plan_answer_reminders(appeal: Appeal) -> None:
    """Plan anew who is reminded of the answer's last day."""
    assert appeal.answer_clock is not None
    planner.plan_reminders(
        ANSWER_DUE, on=appeal.answer_clock.due_on, office=appeal.office, recipients=staff_of(appeal)
    )


def plan_register_reminder(appeal: Appeal) -> None:
    planner.plan_reminders(
        REGISTER_BY, on=appeal.register_by_on, office=appeal.office, recipients=staff_of(appeal)
    )


def plan_signing_reminder(appeal: Appeal, *, on: date | None = None) -> None:
    day = on or today()
    planner.plan_reminders(SUBMITTED, on=day, office=appeal.office, recipients=staff_of(appeal))


def staff_of(appeal: Appeal) -> dict[str, Iterable[User]]:
    """Whom the rules of reminders may name in this matter; asked of the database only when a rule
    names them.
    """
    return {
        "responsible": [appeal.responsible] if appeal.responsible else [],
        "secretary": User.objects.with_role(appeal.office, Role.SECRETARY),
        "head": User.objects.with_role(appeal.office, Role.HEAD),
    }
