"""Spelling of everything the office says in Kazakh and Russian.

The dictionaries are those of Debian's hunspell-kk and hunspell-ru. The Kazakh one knows one ending
a word, and Kazakh puts on three: forms it lacks stand in docs/words/kk.txt, each read by a person.
"""

import ast
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from mediation_office import catalogues

DICTIONARIES = {"kk": "kk_KZ", "ru": "ru_RU"}
FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")
# tables of names and texts that an office begins with, in three languages side by side
SHIPPED_TABLES = ("**/defaults.py", "**/shipped.py", "**/holiday_names.py", "**/words.py")
SHIPPED_TEXTS = "mediation_office/content/texts/*.{language}.md"

NOT_WORDS = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}|<[^>]+>|\]\([^)]*\)|https?://\S+|\S+@\S+")
WORD = re.compile(r"(?<![\w-])[Ѐ-ӿ]+(?:-[Ѐ-ӿ]+)*")
KAZAKH_LETTERS = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")


class NoDictionaryError(Exception):
    """This machine has no hunspell dictionary of a language we write."""


def misspelt(language: str) -> dict[str, str]:
    """Each unknown word with the first place where it stands."""
    speller, own = _speller(language), _own_words(language)
    other = _own_words("ru" if language == "kk" else "kk")
    unknown: dict[str, str] = {}
    for place, text in texts(language):
        for word in words(text):
            if word in unknown or word.casefold() in own or speller.lookup(word):
                continue
            parts = word.split("-")
            if len(parts) > 1 and all(p.casefold() in own or speller.lookup(p) for p in parts):
                continue
            if place.endswith(".py") and word.casefold() in other:
                continue
            unknown[word] = place
    return unknown


def words(text: str) -> Iterable[str]:
    """The Cyrillic words of a text; placeholders, tags and endings put on figures are none."""
    return WORD.findall(NOT_WORDS.sub(" ", text))


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Every text that we write in this language, with the file it stands in."""
    base = Path(settings.BASE_DIR)
    for folder in (catalogues.OWN, catalogues.FRAMEWORKS):
        place = str(catalogues.catalogue_path(folder, language).relative_to(base))
        for entry in catalogues.open_catalogue(folder, language):
            for form in catalogues.said(entry):
                yield place, form
    for path in sorted(base.glob(SHIPPED_TEXTS.format(language=language))):
        yield str(path.relative_to(base)), path.read_text(encoding="utf-8")
    for pattern in SHIPPED_TABLES:
        for path in sorted(base.glob(pattern)):
            if not catalogues.NOT_SHOWN & set(path.relative_to(base).parts):
                for text in _strings(path, language):
                    yield str(path.relative_to(base)), text


def _strings(path: Path, language: str) -> Iterator[str]:
    """Of a table the strings that can only be this language: Kazakh ones have Kazakh letters."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in docstrings:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_kazakh = bool(KAZAKH_LETTERS.search(node.value))
            if is_kazakh == (language == "kk"):
                yield node.value


def _own_words(language: str) -> set[str]:
    """Our own words: the glossary's, and forms that the dictionary lacks."""
    lines = Path(settings.BASE_DIR, "docs", "words", f"{language}.txt").read_text("utf-8")
    return {line.casefold() for line in lines.split("\n") if line and not line.startswith("#")}


def _speller(language: str) -> Any:
    from spylls.hunspell import Dictionary  # a development requirement, and slow to load

    name = DICTIONARIES[language]
    chosen = os.environ.get("HUNSPELL_DICTIONARIES")
    for folder in [chosen] if chosen else FOLDERS:
        if Path(folder, f"{name}.aff").exists():
            return Dictionary.from_files(str(Path(folder, name)))
    raise NoDictionaryError(
        f"There is no hunspell dictionary {name}.aff. Debian and Ubuntu: apt-get install"
        " hunspell-kk hunspell-ru. Elsewhere put kk_KZ and ru_RU into a folder and name it in"
        " HUNSPELL_DICTIONARIES."
    )
