import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

URL = "/en/appeal/slip/pdf/"


def test_the_sheet_is_drawn_for_the_browser_that_sent_it(citizen, client):
    citizen.write("what", statement="The fence")
    citizen.send()

    answer = client.get(URL)

    assert answer.content.startswith(b"%PDF")
    assert 'filename="slip.pdf"' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]


def test_no_other_browser_gets_it(citizen):
    citizen.write("what", statement="The fence")
    citizen.send()

    assert Client().get(URL).url == "/en/status/"
