"""The register of mediators, the ties they declared and the events of both."""

import uuid
from datetime import date

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.forms import model_to_dict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mediation_office.clock import today
from mediation_office.events import Event
from mediation_office.history import tracked
from mediation_office.lifecycle import moves_from
from mediation_office.people.models import SearchKeyField
from mediation_office.presses import version_of
from mediation_office.sealing import SealedModel, SealedTextField
from training.choices import REGISTERED, MediatorKind, Standing, StandingReason, TieKind
from training.lifecycle import TRANSITIONS
from training.querysets import MediatorQuerySet, MediatorTieQuerySet

ON_THE_CARD = (  # what its form asks
    "office",
    "login",
    "kind",
    "languages",
    "districts",
    "fields",
    "max_open",
    "register_keeper",
    "register_number",
    "registered_on",
    "certificate_number",
    "certificate_issued_on",
    "certificate_valid_until",
)


@tracked()
class Mediator(SealedModel):
    """Somebody who mediates or wants to, with a login or without: the office serves both alike."""

    region = models.ForeignKey("accounts.Region", models.PROTECT, related_name="mediators")
    office = models.ForeignKey(
        "accounts.Office", models.PROTECT, null=True, blank=True, related_name="mediators"
    )
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="mediators")
    login = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="mediator"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=MediatorKind.choices)
    languages = models.CharField(max_length=40)  # "kk,ru"
    districts = models.ManyToManyField(  # none: the whole region
        "accounts.District", related_name="mediators", blank=True
    )
    fields = models.ManyToManyField(  # none: all of them
        "people.Topic", related_name="mediators", blank=True
    )
    max_open = models.PositiveSmallIntegerField(null=True, blank=True)

    # the entry in the register of an organisation of mediators or of an akim's office
    register_keeper = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    register_number = models.CharField(max_length=40, blank=True)
    registered_on = models.DateField(null=True, blank=True)
    certificate_number = models.CharField(max_length=40, blank=True)
    certificate_issued_on = models.DateField(null=True, blank=True)
    certificate_valid_until = models.DateField(null=True, blank=True)

    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.CANDIDATE)
    standing_reason = models.CharField(max_length=20, choices=StandingReason.choices, blank=True)
    standing_note = SealedTextField(_("note"), binding="training.mediator.standing_note")
    standing_since = models.DateField(default=today)
    absent_until = models.DateField(null=True, blank=True)
    substitute = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="stands_in_for"
    )

    objects = MediatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("mediator")
        verbose_name_plural = _("mediators")
        constraints = [
            models.UniqueConstraint(fields=["person"], name="mediator_once_a_card"),
            models.CheckConstraint(
                condition=~Q(standing__in=REGISTERED)
                | Q(registered_on__isnull=False) & ~Q(register_number=""),
                name="mediator_in_register_has_an_entry",
            ),
            models.CheckConstraint(
                condition=Q(absent_until__isnull=False) | Q(substitute__isnull=True),
                name="mediator_substituted_is_absent",
            ),
            models.CheckConstraint(
                condition=Q(substitute__isnull=True) | ~Q(substitute=F("pk")),
                name="mediator_never_own_substitute",
            ),
        ]

    def __str__(self) -> str:
        return self.person.name

    def get_absolute_url(self) -> str:
        return reverse("training:mediator_detail", args=[self.uuid])

    @property
    def version(self) -> str:
        """Of what the form of the card says."""
        return version_of(*model_to_dict(self, fields=ON_THE_CARD).values())

    @property
    def thread(self) -> uuid.UUID:
        """What the events of this mediator are found by."""
        return self.uuid

    @property
    def language_codes(self) -> list[str]:
        return self.languages.split(",")

    @property
    def next_moves(self) -> list[str]:
        return moves_from(self.standing, TRANSITIONS)

    def is_in_standing(self, on: date) -> bool:
        """The same question as `Mediator.objects.in_standing(on)`."""
        valid_until = self.certificate_valid_until
        return (
            self.standing == Standing.GOOD
            and self.registered_on is not None
            and self.registered_on <= on
            and (valid_until is None or valid_until >= on)
        )

    def is_absent(self, on: date) -> bool:
        return self.absent_until is not None and self.absent_until >= on


@tracked()
class MediatorTie(SealedModel):
    """To whom a mediator is near, as declared: a card, a body, or a name alone. Never deleted."""

    mediator = models.ForeignKey(Mediator, models.PROTECT, related_name="ties")
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    name_stated = models.CharField(_("name as stated"), max_length=300, blank=True)
    search_key = SearchKeyField(of="name_stated")
    kind = models.CharField(_("kind of tie"), max_length=12, choices=TieKind.choices)
    note = SealedTextField(_("note"), binding="training.mediatortie.note")
    declared_on = models.DateField()
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True)

    objects = MediatorTieQuerySet.as_manager()

    class Meta:
        ordering = ["-declared_on", "-id"]
        indexes = [
            GinIndex(fields=["search_key"], name="mediatortie_trgm", opclasses=["gin_trgm_ops"])
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False)
                | Q(organisation__isnull=False)
                | ~Q(name_stated=""),
                name="mediator_tie_to_whom",
            )
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation or self.name_stated)


class MediatorEvent(Event):
    mediator = models.ForeignKey(Mediator, models.PROTECT, related_name="events")
