"""Two people at one text at the same moment, in real transactions."""

import pytest

from mediation_office.content import services
from mediation_office.content.choices import TextState
from mediation_office.content.declared import DECLARED
from mediation_office.content.models import Text
from mediation_office.content.tests.factories import RegionFactory, head_of
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.tests.races import at_once

pytestmark = pytest.mark.concurrency


@pytest.fixture
def region(real_db):
    return RegionFactory()


def save_and_publish(region, head, words):
    services.save_draft(region, "sms-message", language="en", title="", body=words, by=head)
    return services.publish_text(region, "sms-message", by=head)


def test_texts_published_at_once_leave_one_published_version(region):
    head = head_of(region)
    services.install_texts(region)

    results = at_once(
        [
            lambda number=number: save_and_publish(region, head, f"Ring {number}")
            for number in range(6)
        ]
    )

    rows = Text.objects.filter(code="sms-message", language="en")
    versions = list(rows.order_by("version").values_list("version", flat=True))
    assert all(isinstance(result, list | BusinessRuleError) for result in results)
    assert rows.filter(state=TextState.PUBLISHED).count() == 1
    assert versions == list(range(1, len(versions) + 1))


def test_texts_installed_at_once_are_installed_once(region):
    results = at_once([lambda: services.install_texts(region)] * 4)

    assert sorted(results) == [0, 0, 0, len(DECLARED) * 3]
