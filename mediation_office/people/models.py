"""Cards, contact points, organisations, topics and contacts."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mediation_office.history import tracked
from mediation_office.labels import Labelled, language_name
from mediation_office.people.choices import (
    ORAL,
    CallRule,
    Channel,
    ContactOutcome,
    Need,
    OrganisationKind,
    PointKind,
)
from mediation_office.people.names import KazakhOrder, search_key
from mediation_office.people.phones import last_four, point_key
from mediation_office.people.querysets import (
    ContactPointQuerySet,
    ContactQuerySet,
    OrganisationQuerySet,
    PersonQuerySet,
    SideQuerySet,
)
from mediation_office.people.reach import Reach
from mediation_office.presses import version_of
from mediation_office.sealing import BlindIndexField, SealedModel, SealedTextField


class Topic(Labelled):
    """What a matter is about: in a sensitive one (family, school) nothing is sent unasked."""

    region = models.ForeignKey("accounts.Region", models.PROTECT, related_name="topics")
    code = models.SlugField(max_length=40)
    is_sensitive = models.BooleanField(_("no message by default"), default=False)
    position = models.PositiveSmallIntegerField(default=0)
    is_retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["region", "code"], name="topic_once_in_region")
        ]


class Source(Labelled):
    """How somebody heard of the office."""

    region = models.ForeignKey("accounts.Region", models.PROTECT, related_name="sources")
    code = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["region", "code"], name="source_once_in_region")
        ]


class SearchKeyField(models.CharField):
    """The normalised name beside the name itself, made anew at each save.

    Kazakh, Russian and Latin spellings meet in it.
    """

    def __init__(self, *args: Any, of: str = "name", **kwargs: Any) -> None:
        self.of = of
        usual: dict[str, Any] = {"max_length": 300, "blank": True, "default": "", "editable": False}
        super().__init__(*args, **usual | kwargs)

    def deconstruct(self) -> tuple:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, instance: models.Model, add: bool) -> str:
        key = search_key(getattr(instance, self.of) or "")[:300]
        setattr(instance, self.attname, key)
        return key


@tracked()
class Organisation(Labelled):
    """One directory: whom we pass appeals to, who sends people to us, who is a party."""

    region = models.ForeignKey("accounts.Region", models.PROTECT, related_name="organisations")
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    bin = models.CharField(_("BIN"), max_length=12, blank=True)
    district = models.ForeignKey("accounts.District", models.PROTECT, null=True, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    takes_appeals = models.BooleanField(_("appeals can be passed on to it"), default=False)
    is_retired = models.BooleanField(default=False)
    search_key = SearchKeyField(of="all_names")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["search_key"], name="organisation_trgm", opclasses=["gin_trgm_ops"])
        ]

    def get_absolute_url(self) -> str:
        return reverse("people:organisation_detail", args=[self.pk])

    @property
    def version(self) -> str:
        return version_of(*model_to_dict(self).values())

    @property
    def all_names(self) -> str:
        return " ".join(dict.fromkeys([self.name_kk, self.name_ru, self.name_en]))


@tracked()
class Person(SealedModel):
    """A card of somebody the office knows: kept by staff, confirmed by a person."""

    region = models.ForeignKey("accounts.Region", models.PROTECT, related_name="people")
    name = models.CharField(_("full name"), max_length=300)
    search_key = SearchKeyField()
    iin = SealedTextField(_("IIN"), binding="people.person.iin")
    iin_index = BlindIndexField(of="iin", purpose="iin")
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=1, blank=True)
    language = models.CharField(_("language"), max_length=2, default="kk")
    needs = models.CharField(_("needs"), max_length=200, blank=True)  # codes, comma between
    code_word = SealedTextField(_("code word"), binding="people.person.code_word")
    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="+")  # that keeps it
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = PersonQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["search_key"], name="person_trgm", opclasses=["gin_trgm_ops"]),
            models.Index("region", KazakhOrder("name"), "id", name="person_alphabet"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "iin_index"],
                condition=~Q(iin_index=""),
                name="iin_once_a_region",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:person_detail", args=[self.uuid])

    @property
    def version(self) -> str:
        """Of what the card says of the person."""
        said = (self.name, self.iin, self.born_on, self.sex, self.language, self.needs)
        return version_of(*said)

    @property
    def need_codes(self) -> list[str]:
        return [code for code in self.needs.split(",") if code]

    @property
    def need_labels(self) -> list[str]:
        return Need.labels_in(self.needs)

    @property
    def spoken_language(self) -> str:
        return language_name(self.language)

    @property
    def has_code_word(self) -> bool:
        return bool(self.code_word)


@tracked()
class SafeContact(SealedModel):
    """How it is safe to reach somebody: on the card, perhaps stricter in one matter.

    The strictest holds (`safe.rules_in_matter`).
    """

    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="safe_contacts")
    thread = models.UUIDField(null=True, db_index=True)
    side = models.PositiveSmallIntegerField(default=1)
    calls = models.CharField(
        _("may we call"), max_length=8, choices=CallRule.choices, default=CallRule.UNKNOWN
    )
    from_time = models.TimeField(_("from"), null=True, blank=True)
    until_time = models.TimeField(_("until"), null=True, blank=True)
    sms = models.BooleanField(_("SMS allowed"), default=False)
    email = models.BooleanField(_("e-mail allowed"), default=False)
    email_links = models.BooleanField(_("links in e-mail allowed"), default=False)
    letter = models.BooleanField(_("letters by post allowed"), default=False)
    warning = SealedTextField(_("what must not be said"), binding="people.safecontact.warning")
    told_by = models.CharField(_("told by"), max_length=200, blank=True)
    asked_on = models.DateField()

    objects = SideQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(thread__isnull=False),
                name="safe_contact_of_whom",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(thread__isnull=True),
                name="safe_contact_once_a_card",
            ),
            models.UniqueConstraint(fields=["thread", "side"], name="safe_contact_once_a_side"),
        ]

    def __str__(self) -> str:
        return f"safe contact of {self.person or self.thread}"

    @property
    def reach(self) -> Reach:
        return Reach.of(self)


@tracked()
class ContactPoint(SealedModel):
    """A telephone, an e-mail or an address: of a card, or as stated in one matter."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="points")
    thread = models.UUIDField(null=True, db_index=True)
    side = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(_("kind"), max_length=8, choices=PointKind.choices)
    value = SealedTextField(_("value"), binding="people.contactpoint.value")
    value_index = BlindIndexField(of="value", purpose="point", fold=point_key)
    tail_index = BlindIndexField(of="value", purpose="tail", fold=last_four)
    told_by = models.CharField(_("told by"), max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    is_retired = models.BooleanField(default=False)

    objects = ContactPointQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(thread__isnull=False),
                name="contact_point_of_whom",
            ),
            models.UniqueConstraint(
                fields=["person", "thread", "side", "kind", "value_index"],
                condition=Q(is_retired=False) & ~Q(value_index=""),
                nulls_distinct=False,
                name="contact_point_once",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_phone(self) -> bool:
        return self.kind == PointKind.PHONE


@tracked()
class Contact(SealedModel):
    """Somebody turned to the office, once. Mere advice is a contact and no less counted."""

    thread = models.UUIDField(default=uuid.uuid4, db_index=True)
    reference = models.CharField(_("reference"), max_length=16, unique=True)
    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="contacts")
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    at = models.DateTimeField(_("when"))
    recorded_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    opens_card = models.BooleanField(default=False, editable=False)  # decision 0009
    is_anonymous = models.BooleanField(_("anonymous"), default=False)
    name_stated = models.CharField(_("name as stated"), max_length=300, blank=True)
    search_key = SearchKeyField(of="name_stated")
    district = models.ForeignKey("accounts.District", models.PROTECT, null=True, blank=True)
    language = models.CharField(_("language"), max_length=2, default="kk")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True)
    outcome = models.CharField(_("what came of it"), max_length=10, choices=ContactOutcome.choices)
    referred_to = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = SealedTextField(_("note"), binding="people.contact.note", thread="thread")
    # when a call back was promised for, where they named it
    call_on = models.DateField(_("call back on"), null=True, blank=True)
    call_hour = models.TimeField(_("call back at"), null=True, blank=True)
    outside_number = models.CharField(_("number elsewhere"), max_length=60, blank=True)  # e-Otinish
    # no longer written; a column goes an edition after its use, for an update migrates before it
    # restarts
    form_token = models.CharField(  # noqa: DJ001
        max_length=64, unique=True, null=True, editable=False
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["office", "-at"]),
            models.Index(Upper("outside_number"), name="contact_outside_number"),
            GinIndex(fields=["search_key"], name="contact_trgm", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("people:contact_detail", args=[self.reference])

    @property
    def is_oral(self) -> bool:
        """Told to a member of staff: only that is written down in a protocol (APPC 63(1))."""
        return self.taken_by_id is not None and self.channel in ORAL

    @property
    def who(self) -> str:
        """The name on the card once somebody confirmed it, else the name as stated."""
        return self.person.name if self.person else self.name_stated

    @property
    def spoken_language(self) -> str:
        return language_name(self.language)


@tracked()
class Tie(SealedModel):
    """A recorded tie between somebody on staff and a matter.

    It hides the matter from that person whatever the role.
    """

    thread = models.UUIDField(db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="ties")
    reason = SealedTextField(_("reason"), binding="people.tie.reason", thread="thread")
    since = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "user"], name="one_tie_a_matter")]

    def __str__(self) -> str:
        return f"tie of {self.user}"
