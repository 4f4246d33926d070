"""Regions, their districts, their offices, and the settings that the law or the office may
change.
"""

from datetime import time

from django.db import models
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from mediation_office.accounts.querysets import OfficeQuerySet
from mediation_office.history import tracked
from mediation_office.labels import Labelled, in_language
from mediation_office.presses import version_of


@tracked()
class Region(Labelled):
    """The data controller: its name, BIN and parent body head every paper.

    Nothing crosses regions.
    """

    code = models.SlugField(_("code"), unique=True)
    bin = models.CharField(_("BIN"), max_length=12, blank=True)
    parent_kk = models.CharField(_("parent body in Kazakh"), max_length=300, blank=True)
    parent_ru = models.CharField(_("parent body in Russian"), max_length=300, blank=True)
    parent_en = models.CharField(_("parent body in English"), max_length=300, blank=True)
    is_demo = models.BooleanField(_("demo office"), default=False)

    class Meta:
        verbose_name, verbose_name_plural = _("region"), _("regions")

    @property
    def parent(self) -> str:
        return in_language(self, "parent")


class District(Labelled):
    """A city or district of the region, with its code in the state classifier of units (KATO)."""

    region = models.ForeignKey(
        Region, models.PROTECT, related_name="districts", verbose_name=_("region")
    )
    kato = models.CharField("KATO", max_length=9)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name, verbose_name_plural = _("city or district"), _("cities and districts")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["region", "kato"], name="district_once_in_region")
        ]


@tracked()
class Office(Labelled):
    """A place in a region: its rooms, hours, registers, staff, contacts and matters."""

    region = models.ForeignKey(
        Region, models.PROTECT, related_name="offices", verbose_name=_("region")
    )
    code = models.SlugField(_("code"), unique=True)
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="offices"
    )
    address_kk = models.CharField(_("address in Kazakh"), max_length=300, blank=True)
    address_ru = models.CharField(_("address in Russian"), max_length=300, blank=True)
    address_en = models.CharField(_("address in English"), max_length=300, blank=True)
    hours_kk = models.CharField(_("hours in Kazakh"), max_length=120, blank=True)
    hours_ru = models.CharField(_("hours in Russian"), max_length=120, blank=True)
    hours_en = models.CharField(_("hours in English"), max_length=120, blank=True)
    opens_at = models.TimeField(_("opens at"), default=time(9))
    closes_at = models.TimeField(_("closes at"), default=time(18, 30))
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    languages = models.CharField(_("languages spoken"), max_length=40, default="kk,ru")
    is_main = models.BooleanField(
        _("receives what comes by the site for a district without an office"), default=False
    )
    position = models.PositiveSmallIntegerField(default=0)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("office"), _("offices")
        ordering = ["position"]

    @property
    def version(self) -> str:
        return version_of(*model_to_dict(self).values())

    @property
    def address(self) -> str:
        return in_language(self, "address")

    @property
    def hours(self) -> str:
        return in_language(self, "hours")


@tracked()
class Setting(models.Model):
    """One value of one setting from a day on; the code says which ones exist
    (`accounts.settings`).
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="settings")
    code = models.CharField(_("code"), max_length=60)
    value = models.JSONField(_("value"))
    legal_basis_kk = models.CharField(max_length=300, blank=True)
    legal_basis_ru = models.CharField(max_length=300, blank=True)
    legal_basis_en = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(_("from"))

    class Meta:
        verbose_name, verbose_name_plural = _("setting"), _("settings")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "code", "valid_from"], name="setting_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} from {self.valid_from}"
