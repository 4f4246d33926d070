"""What a person agrees to: the statutory parts of a consent (law on personal data, article 8(4)),
as shown that day.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from mediation_office.accounts.models import Office, Region
from mediation_office.accounts.settings import setting
from mediation_office.labels import LANGUAGES


@dataclass(frozen=True)
class ConsentTerms:
    operator: str
    bin: str
    data: str
    purpose: str
    term: str
    third_parties: str
    cross_border: str
    publication: str

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Label and words of each part, in the order of the law."""
        keeper = _("%(office)s, BIN %(bin)s") % {"office": self.operator, "bin": self.bin}
        return [
            (_("Who keeps the data"), keeper if self.bin else self.operator),
            (_("Which data"), self.data),
            (_("What for"), self.purpose),
            (_("How long"), self.term),
            (_("Are they passed to others"), self.third_parties),
            (_("Do they leave the country"), self.cross_border),
            (_("Are they published"), self.publication),
        ]


def consent_terms(region: Region, *, main: Office | None = None) -> ConsentTerms:
    """In the reader's language; stored with the answer, so that it can be proved what was shown."""
    main = main or Office.objects.main_of(region)
    return ConsentTerms(
        operator=main.name,
        bin=region.bin,
        data=_("name, IIN if given, telephone, e-mail, address, what you wrote and added"),
        purpose=_("to answer you and, if you want it, to prepare mediation"),
        term=_kept_for(setting(region, "appeals.retention_years")),
        third_parties=_(
            "no, except a body that the law makes us pass the appeal on to; we tell you then"
        ),
        cross_border=_("no, they stay in Kazakhstan"),
        publication=_("no"),
    )


def _kept_for(years: int) -> str:
    return ngettext(
        "%(years)d year from the day the matter is closed",
        "%(years)d years from the day the matter is closed",
        years,
    ) % {"years": years}


def spoken_terms(region: Region) -> dict[str, list[tuple[str, str]]]:
    """By language: at the desk it is read out in the one that the person speaks."""
    main = Office.objects.main_of(region)
    spoken = {}
    for language in LANGUAGES:
        with override(language):
            spoken[language] = consent_terms(region, main=main).lines
    return spoken
