"""Official papers as PDF. The layout is code; what people write is data and never markup."""

from typing import Any

from mediation_office.accounts.models import Office
from mediation_office.labels import LANGUAGES, in_language


def letterhead_of(office: Office) -> dict[str, Any]:
    """The head of the office's sheets as of now: parent body, institution, office and address per
    language, BIN, telephone and e-mail.
    """
    region = office.region
    words: dict[str, Any] = {
        language: {
            "parent": in_language(region, "parent", language),
            "name": in_language(region, "name", language),
            "office": in_language(office, "name", language),
            "address": in_language(office, "address", language),
        }
        for language in LANGUAGES
    }
    return words | {"bin": region.bin, "phone": office.phone, "email": office.email}
