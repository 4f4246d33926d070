"""Every wording that comes with the software keeps to the rules that staff must keep to."""

import re

import pytest
from django.utils.translation import override

from mediation_office.content import shipped
from mediation_office.content.checks import PLACEHOLDER, check_sms, check_text, sms_length
from mediation_office.content.choices import TextKind
from mediation_office.content.declared import DECLARED, TEXTS
from mediation_office.labels import LANGUAGES

SMS = [text.code for text in TEXTS if text.kind == TextKind.SMS]
APPLICANT_PAPERS = [
    text.code
    for text in TEXTS
    if text.kind == TextKind.PAPER and "complaint_body" in text.placeholders
]
KAZAKH_ONLY = set("әғқңөұүһі")
RUSSIAN_ONLY = re.compile("[ыэщъ]", re.IGNORECASE)


def test_every_declared_text_is_written_in_three_languages_and_nothing_else_is():
    assert shipped.missing() == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", DECLARED)
def test_a_shipped_wording_keeps_to_the_rules(code, language):
    title, body = shipped.shipped(language)[code]
    with override("en"):
        assert check_text(DECLARED[code], title=title, body=body) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SMS)
def test_a_shipped_sms_is_one_part_without_subject_name_or_link(code, language):
    _title, body = shipped.shipped(language)[code]
    with override("en"):
        assert check_sms(body) == []
    assert sms_length(body) <= 70
    assert "\n" not in body


@pytest.mark.parametrize("code", DECLARED)
def test_all_languages_of_a_text_fill_in_the_same_values(code):
    used = [
        set(PLACEHOLDER.findall(" ".join(shipped.shipped(language)[code])))
        for language in LANGUAGES
    ]
    assert used[0] == used[1] == used[2]
    assert used[0] <= set(DECLARED[code].placeholders)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", APPLICANT_PAPERS)
def test_a_paper_that_decides_explains_the_right_to_complain(code, language):
    _title, body = shipped.shipped(language)[code]
    months = {"kk": "үш ай ішінде", "ru": "трёх месяцев", "en": "three months"}[language]
    article = {"kk": "92-ба", "ru": "статья 92", "en": "article 92"}[language]
    assert months in body
    assert article in body
    assert "{complaint_body}" in body


@pytest.mark.parametrize("code", DECLARED)
def test_each_language_uses_its_own_letters(code):
    kazakh, russian, english = (" ".join(shipped.shipped(language)[code]) for language in LANGUAGES)
    prose = PLACEHOLDER.sub("", kazakh)
    if len(prose) > 60:
        assert KAZAKH_ONLY & set(prose.lower())
    assert not KAZAKH_ONLY & set(russian.lower())
    assert not re.search("[а-яё]", english, re.IGNORECASE)
