from cases.choices import AppealStatus
from cases.tests.asking import codes, now_of, planned, said, url
from cases.tests.factories import make_appeal
from mediation_office.accounts.tests.factories import make_office


def test_the_page_says_why_it_was_put_aside(client, office, secretary):
    page = client.get(make_appeal(office, suspicion="links").get_absolute_url())
    assert "full of links" in page.text


def test_what_was_put_aside_goes_to_the_registers_queue(client, office, secretary):
    appeal = make_appeal(office, suspicion="many-links")
    client.post(url("appeal_release", appeal))
    assert now_of(appeal).status == AppealStatus.RECEIVED
    assert codes(appeal) == ["appeal-accepted", "appeal-quarantined", "appeal-released"]
    assert planned(appeal) == []  # nothing goes out before registration


def test_what_waits_nowhere_is_refused_with_a_sentence(client, office, secretary):
    assert "cannot be done" in said(client.post(url("appeal_release", make_appeal(office))))


def test_operators_may_not(client, office, operator):
    appeal = make_appeal(office, by=operator, suspicion="many-links")
    assert client.post(url("appeal_release", appeal)).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_appeal(make_office(office.region), suspicion="many-links")
    assert client.post(url("appeal_release", appeal)).status_code == 404
