import pytest

from cases.services import register_appeal
from mediation_office.accounts.tests.factories import make_user
from outreach.tests.factories import code_of, make_filed

pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal(site, office, client):
    appeal = make_filed(office)
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
    return appeal


def test_once_registered_the_page_and_the_sheet_give_number_day_name_and_position(
    appeal, client, office
):
    clerk = make_user(
        role="secretary",
        office=office,
        full_name="Анна Примерова",
        position_en="specialist",
        position_kk="маман",
        position_ru="специалист",
    )
    register_appeal(appeal, by=clerk)

    page = client.get("/en/status/matter/").content.decode()
    sheet = client.get("/en/status/coupon/")

    assert "1/20" in page
    assert "Анна Примерова" in page
    assert "specialist" in page
    assert "How the term is counted" in page
    assert sheet.content.startswith(b"%PDF")
    assert 'filename="coupon.pdf"' in sheet["Content-Disposition"]
    assert "no-store" in sheet["Cache-Control"]


def test_before_registration_there_is_none(appeal, client):
    assert client.get("/en/status/coupon/").url == "/en/status/matter/"


def test_without_the_code_there_is_none(site, client):
    assert client.get("/en/status/coupon/").url == "/en/status/"
