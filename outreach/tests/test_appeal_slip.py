import time
from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from cases.models import Appeal
from cases.services import access_by_code
from mediation_office.clock import telling
from mediation_office.sessions import row_of
from mediation_office.terms.tests.factories import make_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(citizen):
    with telling(datetime(2026, 11, 24, 14, 32, tzinfo=ZoneInfo("Asia/Aqtau"))):
        citizen.write("what", statement="The fence")
        citizen.send()
        citizen.page = citizen.slip()
    return citizen


def test_the_slip_holds_reference_code_and_last_days(sent):
    page = sent.page.content.decode()
    appeal = Appeal.objects.get()

    assert appeal.reference in page
    assert access_by_code(appeal.reference, sent.page.context["code"])
    assert "24 November, 14:32" in page
    assert "24 November, today" in page
    assert "15 December, Tuesday" in page


def test_the_slip_and_its_sheet_name_the_days_that_are_not_counted(citizen, client, site):
    make_day(site, date(2026, 12, 11), is_working=False)
    with telling(datetime(2026, 11, 24, 14, 32, tzinfo=ZoneInfo("Asia/Aqtau"))):
        citizen.write("what", statement="The fence")
        citizen.send()
        page = citizen.slip().content.decode()
        sheet = client.get("/en/appeal/slip/pdf/").content

    text = " ".join(PdfReader(BytesIO(sheet)).pages[0].extract_text().split())
    assert "Day 1 is 25 November, Wednesday." in page
    for said in ("11 December, Friday, is not counted: decree.", "16 December, Wednesday"):
        assert said in page
        assert said.split(",")[0] in text
    assert "decree" in text
    assert "постановление" in text


def test_the_last_digits_can_be_checked(sent, client):
    tail = sent.page.context["code"][-3:]
    wrong = f"{(int(tail) + 1) % 1000:03d}"

    right_page = client.post("/en/appeal/slip/", {"tail": tail}).content.decode()
    wrong_page = client.post("/en/appeal/slip/", {"tail": wrong}).content.decode()

    assert "These are the right digits" in right_page
    assert "ends with other digits" in wrong_page


def test_no_other_browser_sees_it_and_two_hours_later_nobody(sent, client, monkeypatch):

    assert Client().get("/en/appeal/slip/").url == "/en/status/"
    moment = time.time() + 2 * 3600 + 1
    monkeypatch.setattr(time, "time", lambda: moment)
    assert client.get("/en/appeal/slip/").url == "/en/status/"


def test_the_slip_is_kept_by_no_browser(sent):
    assert sent.page["Cache-Control"] == "no-store, private"
    assert "<title>Slip</title>" in sent.page.content.decode()


def test_a_cookie_copied_while_writing_does_not_see_the_slip(citizen, client):
    citizen.write("what", statement="The fence")
    copied = Client()
    copied.cookies["sessionid"] = client.cookies["sessionid"].value
    key = citizen.draft_key()
    citizen.send()

    assert citizen.slip().status_code == 200
    assert copied.get("/en/appeal/slip/").url == "/en/status/"
    # a second press, sent with the cookie from before the first
    assert copied.post(citizen.url("check"), {"draft": key}).url == "/en/appeal/slip/"


def test_a_minute_after_sending_the_old_cookie_knows_no_draft(citizen, client):
    citizen.write("what", statement="The fence")
    copied = Client()
    copied.cookies["sessionid"] = client.cookies["sessionid"].value
    key = citizen.draft_key()
    citizen.send()
    before = Session.objects.get(pk=row_of(copied.cookies["sessionid"].value))
    assert before.expire_date < timezone.now() + timedelta(seconds=61)
    Session.objects.filter(pk=before.pk).update(expire_date=timezone.now())
    assert copied.post(citizen.url("check"), {"draft": key}).url == "/en/appeal/"
    assert citizen.slip().status_code == 200
