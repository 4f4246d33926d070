"""People who work here and what they may do."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mediation_office.access import Role
from mediation_office.accounts.models.place import Office
from mediation_office.accounts.querysets import (
    GrantQuerySet,
    InvitationQuerySet,
    SubstitutionQuerySet,
    UserManager,
)
from mediation_office.clock import today
from mediation_office.history import tracked
from mediation_office.labels import in_language

SUBSTITUTE = (
    "substitute"  # no role that can be granted: it comes with a Substitution and goes with it
)


class GrantState(models.TextChoices):
    TO_COME = "to-come", _("to come")
    HELD = "held", _("held")
    OVER = "over", _("over")


@tracked(exclude=["password", "last_login"])
class User(AbstractUser):
    """Somebody on staff. Roles are grants: a person may hold several and sees their union."""

    first_name = last_name = None  # type: ignore[assignment]
    full_name = models.CharField(_("full name"), max_length=200)
    position_kk = models.CharField(_("position in Kazakh"), max_length=120, blank=True)
    position_ru = models.CharField(_("position in Russian"), max_length=120, blank=True)
    position_en = models.CharField(_("position in English"), max_length=120, blank=True)
    office = models.ForeignKey(
        "accounts.Office",
        models.PROTECT,
        null=True,
        related_name="staff",
        verbose_name=_("office"),
    )
    language = models.CharField(_("language"), max_length=2, default="kk")
    theme = models.CharField(max_length=5, default="auto")

    REQUIRED_FIELDS = ["full_name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name, verbose_name_plural = _("member of staff"), _("staff")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="email_once",
                violation_error_message=_("Somebody on staff has this e-mail already."),
            )
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def position(self) -> str:
        return in_language(self, "position")

    def get_absolute_url(self) -> str:
        return reverse("accounts:user_detail", args=[self.username])

    @property
    def is_invited(self) -> bool:
        """A link waits for them to choose a password, be it too old by now; closing the account
        takes it back.
        """
        return not self.is_active and any(row.is_waiting for row in self.invitations.all())

    @property
    def initials(self) -> str:
        return (
            "".join(part[0] for part in self.full_name.split()[:2]).upper()
            or self.username[:2].upper()
        )

    @property
    def _with_roles(self) -> Any:
        """Whoever is signed in came with them (`with_roles`); anybody else is asked of the database
        each time, so that a grant made meanwhile counts at once.
        """
        return self if hasattr(self, "held") else User.objects.with_roles().get(pk=self.pk)

    @property
    def roles(self) -> dict[str, set[int]]:
        """Role → ids of the offices it is held for today, a substitution among them."""
        known = self._with_roles
        held: dict[str, set[int]] = {}
        for grant in known.held:
            held.setdefault(grant["role"], set()).add(grant["office"])
        if known.held_substitutions:
            held[SUBSTITUTE] = set(known.held_substitutions)
        return held

    def office_as(self, *roles: str) -> Office:
        """Where they work in one of the roles today: their own office, if they hold one there."""
        held = self.offices_as(*roles)
        return Office.objects.get(pk=self.office_id if self.office_id in held else min(held))

    def has_role(self, *roles: str) -> bool:
        return self.is_active and not self.roles.keys().isdisjoint(roles)

    def offices_as(self, *roles: str) -> set[int]:
        """Ids of the offices where the person holds one of the roles today."""
        held = self.roles
        return set().union(*(held.get(role, set()) for role in roles))

    def regions_as(self, role: str) -> set[int]:
        """Ids of the regions in an office of which the person holds the role today."""
        return {grant["region"] for grant in self._with_roles.held if grant["role"] == role}


@tracked()
class Grant(models.Model):
    """A role in an office for a time. Nobody grants a role to themselves."""

    user = models.ForeignKey(
        User, models.PROTECT, related_name="grants", verbose_name=_("member of staff")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    office = models.ForeignKey(
        "accounts.Office", models.PROTECT, related_name="grants", verbose_name=_("office")
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    granted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    # taken back before its time: from this moment on
    ended_at = models.DateTimeField(_("taken back"), null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("role held"), _("roles held")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(user=models.F("granted_by")), name="nobody_grants_to_themselves"
            ),
            models.UniqueConstraint(
                fields=["user", "role", "office", "from_on"],
                condition=models.Q(ended_at__isnull=True),
                name="grant_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    @property
    def state(self) -> GrantState:
        """Whether it holds today; taken back it holds no more, whatever its days say."""
        day = today()
        if self.ended_at or (self.until_on and self.until_on < day):
            return GrantState.OVER
        return GrantState.TO_COME if self.from_on > day else GrantState.HELD


class Invitation(models.Model):
    """A one-time link by which somebody invited chooses a password; only its hash is kept."""

    user = models.ForeignKey(User, models.PROTECT, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.user} until {self.expires_at}"

    @property
    def is_waiting(self) -> bool:
        """Neither used nor taken back; as `InvitationQuerySet.waiting`."""
        return self.used_at is None and self.cancelled_at is None


@tracked()
class Substitution(models.Model):
    """While the head is away a named person signs: answers, extensions, terminations and
    invitations.
    """

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="substitutions")
    absent = models.ForeignKey(User, models.PROTECT, related_name="+")
    substitute = models.ForeignKey(User, models.PROTECT, related_name="substitutions")
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    named_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)  # before its time: from this moment on
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = SubstitutionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__gte=models.F("from_on")),
                name="substitution_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~models.Q(absent=models.F("substitute")),
                name="nobody_substitutes_themselves",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.substitute} for {self.absent}"

    @property
    def is_over(self) -> bool:
        """Its last day is past, or it was ended before its time."""
        return self.ended_at is not None or self.until_on < today()

    @property
    def state(self) -> GrantState:
        if self.is_over:
            return GrantState.OVER
        return GrantState.TO_COME if self.from_on > today() else GrantState.HELD
