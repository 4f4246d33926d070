import pytest

from mediation_office.access import Role
from mediation_office.content import services
from mediation_office.content.tests.factories import RegionFactory, StaffFactory, head_of

pytestmark = pytest.mark.django_db
URL = "/content/paper-answer/"


def test_a_text_stands_in_three_languages_with_its_placeholders_and_versions(client):
    region = RegionFactory()
    services.install_texts(region)
    client.force_login(head_of(region))
    text = client.get(URL).content.decode()
    for words in (
        "Өтінішке жауап",
        "Ответ на обращение",
        "Answer to your appeal",
        "{complaint_body}",
    ):
        assert words in text
    assert text.count("Version 1,") == 3


def test_a_page_of_the_site_stands_as_its_readers_see_it_and_leads_there(client):
    region = RegionFactory()
    services.install_texts(region)
    client.force_login(StaffFactory(region, Role.EDITOR))
    page = client.get("/content/page-cost/").text
    shown, marks = page.split("With its marks")[:2]
    assert "<li>" in shown.split("<main")[1]
    assert "{complaint_body}" not in shown
    assert "## " in marks
    for language in ("kk", "ru", "en"):
        assert f'href="/{language}/guide/cost/"' in page


def test_whoever_may_not_write_sees_no_way_to(client):
    client.force_login(StaffFactory(RegionFactory(), Role.SECRETARY))
    assert "/edit/" not in client.get(URL).content.decode()


def test_before_anything_is_installed_the_shipped_text_stands_there(client):
    client.force_login(head_of(RegionFactory()))
    assert "Answer to your appeal" in client.get(URL).content.decode()


def test_a_text_of_another_region_is_not_shown(client):
    region, other = RegionFactory(), RegionFactory("atyrau")
    head = head_of(other)
    services.save_draft(other, "paper-answer", language="en", title="Theirs", body="x", by=head)
    client.force_login(head_of(region))
    assert "Theirs" not in client.get(URL).content.decode()


@pytest.mark.parametrize("code", ["paper-invented", "x" * 300])
def test_a_text_that_nobody_declared_is_not_found(client, code):
    client.force_login(head_of(RegionFactory()))
    assert client.get(f"/content/{code}/").status_code == 404
