"""Bad input: a sentence, a 404 or a 429, never a 500.

T15 of docs/security.md.
"""

from wsgiref.util import setup_testing_defaults

import pytest
from django.test import Client

from mediation_office.tests.security.world import HUGE, addresses, plant
from mediation_office.wsgi import application

pytestmark = pytest.mark.django_db

QUERIES = (
    "?page=99999999999999999999",
    "?queue[]=open&queue[$ne]=1&__proto__=1&**=1&{}=1&office__region__code=x&pk__gt=0&id=1)--",
    "?q=" + "a" * 7000,
    "?from=0001-01-01&until=9999-12-31&year=0000&date=31.02.2026&kind=__class__",
    "?taken_by=" + HUGE + "&district=" + HUGE + "&topic=" + HUGE + "&organisation=x",
    "?%ff%fe=%c3%28&q=%ed%a0%80",
    "?" + "&".join(f"a{number}=1" for number in range(1001)),
)
MORE_QUERIES = (
    "?page=-1",
    "?page=",
    "?page=٣",
    "?page=1&page=2",
    "?q[]=a&q=b",
    "?topic=" + HUGE,
    "?topic=²",
    "?from=2026-02-30",
    "?year=" + HUGE,
    "?channel=" + HUGE,
    "?contact=" + HUGE,
    "?show=all&kind=%00",
    "?format=pdf",
    "?next=//example.org",
    "?q=%F0%9F%92%A5%E2%80%AE",
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


# ── addresses and questions ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "query", [*QUERIES, *(pytest.param(query, marks=pytest.mark.check) for query in MORE_QUERIES)]
)
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
