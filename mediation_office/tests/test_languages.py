"""Every page in Kazakh and Russian: no message is missing, no English is left over."""

import re
from html.parser import HTMLParser

import pytest
from django.core.cache import caches
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import gettext, ngettext, override

from cases.tests.factories import furnish, make_appeal, make_decided, make_registered
from mediation_office import catalogues
from mediation_office.access import STAFF
from mediation_office.accounts.tests.factories import (
    grant_role,
    make_office,
    make_region,
    make_user,
)
from mediation_office.tests.security.world import in_the_quick_suite

# addresses without a page in the language of the reader
NO_PAGE = {"robots", "set_language", "theme_choose", "entrance"}
NOT_READ = {"script", "style", "kbd", "code", "title", "svg"}
LATIN = re.compile(r"[A-Za-z]{2,}")
NAMES = {  # what is Latin in every language
    "AA", "CSS", "DOCX", "HEIC", "HTML", "JPEG", "JavaScript", "JPG", "ODT", "Otinish", "PDF",
    "PNG", "QR", "SMS", "WCAG", "WebP", "XLSX", "WhatsApp", "Telegram", "cookie", "kz", "mail",
    "name", "Markdown", "IP", "UUID", "JSON",
}  # fmt: skip

OF_AN_APPEAL = (
    "appeal_detail", "appeal_matters", "appeal_register", "appeal_identify", "appeal_decide",
    "appeal_withdraw", "appeal_forward", "recusal_request", "file_request", "code_replace",
)  # fmt: skip


class Reader(HTMLParser):
    """The words a reader meets, but for what is marked as untranslatable or as another language."""

    VOID = {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "wbr",
    }

    def __init__(self, language):
        super().__init__()
        self.language, self.open, self.words = language, [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        shut = self.open[-1][1] if self.open else False
        other = attrs.get("lang", self.language) != self.language
        shut = shut or tag in NOT_READ or attrs.get("translate") == "no" or other
        if not shut:
            for name in ("aria-label", "placeholder", "alt", "data-label"):
                self.words += LATIN.findall(attrs.get(name) or "")
        if tag not in self.VOID:
            self.open.append((tag, shut))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not (self.open and self.open[-1][1]):
            self.words += LATIN.findall(data)


def english_in(html, language):
    reader = Reader(language)
    reader.feed(html)
    return sorted(set(reader.words) - NAMES)


def plain_names(resolver=None, space=""):
    """Names of our addresses that take no argument."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            if entry.app_name not in ("admin",) and not str(entry.pattern).startswith("account/"):
                inner = f"{space}{entry.namespace}:" if entry.namespace else space
                yield from plain_names(entry, inner)
        elif isinstance(entry, URLPattern) and entry.name and not entry.pattern.converters:
            yield f"{space}{entry.name}"


PAGES = sorted(
    {name for name in plain_names() if name not in NO_PAGE and not name.startswith("health_")}
)


@pytest.fixture(autouse=True)
def fresh_pages():
    caches["pages"].clear()  # they remember the institution for some seconds


def local_office(language):
    region = make_region(name_kk="Маңғыстау облысы", name_ru="Мангистауская область")
    office = make_office(region, **{f"{word}_{language}": "Ақтау" for word in ("name", "address")})
    region.districts.update(name_kk="Ақтау қаласы", name_ru="город Актау")
    return office


def address(name, language):
    with override(language):
        return reverse(name)


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("folder", [catalogues.OWN, catalogues.FRAMEWORKS])
def test_every_message_is_said(folder, language):
    assert list(catalogues.problems(folder, language)) == []


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("role", ["", *(in_the_quick_suite(role.value) for role in STAFF)])
def test_no_english_is_left_on_a_page(client, db, role, language):
    office = local_office(language)
    if role:
        person = make_user(role=role, office=office, language=language, full_name="Серік Омаров")
        client.force_login(person)

    left = {}
    for name in PAGES:
        response = client.get(address(name, language), HTTP_ACCEPT_LANGUAGE=language)
        if response.status_code == 200 and "text/html" in response["Content-Type"]:
            left[name] = english_in(response.content.decode(), language)

    assert left
    assert {name: words for name, words in left.items() if words} == {}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_english_is_left_on_the_pages_of_an_appeal(client, db, language):
    office = local_office(language)
    furnish(office)
    head = make_user(role="head", office=office, language=language, full_name="Серік Омаров")
    grant_role(head, "secretary", office)
    appeals = [make_appeal(office), make_registered(office, by=head), make_decided(office, by=head)]
    client.force_login(head)

    left = {}
    for appeal in appeals:
        for name in OF_AN_APPEAL:
            url = reverse(f"cases:{name}", args=[appeal.reference])
            response = client.get(url)
            if response.status_code == 200:
                left[f"{name} {appeal.status}"] = english_in(response.content.decode(), language)

    assert left
    assert {name: words for name, words in left.items() if words} == {}


def test_a_counted_thing_follows_its_number():
    with override("ru"):
        said = [
            ngettext("%(days)d day left", "%(days)d days left", n) % {"days": n}
            for n in (1, 3, 5, 21)
        ]
    with override("kk"):
        same = {ngettext("%(days)d day left", "%(days)d days left", n) for n in (1, 2, 5)}

    assert said == ["остался 1 день", "осталось 3 дня", "осталось 5 дней", "остался 21 день"]
    assert len(same) == 1


def test_our_words_win_over_those_of_the_libraries():
    with override("kk"):
        assert gettext("Friday") == "жұма"
        assert gettext("This password is too common.") == "Мұндай құпиясөз тым көп кездеседі."
    with override("en"):
        assert gettext("Friday") == "Friday"
