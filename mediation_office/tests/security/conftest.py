"""Places and people of the attacks."""

import pytest

from mediation_office.access import STAFF
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.tests.security.world import plant


@pytest.fixture(params=[role.value for role in STAFF])
def somebody(request, client, office):
    """Somebody of each role in turn, signed in at `client`."""
    user = make_user(role=request.param, office=office)
    client.force_login(user)
    client.role = request.param
    return user


@pytest.fixture
def ours(office):
    """A matter of the office itself."""
    return plant(office, "Біздікова")


@pytest.fixture
def neighbours(region, office):
    """A matter of another office of the same region."""
    return plant(make_office(region), "Көршіева", phone="87017654321")


@pytest.fixture
def abroad(office):
    """A matter of another region."""
    return plant(make_office(), "Алыстаева", phone="87017654321")
