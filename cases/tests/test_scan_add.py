import pytest

from cases.tests.asking import codes, url
from cases.tests.factories import make_decided, make_proposed, make_signed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.models import StoredFile
from mediation_office.documents.papers import paper_pdf
from mediation_office.documents.tests.factories import upload
from mediation_office.events import Audience


@pytest.fixture
def move(office):
    return make_signed(make_decided(office))


def scan_of(move):
    return {"scan": upload("scan.pdf", paper_pdf(move.paper))}


def test_the_scan_is_kept_sealed_beside_its_paper(client, secretary, move):
    assert client.get(url("scan_add", move.appeal, move.pk)).status_code == 200
    client.post(url("scan_add", move.appeal, move.pk), scan_of(move))
    move.paper.refresh_from_db()
    stored = move.paper.signed_scan
    assert (stored.name, stored.audience, stored.added_by) == (
        "scan.pdf",
        Audience.SIDE_1,
        secretary,
    )
    assert codes(move.appeal)[-1] == "scan-added"


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
