"""What Django and its libraries send by e-mail becomes a notice."""

import re

import pytest
from django.core.mail import send_mail
from django.db import connection

from mediation_office.accounts.tests.factories import make_user
from mediation_office.notices import drain, mail
from mediation_office.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def as_in_the_office(settings):
    settings.EMAIL_BACKEND = "mediation_office.notices.mail.NoticeBackend"  # pytest-django's is not


def test_a_password_letter_is_a_sealed_row_whose_text_nobody_reads(client, office, secretary):
    colleague = make_user(email="colleague@example.kz", office=office)
    client.logout()
    client.post("/account/password/reset/", {"email": "colleague@example.kz"})
    notice = Notice.objects.get()
    assert (notice.user, notice.office) == (colleague, office)
    assert notice.kind == mail.ACCOUNT_LETTER.code
    (link,) = re.findall(r"/account/password/reset/key/\S+", notice.body)
    with connection.cursor() as cursor:
        cursor.execute("SELECT notice::text FROM notices_notice AS notice")
        assert link not in cursor.fetchone()[0]
    client.force_login(secretary)
    page = client.get(f"/notices/{notice.uuid}/")
    assert page.status_code == 200
    assert link not in page.content.decode()


def test_its_text_is_forgotten_once_it_has_left(smtp, region):
    send_mail("Subject", "The secret link", None, ["somebody@example.kz"])
    drain.drain()
    assert smtp.letters[0].get_content().strip() == "The secret link"
    assert Notice.objects.get().body == ""


def test_each_recipient_has_a_row(region):
    send_mail("Subject", "Text", None, ["a@example.kz", "b@example.kz"])
    assert Notice.objects.count() == 2


def test_whoever_is_invited_has_no_account_yet_and_gets_the_letter(smtp, office):
    invited = make_user(office=office, is_active=False)

    send_mail("Your account", "The link", None, [invited.email])
    drain.drain()

    assert smtp.letters[0]["To"] == invited.email
