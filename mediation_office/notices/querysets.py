"""Which rows of the notices room."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

from mediation_office.access import SECRETARIAT
from mediation_office.accounts.querysets import of_own_region
from mediation_office.clock import now
from mediation_office.notices.choices import (
    BY_HAND,
    FOR_A_PERSON,
    OPEN_STATES,
    RECORDED,
    NoticeChannel,
    NoticeState,
)
from mediation_office.people.phones import point_key
from mediation_office.sealing import blind

if TYPE_CHECKING:
    from mediation_office.accounts.models import User
    from mediation_office.notices.models import Notice, Reply, SmsAnswer


def _shown_to(user: "User", *, of_notice: str = "") -> models.Q:
    """What this person may see of; `of_notice` leads to the notice, for rows that grew from one."""
    own = models.Q(**{f"{of_notice}office__in": user.offices_as(*SECRETARIAT)})
    return own & ~models.Q(**{f"{of_notice}thread__in": user.ties.values("thread")})


# as Notice.awaits_report
_AWAITS_REPORT = models.Q(channel=NoticeChannel.SMS, state=NoticeState.SENT) & ~(
    models.Q(reason_code=BY_HAND) | models.Q(provider_reference=RECORDED)
)


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: "User") -> Self:
        """The door: secretary and head see what their offices send, but of no matter with a tie."""
        return self.filter(_shown_to(user))

    def open(self) -> Self:
        return self.filter(state__in=OPEN_STATES)

    def late(self, moment: datetime) -> Self:
        """What should have left by this moment and could not be tried: the first is the oldest."""
        return self.open().filter(
            models.Q(next_try_at__isnull=True) | models.Q(next_try_at__lte=moment),
            due_at__lte=moment,
        )

    def for_a_person(self) -> Self:
        """Held, unknown and dead: somebody has to decide."""
        return self.filter(state__in=FOR_A_PERSON, due_at__lte=now())

    def untold(self) -> Self:
        """What was told, and its room has not heard of it yet."""
        gone = self.filter(
            is_followed_up=False, state__in=(NoticeState.SENT, NoticeState.DELIVERED)
        )
        return gone.exclude(_AWAITS_REPORT)

    def unreported(self, moment: datetime) -> Self:
        """What the gateway took before this moment, whose room waits to hear that it arrived."""
        return self.filter(_AWAITS_REPORT, is_followed_up=False, sent_at__lt=moment)

    def sms_to(self, number: str) -> Self:
        """Short messages that went to this telephone, the newest first."""
        index = blind(point_key(number), purpose="point")
        went = self.filter(channel=NoticeChannel.SMS, sent_at__isnull=False)
        return went.filter(point__value_index=index).order_by("-sent_at", "-id")

    def begun(self) -> Self:
        """All but what is planned for a moment still to come, the newest first."""
        to_come = models.Q(state__in=OPEN_STATES, due_at__gt=now())
        return self.exclude(to_come).order_by("-due_at", "-id")

    def to_come(self) -> Self:
        """Planned for a moment still to come, the nearest first."""
        return self.open().filter(due_at__gt=now()).order_by("due_at", "id")

    def for_list(self) -> Self:
        """One row of the list; what is sealed stays closed."""
        return self.select_related("user").defer("body", "address")

    def locked(self, pk: int) -> "Notice":
        """The row under lock, with what is asked about whom it goes to."""
        rows = self.select_related("office__region")
        return rows.select_for_update(of=("self",), no_key=True).get(pk=pk)


class SmsAnswerQuerySet(models.QuerySet["SmsAnswer"]):
    def visible_to(self, user: "User") -> Self:
        """The door: whoever may see the message may see what was answered."""
        return self.filter(_shown_to(user, of_notice="notice__"))

    def for_a_person(self) -> Self:
        """What nobody has dealt with yet; the text stays closed."""
        return self.filter(settled_at=None).select_related("notice__user").defer("text")

    def locked(self, pk: int) -> "SmsAnswer":
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class ReminderRuleQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """The door: the rules of the person's own region."""
        return of_own_region(self, user)


class ReplyQuerySet(models.QuerySet["Reply"]):
    def open(self) -> Self:
        return self.filter(expires_at__gt=now(), uses_left__gt=0)

    def locked(self, pk: int) -> "Reply":
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)
