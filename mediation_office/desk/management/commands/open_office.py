import sys
from argparse import ArgumentParser
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email, validate_slug
from django.db import transaction

from mediation_office.access import Role
from mediation_office.accounts import services as accounts
from mediation_office.accounts.letters import invitation_url
from mediation_office.accounts.models import Region
from mediation_office.desk.services import open_office
from mediation_office.labels import LANGUAGES
from mediation_office.lifecycle import BusinessRuleError


class Question(NamedTuple):
    option: str  # `office-address-kk` is `address_kk` of the office
    words: str
    default: str | None = None  # None: it must be answered


def _in_three(option: str, words: str, default: str | None = None) -> list[Question]:
    languages = {"kk": "in Kazakh", "ru": "in Russian", "en": "in English"}
    return [
        Question(f"{option}-{code}", f"{words} {name}", default) for code, name in languages.items()
    ]


QUESTIONS = [
    Question("region-code", "Short code of the region, Latin letters", "mangystau"),
    *_in_three("region-name", "Name of the institution"),
    Question("region-bin", "BIN of the institution, 12 digits", ""),
    *_in_three("region-parent", "Body above it", ""),
    Question("office-code", "Short code of the first office, Latin letters", "main"),
    *_in_three("office-name", "Name of the office"),
    *_in_three("office-address", "Its address", ""),
    *_in_three("office-hours", "Its hours as people read them", ""),
    Question("office-phone", "Its telephone", ""),
    Question("office-email", "Its e-mail", ""),
    Question("head-name", "Full name of the head"),
    Question("head-username", "User name of the head", "head"),
    Question("head-email", "Work e-mail of the head"),
    Question("head-language", "Language of the head: kk, ru or en", "kk"),
]
WHAT_HAPPENS = """
This would open “{region-name-en}” with the office “{office-name-en}”:
 - the statutory terms, the districts of the region, its bodies, topics, texts and reminders
   are entered;
 - {head-name} <{head-email}> becomes its head and gets a link by which to choose a password.
"""


class Command(BaseCommand):
    help = (
        "Open a real office: asks what is not given as an option, enters the region, its first"
        " office and what every room begins with, and prints a one-time link for the head. It asks"
        " before it writes; without a terminal it only tells what it would do, unless --apply is"
        " given."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        for question in QUESTIONS:
            parser.add_argument(f"--{question.option}", help=question.words)
        parser.add_argument(
            "--apply", action="store_true", help="write it; without this, only tell"
        )

    def handle(self, **options: Any) -> None:
        given = {q.option: options[q.option.replace("-", "_")] for q in QUESTIONS}
        answers = {q.option: self._answer(q, given[q.option]) for q in QUESTIONS}
        _check(answers)
        if not options["apply"]:
            self.stdout.write(WHAT_HAPPENS.format(**answers))
            if not (sys.stdin.isatty() and input("Open it now? Write yes: ").strip() == "yes"):
                self.stdout.write("Nothing has been written. With --apply it would be.")
                return
        try:
            token = _open(answers)
        except BusinessRuleError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"The office is open. The head chooses a password here within 72 hours, once:\n"
            f"{invitation_url(token)}"
        )

    def _answer(self, question: Question, given: str | None) -> str:
        """The option, else what is typed at a terminal, else the default."""
        if given is None and sys.stdin.isatty():
            hint = f" [{question.default}]" if question.default else ""
            given = input(f"{question.words}{hint}: ").strip() or None
        answer = question.default if given is None else given.strip()
        if not answer and question.default is None:
            raise CommandError(f"{question.words} is missing: --{question.option}")
        return answer or ""


def _check(answers: dict[str, str]) -> None:
    """What would be refused later is refused before anything is told or written."""
    try:
        validate_email(answers["head-email"])
        validate_slug(answers["region-code"])
        validate_slug(answers["office-code"])
    except ValidationError as error:
        raise CommandError(f"This cannot be right: {error.message}") from None
    if answers["head-language"] not in LANGUAGES:
        raise CommandError("The language is kk, ru or en.")
    if Region.objects.filter(code=answers["region-code"]).exists():
        raise CommandError(
            f"The region “{answers['region-code']}” is open already: nothing is opened twice. "
            "Its head invites staff and adds offices on the screen."
        )


def _columns(answers: dict[str, str], what: str) -> dict[str, str]:
    return {
        option.removeprefix(f"{what}-").replace("-", "_"): answer
        for option, answer in answers.items()
        if option.startswith(f"{what}-")
    }


@transaction.atomic
def _open(answers: dict[str, str]) -> str:
    region = open_office(region=_columns(answers, "region"), offices=[_columns(answers, "office")])
    head = _columns(answers, "head")
    invited = accounts.invite_user(
        office=region.offices.get(),
        full_name=head["name"],
        username=head["username"],
        email=head["email"],
        language=head["language"],
        role=Role.HEAD,
        by=None,
        position_kk="Кеңсе басшысы",
        position_ru="Руководитель офиса",
        position_en="Head of the office",
    )
    return invited.token
