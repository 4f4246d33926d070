"""An appeal as the site takes it, and how far the office has come with it."""

from django.test import Client

from cases.models import Appeal
from cases.services import Filing, accept_appeal, appeal_code, replace_code
from mediation_office.accounts.models import Office
from mediation_office.accounts.tests.factories import make_user
from mediation_office.people.choices import Channel

TOKEN = "a-token-of-a-test"


def make_filed(office: Office, *, token: str = TOKEN, suspicion: str = "", **typed) -> Appeal:
    filing = Filing(**{"language": "ru", "answer_language": "ru", "name": "Серикова А. Б."} | typed)
    return accept_appeal(
        filing, token=token, office=office, channel=Channel.SITE, suspicion=suspicion
    )


def open_status(client: Client, appeal: Appeal) -> None:
    """The status page of any appeal in this browser, by a code of its own."""
    code = replace_code(appeal, by=make_user(), proof="in-person")
    client.post("/en/status/", {"reference": appeal.reference, "code": code})


def code_of(token: str = TOKEN) -> str:
    return appeal_code(token)
