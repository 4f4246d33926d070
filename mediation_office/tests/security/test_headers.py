"""What each answer carries, which hosts count, where `next` leads.

T16, T28, T32 of docs/security.md.
"""

import hashlib
import os
import subprocess
import sys
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse

from mediation_office.tests.security.world import addresses, check_protection

pytestmark = pytest.mark.django_db

INFORMING = ("outreach:home", "outreach:office_list", "outreach:guide_detail", "entrance", "robots")


def test_what_goes_wrong_carries_it_too(client, office, settings):
    client.raise_request_exception = False
    strict = Client(enforce_csrf_checks=True)
    for answer in (
        client.get("/no/such/page/"),
        client.get("/en/?%00"),
        client.get("/en/%00/"),
        client.get("/en/", headers={"host": "evil.example"}),
        client.put("/en/"),
        client.post("/en/appeal/", {f"a{number}": "" for number in range(1001)}),
        strict.post("/en/status/", {}),
        client.get("/desk/"),
        client.get("/static/css/none.css"),
    ):
        check_protection(answer, (answer.status_code, answer.request["PATH_INFO"]))


def test_a_page_that_breaks_carries_it_and_tells_nothing(client, office, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("secret 4711")

    monkeypatch.setattr(hashlib, "scrypt", broken)
    client.raise_request_exception = False
    answer = client.post("/en/status/", {"reference": "canary-4712", "code": "4713"})
    assert answer.status_code == 500
    check_protection(answer, "500")
    for word in ("4711", "4712", "4713", "Traceback", "RuntimeError", "/work", "django"):
        assert word not in answer.content.decode()


def test_no_browser_keeps_what_a_citizen_typed_or_read(office):
    for address in addresses():
        if address.name.startswith("outreach:") and address.name not in INFORMING:
            answer = Client().get(address.url)
            assert answer.status_code == 405 or "no-store" in answer.headers["Cache-Control"], (
                address
            )
    for name in ("account_login", "account_reset_password"):
        assert "no-store" in Client().get(reverse(name)).headers["Cache-Control"]


def test_leaving_and_signing_out_clear_what_the_browser_keeps(client, secretary):
    assert '"cache"' in Client().get("/en/leave/").headers["Clear-Site-Data"]
    assert '"cookies"' in Client().post("/en/status/close/").headers["Clear-Site-Data"]
    assert '"cache"' in client.post(reverse("account_logout")).headers["Clear-Site-Data"]


# ── hosts and `next` ──────────────────────────────────────────────────────────────────────
HOSTS = (
    "evil.example",
    "evil.example:80",
    "127.0.0.1.evil.example",
    "evil.example#127.0.0.1",
    "evil.example/127.0.0.1",
    "user@evil.example",
    "127.0.0.1@evil.example",
    "127.0.0.1, evil.example",
    "127.0.0.1 evil.example",
    "localhost.evil.example",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "0.0.0.0",
    "127.1",
    "2130706433",
    "0x7f.1",
    "",
    " ",
    ".",
    "..",
    "a" * 3000,
    "💥".encode().decode("latin-1"),
    "xn--e1afmkfd.xn--80akhbyknj4f",
    "evil.example\t",
    "127.0.0.1:",
    "127.0.0.1:99999999",
    "127.0.0.1:80:80",
    "127.0.0.1:80@evil.example",
    "http://127.0.0.1",
    "//evil.example",
    "testserver.evil.example",
    "evil.testserver",
)


@pytest.mark.parametrize("host", HOSTS)
def test_a_forged_host_is_refused_or_counts_for_nothing(office, secretary, mailoutbox, host):
    stranger = Client(raise_request_exception=False, HTTP_HOST=host)
    first = stranger.get("/desk/")
    if first.status_code == 400:
        return
    for answer in (
        first,
        stranger.get("/"),
        stranger.get("/en/status/"),
        stranger.post(reverse("account_reset_password"), {"email": secretary.email}),
    ):
        assert answer.status_code in (200, 302), host
        assert "evil" not in answer.headers.get("Location", "")
        assert "evil" not in answer.content.decode()
    for letter in mailoutbox:
        assert "evil" not in letter.body


@pytest.mark.parametrize(
    "header",
    [
        "x-forwarded-host",
        "x-host",
        "forwarded",
        "x-forwarded-server",
        "x-original-url",
        "x-rewrite-url",
    ],
)
def test_forwarded_names_count_for_nothing(office, header):
    answer = Client().get("/en/", headers={header: "evil.example"})
    assert "evil" not in answer.content.decode()
    assert "evil" not in Client().get("/", headers={header: "evil.example"}).headers["Location"]


PLACES = [
    f"{begin}{end}"
    for end in ("evil.example", "evil.example/desk/", "evil.example%2f@127.0.0.1")
    for begin in (
        "http://",
        "https://",
        "//",
        "///",
        "////",
        "/\\",
        "\\\\",
        "\\/\\/",
        "/\t/",
        "\t//",
        " //",
        "\x00//",
        "\x08//",
        "http:\\\\",
        "http:///",
        "https:",
        "javascript://",
        "data:text/html,//",
        "ftp://",
        "http://testserver@",
        "http://testserver.",
        "http:/testserver:80@",
        "//testserver\\@",
        "//\u3002",
        "/%09/",
        "//%E3%80%82",
        "\u2028//",
        "//[::1]@",
        "https:/\n/",
        "@",
        "//;@",
        "/..//",
        "/./\\",
        "HTTPS://",
        "//www.",
    )
]


def test_next_never_leads_off_the_site(office, secretary, client):
    secretary.password = make_password("a long password")
    secretary.save()
    for place in PLACES:
        assert stays(Client().post("/theme/", {"theme": "dark", "next": place})), place
        assert stays(Client().post("/language/", {"language": "ru", "next": place})), place
    for place in PLACES[::5]:
        assert stays(client.post("/staff/preferences/", {"theme": "dark", "next": place})), place
        assert stays(Client().get("/language/", {"next": place})), place
    for place in PLACES[::7]:
        typed = {"login": secretary.username, "password": "a long password", "next": place}
        entered = Client().post(reverse("account_login") + "?next=%2F%2Fevil.example", typed)
        assert stays(entered), place


def stays(answer):
    """Whether it is refused or leads to a page of ours, as a browser would read it."""
    if answer.status_code != 302:
        return answer.status_code == 400
    target = answer.headers["Location"]
    as_browsers_read = "".join(target.split()).replace("\\", "/")
    landed = urlsplit(urljoin("http://testserver/language/", as_browsers_read))
    return (landed.scheme, landed.netloc) == ("http", "testserver")


def test_a_real_office_passes_the_deploy_check(monkeypatch):
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # the browser's fixture sets it
    environment = {
        "OFFICE_DEMO": "",
        "SECRET_KEY": "s3cret-" + "abcdefghij" * 6,
        "DATABASE_URL": "postgres://office@/office",
        "REDIS_URL": "redis://127.0.0.1:6379/0",
        "SITE_URL": "https://office.example.kz",
        "HTTPS": "on",
        "TRUSTED_PROXIES": "1",
    }
    words = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    asked = subprocess.run(
        words,
        cwd=settings.BASE_DIR,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr
    assert "0 silenced" in asked.stdout + asked.stderr
