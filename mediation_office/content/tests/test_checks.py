"""What keeps a text from being saved."""

import pytest
from django.utils.translation import override

from mediation_office.content import denied
from mediation_office.content.checks import check_sms, check_text
from mediation_office.content.declared import DECLARED

GIVEN_AWAY = [
    "Ваше обращение принято",
    "Медиатор ждёт вас",
    "Вас вызывает суд",
    "Позвоните в школу",
    "О насилии: {phone}",
    "Өтінішіңіз тіркелді",
    "Полицияға барыңыз",
    "Дауыңыз бойынша келісім",
    "Your appeal is registered",
    "The mediation office called",
]


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.mark.parametrize("wording", GIVEN_AWAY)
def test_an_sms_that_gives_the_matter_away_is_refused(wording):
    assert "neutral words" in check_sms(wording)[0]


@pytest.mark.parametrize(
    "wording",
    ["Call us: https://a.kz", "www.office.kz", "See office.kz/x", "Write to a@b.kz", "t.me/x"],
)
def test_an_sms_never_carries_a_link(wording):
    assert any("link" in remark for remark in check_sms(wording))


@pytest.mark.parametrize("name", ["applicant", "reason", "link", "office"])
def test_an_sms_names_nobody_and_no_subject(name):
    assert any("may name only" in remark for remark in check_sms(f"For you: {{{name}}}"))


def test_the_reference_stands_alone_in_an_sms():
    assert any("alone" in remark for remark in check_sms("{reference}, {day}"))
    assert check_sms("Your number: {reference}") == []


def test_an_sms_is_measured_with_its_values_filled_in():
    assert any("71 characters" in remark for remark in check_sms("я" * 54 + "{phone}"))
    assert check_sms("я" * 53 + "{phone}") == []


@pytest.mark.parametrize(
    "harmless",
    ["Қызмет күні", "спортзал", "займёт минуту", "дауыс", "Женщина", "Позвоните сразу", "Letter"],
)
def test_harmless_words_pass(harmless):
    assert check_sms(harmless) == []


def test_the_list_has_two_hundred_entries_in_three_languages():
    assert len(denied.WORDS) + len(denied.STEMS) >= 200


@pytest.mark.parametrize(
    "body", ["{reference.__class__}", "{reference!r}", "{reference:>10}", "{0}", "{", "}", "{a b}"]
)
def test_only_bare_names_stand_in_brackets(body):
    assert check_text(DECLARED["letter-message"], title="A", body=body)["body"]


def test_an_unknown_placeholder_is_named_and_the_known_ones_are_listed():
    remark = check_text(DECLARED["letter-message"], title="A", body="{applicant}")["body"][0]
    assert "{applicant}" in remark
    assert "{reference}" in remark


def test_a_letter_to_a_citizen_is_neutral_in_its_subject_too():
    assert check_text(DECLARED["letter-message"], title="Your appeal", body="x")["title"]


def test_a_text_without_words_or_title_is_refused():
    assert set(check_text(DECLARED["paper-answer"], title=" ", body="\n")) == {"title", "body"}
