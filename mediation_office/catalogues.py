"""The message catalogues: what the code says, what of it is translated, what is wrong with it.

Two folders. `locale/` holds our own messages. `locale_frameworks/` holds what Django and allauth
show to people and have not put into Kazakh, or have put wrongly; it wins over their catalogues.
English is in the code itself and needs no catalogue.
"""

import ast
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import polib
from django.conf import settings
from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize

LANGUAGES = ("kk", "ru")
OWN, FRAMEWORKS = "locale", "locale_frameworks"
PLURAL_FORMS = {
    "kk": "nplurals=2; plural=(n != 1);",
    # unlike the formula of Django's four forms: an equal one would let theirs win over ours
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
        "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
}
FORM_COUNT = {"kk": 2, "ru": 3}

# places of the arguments: context, singular, plural
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
NOT_SHOWN = {"tests", "migrations", "staticfiles", "node_modules"}
TEMPLATE_CALL = re.compile(
    r"""(?<!\w)(_|n?p?gettext)\(((?:\s*u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*,?)+)""",
    re.DOTALL,
)
BROKEN_TAG = re.compile(r"\{%|%\}")
LITERAL = re.compile(r"""u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""", re.DOTALL)

# Which sources of the libraries speak to people who use the office. Their own pages are replaced
# by ours (account/, registration/), and command lines speak English.
SHOWN_BY_LIBRARIES = {
    "django.conf": (
        "core/paginator.py",
        "core/validators.py",
        "db/models/base.py",
        "db/models/constraints.py",
        "db/models/fields/",
        "forms/",
        "template/defaultfilters.py",
        "utils/dateformat.py",
        "utils/dates.py",
        "utils/text.py",
        "utils/timesince.py",
    ),
    "django.contrib.admin": (
        "contrib/admin/actions.py",
        "contrib/admin/filters.py",
        "contrib/admin/forms.py",
        "contrib/admin/helpers.py",
        "contrib/admin/models.py",
        "contrib/admin/options.py",
        "contrib/admin/sites.py",
        "contrib/admin/templates/admin/",
        "contrib/admin/templatetags/",
        "contrib/admin/views/",
        "contrib/admin/widgets.py",
    ),
    "django.contrib.auth": (
        "contrib/auth/admin.py",
        "contrib/auth/base_user.py",
        "contrib/auth/forms.py",
        "contrib/auth/models.py",
        "contrib/auth/password_validation.py",
        "contrib/auth/validators.py",
    ),
    "django.contrib.postgres": ("contrib/postgres/validators.py",),
    "allauth": ("account/adapter.py", "account/fields.py", "account/forms.py", "account/models.py"),
}
NEVER_MET = ("contrib/admin/templates/admin/auth/", "contrib/admin/templates/admin/500.html")

Key = tuple[str | None, str]


@dataclass
class Message:
    """What the code says once or in several places; a plural only where it counts something."""

    msgid: str
    plural: str = ""
    context: str | None = None
    places: set[str] = field(default_factory=set)

    @property
    def key(self) -> Key:
        return self.context, self.msgid


class UnreadableMessageError(Exception):
    """A text is handed to gettext in a way that no collector can read."""


def messages_of_code(base: Path | None = None) -> dict[Key, Message]:
    """Every message of our Python files and templates, tests and migrations left out."""
    base = base or settings.BASE_DIR
    found: dict[Key, Message] = {}
    for path in _sources(base):
        place = str(path.relative_to(base))
        text = path.read_text(encoding="utf-8")
        read = python_messages if path.suffix == ".py" else template_messages
        for message in read(text, place):
            _merge(found, message, place)
    return found


def _sources(base: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(base):
        # never entered: databases come and go beside the code while it is read
        folders[:] = sorted(
            name for name in folders if name not in NOT_SHOWN and not name.startswith(".")
        )
        for path in sorted(Path(folder, name) for name in files):
            is_shown = "templates" in path.relative_to(base).parts
            if path.suffix == ".py" or (is_shown and path.suffix in {".html", ".txt"}):
                yield path


def _merge(found: dict[Key, Message], message: Message, place: str) -> None:
    known = found.setdefault(message.key, message)
    known.plural = known.plural or message.plural
    known.places.add(place)


def python_messages(text: str, place: str) -> Iterator[Message]:
    """Calls of gettext and its kin under whatever names the file imported them."""
    tree = ast.parse(text, place)
    names = _imported_names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = _called(node.func, names)
        if called:
            message = _message_of_call(node, CALLS[called], place)
            if message:
                yield message


def _imported_names(tree: ast.AST) -> dict[str, str]:
    """The file's own name of each gettext function: {"_": "gettext", "_n": "ngettext"}."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            for alias in node.names:
                plain = alias.name.removesuffix("_lazy").removesuffix("_noop")
                if plain in CALLS:
                    names[alias.asname or alias.name] = plain
    return names


def _called(function: ast.expr, names: dict[str, str]) -> str | None:
    if isinstance(function, ast.Name):
        return names.get(function.id)
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        plain = function.attr.removesuffix("_lazy").removesuffix("_noop")
        return plain if function.value.id == "translation" and plain in CALLS else None
    return None


def _message_of_call(
    node: ast.Call, places: tuple[int | None, int, int | None], file: str
) -> Message | None:
    context, singular, plural = places
    last = max(singular, plural or 0)
    values = [_text(argument, file) for argument in node.args[: last + 1]]
    if len(values) <= last or any(value is None for value in values):
        return None  # a text that comes from a variable is collected where it is written down
    return Message(
        msgid=str(values[singular]),
        plural="" if plural is None else str(values[plural]),
        context=None if context is None else str(values[context]),
    )


def _text(argument: ast.expr, file: str) -> str | None:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    if isinstance(argument, ast.JoinedStr | ast.BinOp):
        raise UnreadableMessageError(
            f"{file}:{argument.lineno}: gettext was given a text put together from parts"
        )
    return None


def template_messages(text: str, place: str) -> Iterator[Message]:
    """What `translate`, `blocktranslate` and `_("…")` say in a template."""
    for token in Lexer(text).tokenize():
        broken = BROKEN_TAG.search(token.contents) if token.token_type == TokenType.TEXT else None
        if broken:
            line = (token.lineno or 1) + token.contents[: broken.start()].count("\n")
            raise UnreadableMessageError(f"{place}:{line}: a tag is not closed on its line")
    for name, arguments in TEMPLATE_CALL.findall(templatize(text, origin=place)):
        values = [ast.literal_eval(literal) for literal in LITERAL.findall(arguments)]
        context, singular, plural = CALLS["gettext" if name == "_" else name]
        yield Message(
            msgid=values[singular],
            plural="" if plural is None else values[plural],
            context=None if context is None else values[context],
        )


@cache
def messages_of_libraries() -> dict[Key, Message]:
    """What people may meet of Django's and allauth's own texts, read from their English lists."""
    found: dict[Key, Message] = {}
    for package, shown in SHOWN_BY_LIBRARIES.items():
        for entry in polib.pofile(str(_library_catalogue(package, "en"))):
            places = {place for place, _line in entry.occurrences}
            if any(place.startswith(shown) and not place.startswith(NEVER_MET) for place in places):
                message = Message(entry.msgid, entry.msgid_plural, entry.msgctxt)
                _merge(found, message, package)
    return found


@cache
def translated_by_libraries(language: str) -> dict[Key, polib.POEntry]:
    """What the libraries say in this language without our help."""
    said = {}
    for package in SHOWN_BY_LIBRARIES:
        path = _library_catalogue(package, language)
        if path.exists():
            for entry in polib.pofile(str(path)).translated_entries():
                said[(entry.msgctxt, entry.msgid)] = entry
    return said


def _library_catalogue(package: str, language: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0])
    return folder / "locale" / language / "LC_MESSAGES" / "django.po"


def catalogue_path(folder: str, language: str) -> Path:
    return Path(settings.BASE_DIR) / folder / language / "LC_MESSAGES" / "django.po"


def open_catalogue(folder: str, language: str) -> polib.POFile:
    path = catalogue_path(folder, language)
    if path.exists():
        return polib.pofile(str(path), wrapwidth=100)
    return polib.POFile(wrapwidth=100)


def update_catalogue(folder: str, language: str) -> tuple[int, int]:
    """Write the catalogue anew, translations kept; answers how many it has and lacks.

    Sorted and without line numbers, so that it changes only where the words of the code change.
    """
    known = {_key(entry): entry for entry in open_catalogue(folder, language)}
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Language": language,
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    messages = wanted(folder, language, kept=set(known)).values()
    for message in sorted(messages, key=lambda each: (each.msgid, each.context or "")):
        catalogue.append(_entry(message, known.get(message.key), language))
    path = catalogue_path(folder, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return len(catalogue), len(catalogue.untranslated_entries())


def wanted(folder: str, language: str, *, kept: set[Key]) -> dict[Key, Message]:
    """What belongs in the catalogue. Of the libraries: what they lack, and what we say better."""
    if folder == OWN:
        return messages_of_code()
    theirs = translated_by_libraries(language)
    ours = messages_of_code()
    return {
        key: message
        for key, message in messages_of_libraries().items()
        if key not in ours and (key in kept or key not in theirs)
    }


def _entry(message: Message, known: polib.POEntry | None, language: str) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.msgid,
        msgctxt=message.context,
        occurrences=[(place, "") for place in sorted(message.places)],
    )
    if known:
        entry.tcomment = known.tcomment
        entry.flags = known.flags
    if not message.plural:
        entry.msgstr = known.msgstr if known else ""
        return entry
    entry.msgid_plural = message.plural
    forms = known.msgstr_plural if known else {}
    entry.msgstr_plural = {n: forms.get(n, "") for n in range(FORM_COUNT[language])}
    return entry


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
WORD = re.compile(r"[^\W\d_]+")
LATIN, CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[Ѐ-ӿ]")
KAZAKH_LETTERS = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")


def problems(folder: str, language: str) -> Iterator[str]:
    """A sentence for everything that keeps the catalogue from being complete and right."""
    entries = {_key(entry): entry for entry in open_catalogue(folder, language)}
    for key, message in wanted(folder, language, kept=set(entries)).items():
        entry = entries.get(key)
        if entry is None or not entry.translated():
            state = "fuzzy" if entry is not None and entry.fuzzy else "missing"
            yield f"{language}: {state}: {message.msgid!r} ({', '.join(sorted(message.places))})"
        else:
            for fault in faults(entry, language, plural=message.plural):
                yield f"{language}: {fault}: {message.msgid!r}"


def faults(entry: polib.POEntry, language: str, *, plural: str = "") -> Iterator[str]:
    """What is wrong with one translation."""
    forms = said(entry)
    if bool(plural) != bool(entry.msgid_plural):
        yield "counts otherwise than the code"
    if entry.msgid_plural and len(forms) != FORM_COUNT[language]:
        yield f"needs {FORM_COUNT[language]} plural forms"
    if entry.msgid_plural and language == "kk" and len(set(forms)) > 1:
        yield "Kazakh says the same after every number"
    model = entry.msgid_plural or entry.msgid
    for form in forms:
        yield from _form_faults(model, form, language)


def said(entry: polib.POEntry) -> list[str]:
    """The forms of a translation, one where nothing is counted."""
    if entry.msgid_plural:
        return [entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)]
    return [entry.msgstr]


def _form_faults(model: str, form: str, language: str) -> Iterator[str]:
    if sorted(PLACEHOLDER.findall(model)) != sorted(PLACEHOLDER.findall(form)):
        yield f"other placeholders in {form!r}"
    if sorted(TAG.findall(model)) != sorted(TAG.findall(form)):
        yield f"other tags in {form!r}"
    if (model[:1].isspace(), model[-1:].isspace()) != (form[:1].isspace(), form[-1:].isspace()):
        yield f"other spaces at the ends of {form!r}"
    for word in WORD.findall(form):
        if LATIN.search(word) and CYRILLIC.search(word):
            yield f"Latin and Cyrillic letters in one word {word!r}"
    if language == "ru" and KAZAKH_LETTERS.search(form):
        yield f"Kazakh letters in {form!r}"


def copies(folder: str, allowed: Iterable[str]) -> Iterator[str]:
    """Kazakh that is still the Russian, and what is still the English, but for the allowed."""
    allowed = set(allowed)
    russian = {_key(entry): said(entry) for entry in open_catalogue(folder, "ru")}
    for language in LANGUAGES:
        for entry in open_catalogue(folder, language).translated_entries():
            text = said(entry)[-1]
            if text.casefold() in allowed or not WORD.search(
                PLACEHOLDER.sub("", TAG.sub("", text))
            ):
                continue
            if text in (entry.msgid, entry.msgid_plural):
                yield f"{language}: still English: {text!r}"
            elif language == "kk" and text in russian.get(_key(entry), []):
                yield f"kk: the same as the Russian: {text!r}"
