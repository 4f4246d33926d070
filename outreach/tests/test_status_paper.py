import uuid

import pytest

from cases.models import MatterEvent
from mediation_office.documents.choices import PaperKind, PaperState
from mediation_office.documents.tests.factories import make_paper, store_file, upload
from outreach.tests.factories import code_of, make_filed

pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal(site, office, client):
    appeal = make_filed(office)
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
    return appeal


def url(paper):
    return f"/en/status/paper/{paper.uuid}/"


def test_a_signed_answer_is_read_on_the_page_and_downloaded(appeal, client, office):
    paper = make_paper(office, state=PaperState.SIGNED, thread=appeal.thread)

    page = client.get("/en/status/matter/").content.decode()
    sheet = client.get(url(paper))

    assert "Ваше обращение рассмотрено" in page
    assert sheet.content.startswith(b"%PDF")
    assert 'filename="letter.pdf"' in sheet["Content-Disposition"]


def test_what_was_signed_is_downloaded_beside_its_scan(appeal, client, office):
    paper = make_paper(office, state=PaperState.SIGNED, thread=appeal.thread)
    paper.signed_scan = store_file(
        upload("scan.txt"), thread=appeal.thread, office=office, purpose="signed-scan"
    )
    paper.save()

    page = client.get("/en/status/matter/").text
    scan, text = client.get(url(paper)), client.get(f"{url(paper)}?text")

    assert "Download the scan" in page
    assert f'href="{url(paper)}?text"' in page
    assert not b"".join(scan).startswith(b"%PDF")
    assert text.content.startswith(b"%PDF")


def test_that_the_applicant_has_read_it_is_recorded_once(appeal, client, office):
    paper = make_paper(office, state=PaperState.SIGNED, thread=appeal.thread)

    for _ in range(2):
        client.get("/en/status/matter/")

    assert MatterEvent.objects.get(code="answer-read").data == {"paper": paper.pk}


@pytest.mark.parametrize(
    "given",
    [
        {"state": PaperState.TO_SIGN},
        {"state": PaperState.SIGNED, "kind": PaperKind.FORWARD},
        {"state": PaperState.SIGNED, "kind": PaperKind.COVER},
        {"state": PaperState.SIGNED, "thread": uuid.uuid4()},
    ],
)
def test_drafts_reports_of_crimes_and_papers_of_others_are_not_shown(appeal, client, office, given):
    paper = make_paper(office, **{"thread": appeal.thread} | given)

    assert "рассмотрено" not in client.get("/en/status/matter/").content.decode()
    assert client.get(url(paper)).url == "/en/status/matter/"


def test_without_the_code_nothing_is_given(site, client, office):
    paper = make_paper(office, state=PaperState.SIGNED)

    assert client.get(url(paper)).url == "/en/status/"
