"""Places and people of the attacks."""

import pytest

from mediation_office.access import STAFF
from mediation_office.accounts.tests.factories import grant_role, make_office, make_user
from mediation_office.tests.security.world import in_the_quick_suite, plant


@pytest.fixture(params=[in_the_quick_suite(role.value) for role in STAFF])
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


@pytest.fixture
def stubborn(client):
    """A client that shows the error page instead of raising, as the real server does."""
    client.raise_request_exception = False
    return client


@pytest.fixture
def everywhere(office):
    """Somebody with every role there is."""
    user = make_user(role="head", office=office)
    for role in ("secretary", "operator", "mediator", "editor", "admin"):
        grant_role(user, role, office)
    return user
