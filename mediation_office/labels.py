"""The three languages of the office: their names, and short labels in them."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("kk", "ru", "en")
# each in itself: what is seen on a button, and the rest of the word that is only read aloud
OWN_NAMES = (("kk", "Қаз", "ақша"), ("ru", "Рус", "ский"), ("en", "Eng", "lish"))


def language_name(code: str) -> str:
    """Kazakh, Russian, English: in the reader's language; a code we do not know as it stands."""
    return str(dict(settings.LANGUAGES).get(code, code))


def in_language(row: object, field: str, language: str | None = None) -> str:
    """`field` of the row in the language given, or in the one that is active; Kazakh when that one
    is unknown.
    """
    wanted = (language or get_language() or "kk")[:2]
    return getattr(row, f"{field}_{wanted if wanted in LANGUAGES else 'kk'}")


class Labelled(models.Model):
    """A row with a name in three languages; none of them may be missing."""

    name_kk = models.CharField(_("name in Kazakh"), max_length=200)
    name_ru = models.CharField(_("name in Russian"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self, "name")
