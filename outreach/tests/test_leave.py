import pytest

from mediation_office.models import ThreadKey
from outreach.models import Draft

pytestmark = pytest.mark.django_db


def test_leaving_forgets_the_draft_and_its_key(citizen, client):
    citizen.write("what", statement="The fence")

    answer = client.get("/en/leave/", headers={"sec-fetch-site": "same-origin"})

    assert answer.url.startswith("https://")
    assert '"cache"' in answer["Clear-Site-Data"]
    assert not Draft.objects.exists()
    assert not ThreadKey.objects.exists()
    assert "fence" not in client.get(citizen.url("what")).content.decode()


def test_another_site_cannot_make_somebody_leave(citizen, client):
    citizen.write("what", statement="The fence")

    client.get("/en/leave/", headers={"sec-fetch-site": "cross-site"})

    assert Draft.objects.exists()
