import pytest
from django.urls import reverse

from mediation_office.access import Role
from mediation_office.content import services
from mediation_office.content.tests.factories import RegionFactory, StaffFactory, head_of

pytestmark = pytest.mark.django_db
URL = "/content/"


def test_the_list_tells_which_texts_are_complete_and_which_wait_as_a_draft(client):
    region = RegionFactory()
    head = head_of(region)
    services.install_texts(region)
    services.save_draft(region, "sms-message", language="en", title="", body="Ring us", by=head)
    client.force_login(head)
    text = client.get(URL + "?kind=sms").content.decode()
    assert text.count("Kazakh, Russian, English") == 7
    assert text.count("draft waits") == 1


@pytest.mark.parametrize("kind", ["", "paper", "nonsense", "<script>"])
def test_the_list_is_filtered_by_kind_and_an_unknown_kind_shows_all(client, kind):
    region = RegionFactory()
    client.force_login(head_of(region))
    text = client.get(URL, {"kind": kind}).content.decode()
    assert reverse("content:text_detail", args=["paper-answer"]) in text
    assert (reverse("content:text_detail", args=["sms-message"]) in text) == (kind != "paper")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=тегін", True),
        ("q=Cost", True),
        ("q=nowhere", False),
        ("q=%3Cb%3E&kind=page", False),
    ],
)
def test_a_text_is_found_by_its_name_or_its_words(client, query, found):
    region = RegionFactory()
    services.install_texts(region)
    client.force_login(head_of(region))
    page = client.get(f"{URL}?{query}").text
    assert (reverse("content:text_detail", args=["page-cost"]) in page) == found
    assert ("Nothing matches" in page) == (not found)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.MEDIATOR, Role.SECRETARY, Role.EDITOR])
def test_staff_read_the_texts(client, role):
    client.force_login(StaffFactory(RegionFactory(), role))
    assert client.get(URL).status_code == 200


def test_administrators_have_no_business_with_texts(client):
    client.force_login(StaffFactory(RegionFactory(), Role.ADMIN))
    assert client.get(URL).status_code == 403


def test_strangers_are_sent_to_sign_in(client):
    assert client.get(URL).status_code == 302
