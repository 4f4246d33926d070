"""Words of the notices room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeChannel(models.TextChoices):
    EMAIL = "email", _("e-mail")
    SMS = "sms", _("SMS")
    LETTER = "letter", _("letter by post")
    CALL = "call", _("call by a person")
    NONE = "none", _("no channel is safe")


class NoticeState(models.TextChoices):
    PLANNED = "planned", _("planned")
    CLAIMED = "claimed", _("being prepared")
    SENDING = "sending", _("being sent")
    RETRY = "retry", _("tried, will be tried again")
    SENT = "sent", _("sent")
    DELIVERED = "delivered", _("delivered")
    HELD = "held", _("waits for a person")
    UNKNOWN = "unknown", _("not known whether it arrived")
    DEAD = "dead", _("could not be sent")
    CANCELLED = "cancelled", _("cancelled")
    EXPIRED = "expired", _("came too late to be sent")


class DeliveryReport(models.TextChoices):
    """What a gateway says of an SMS that it took: words of machines, shown to nobody."""

    DELIVERED = "delivered"
    FAILED = "failed"


class Decision(models.TextChoices):
    """What a person says about a message that the machine could not finish."""

    DONE = "done", _("Done by hand")
    AGAIN = "again", _("Send it again")
    GIVE_UP = "give-up", _("Give up")


MACHINE_CHANNELS = (NoticeChannel.EMAIL, NoticeChannel.SMS)
OPEN_STATES = (NoticeState.PLANNED, NoticeState.CLAIMED, NoticeState.SENDING, NoticeState.RETRY)
BY_HAND = "by-hand"  # why it stands as sent: a person did it
RECORDED = "recorded"  # the reference of what went into the recorder, which reports nothing
FOR_A_PERSON = (NoticeState.HELD, NoticeState.UNKNOWN, NoticeState.DEAD)
