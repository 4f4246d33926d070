"""Words of the content room."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TextKind(models.TextChoices):
    PAPER = "paper", _("wording of a paper")
    LETTER = "letter", _("wording of a letter by e-mail")
    SMS = "sms", _("wording of an SMS")
    BLOCK = "block", _("text block")
    PAGE = "page", _("page of the site")


class TextState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    RETIRED = "retired", _("retired")


LANGUAGE_NAMES = {
    "kk": pgettext_lazy("heading of a column", "Kazakh"),
    "ru": pgettext_lazy("heading of a column", "Russian"),
    "en": pgettext_lazy("heading of a column", "English"),
}
