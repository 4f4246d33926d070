from contextlib import suppress

import pytest
from django.db import transaction

from mediation_office import brakes


@pytest.mark.concurrency
def test_a_page_that_fails_gives_no_try_back(real_db, settings):
    settings.BRAKES_APART = True
    limit = brakes.Limit("told", "somebody", 10, 3600)
    for _page in range(2):
        with suppress(ZeroDivisionError), transaction.atomic():
            brakes.take(limit)
            raise ZeroDivisionError
    assert limit.used() == 2
