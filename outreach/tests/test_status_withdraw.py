from datetime import timedelta

import pytest

from cases.models import MatterEvent
from cases.services import dismiss_appeal, withdraw_appeal
from mediation_office.accounts.tests.factories import make_user
from mediation_office.notices.kinds import KINDS
from mediation_office.notices.leases import database_now
from mediation_office.notices.models import Notice
from mediation_office.notices.tests.factories import make_notice
from outreach.tests.factories import code_of, make_filed

pytestmark = pytest.mark.django_db

URL = "/en/status/withdraw/"


@pytest.fixture
def appeal(site, office, client):
    appeal = make_filed(office)
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
    assert MatterEvent.objects.filter(appeal=appeal, code="appeal-withdraw", by_side=1).exists()


def test_what_waits_for_a_person_to_look_at_is_withdrawn_too(site, office, client):
    appeal = make_filed(office, suspicion="trap")
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})

    page = client.get("/en/status/matter/").content.decode()
    client.post(URL)
    appeal.refresh_from_db()

    assert URL in page
    assert appeal.status == "withdrawn"


def test_twice_says_that_it_cannot_be_done(appeal, client):
    withdraw_appeal(appeal, by=None)

    answer = client.post(URL, follow=True)

    assert "This appeal can no longer be withdrawn." in answer.content.decode()


def test_what_was_put_away_meanwhile_is_refused_without_a_word_of_the_office(site, office, client):
    appeal, colleague = make_filed(office, suspicion="trap"), make_user(office=office)
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
    dismiss_appeal(appeal, by=colleague, reason="robot")

    page = client.post(URL, follow=True).content.decode()

    assert "This appeal can no longer be withdrawn." in page
    assert "not an appeal" not in page
    assert colleague.full_name not in page


def test_a_message_on_its_way_puts_it_off_and_never_denies_it(appeal, client):
    notice = make_notice(KINDS["appeal-registered"], appeal.office, thread=appeal.thread, side=1)
    lease = database_now() + timedelta(minutes=1)
    Notice.objects.filter(pk=notice.pk).update(state="sending", lease_until=lease)

    page = client.post(URL, follow=True).text
    Notice.objects.filter(pk=notice.pk).update(state="sent", lease_until=None)
    client.post(URL)
    appeal.refresh_from_db()

    assert "Nothing was withdrawn: try again in a minute." in page
    assert "can no longer be withdrawn" not in page
    assert appeal.status == "withdrawn"


def test_without_the_code_nothing_is_withdrawn(site, client):
    assert client.post(URL).url == "/en/status/"


def test_what_the_office_noted_is_not_said_to_be_their_own_press(appeal, client, secretary):
    withdraw_appeal(appeal, by=secretary, reason="-")

    page = client.get("/en/status/matter/").text

    assert "The office noted that you withdrew your appeal" in page
    assert "You withdrew your appeal" not in page
