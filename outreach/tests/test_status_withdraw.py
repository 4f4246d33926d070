import pytest

from cases.models import AppealEvent
from cases.services import withdraw_appeal
from outreach.tests.factories import code_of, make_appeal

pytestmark = pytest.mark.django_db

URL = "/en/status/withdraw/"


@pytest.fixture
def appeal(site, office, client):
    appeal = make_appeal(office)
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
    return appeal


def test_the_consequence_is_said_before(appeal, client):
    page = client.get(URL).content.decode()
    appeal.refresh_from_db()

    assert "term then begins anew" in page
    assert appeal.status == "received"


def test_one_press_withdraws_and_the_page_says_so(appeal, client):
    answer = client.post(URL, follow=True)
    appeal.refresh_from_db()

    assert appeal.status == "withdrawn"
    assert "You withdrew your appeal" in answer.content.decode()
    assert AppealEvent.objects.filter(appeal=appeal, code="appeal-withdraw", by_side=1).exists()


def test_twice_says_that_it_cannot_be_done(appeal, client):
    withdraw_appeal(appeal, by=None)

    answer = client.post(URL, follow=True)

    assert "cannot be done" in answer.content.decode()


def test_without_the_code_nothing_is_withdrawn(site, client):
    assert client.post(URL).url == "/en/status/"
