import io

import pypdf
import pytest
from django.urls import reverse

from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import make_user
from mediation_office.documents.choices import PaperState
from mediation_office.documents.doors import DOORS
from mediation_office.documents.tests.factories import make_paper, make_text, tie

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def door():
    """The only door: open for the staff of the paper's office."""
    with DOORS.apart(empty=True):
        DOORS.register("test", lambda user, subject: user.office_id == subject.office_id)
        yield


def address(paper):
    return reverse("documents:paper_download", args=[paper.uuid])


def test_a_paper_is_drawn_as_pdf_and_the_look_is_logged(client, secretary, office):
    paper = make_paper(office, state=PaperState.SIGNED)
    response = client.get(address(paper))
    assert pypdf.PdfReader(io.BytesIO(response.content)).pages
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="A26-483157-9.pdf"'
    look = Look.objects.get()
    assert (look.user, look.subject, look.thread) == (secretary, "paper", paper.thread)
    assert (look.reference, look.purpose) == (paper.reference, f"№ {paper.outgoing}")


def test_another_office_does_not_find_the_paper(client, secretary):
    assert client.get(address(make_paper())).status_code == 404
    assert not Look.objects.exists()


def test_a_tie_closes_the_paper(client, secretary, office):
    paper = make_paper(office)
    tie(secretary, paper.thread)
    assert client.get(address(paper)).status_code == 404


def test_editors_open_no_papers(client, office):
    client.force_login(make_user(role="editor", office=office))
    assert client.get(address(make_paper(office))).status_code == 403


def test_drawing_a_paper_takes_the_same_queries_for_one_and_for_two_languages(
    client, secretary, office, django_assert_max_num_queries
):
    paper = make_paper(
        office, second=make_text("kk", body="Екінші тілдегі мәтін."), state=PaperState.SIGNED
    )
    with django_assert_max_num_queries(12):
        assert client.get(address(paper)).status_code == 200
