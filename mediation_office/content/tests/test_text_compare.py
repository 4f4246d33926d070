import pytest

from mediation_office.content import services, versions
from mediation_office.content.tests.factories import RegionFactory, head_of

URL = "/content/sms-message/en/1/compare/"


def test_a_comparison_shows_what_went_and_what_came():
    changes = versions.compare("We answer in ten days", "We answer within ten days")
    assert [(change.kind, change.words) for change in changes] == [
        ("same", "We answer "),
        ("removed", "in"),
        ("added", "within"),
        ("same", " ten days"),
    ]


def test_paragraphs_stay_paragraphs():
    changes = versions.compare("A\n\nB", "A\n\nC")
    assert len(versions.paragraphs(changes)) == 2


@pytest.mark.django_db
def test_an_older_version_is_compared_with_the_newest(client):
    region = RegionFactory()
    head = head_of(region)
    services.install_texts(region)
    services.save_draft(
        region, "sms-message", language="en", title="", body="Ring us: {phone}", by=head
    )
    client.force_login(head)
    text = client.get(URL).content.decode()
    assert "<del>Call</del>" in text
    assert "<ins>Ring</ins>" in text


@pytest.mark.django_db
def test_a_version_of_another_region_is_not_found(client):
    services.install_texts(RegionFactory("atyrau"))
    client.force_login(head_of(RegionFactory()))
    assert client.get(URL).status_code == 404
