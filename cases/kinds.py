"""What may be said of an appeal: to the applicant and to whoever carries a paper, to staff as
digests of what is due, and what its being told or answered does.

Read once, when the app is ready: it stands above the services, which plan by the names in
`cases.notices`.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases import notices
from cases.choices import AppealStatus, MoveCode, Queue
from cases.models import Appeal, Move, Note
from cases.querysets import papers_to_sign
from cases.services import add_to_clarification, answer_clarification, note_move_sent
from mediation_office.accounts.models import Office, User
from mediation_office.addresses import address_of
from mediation_office.clock import today
from mediation_office.documents.choices import PaperState
from mediation_office.documents.models import Paper
from mediation_office.labels import in_language
from mediation_office.notices import planner, replies
from mediation_office.notices.choices import NoticeChannel
from mediation_office.notices.kinds import Composed, NoticeKind, register_kind
from mediation_office.notices.models import Notice, Reply

# ── to the applicant ───────────────────────────────────────────────────────────────────────


def _status_address(notice: Notice, *, links: bool) -> str:
    if not links:
        return ""
    with translation.override(notice.language):
        return f"{settings.SITE_URL}{address_of('status')}"


def _values(notice: Notice, *, links: bool) -> Mapping[str, Any]:
    return {"reference": "", **notice.data, "link": _status_address(notice, links=links)}


def _is_registered(notice: Notice) -> bool:
    return _is_wanted(notice).filter(registered_at__isnull=False).exists()


def _is_signed(notice: Notice) -> bool:
    return _is_in_effect(notice) and _is_wanted(notice).exists()


def _is_in_effect(notice: Notice) -> bool:
    return Move.objects.in_effect().filter(pk=notice.data["move"]).exists()


def _is_wanted(notice: Notice) -> QuerySet:
    """The appeal it is about, unless that was withdrawn meanwhile."""
    assert notice.thread is not None
    rows = Appeal.objects.filter(thread=notice.thread)
    return rows.exclude(status__in=[AppealStatus.WITHDRAWN, AppealStatus.SPAM])


def _is_over_passed_on(notice: Notice) -> bool:
    return _is_wanted(notice).filter(status=AppealStatus.FORWARDED).exists()


def _paper_of(notice: Notice) -> Paper | None:
    return Move.objects.select_related("paper").get(pk=notice.data["move"]).paper


def _body_of(notice: Notice) -> str:
    move = Move.objects.select_related("organisation").get(pk=notice.data["move"])
    return in_language(move.organisation, "name") if move.organisation else ""


def _note_sent(notice: Notice) -> None:
    note_move_sent(Move.objects.get(pk=notice.data["move"]), by=notice.settled_by)


# ── the applicant answers what is missing by a link or a short code ────────────────────────


def _clarification_question(reply: Reply) -> str:
    return _now("We need a few more details from you.")


def _asked_by(reply: Reply) -> Move:
    assert reply.subject_id is not None
    return Move.objects.select_related("paper").get(pk=reply.subject_id)


def _clarification_letter(reply: Reply) -> Paper | None:
    return _asked_by(reply).paper


def _still_waits(reply: Reply) -> bool:
    assert reply.subject_id is not None
    return Move.objects.questions().filter(pk=reply.subject_id).exists()


def _take_clarification(reply: Reply, text: str) -> None:
    """Words, or that there are none: no file comes this way."""
    said = text.strip() or str(replies.purpose_of(reply).labels[reply.answer])
    answer_clarification(_asked_by(reply), text=said)


def _takes_more(reply: Reply) -> bool:
    return Appeal.objects.open().filter(thread=reply.thread).exists()


def _take_more(reply: Reply, text: str) -> None:
    add_to_clarification(_asked_by(reply), text=text)


replies.register_purpose(
    replies.ReplyPurpose(
        notices.CLARIFICATION,
        question=_clarification_question,
        labels={
            "answer": _("I write the details here"),
            "nothing": _("I have nothing to add"),
        },
        text_label=_("The details"),
        text_help=_(
            "Documents and photos are sent on the status page, with the reference and code of your"
            " slip. You can write there too."
        ),
        in_words="answer",
        on_reply=_take_clarification,
        thanks=_("We have what you sent. You need not do anything."),
        still_asked=_still_waits,
        letter=_clarification_letter,
        elsewhere=_(
            "What exactly stands in our letter to you. With the code of your slip you read it on "
            "the status page; or call us."
        ),
        takes_more=_takes_more,
        on_more=_take_more,
    )
)


def _clarification_values(notice: Notice, *, links: bool) -> Mapping[str, Any]:
    """An e-mail carries a link that answers; an SMS carries none, ever, nor a code."""
    values = {**_values(notice, links=links)}
    move = Move.objects.get(pk=notice.data["move"])
    by_email = links and notice.channel == NoticeChannel.EMAIL
    if by_email and move.is_waiting and move.until_on and move.until_on >= today():
        with translation.override(notice.language):
            path = address_of("answer-link", notices.ask_clarification(move).token)
        values["link"] = f"{settings.SITE_URL}{path}"
    return values


VALUES = {MoveCode.CLARIFY: _clarification_values}
register_kind(
    NoticeKind(
        notices.REGISTERED,
        _("To the applicant: it was registered"),
        "registered",
        _is_registered,
        _values,
    )
)
register_kind(
    NoticeKind(
        notices.FORWARD_CLOSED,
        _("To the applicant: it is over with what was passed on"),
        "message",
        _is_over_passed_on,
        _values,
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
    (MoveCode.RECUSE, _("To the applicant: decided on another official"), "message"),
):
    register_kind(
        NoticeKind(
            notices.of_move(code),
            label,
            wording,
            _is_signed,
            VALUES.get(code, _values),
            on_told=_note_sent,
            paper=_paper_of,
        )
    )


def _has_note(notice: Notice) -> bool:
    assert notice.thread is not None
    kept = Note.objects.filter(pk=notice.data["note"], thread=notice.thread)
    return kept.exists() and _is_wanted(notice).exists()


register_kind(
    NoticeKind(notices.WRITTEN, _("To the applicant: a message"), "message", _has_note, _values)
)


# ── to the body that takes over ────────────────────────────────────────────────────────────


def _handing_over(notice: Notice, *, links: bool) -> Composed:
    """For whoever carries it: what to hand to whom. The paper itself stays with the appeal."""
    move = Move.objects.select_related("paper", "organisation").get(pk=notice.data["move"])
    assert move.paper is not None
    assert move.organisation is not None
    body = move.organisation
    lines = (move.paper.addressee, body.phone, body.address, f"№ {move.paper.outgoing}")
    return Composed(move.paper.subject, "\n".join(filter(None, lines)))


for code, label in (
    (MoveCode.FORWARD, _("To the body: a report of a crime or threat, at once")),
    (MoveCode.COVER, _("To the body: an appeal within its competence")),
):
    register_kind(
        NoticeKind(
            notices.of_move(code),
            label,
            still_valid=_is_in_effect,  # whatever the applicant wishes by now
            compose=_handing_over,
            on_told=_note_sent,
            who=_body_of,
            paper=_paper_of,
        )
    )


# ── to staff ───────────────────────────────────────────────────────────────────────────────


def _is_returned(notice: Notice) -> bool:
    moves = Move.objects.proposed().filter(pk=notice.data["move"])
    return moves.filter(paper__state=PaperState.DRAFT).exists()


def _returned_values(notice: Notice, *, links: bool) -> Mapping[str, Any]:
    path = reverse("cases:paper_edit", args=[notice.data["reference"], notice.data["move"]])
    return {**notice.data, "desk_link": f"{settings.SITE_URL}{path}"}


register_kind(
    NoticeKind(
        notices.RETURNED,
        _("To whoever drafted it: a paper came back with a remark"),
        "papers-returned",
        _is_returned,
        _returned_values,
    )
)


def _is_withdrawn(notice: Notice) -> bool:
    rows = Appeal.objects.filter(reference=notice.data["reference"])
    return rows.filter(status=AppealStatus.WITHDRAWN).exists()


def _noted_values(notice: Notice, *, links: bool) -> Mapping[str, Any]:
    """A head of the main office hears of what they may not open: who to call is on that page."""
    assert notice.user is not None
    opened = Appeal.objects.visible_to(notice.user).filter(reference=notice.data["reference"])
    path = reverse("accounts:office_list")
    if appeal := opened.first():
        path = appeal.get_absolute_url()
    return {**notice.data, "desk_link": f"{settings.SITE_URL}{path}"}


register_kind(
    NoticeKind(
        notices.WITHDRAWAL_NOTED,
        _("To the head: a withdrawal was noted in the applicant's name"),
        "withdrawal-noted",
        _is_withdrawn,
        _noted_values,
    )
)
for noted, label in (
    (notices.FORWARD_NOTED, _("To the head: a report of a crime or threat was passed on")),
    (notices.CLOSING_NOTED, _("To the head: it is over with what was passed on")),
    (notices.TERM_MOVED, _("To the head: the kind was changed, and the answer is due later")),
):
    register_kind(NoticeKind(noted, label, noted, lambda notice: True, _noted_values))


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
_register_digest_of(Queue.QUARANTINE, "quarantine-due", _("To staff: appeals to be looked at"))
planner.register_digest(
    "papers-to-sign",
    _("To whoever signs: papers wait"),
    count=_count_to_sign,
    address=lambda: reverse("cases:paper_list"),
)
