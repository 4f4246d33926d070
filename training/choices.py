"""Words of the training room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MediatorKind(models.TextChoices):
    """On which basis somebody mediates (Mediation Law 9)."""

    PROFESSIONAL = "professional", _("professional mediator")
    PUBLIC = "public", _("public mediator")


class Standing(models.TextChoices):
    CANDIDATE = "candidate", _("candidate")
    GOOD = "good", _("in the register")
    SUSPENDED = "suspended", _("suspended")
    LAPSED = "lapsed", _("lapsed")
    ENDED = "ended", _("excluded")


# whose entry stands in a register
REGISTERED = (Standing.GOOD, Standing.SUSPENDED, Standing.LAPSED)


class StandingReason(models.TextChoices):
    """Why somebody's standing changed: a list that reports can use."""

    REGISTERED = "registered", _("entered in the register by an organisation of mediators")
    ELECTED = "elected", _("elected by the local community meeting")
    RETIRED_JUDGE = "retired-judge", _("retired judge, who needs no course")
    COMPLAINT = "complaint", _("a complaint is being looked into")
    BREACH = "breach", _("a breach was proven")
    OFFICE_HELD = "office-held", _("holds a state office meanwhile")
    OWN_REQUEST = "own-request", _("own request")
    CERTIFICATE_OVER = "certificate-over", _("the certificate has run out")
    REFRESHER_MISSED = "refresher-missed", _("the refresher was missed")
    CLEARED = "cleared", _("the reason is gone")
    RENEWED = "renewed", _("certificate or refresher renewed")
    UNFIT = "unfit", _("no longer meets the requirements")
    COURT = "court", _("finding of a court")
    DEATH = "death", _("death")


class TieKind(models.TextChoices):
    RELATIVE = "relative", _("relative")
    EMPLOYER = "employer", _("employer")
    COLLEAGUE = "colleague", _("colleague")
    FRIEND = "friend", _("friend")
    REPRESENTED = "represented", _("represented or advised them")
    OTHER = "other", _("another tie")
