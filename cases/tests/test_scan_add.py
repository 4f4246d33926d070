import pytest
from django.db import connection, transaction

from cases.models import Appeal
from cases.tests.asking import codes, url
from cases.tests.factories import make_decided, make_proposed, make_signed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.models import StoredFile
from mediation_office.documents.papers import paper_pdf
from mediation_office.documents.tests.clamd import Scanner
from mediation_office.documents.tests.factories import upload
from mediation_office.events import Audience

OPEN_TRANSACTIONS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'idle in transaction'
"""


@pytest.fixture
def move(office):
    return make_signed(make_decided(office))


def scan_of(move):
    return {"scan": upload("scan.pdf", paper_pdf(move.paper))}


def test_the_scan_is_kept_sealed_and_counts_for_nothing_yet(client, secretary, move):
    assert client.get(url("scan_add", move.appeal, move.pk)).status_code == 200
    response = client.post(url("scan_add", move.appeal, move.pk), scan_of(move))
    stored = StoredFile.objects.get()
    assert response.url == url("scan_confirm", move.appeal, move.pk, stored.uuid)
    assert (stored.name, stored.audience, stored.added_by) == (
        "scan.pdf",
        Audience.SIDE_1,
        secretary,
    )
    move.paper.refresh_from_db()
    assert move.paper.signed_scan is None
    assert "scan-added" not in codes(move.appeal)


def test_the_scan_sent_twice_is_kept_once(client, secretary, move):
    for _press in "12":
        client.post(url("scan_add", move.appeal, move.pk), scan_of(move))
    assert StoredFile.objects.count() == 1


def test_the_page_says_which_paper_it_is_and_for_whom(client, secretary, move):
    page = client.get(url("scan_add", move.appeal, move.pk)).text
    for words in (f"№ {move.paper.outgoing}", move.paper.addressee, move.paper.subject):
        assert words in page


@pytest.mark.parametrize("word", ["scan_add", "file_add"])
def test_nobody_waits_while_the_virus_scanner_looks(real_db, client, settings, word):
    office = make_office()
    client.force_login(make_user(role="secretary", office=office))
    move = make_signed(make_decided(office))
    open_ones = []

    def look():
        with transaction.atomic(), connection.cursor() as cursor:
            Appeal.objects.select_for_update(nowait=True).get(pk=move.appeal_id)
            cursor.execute(OPEN_TRANSACTIONS)
            open_ones.append(cursor.fetchone()[0])
        connection.close()

    scanner = Scanner(meanwhile=look)
    settings.CLAMD_URL = scanner.url
    more, sent = ([move.pk], scan_of(move)) if word == "scan_add" else ([], brought())
    page = client.get(url(word, move.appeal, *more)).text
    response = client.post(url(word, move.appeal, *more), sent)
    scanner.close()
    assert 'name="once"' not in page
    assert response.status_code == 302
    assert open_ones == [0]


def brought():
    return {"files": [upload()], "audience": "office"}


def test_a_program_named_pdf_is_refused_with_a_sentence(client, secretary, move):
    program = {"scan": upload("scan.pdf", b"MZ" + b"\x00" * 200)}
    response = client.post(url("scan_add", move.appeal, move.pk), program)
    assert response.context["form"].errors["scan"]
    assert not StoredFile.objects.exists()


def test_a_paper_not_signed_has_no_scan(client, office, secretary):
    move = make_proposed(make_decided(office))
    response = client.post(url("scan_add", move.appeal, move.pk), scan_of(move))
    assert "signed" in str(response.context["form"].errors["scan"])
    assert not StoredFile.objects.exists()


def test_operators_may_not(client, operator, move):
    assert client.get(url("scan_add", move.appeal, move.pk)).status_code == 403


def test_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="secretary", office=make_office(office.region)))
    assert client.get(url("scan_add", move.appeal, move.pk)).status_code == 404
