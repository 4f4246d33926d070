import pytest

from cases import services
from cases.tests.asking import codes, url
from cases.tests.factories import make_decided, make_registered, make_signed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.papers import paper_pdf
from mediation_office.documents.tests.factories import store_file, upload
from mediation_office.events import Audience

RIGHT = {"is_right": "on"}
ANOTHER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def move(office):
    return make_signed(make_decided(office))


def keep(move, name="scan.pdf", content=None):
    scan = upload(name, content or paper_pdf(move.paper))
    return services.keep_scan(move, scan, by=move.made_by)


def address_of(move, scan):
    return url("scan_confirm", move.appeal, move.pk, scan.uuid)


def test_looked_at_it_stands_beside_its_paper(client, secretary, move):
    scan = keep(move)
    page = client.get(address_of(move, scan))
    assert f"№ {move.paper.outgoing}" in page.text
    assert "reason" not in page.context["form"].fields
    for _press in "12":
        client.post(address_of(move, scan), RIGHT)
    move.paper.refresh_from_db()
    assert move.paper.signed_scan == scan
    assert codes(move.appeal).count("scan-added") == 1


def test_nobody_confirms_without_looking(client, secretary, move):
    response = client.post(address_of(move, keep(move)), {"is_right": ""})
    assert set(response.context["form"].errors) == {"is_right"}
    move.paper.refresh_from_db()
    assert move.paper.signed_scan is None


def test_a_wrong_scan_is_replaced_with_a_reason_and_everybody_reads_that(client, secretary, move):
    appeal, first = move.appeal, keep(move, "another.pdf", ANOTHER)
    client.post(address_of(move, first), RIGHT)
    assert url("scan_add", appeal, move.pk) in client.get(appeal.get_absolute_url()).text
    second = keep(move)
    refused = client.post(address_of(move, second), RIGHT)
    assert set(refused.context["form"].errors) == {"reason"}
    client.post(address_of(move, second), RIGHT | {"reason": "Лист другого дела"})
    move.paper.refresh_from_db()
    assert move.paper.signed_scan == second
    assert codes(appeal)[-2:] == ["note-added", "scan-replaced"]
    assert appeal.notes.get().body == "Лист другого дела"
    assert appeal.events.last().audience == Audience.SIDE_1


def test_what_a_complaint_is_about_stays_as_it_is(client, office, secretary, move):
    first = keep(move, "another.pdf", ANOTHER)
    client.post(address_of(move, first), RIGHT)
    make_registered(office, kind="complaint", about=move.appeal)
    again = RIGHT | {"reason": "Лист другого дела"}
    response = client.post(address_of(move, keep(move)), again)
    assert "stays as it is" in str(response.context["form"].non_field_errors())
    move.paper.refresh_from_db()
    assert move.paper.signed_scan == first


def test_a_file_that_is_no_scan_is_not_found(client, secretary, move):
    other = store_file(upload(), thread=move.thread, office=move.appeal.office, purpose="added")
    assert client.get(address_of(move, other)).status_code == 404


def test_a_scan_of_another_matter_is_not_found(client, office, secretary, move):
    elsewhere = keep(make_signed(make_decided(office)))
    assert client.get(address_of(move, elsewhere)).status_code == 404


def test_operators_may_not(client, operator, move):
    assert client.get(address_of(move, keep(move))).status_code == 403


def test_another_office_does_not_find_it(client, office, move):
    client.force_login(make_user(role="secretary", office=make_office(office.region)))
    assert client.get(address_of(move, keep(move))).status_code == 404
