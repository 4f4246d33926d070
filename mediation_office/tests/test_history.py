"""Who changed what stays as it was written."""

import pghistory
import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from mediation_office.accounts.tests.factories import make_office

pytestmark = pytest.mark.django_db
TABLE = "pghistory_context"


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET metadata = jsonb_set(metadata, '{{user}}', '8')",
        f"UPDATE {TABLE} SET metadata = '{{}}'",
        f"DELETE FROM {TABLE}",
        f"TRUNCATE {TABLE} CASCADE",
    ],
)
def test_nobody_rewrites_who_made_a_change(statement):
    with pghistory.context(user=7, url="accounts:office_edit"):
        make_office()

    with (
        pytest.raises((ProgrammingError, InternalError)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_request_that_learns_more_adds_it():
    with pghistory.context(url="accounts:office_edit"):
        make_office()
        with pghistory.context(user=7):
            office = make_office()

    written = office.history.last().pgh_context.metadata
    assert written == {"url": "accounts:office_edit", "user": 7}
