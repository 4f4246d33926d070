import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cases.tests.factories import make_registered
from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import make_office
from mediation_office.notices.models import Notice
from mediation_office.notices.tests.factories import make_notice
from mediation_office.people.reach import Reach

pytestmark = pytest.mark.django_db


def address(notice):
    return reverse("notices:notice_letter", args=[notice.uuid])


@pytest.fixture
def letter(office, secretary):
    """That it was registered, to somebody who may be written to by post alone."""
    reach = Reach(letter=True)
    appeal = make_registered(office, by=secretary, reach=reach, address="Актау, 4-14-2")
    return Notice.objects.get(thread=appeal.thread, kind="appeal-registered")


def test_a_message_by_post_is_printed_on_the_offices_sheet(client, secretary, letter):
    Notice.objects.filter(pk=letter.pk).update(state="held")
    assert address(letter) in client.get(f"/notices/{letter.uuid}/").text

    response = client.get(address(letter))

    text = " ".join(PdfReader(io.BytesIO(response.getvalue())).pages[0].extract_text().split())
    for words in (letter.reference, "Асель Примерова", "Актау, 4-14-2"):
        assert words in text
    assert response["Content-Disposition"] == f'attachment; filename="{letter.reference}.pdf"'
    assert Look.objects.filter(subject="notice", user=secretary).count() == 2


def test_what_has_left_or_goes_another_way_is_no_letter(client, office, secretary, make_kind):
    mail = make_notice(make_kind(), office, state="sent", address="d@example.kz", body="words")
    assert client.get(address(mail)).status_code == 404


def test_another_office_does_not_find_it(client, secretary, make_kind):
    assert client.get(address(make_notice(make_kind(), make_office()))).status_code == 404
