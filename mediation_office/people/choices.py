"""Words of the people room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    PHONE = "phone", _("telephone")
    VISIT = "visit", _("visit")
    RECEPTION = "reception", _("reception day")
    FIELD_TRIP = "field-trip", _("field trip")
    SITE = "site", _("website")
    PAPER = "paper", _("paper letter")
    EMAIL = "email", _("e-mail")
    E_OTINISH = "e-otinish", _("e-Otinish")
    MESSENGER = "messenger", _("messenger")
    COURT = "court", _("referral by a court")
    POLICE = "police", _("referral by the police")
    SCHOOL = "school", _("referral by a school")
    AKIMAT = "akimat", _("referral by an akimat")


ORAL = (Channel.PHONE, Channel.VISIT, Channel.RECEPTION, Channel.FIELD_TRIP)


class ContactOutcome(models.TextChoices):
    ADVICE = "advice", _("advice")
    APPEAL = "appeal", _("appeal")
    CASE = "case", _("mediation case")
    CALLBACK = "callback", _("callback promised")
    PASSED_ON = "passed-on", _("passed on")
    NOTHING = "nothing", _("nothing came of it")


class PointKind(models.TextChoices):
    PHONE = "phone", _("telephone")
    EMAIL = "email", _("e-mail")
    ADDRESS = "address", _("postal address")


class CallRule(models.TextChoices):
    """May we call? Unknown is treated as no message and a call only by a person."""

    UNKNOWN = "unknown", _("not asked yet")
    ANY = "any", _("yes, at any time")
    HOURS = "hours", _("only in the hours named")
    NEVER = "never", _("no, I will get in touch myself")


class OrganisationKind(models.TextChoices):
    AKIMAT = "akimat", _("akimat")
    COURT = "court", _("court")
    POLICE = "police", _("police")
    PROSECUTOR = "prosecutor", _("prosecutor's office")
    SCHOOL = "school", _("school")
    CHILD_PROTECTION = "child-protection", _("child protection body")
    LABOUR = "labour", _("labour inspectorate")
    MEDIATORS = "mediators", _("organisation of mediators")
    COMPANY = "company", _("company")
    NGO = "ngo", _("NGO")
    OTHER = "other", _("other body")


class Need(models.TextChoices):
    """What somebody needs to be understood and to come in."""

    INTERPRETER = "interpreter", _("an interpreter")
    MOBILITY = "mobility", _("access without stairs")
    HEARING = "hearing", _("help with hearing")
    READING = "reading", _("help with reading and writing")

    @classmethod
    def labels_in(cls, codes: str) -> list[str]:
        """Of the codes stored together, a comma between them."""
        return [str(cls(code).label) for code in codes.split(",") if code in cls.values]


class Sex(models.TextChoices):
    FEMALE = "f", _("woman")
    MALE = "m", _("man")


BY_HAND = tuple(
    channel for channel in Channel if channel != Channel.SITE
)  # the site records itself
