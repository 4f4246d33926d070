"""Wordings that come with the software: a file per kind and language in `texts/`, read once."""

from functools import cache
from pathlib import Path

from mediation_office.content.declared import DECLARED
from mediation_office.labels import LANGUAGES

FOLDER = Path(__file__).parent / "texts"


@cache
def shipped(language: str) -> dict[str, tuple[str, str]]:
    """Code → title and text in the language, of every declared text."""
    texts = {}
    for path in sorted(FOLDER.glob(f"*.{language}.md")):
        for part in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            head, _newline, body = part.partition("\n")
            code, _bar, title = head.partition(" | ")
            texts[code.strip()] = (title.strip(), body.strip())
    return texts


def missing() -> list[str]:
    """Declared texts that no file has, and filed ones that nothing declares; else empty."""
    return sorted(
        f"{language}: {code}"
        for language in LANGUAGES
        for code in DECLARED.keys() ^ shipped(language).keys()
    )
