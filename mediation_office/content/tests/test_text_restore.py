import pytest

from mediation_office.access import Role
from mediation_office.content import services
from mediation_office.content.choices import TextState
from mediation_office.content.models import Text
from mediation_office.content.tests.factories import RegionFactory, StaffFactory, head_of

pytestmark = pytest.mark.django_db
URL = "/content/sms-message/en/{}/restore/"


def test_an_older_version_comes_back_as_the_draft(client):
    region = RegionFactory()
    head = head_of(region)
    services.install_texts(region)
    services.save_draft(region, "sms-message", language="en", title="", body="Ring us", by=head)
    services.publish_text(region, "sms-message", by=head)
    client.force_login(head)
    client.post(URL.format(1))
    draft = Text.objects.get(state=TextState.DRAFT)
    assert (draft.version, draft.body) == (3, "Call us: {phone}")


def test_a_draft_that_came_meanwhile_is_not_overwritten(client):
    region = RegionFactory()
    head = head_of(region)
    services.install_texts(region)
    client.force_login(head)
    services.save_draft(region, "sms-message", language="en", title="", body="Ring us", by=head)
    page = client.get("/content/sms-message/en/1/compare/")
    assert "its words are lost" in page.text
    services.save_draft(region, "sms-message", language="en", title="", body="Write us", by=head)

    answer = client.post(URL.format(1), {"seen": page.context["version"]}, follow=True)

    assert "Somebody changed this meanwhile." in answer.text
    assert Text.objects.get(state=TextState.DRAFT).body == "Write us"
    client.post(URL.format(1), {"seen": answer.context["version"]})
    assert Text.objects.get(state=TextState.DRAFT).body == "Call us: {phone}"


@pytest.mark.parametrize("version", ["2", "9999999", "1" * 40, "0"])
def test_a_version_that_does_not_exist_is_not_found(client, version):
    region = RegionFactory()
    services.install_texts(region)
    client.force_login(head_of(region))
    assert client.post(URL.format(version)).status_code == 404


def test_an_operator_may_not_bring_versions_back(client):
    client.force_login(StaffFactory(RegionFactory(), Role.OPERATOR))
    assert client.post(URL.format(1)).status_code == 403
