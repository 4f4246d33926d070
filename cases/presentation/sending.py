"""How a signed paper went out: by which channel, when, and how that stands."""

from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.choices import AppealStatus
from cases.models import Appeal
from mediation_office import spoken
from mediation_office.documents.choices import SentHow
from mediation_office.documents.models import Paper
from mediation_office.notices.choices import NoticeChannel, NoticeState
from mediation_office.notices.models import Notice

ARRIVED = (NoticeState.SENT, NoticeState.DELIVERED)
TO_LEAVE = (NoticeState.PLANNED, NoticeState.RETRY, NoticeState.HELD, NoticeState.DEAD)
BY_HAND: dict[str, Any] = {
    SentHow.IN_PERSON: gettext_lazy("Handed over to you %(on_day)s."),
    SentHow.POST: gettext_lazy("Sent to you by post %(on_day)s."),
    SentHow.E_OTINISH: gettext_lazy("Put into e-Otinish for you %(on_day)s."),
}
SIGNED_ONLY = gettext_lazy("signed, not sent yet")


def is_to_send(appeal: Appeal) -> bool:
    """Answered by a signature, and not the applicant's yet; of rows `with_handing_over`."""
    known_at = getattr(appeal, "answer_known_at", appeal.closed_on)
    return appeal.status == AppealStatus.ANSWERED and known_at is None


def notice_told(told: dict[str, Any] | None) -> Notice | None:
    """The message about a move out of `notice_of_move`: never its text or address."""
    if not told:
        return None
    sent_at = parse_datetime(told["sent_at"]) if told["sent_at"] else None
    return Notice(uuid=told["uuid"], channel=told["channel"], state=told["state"], sent_at=sent_at)


def is_to_leave(notice: Notice | None) -> bool:
    """Whether it may still go to the applicant, by itself or by a person's hand."""
    return notice is not None and notice.state in TO_LEAVE


def sent_words(paper: Paper, notice: Notice | None) -> str:
    """To the applicant: by which way we wrote, and on which day; nothing before that."""
    if notice and notice.state in ARRIVED and notice.sent_at:
        by = {
            NoticeChannel.EMAIL: _("We wrote to you by e-mail %(on_day)s."),
            NoticeChannel.SMS: _("We wrote to you by SMS %(on_day)s."),
            NoticeChannel.LETTER: _("Sent to you by post %(on_day)s."),
            NoticeChannel.CALL: _("We told you by telephone %(on_day)s."),
            NoticeChannel.NONE: _("Handed over to you %(on_day)s."),
        }[NoticeChannel(notice.channel)]
        return by % {"on_day": spoken.on_day(notice.sent_at)}
    if paper.sent_at and paper.sent_how in BY_HAND:
        return str(BY_HAND[paper.sent_how]) % {"on_day": spoken.on_day(paper.sent_at)}
    if paper.sent_at:
        return _("Handed over to you or posted %(on_day)s.") % {
            "on_day": spoken.on_day(paper.sent_at)
        }
    return ""
