"""T15: nonsense in every field of every form gets a sentence, never a 500."""

import os
import random
from html.parser import HTMLParser

import pytest

from cases.models import Appeal
from mediation_office.tests.security.world import HUGE, addresses, plant

pytestmark = pytest.mark.django_db

TEXTS = (
    "\x00",
    "a\x00b",
    "**",
    "{{7*7}}{% now %}",
    "%s %(name)s {reference}",
    "' OR 1=1 --",
    "../../etc/passwd",
    "\u202e\u2066ерс\u2069",
    "Z" + "\u0301" * 2000,
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "\ufeff\u200b\u200d",
    "Ә" * 5000,
    "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦",
    "①②③",
    "²³",
    "-1",
    "0",
    HUGE,
    "9" * 5000,
    "1e400",
    "NaN",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "31.02.2026",
    "10000-01-01",
    "0001-01-01T00:00",
    "9999-12-31T23:59",
    "24:61",
    "None",
    "[]",
    "A26-٤٨٣١٥٧-٤",
    "\r\nSet-Cookie: a=b",
    "=cmd|' /C calc'!A0",
    "\udcff",
    "",
    " ",
)


class Fields(HTMLParser):
    """The forms of a page: where they go and what they hold."""

    def __init__(self, page):
        super().__init__()
        self.forms = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.forms.append((given, {}))
        elif tag in ("input", "select", "textarea", "button") and self.forms and given.get("name"):
            self.forms[-1][1].setdefault(given["name"], []).append(given.get("value", "on"))
        elif tag == "option" and self.forms and self.forms[-1][1]:
            last = list(self.forms[-1][1])[-1]
            self.forms[-1][1][last].append(given.get("value", ""))


def forms_of(client, url):
    """(address, fields) of each form that posts from this page."""
    page = client.get(url)
    if page.status_code != 200 or "html" not in page.headers.get("Content-Type", ""):
        return []
    found = []
    for given, fields in Fields(page.content.decode()).forms:
        target = given.get("action") or url
        if given.get("method", "get").lower() == "post" and "logout" not in target:
            found.append((target, fields))
    return found


def nonsense(dice, fields):
    """Some of what the form offers, some of what it never would."""
    typed = {}
    for name, offered in fields.items():
        kind = dice.random()
        if kind < 0.45:
            typed[name] = dice.choice(offered) or ""
        elif kind < 0.9:
            typed[name] = dice.choice(TEXTS)
        elif kind < 0.95:
            typed[name] = [dice.choice(TEXTS) for _ in range(3)]
    if dice.random() < 0.1:
        typed[dice.choice(TEXTS[2:30])] = dice.choice(TEXTS)
    return {key: _sendable(value) for key, value in typed.items() if "\udcff" not in key}


def _sendable(value):
    if isinstance(value, list):
        return [_sendable(each) for each in value]
    return value.replace("\udcff", "\ufffd")


def fuzz(client, urls, *, rounds, seed):
    """Post nonsense to every form behind these addresses; the answers that were errors."""
    dice, broken, sent = random.Random(seed), [], 0
    for _round in range(rounds):
        for url in urls:
            for target, fields in forms_of(client, url):
                typed = nonsense(dice, fields)
                answer = client.post(target, typed, REMOTE_ADDR=f"10.0.{sent // 250}.{sent % 250}")
                sent += 1
                if answer.status_code >= 500:
                    broken.append((target, typed))
    return broken, sent


PUBLIC_FORMS = [
    "/en/appeal/",
    "/ru/appeal/side/",
    "/kk/appeal/you/",
    "/en/appeal/reach/",
    "/en/appeal/check/",
    "/en/appeal/slip/",
    "/en/status/",
    "/en/answer/",
    "/account/login/",
    "/account/password/reset/",
]


def staff_forms(matter):
    skipped = {
        "account_logout",
        "account_change_password",
        "account_set_password",
        "outreach:leave",
    }
    skipped |= {"health_ready", "health_work"}
    return [
        address.url
        for address in addresses(matter.ids)
        if address.name not in skipped and not address.name.startswith("outreach:")
    ]


@pytest.mark.parametrize("rounds", [1, pytest.param(4, marks=pytest.mark.check)])
def test_public_forms_answer_whatever_is_typed(stubborn, office, rounds):
    plant(office, "Біздікова")
    broken, sent = fuzz(stubborn, PUBLIC_FORMS, rounds=rounds, seed=20261123)
    assert broken == []
    assert sent >= 8 * rounds


@pytest.mark.check
def test_staff_forms_answer_whatever_is_typed(stubborn, everywhere, office):
    matter = plant(office, "Біздікова")
    stubborn.force_login(everywhere)
    broken, sent = fuzz(stubborn, staff_forms(matter), rounds=1, seed=20261123)
    assert broken == []
    assert sent >= 60


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(int(os.environ.get("FUZZ", "0"))))  # FUZZ=8: by hand
def test_forms_answer_whatever_is_typed_for_long(stubborn, everywhere, office, seed):
    matter = plant(office, "Біздікова")
    broken, _sent = fuzz(stubborn, PUBLIC_FORMS, rounds=20, seed=seed)
    assert broken == []
    stubborn.force_login(everywhere)
    broken, _sent = fuzz(stubborn, staff_forms(matter), rounds=4, seed=seed)
    assert broken == []


@pytest.mark.parametrize("step", ["", "side/", "you/", "reach/"])
def test_ten_megabytes_in_any_field_are_answered_by_a_sentence(stubborn, office, step):
    url = f"/en/appeal/{step}"
    for target, fields in forms_of(stubborn, url):
        for name in fields:
            answer = stubborn.post(target, {name: "a" * (10 << 20)})
            assert answer.status_code == 413, (target, name)
            if target.startswith("/en/"):
                assert "This is too long" in answer.content.decode()
    assert not Appeal.objects.exists()
