"""What happens to texts: they are filled in, drafted, published, compared and brought back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import nh3
from django.db import transaction
from django.db.models import Max
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from mediation_office import spoken
from mediation_office.accounts.models import Office, Region, User
from mediation_office.accounts.settings import setting
from mediation_office.clock import now
from mediation_office.content import shipped
from mediation_office.content.checks import PLACEHOLDER, check_text
from mediation_office.content.choices import TextKind, TextState
from mediation_office.content.declared import (
    AT_SIGNING,
    DECLARED,
    FILLED_BY_THE_OFFICE,
    GAP,
    PAGES,
    PLACEHOLDERS,
    TEXTS,
    Declared,
)
from mediation_office.content.models import Text
from mediation_office.labels import LANGUAGES, in_language
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.presses import refuse_changed, version_of

SHIPPED = 0  # the version of a wording that no row of the region has replaced


@dataclass(frozen=True)
class Rendered:
    """A wording with its values filled in; `version` says which one, for the record."""

    title: str
    body: str
    version: int


def render(region: Region, code: str, language: str, /, **values: object) -> Rendered:
    """The region's published wording with its placeholders filled in.

    Raises KeyError for a code nobody declared, ValueError for a value missing or not declared.
    What only the signature brings is left to `fill_at_signing`.
    """
    declared = DECLARED[code]
    language = language if language in LANGUAGES else "kk"
    written = _written(region, declared, language, values)
    return _rendered(published_text(region, code, language), written)


def _rendered(published: tuple[str, str, int], written: dict[str, str]) -> Rendered:
    title, body, version = published
    return Rendered(fill(title, written), fill(body, written), version)


def published_text(region: Region, code: str, language: str) -> tuple[str, str, int]:
    """Title, text and version as published; where the region has none, as shipped."""
    return _published(region, [code], language)[code]


def _published(region: Region, codes: list[str], language: str) -> dict[str, tuple[str, str, int]]:
    """The same for several codes, in one query."""
    rows = Text.objects.published().filter(region=region, code__in=codes, language=language)
    found = {
        code: (title, body, version)
        for code, title, body, version in rows.values_list("code", "title", "body", "version")
    }
    as_shipped = shipped.shipped(language)
    return {code: found.get(code) or (*as_shipped[code], SHIPPED) for code in codes}


def fill(text: str, written: dict[str, str]) -> str:
    """Put the values in, once; a paragraph whose optional value is empty is left out."""
    kept = [
        paragraph
        for paragraph in text.split("\n\n")
        if not any(
            PLACEHOLDERS[name].is_optional and not written[name]
            for name in PLACEHOLDER.findall(paragraph)
        )
    ]
    return PLACEHOLDER.sub(lambda match: written[match[1]], "\n\n".join(kept))


def _written(
    region: Region, declared: Declared, language: str, values: dict[str, object]
) -> dict[str, str]:
    asked = [name for name in declared.placeholders if name not in values]
    own = office_values(region, language, asked) | values
    absent = [
        name
        for name in declared.placeholders
        if name not in own and name not in AT_SIGNING and not PLACEHOLDERS[name].is_optional
    ]
    strange = [name for name in values if name not in declared.placeholders]
    if absent or strange:
        raise ValueError(f"{declared.code}: missing {absent}, not declared {strange}")
    return {
        name: AT_SIGNING[name][language]
        if name in AT_SIGNING and name not in own
        else PLACEHOLDERS[name].write(own.get(name) or "", language)
        for name in declared.placeholders
    }


def has_gap(text: str) -> bool:
    """Whether somebody has still to write where brackets ask for it."""
    return any(words in text for words in GAP.values())


def put_block(body: str, block: str, *, wording: str) -> str:
    """The text with a block after its substance: before what its wording says after that."""
    after = wording.partition("{substance}")[2].split("\n\n")
    openings = tuple(filter(None, (paragraph.partition("{")[0].strip() for paragraph in after)))
    paragraphs = _one_newline(body).split("\n\n")
    places = (at for at, words in enumerate(paragraphs) if openings and words.startswith(openings))
    paragraphs.insert(next(places, len(paragraphs)), block)
    return "\n\n".join(paragraphs)


def fill_at_signing(text: str, language: str, *, day: date) -> str:
    """The text with the day of the decision put in: the day it is signed."""
    for name, words in AT_SIGNING.items():
        text = text.replace(words[language], PLACEHOLDERS[name].write(day, language))
    return text


def office_values(region: Region, language: str, names: Iterable[str]) -> dict[str, object]:
    """What a text may say of the office itself; at most a query for each name that is asked."""
    return {
        name: OFFICE_VALUES[name](region, language)
        for name in names
        if name in FILLED_BY_THE_OFFICE
    }


def _main_office_name(region: Region, language: str) -> str:
    return in_language(Office.objects.main_of(region), "name", language)


OFFICE_VALUES: dict[str, Callable[[Region, str], object]] = {
    "region": lambda region, language: in_language(region, "name", language),
    "office": _main_office_name,
    "bin": lambda region, language: region.bin,
    "complaint_body": lambda region, language: in_language(region, "parent", language),
    "phone": lambda region, language: setting(region, "hotline.number"),
    "tel": lambda region, language: spoken.dialled(setting(region, "hotline.number")),
}


def text_blocks(region: Region, language: str) -> dict[str, Rendered]:
    """The blocks from which answers are drafted, by code, in the order they are declared; one
    query besides the settings."""
    blocks = {text.code: text for text in TEXTS if text.kind == TextKind.BLOCK}
    return {
        code: _rendered(words, _written(region, blocks[code], language, {}))
        for code, words in _published(region, list(blocks), language).items()
    }


def newest_texts(region: Region, code: str) -> dict[str, tuple[str, str]]:
    """Language → title and body to go on writing from: the draft, else the published one."""
    rows = Text.objects.filter(region=region, code=code).exclude(state=TextState.RETIRED)
    newest = {row.language: (row.title, row.body) for row in rows.order_by("version")}
    return {
        language: newest.get(language) or shipped.shipped(language)[code] for language in LANGUAGES
    }


def version_of_texts(texts: Mapping[str, tuple[str, str]]) -> str:
    return version_of(*(words for language in LANGUAGES for words in texts[language]))


_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
_TAGS = {
    "p",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "a",
    "strong",
    "em",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "br",
    "hr",
}


@dataclass(frozen=True)
class SitePage:
    """A page of the site: its title and its text as clean HTML."""

    title: str
    html: SafeString


def page(region: Region, slug: str, language: str, /, **values: object) -> SitePage:
    """A published page. Raises KeyError for an address that no page has."""
    rendered = render(region, PAGES[slug].code, language, **values)
    return SitePage(rendered.title, to_html(rendered.body))


def as_read(region: Region, declared: Declared, language: str, text: tuple[str, str]) -> SitePage:
    """Title and body of a page of the site, published or not, as readers would see them."""
    title, body = (fill(words, _written(region, declared, language, {})) for words in text)
    return SitePage(title, to_html(body))


def page_titles(region: Region, language: str) -> dict[str, str]:
    """Address → title of every page, in the order they are declared; one query."""
    rows = Text.objects.published().filter(region=region, kind=TextKind.PAGE, language=language)
    titles = dict(rows.values_list("code", "title"))
    own = shipped.shipped(language)
    return {slug: titles.get(text.code) or own[text.code][0] for slug, text in PAGES.items()}


def to_html(text: str) -> SafeString:
    """Markdown as HTML without scripts, styles, pictures or foreign schemes, whatever was typed."""
    clean = nh3.clean(
        _markdown.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http", "tel", "mailto"},
    )
    return mark_safe(clean)


@transaction.atomic
def save_drafts(
    region: Region,
    code: str,
    *,
    texts: Mapping[str, tuple[str, str]],
    by: User,
    seen: str = "",
) -> list[Text]:
    """Keep title and body of these languages as drafts, from the version that was seen."""
    _lock_seen(region, code, seen)
    return [
        save_draft(region, code, language=language, title=title, body=body, by=by)
        for language, (title, body) in texts.items()
    ]


@transaction.atomic
def save_draft(
    region: Region, code: str, *, language: str, title: str, body: str, by: User
) -> Text:
    """Keep one language of a text as its draft; the published version stays as it is."""
    declared = DECLARED[code]
    _lock(region)
    draft = Text.objects.filter(
        region=region, code=code, language=language, state=TextState.DRAFT
    ).first()
    if draft is None:
        draft = Text(
            region=region,
            code=code,
            kind=declared.kind,
            language=language,
            version=_next_version(region, code, language),
        )
    draft.title, draft.body, draft.made_by, draft.made_at = (
        title.strip(),
        _one_newline(body),
        by,
        now(),
    )
    draft.save()
    return draft


@transaction.atomic
def publish_text(region: Region, code: str, *, by: User, seen: str = "") -> list[Text]:
    """Publish all drafts of a text as they were seen, retire what they replace. Refused while one
    breaks a rule.
    """
    declared = DECLARED[code]
    _lock_seen(region, code, seen)
    drafts = list(Text.objects.filter(region=region, code=code, state=TextState.DRAFT))
    if not drafts:
        raise BusinessRuleError(_("There is no draft to publish. Change the text first."))
    for draft in drafts:
        if check_text(declared, title=draft.title, body=draft.body):
            raise BusinessRuleError(
                _("A draft does not keep to the rules. Put right what stands beside its fields.")
            )
    _replace_published(region, code, drafts, by)
    return drafts


@transaction.atomic
def restore_version(text: Text, *, by: User, seen: str = "") -> Text:
    """Make an older version the draft of its language, instead of the one that was seen there;
    publishing it is another step.
    """
    _lock_seen(text.region, text.code, seen)
    return save_draft(
        text.region, text.code, language=text.language, title=text.title, body=text.body, by=by
    )


@transaction.atomic
def drop_draft(region: Region, code: str, *, seen: str = "") -> int:
    """Throw the drafts of a text away that were seen; published versions stay. How many there
    were.
    """
    _lock_seen(region, code, seen)
    count, _by_model = Text.objects.filter(region=region, code=code, state=TextState.DRAFT).delete()
    return count


@transaction.atomic
def install_texts(region: Region) -> int:
    """Publish as version 1 every shipped text that the region does not have yet. How many."""
    _lock(region)
    have = set(Text.objects.filter(region=region).values_list("code", "language"))
    moment = now()
    rows = [
        _installed(region, text, language, moment)
        for text in TEXTS
        for language in LANGUAGES
        if (text.code, language) not in have
    ]
    Text.objects.bulk_create(rows)
    return len(rows)


def _installed(region: Region, text: Declared, language: str, moment: datetime) -> Text:
    title, body = shipped.shipped(language)[text.code]
    return Text(
        region=region,
        code=text.code,
        kind=text.kind,
        language=language,
        version=1,
        state=TextState.PUBLISHED,
        title=title,
        body=body,
        made_at=moment,
        published_at=moment,
    )


def _lock(region: Region) -> None:
    """Who writes texts of a region waits for the one before; its row is what all of them have."""
    Region.objects.select_for_update(of=("self",), no_key=True).get(pk=region.pk)


def _lock_seen(region: Region, code: str, seen: str) -> None:
    """The same, of who decides on drafts that a page showed: never on what came since."""
    _lock(region)
    refuse_changed(seen, version_of_texts(newest_texts(region, code)))


def _next_version(region: Region, code: str, language: str) -> int:
    rows = Text.objects.filter(region=region, code=code, language=language)
    return (rows.aggregate(last=Max("version"))["last"] or 0) + 1


def _replace_published(region: Region, code: str, drafts: list[Text], by: User) -> None:
    languages = [draft.language for draft in drafts]
    Text.objects.published().filter(region=region, code=code, language__in=languages).update(
        state=TextState.RETIRED
    )
    for draft in drafts:
        draft.state, draft.published_at, draft.made_by = TextState.PUBLISHED, now(), by
        draft.save(update_fields=["state", "published_at", "made_by"])


def _one_newline(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
