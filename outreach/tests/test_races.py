import pytest

from cases.models import Appeal
from mediation_office.accounts.tests.factories import make_office, make_region
from mediation_office.terms.services import install_terms
from mediation_office.tests.races import at_once
from outreach import services


@pytest.mark.concurrency
def test_a_draft_sent_by_four_presses_at_once_is_one_appeal(real_db):
    region = make_region()
    install_terms(region)
    draft = services.start_draft(region=make_office(region).region, address="192.0.2.1")
    draft = services.write_draft(draft, {"statement": "The fence"})

    def press():
        return services.send_draft(draft, region=region, consent_scope={}).reference

    references = at_once([press] * 4)

    assert references == [Appeal.objects.get().reference] * 4
