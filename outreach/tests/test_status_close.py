import pytest

from outreach.tests.factories import code_of, make_filed

pytestmark = pytest.mark.django_db


def test_closing_leaves_nothing_to_open_again(site, office, client):
    appeal = make_filed(office)
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})

    answer = client.post("/en/status/close/")

    assert answer.url == "/en/"
    assert '"cookies"' in answer["Clear-Site-Data"]
    assert client.get("/en/status/matter/").url == "/en/status/"


def test_a_link_cannot_close_it(site, client):
    assert client.get("/en/status/close/").status_code == 405
