"""What screens show of a text's versions: side by side, as a preview, compared, complete or not."""

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mediation_office.accounts.models import Region
from mediation_office.components import Status
from mediation_office.content import shipped
from mediation_office.content.choices import LANGUAGE_NAMES, TextKind, TextState
from mediation_office.content.declared import PLACEHOLDERS, TEXTS, Declared
from mediation_office.content.models import Text
from mediation_office.content.services import fill, to_html
from mediation_office.labels import LANGUAGES


@dataclass(frozen=True)
class WordRun:
    """A run of words: "same", "added" or "removed"."""

    kind: str
    words: str


def compare(old: str, new: str) -> list[WordRun]:
    """Word by word, what an older text lost and a newer one gained."""
    before, after = _pieces(old), _pieces(new)
    return list(_changes(before, after))


def paragraphs(changes: list[WordRun]) -> list[list[WordRun]]:
    """The same changes, one list a paragraph."""
    found: list[list[WordRun]] = [[]]
    for change in changes:
        first, *others = re.split(r"\n\s*\n", change.words)
        found[-1].append(WordRun(change.kind, first))
        found += [[WordRun(change.kind, words)] for words in others]
    return found


def _pieces(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)


def _changes(before: list[str], after: list[str]) -> Iterator[WordRun]:
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield WordRun("same", "".join(before[start:end]))
            continue
        if end > start:
            yield WordRun("removed", "".join(before[start:end]))
        if new_end > new_start:
            yield WordRun("added", "".join(after[new_start:new_end]))


@dataclass(frozen=True)
class Column:
    """One language of a text: what is published, what waits as a draft, and every version."""

    language: str
    published: Text | None
    draft: Text | None
    versions: list[Text]
    shipped_title: str
    shipped_body: str

    @property
    def name(self) -> str:
        return str(LANGUAGE_NAMES[self.language])

    @property
    def title(self) -> str:
        """As it goes out today."""
        return self.published.title if self.published else self.shipped_title

    @property
    def body(self) -> str:
        return self.published.body if self.published else self.shipped_body

    @property
    def newest(self) -> tuple[str, str]:
        """Title and body to go on writing from, as in `services.newest_texts`."""
        return (self.draft.title, self.draft.body) if self.draft else (self.title, self.body)


def versions_by_language(rows: list[Text], declared: Declared) -> list[Column]:
    """The versions of one text, newest first, language by language."""
    columns = []
    for language in LANGUAGES:
        own = sorted((r for r in rows if r.language == language), key=lambda r: -r.version)
        by_state = {row.state: row for row in reversed(own)}
        columns.append(
            Column(
                language,
                by_state.get(TextState.PUBLISHED),
                by_state.get(TextState.DRAFT),
                own,
                *shipped.shipped(language)[declared.code],
            )
        )
    return columns


def placeholders_of(declared: Declared) -> list[tuple[str, str]]:
    """Name in brackets and what the office puts there."""
    return [(f"{{{name}}}", str(PLACEHOLDERS[name].description)) for name in declared.placeholders]


def samples(declared: Declared, language: str) -> dict[str, str]:
    """A value for every placeholder, for previews."""
    return {name: PLACEHOLDERS[name].write_sample(language) for name in declared.placeholders}


@dataclass(frozen=True)
class Preview:
    """A text as it would read, with samples for its values; `html` for a page."""

    language: str
    title: str
    body: str
    html: SafeString | None


def preview(declared: Declared, typed: Callable[[str], tuple[str, str]]) -> list[Preview]:
    """Each language as it would read."""
    previews = []
    for language in LANGUAGES:
        title, body = (fill(text, samples(declared, language)) for text in typed(language))
        html = to_html(body) if declared.kind == TextKind.PAGE else None
        previews.append(Preview(language, title, body, html))
    return previews


@dataclass(frozen=True)
class Completeness:
    """Of one text: the languages that are published, and those that wait as a draft."""

    text: Declared
    published: tuple[str, ...]
    drafted: tuple[str, ...]

    @property
    def published_names(self) -> list[str]:
        return [str(LANGUAGE_NAMES[language]) for language in self.published]

    @property
    def state(self) -> Status:
        if self.drafted:
            return Status("wait", "wait", _("draft waits"))
        if len(self.published) < len(LANGUAGES):
            return Status("late", "late", _("a language is missing"))
        return Status("good", "done", _("complete"))


def completeness(region: Region, *, kinds: tuple[str, ...], having: str = "") -> list[Completeness]:
    """Every declared text of these kinds and how far it is in each language; one query, and one
    more for those that have these words in their name, title or text.
    """
    rows = (
        Text.objects.filter(region=region, kind__in=kinds)
        .exclude(state=TextState.RETIRED)
        .exclude(body="")
    )
    held = set(rows.values_list("code", "language", "state"))

    wanted = having.strip().casefold()
    found = set(rows.filter(_says(wanted)).values_list("code", flat=True)) if wanted else set()

    def standing(code: str, state: str) -> tuple[str, ...]:
        return tuple(language for language in LANGUAGES if (code, language, state) in held)

    return [
        Completeness(
            text, standing(text.code, TextState.PUBLISHED), standing(text.code, TextState.DRAFT)
        )
        for text in TEXTS
        if text.kind in kinds and (text.code in found or wanted in str(text.description).casefold())
    ]


def _says(words: str) -> Q:
    return Q(title__icontains=words) | Q(body__icontains=words)
