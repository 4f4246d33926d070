"""Every list for one row and for two hundred, as everybody who may open it."""

import pytest

from mediation_office.accounts.tests.factories import make_user
from mediation_office.content.services import install_texts
from mediation_office.terms.services import install_terms
from mediation_office.tests.check.tour import ROLES
from mediation_office.tests.ours import STAFF
from mediation_office.tests.test_query_counts import LISTS, MOST, queries

pytestmark = pytest.mark.check
ROWS = 200


def counted(client, people):
    """The statements of each list for each role that may open it."""
    found = {}
    for role, user in people.items():
        client.force_login(user)
        for name in LISTS:
            if role in STAFF[name].roles:
                found[name, role] = queries(client, STAFF[name].url())
    return found


def test_every_list_asks_the_same_for_one_row_and_for_two_hundred(client, office):
    install_terms(office.region)
    install_texts(office.region)
    people = {role: make_user(role=role, office=office) for role in ROLES}
    grows = {grow for grow in LISTS.values() if grow}
    for grow in grows:
        grow(office, people["head"])
    one = counted(client, people)

    for _more in range(ROWS - 1):
        for grow in grows:
            grow(office, people["head"])

    assert counted(client, people) == one
    assert max(one.values()) <= MOST
