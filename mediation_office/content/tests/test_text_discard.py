import pytest

from mediation_office.access import Role
from mediation_office.content import services
from mediation_office.content.models import Text
from mediation_office.content.tests.factories import RegionFactory, StaffFactory, head_of

pytestmark = pytest.mark.django_db
URL = "/content/sms-message/discard/"


def test_a_draft_thrown_away_leaves_the_published_text(client):
    region = RegionFactory()
    head = head_of(region)
    services.install_texts(region)
    services.save_draft(region, "sms-message", language="en", title="", body="Ring us", by=head)
    client.force_login(head)
    client.post(URL)
    assert Text.objects.filter(code="sms-message").count() == 3


def test_an_editor_may_not_throw_away_a_draft_of_a_wording(client):
    client.force_login(StaffFactory(RegionFactory(), Role.EDITOR))
    assert client.post(URL).status_code == 403
