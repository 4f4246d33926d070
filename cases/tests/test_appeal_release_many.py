from cases.choices import AppealStatus
from cases.tests.asking import codes, now_of, said
from cases.tests.factories import make_appeal
from mediation_office.accounts.tests.factories import make_office
from mediation_office.documents.tests.factories import tie

URL, QUEUE = "/appeals/release/", "/appeals/?queue=quarantine"


def test_each_row_says_why_and_one_press_releases_all_that_are_ticked(client, office, secretary):
    flood = [make_appeal(office, suspicion="flood") for _one in range(2)]
    left = make_appeal(office, suspicion="links")

    page = client.get(QUEUE).text
    told = said(client.post(URL, {"chosen": [appeal.reference for appeal in flood]}))

    for words in ("Very many appeals came", "full of links", "Register by", "Those ticked"):
        assert words in page
    assert "2 appeals are in the queue to register." in told
    for appeal in flood:
        assert now_of(appeal).status == AppealStatus.RECEIVED
        assert codes(appeal)[-1] == "appeal-released"
    assert now_of(left).status == AppealStatus.QUARANTINED


def test_one_that_waits_there_no_more_stops_no_other(client, office, secretary):
    gone, waits = make_appeal(office), make_appeal(office, suspicion="links")
    told = said(client.post(URL, {"chosen": [gone.reference, waits.reference, "\0"]}))
    assert f"{gone.reference}: This appeal is" in told
    assert now_of(waits).status == AppealStatus.RECEIVED


def test_nothing_ticked_is_said(client, office, secretary):
    assert "Tick those that are appeals." in said(client.post(URL))


def test_operators_may_not(client, office, operator):
    appeal = make_appeal(office, by=operator, suspicion="flood")
    assert "Those ticked" not in client.get(QUEUE).text
    assert client.post(URL, {"chosen": appeal.reference}).status_code == 403


def test_another_office_and_a_tied_colleague_release_nothing(client, office, secretary):
    appeals = [make_appeal(make_office(office.region), suspicion="flood")]
    appeals.append(make_appeal(office, suspicion="flood"))
    tie(secretary, appeals[1].thread)
    client.post(URL, {"chosen": [appeal.reference for appeal in appeals]})
    for appeal in appeals:
        assert now_of(appeal).status == AppealStatus.QUARANTINED
