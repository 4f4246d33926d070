"""Filling texts in. Writing them is tested through its screens."""

import datetime as dt

import pytest

from mediation_office.content import services
from mediation_office.content.choices import TextState
from mediation_office.content.declared import DECLARED, TEXTS
from mediation_office.content.models import Text
from mediation_office.content.tests.factories import RegionFactory, head_of
from mediation_office.labels import LANGUAGES

pytestmark = pytest.mark.django_db

NUMBERS = {
    "received_on": dt.date(2026, 11, 27),
    "registered_on": "2026-11-30",
    "register_number": 124,
    "reference": "A26-483157-9",
}


def test_a_wording_is_filled_in_by_the_grammar_of_its_language():
    region = RegionFactory()
    values = NUMBERS | {"reason": "…", "decided_on": "2026-12-01", "until": dt.date(2026, 12, 25)}
    texts = {
        language: services.render(region, "paper-extension", language, **values)
        for language in LANGUAGES
    }
    assert "2026 жылғы 27 қарашада түсті" in texts["kk"].body
    assert "2026 жылғы 25 желтоқсанға дейін беріледі" in texts["kk"].body
    assert "поступило 27 ноября 2026 года" in texts["ru"].body
    assert "до 25 декабря 2026 года включительно" in texts["ru"].body
    assert "by 25 December 2026, that day included" in texts["en"].body


def test_the_higher_body_comes_from_the_region():
    region = RegionFactory()
    paper = services.render(region, "paper-return", "ru", **NUMBERS, reason="…")
    assert "Аппарат акима области" in paper.body


def test_a_value_that_is_missing_or_not_declared_is_an_error():
    region = RegionFactory()
    with pytest.raises(ValueError, match="reason"):
        services.render(region, "paper-return", "kk", **NUMBERS)
    with pytest.raises(ValueError, match="applicant"):
        services.render(region, "paper-return", "kk", **NUMBERS, reason="…", applicant="…")


def test_a_text_that_nobody_declared_is_an_error():
    with pytest.raises(KeyError):
        services.render(RegionFactory(), "paper-invented", "kk")


def test_a_value_is_never_read_as_wording():
    region = RegionFactory()
    paper = services.render(
        region, "paper-return", "en", **NUMBERS, reason="{reference} {0.__class__}"
    )
    assert "{reference} {0.__class__}" in paper.body


def test_the_paragraph_of_a_link_goes_where_links_are_not_allowed():
    region = RegionFactory()
    without = services.render(region, "letter-message", "kk", reference="A26-483157-9", link="")
    with_link = services.render(
        region,
        "letter-message",
        "kk",
        reference="A26-483157-9",
        link="https://office.kz/kk/answer/",
    )
    assert "Толығырақ" not in without.body
    assert "https://office.kz/kk/answer/" in with_link.body


def test_an_unknown_language_is_written_in_kazakh():
    assert services.render(RegionFactory(), "sms-message", "de").body.startswith("Бізге")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_filled_in_with_its_samples(language):
    region = RegionFactory()
    for text in TEXTS:
        values = {name: services.PLACEHOLDERS[name].sample for name in text.placeholders}
        rendered = services.render(region, text.code, language, **values)
        assert "{" not in rendered.title + rendered.body


def test_installing_twice_adds_nothing_and_keeps_what_the_office_wrote():
    region = RegionFactory()
    first = services.install_texts(region)
    services.save_draft(
        region, "sms-message", language="en", title="", body="Ring us", by=head_of(region)
    )
    services.publish_text(region, "sms-message", by=region.offices.get().staff.get())
    second = services.install_texts(region)
    assert (first, second) == (len(DECLARED) * 3, 0)
    assert services.render(region, "sms-message", "en", phone="1").body == "Ring us"


def test_one_version_of_a_text_and_language_is_published():
    region = RegionFactory()
    head = head_of(region)
    services.install_texts(region)
    for words in ("Ring us", "Ring us today"):
        services.save_draft(region, "sms-message", language="en", title="", body=words, by=head)
        services.publish_text(region, "sms-message", by=head)
    rows = Text.objects.filter(region=region, code="sms-message", language="en").order_by("version")
    assert list(rows.values_list("version", "state")) == [
        (1, TextState.RETIRED),
        (2, TextState.RETIRED),
        (3, TextState.PUBLISHED),
    ]


def test_text_blocks_come_in_their_order(django_assert_num_queries):
    region = RegionFactory()
    services.text_blocks(region, "ru")  # settings are remembered
    with django_assert_num_queries(1):
        blocks = services.text_blocks(region, "ru")
    assert next(iter(blocks.values())).title == "Что такое медиация"
    assert len(blocks) >= 10


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "[a](javascript:alert(1))",
        "![x](https://elsewhere.example/x.png)",
        '<a href="/x" onclick="x()">a</a>',
        "<style>p{}</style>",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
    ],
)
def test_a_page_holds_no_script_style_picture_or_foreign_scheme(typed):
    html = services.to_html(typed).lower()
    for mark in (
        "<script",
        "<style",
        "<img",
        'href="javascript',
        'href="data',
        '<a href="/x" onclick',
    ):
        assert mark not in html
