"""Bad input: a sentence, a 404 or a 429, never a 500.

T15 of docs/security.md.
"""

import os
import random
from html.parser import HTMLParser
from wsgiref.util import setup_testing_defaults

import pytest
from django.test import Client

from cases.models import Appeal
from mediation_office.accounts.tests.factories import make_user
from mediation_office.tests.security.world import addresses, plant
from mediation_office.wsgi import application

pytestmark = pytest.mark.django_db

HUGE = "1" + "0" * 30
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
QUERIES = (
    "?page=99999999999999999999",
    "?page=-1",
    "?page=",
    "?page=٣",
    "?page=1&page=2",
    "?queue[]=open&queue[$ne]=1",
    "?__proto__=1&**=1&{}=1",
    "?q=" + "a" * 7000,
    "?q[]=a&q=b",
    "?office__region__code=x&pk__gt=0&id=1)--",
    "?topic=" + HUGE,
    "?topic=²",
    "?from=0001-01-01&until=9999-12-31",
    "?from_on=0001-01-01&until_on=9999-12-31",
    "?from=2026-02-30",
    "?year=" + HUGE,
    "?year=0000",
    "?kind=__class__&channel=" + HUGE,
    "?taken_by=" + HUGE + "&district=" + HUGE + "&topic=" + HUGE + "&organisation=x",
    "?contact=" + HUGE,
    "?show=all&kind=%00",
    "?date=31.02.2026",
    "?format=pdf",
    "?next=//example.org",
    "?%ff%fe=%c3%28",
    "?q=%ed%a0%80",
    "?q=%F0%9F%92%A5%E2%80%AE",
    "?" + "&".join(f"a{number}=1" for number in range(1001)),
    "?a&b&=&==&&",
    "?q=%",
)
STAFF_PLACES = (
    "/desk/",
    "/desk/search/",
    "/appeals/",
    "/appeals/new/",
    "/appeals/to-sign/",
    "/contacts/",
    "/contacts/new/",
    "/people/",
    "/people/new/",
    "/people/organisations/",
    "/terms/",
    "/terms/days/",
    "/terms/days/record/",
    "/notices/",
    "/content/",
)
PUBLIC_PLACES = (
    "/",
    "/robots.txt",
    "/kk/",
    "/ru/offices/",
    "/en/guide/privacy/",
    "/en/appeal/",
    "/en/appeal/you/",
    "/en/status/",
    "/en/answer/",
    "/account/login/",
    "/account/password/reset/",
)


@pytest.fixture
def stubborn(client):
    """A client that shows the error page instead of raising, as the real server does."""
    client.raise_request_exception = False
    return client


@pytest.fixture
def everywhere(office):
    """Somebody with every role there is."""
    from mediation_office.accounts.tests.factories import grant_role

    user = make_user(role="head", office=office)
    for role in ("secretary", "operator", "mediator", "editor", "admin"):
        grant_role(user, role, office)
    return user


# ── addresses and questions ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("query", QUERIES)
def test_no_question_in_an_address_breaks_a_page(stubborn, everywhere, query):
    answers = [
        (url, Client(raise_request_exception=False).get(url + query)) for url in PUBLIC_PLACES
    ]
    stubborn.force_login(everywhere)
    answers += [(url, stubborn.get(url + query)) for url in STAFF_PLACES]
    assert [(url, answer.status_code) for url, answer in answers if answer.status_code >= 500] == []


@pytest.mark.parametrize(
    "path",
    [
        "/de/",
        "/kk-KZ/appeal/",
        "/xx/status/",
        "/en/guide/no-such/",
        "/en/guide/" + "a" * 5000 + "/",
        "/en/appeal/you%00/",
        "/en/%ff%fe/",
        "/%c0%af%c0%af/etc/passwd",
        "/%f0%9f%92%a5/",
        "/static/../../settings.py",
        "/static/%00",
        "/static/%2e%2e/%2e%2e/manage.py",
        "/en/answer/" + "x" * 5000 + "/",
        "/en/answer/%E2%80%AE/",
        "/en/status/paper/not-a-uuid/",
        "/.env",
        "/.git/config",
        "/wp-login.php",
        "/en/appeal/slip/pdf/extra",
    ],
)
def test_an_address_that_is_none_is_not_found(stubborn, office, path):
    answer = stubborn.get(path)
    assert answer.status_code in (400, 404), path


@pytest.mark.parametrize("number", [HUGE, "9" * 5000, "-1", "9223372036854775808", "²", "0x1"])
def test_a_number_beyond_all_numbers_is_not_found(stubborn, everywhere, office, number):
    matter = plant(office, "Біздікова")
    stubborn.force_login(everywhere)
    for path in (
        f"/appeals/{matter.appeal.reference}/moves/{number}/paper/",
        f"/appeals/{matter.appeal.reference}/moves/{number}/sign/",
        f"/appeals/{matter.appeal.reference}/recusal/{number}/",
        f"/appeals/{number}/",
        f"/contacts/{number}/",
        f"/people/{number}/",
        f"/people/organisations/{number}/",
        f"/files/{number}/",
        f"/notices/{number}/",
        f"/content/privacy/ru/{number}/compare/",
        f"/terms/{number}/edit/",
        f"/admin/auth/group/{number}/change/",
    ):
        assert stubborn.get(path).status_code in (403, 404, 302), path


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "FOO"])
def test_methods_of_no_page_are_refused_everywhere(stubborn, office, method):
    for address in addresses():
        assert stubborn.generic(method, address.url).status_code == 405, address


# ── headers, cookies, encodings ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_COOKIE": 'sessionid="\\000"'},
        {"HTTP_COOKIE": 'sessionid="a\\000b"; csrftoken="\\000"; django_language="\\000"'},
        {"HTTP_COOKIE": "sessionid=" + "x" * 9000},
        {"HTTP_COOKIE": "sessionid=\xff\xfe; theme=\xff; django_language=../../x"},
        {"HTTP_COOKIE": "=; ==; ;;; sessionid"},
        {"HTTP_COOKIE": 'messages="\\000"; sessionid=💥'.encode().decode("latin-1")},
        {"HTTP_ACCEPT_LANGUAGE": "x" * 20000},
        {"HTTP_ACCEPT_LANGUAGE": "kk;q=nan,ru;q=9e99,\x00"},
        {"HTTP_ACCEPT": "\xff\xff", "HTTP_ACCEPT_ENCODING": "\xff, gzip;q=x"},
        {"HTTP_X_FORWARDED_FOR": "\xff, ::::, 999.999.999.999" + ",1" * 2000},
        {"HTTP_REFERER": "http://[::bad", "HTTP_ORIGIN": "null"},
        {"HTTP_IF_MODIFIED_SINCE": "Tue, 99 Foo 99999", "HTTP_IF_NONE_MATCH": '"\xff'},
        {"HTTP_RANGE": "bytes=-1-,,,0-" + HUGE},
        {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://[", "HTTP_HX_TARGET": "\xff"},
        {"HTTP_SEC_FETCH_SITE": "\xff"},
        {"CONTENT_TYPE": "text/plain; charset=utf-7"},
        {"CONTENT_TYPE": "text/plain; charset=unicode_escape"},
        {"CONTENT_TYPE": "text/plain; charset=\xff"},
    ],
)
def test_no_header_breaks_a_page(stubborn, everywhere, headers):
    for url in (*PUBLIC_PLACES, "/desk/search/?q=abc"):
        assert stubborn.get(url, **headers).status_code < 500, url
    stubborn.force_login(everywhere)
    kept = headers.get("HTTP_COOKIE")
    if kept:
        headers = headers | {"HTTP_COOKIE": f"{kept}; sessionid={stubborn.session.session_key}"}
    assert stubborn.get("/desk/search/?q=abc", **headers).status_code < 500


@pytest.mark.parametrize(
    "charset", ["hex", '"rot13"', "UTF-7", "base64; x=y", "unicode_escape", "zip"]
)
def test_an_encoding_that_is_none_is_refused_by_the_server_itself(office, charset):
    environ = {"CONTENT_TYPE": f"text/plain; charset={charset}", "QUERY_STRING": "q=abc"}
    environ |= {"PATH_INFO": "/en/status/", "HTTP_HOST": "127.0.0.1"}
    setup_testing_defaults(environ)
    said = []
    application(environ, lambda status, headers: said.append((status, dict(headers))))
    assert said[0][0].startswith("400")
    assert "Content-Security-Policy" in said[0][1]


BOUNDARY = "b0undary"


def multipart(*parts):
    lines = []
    for disposition, content in parts:
        lines += [f"--{BOUNDARY}".encode(), disposition, b"", content]
    return b"\r\n".join([*lines, f"--{BOUNDARY}--".encode(), b""])


FIELD = b'Content-Disposition: form-data; name="statement"'
FILE = b'Content-Disposition: form-data; name="files"; '


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded", b"statement=%ff%fe%00&topic=%ff"),
        ("application/x-www-form-urlencoded", b"statement=\xff\xfe\x00"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"statement=a"),
        ("application/x-www-form-urlencoded; charset=hex", b"statement=a"),
        ("application/x-www-form-urlencoded; charset=utf-7", b"statement=+2AA-"),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(1001))),
        ("application/x-www-form-urlencoded", b"statement[]=1&statement[a][b]=2&" + b"[" * 50000),
        ("application/x-www-form-urlencoded", b"statement=" + b"a" * (10 << 20)),
        ("application/json", b'{"statement": ' + b"[" * 100000),
        ("application/xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=", b"x"),
        ("multipart/form-data; boundary=" + "x" * 5000, b"x"),
        (f"multipart/form-data; boundary={BOUNDARY}", b"--b0undary"),
        (f"multipart/form-data; boundary={BOUNDARY}", multipart((FIELD, b"\xff\x00\xed\xa0\x80"))),
        (f"multipart/form-data; boundary={BOUNDARY}; charset=hex", multipart((FIELD, b"a"))),
        (f"multipart/form-data; boundary={BOUNDARY}; charset=utf-7", multipart((FIELD, b"+2AA-"))),
        (
            f"multipart/form-data; boundary={BOUNDARY}; charset=unicode_escape",
            multipart((FIELD, rb"\ud800\x00")),
        ),
        (
            f"multipart/form-data; boundary={BOUNDARY}",
            multipart((FIELD + b"\r\nContent-Transfer-Encoding: base64", b"!!!")),
        ),
        (
            f"multipart/form-data; boundary={BOUNDARY}",
            multipart((FILE + b"filename*=hex''%41.txt", b"a")),
        ),
        (
            f"multipart/form-data; boundary={BOUNDARY}",
            multipart((FILE + b"filename*=utf-7''+2AA-.txt", b"a")),
        ),
        (
            f"multipart/form-data; boundary={BOUNDARY}",
            multipart((FILE + b'filename="../../\x00\xff.txt"', b"a")),
        ),
        (
            f"multipart/form-data; boundary={BOUNDARY}",
            multipart((FILE + b'filename="a.txt"\r\nContent-Type: text/plain; charset=hex', b"a")),
        ),
        (
            f"multipart/form-data; boundary={BOUNDARY}",
            multipart(*[(FILE + b'filename="a.txt"', b"a")] * 200),
        ),
        (
            f"multipart/form-data; boundary={BOUNDARY}",
            multipart((FILE + b'filename="' + b"n" * 5000 + b'.txt"', b"a")),
        ),
        (
            f"multipart/form-data; boundary={BOUNDARY}",
            multipart((b'Content-Disposition: form-data; name="' + b"n" * 5000 + b'"', b"a")),
        ),
    ],
)
def test_no_body_breaks_a_form(stubborn, office, content_type, body):
    for url in ("/en/appeal/", "/en/status/", "/en/answer/", "/account/login/"):
        answer = stubborn.generic("POST", url, body, content_type=content_type)
        assert answer.status_code < 500, url


# ── every field of every form ──────────────────────────────────────────────────────────────


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


def test_public_forms_answer_whatever_is_typed(stubborn, office):
    plant(office, "Біздікова")
    broken, sent = fuzz(stubborn, PUBLIC_FORMS, rounds=4, seed=20261123)
    assert broken == []
    assert sent >= 30


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
