import pytest

from mediation_office.access import Role
from mediation_office.content import services
from mediation_office.content.choices import TextState
from mediation_office.content.models import Text
from mediation_office.content.tests.factories import RegionFactory, StaffFactory, head_of

pytestmark = pytest.mark.django_db
URL = "/content/sms-message/publish/"


def test_publishing_a_draft_changes_what_is_sent(client):
    region = RegionFactory()
    head = head_of(region)
    services.install_texts(region)
    services.save_draft(region, "sms-message", language="en", title="", body="Ring us", by=head)
    client.force_login(head)
    client.post(URL)
    assert services.render(region, "sms-message", "en").body == "Ring us"
    assert services.render(region, "sms-message", "en").version == 2


@pytest.mark.parametrize("press", ["publish", "discard"])
def test_what_came_since_the_page_is_neither_published_nor_thrown_away(client, press):
    region = RegionFactory()
    head = head_of(region)
    services.install_texts(region)
    services.save_draft(region, "sms-message", language="en", title="", body="Ring us", by=head)
    client.force_login(head)
    seen = client.get("/content/sms-message/").context["version"]
    services.save_draft(region, "sms-message", language="ru", title="", body="Звоните", by=head)

    answer = client.post(f"/content/sms-message/{press}/", {"seen": seen}, follow=True)

    assert "Somebody changed this meanwhile." in answer.text
    assert Text.objects.filter(state=TextState.DRAFT).count() == 2
    client.post(f"/content/sms-message/{press}/", {"seen": answer.context["version"]})
    assert not Text.objects.filter(state=TextState.DRAFT).exists()


def test_without_a_draft_there_is_nothing_to_publish(client):
    region = RegionFactory()
    services.install_texts(region)
    client.force_login(head_of(region))
    response = client.post(URL, follow=True)
    assert "There is no draft to publish" in response.content.decode()


def test_a_draft_that_breaks_a_rule_is_not_published(client):
    region = RegionFactory()
    head = head_of(region)
    services.save_draft(region, "sms-message", language="en", title="", body="Appeal", by=head)
    client.force_login(head)
    client.post(URL)
    assert not Text.objects.published().exists()


def test_a_secretary_may_not_publish_wordings(client):
    client.force_login(StaffFactory(RegionFactory(), Role.SECRETARY))
    assert client.post(URL).status_code == 403


def test_reading_publishes_nothing(client):
    client.force_login(head_of(RegionFactory()))
    assert client.get(URL).status_code == 405
