"""A demo office whose telling is killed in the middle is told to its end by the next start."""

import os
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

from cases.models import Appeal
from mediation_office.accounts.models import Office
from mediation_office.desk.demo import history
from mediation_office.tests.live import database_url

pytestmark = pytest.mark.check
SECONDS = 120


def start(database):
    return subprocess.Popen(
        [sys.executable, "manage.py", "seed_demo", "--scale", "small"],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "mediation_office.settings",  # those of tests are no demo
            "DATABASE_URL": database_url(database),
            "OFFICE_DEMO": "on",
            "PRIVATE_ROOT": str(settings.PRIVATE_ROOT),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def others_at_work():
    """Connections of other processes to our database that are inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"
            " AND backend_type = 'client backend'"
        )
        return cursor.fetchone()[0]


def wait_until(condition):
    until = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < until, "it does not come"
        time.sleep(0.05)


def told():
    return dict(Appeal.objects.values_list("reference", "office__code"))


def test_a_killed_demo_is_told_to_its_end_by_the_next_start(real_db):
    first = start(real_db)
    try:
        wait_until(lambda: history.is_begun() and others_at_work() == len(history.LANES))
        time.sleep(1)  # in the middle of both
    finally:
        first.kill()
        first.communicate()
    wait_until(lambda: others_at_work() == 0)
    assert history.is_awaited()
    before = told()
    assert "aktau" not in before.values()
    second = start(real_db)
    said, _nothing = second.communicate(timeout=SECONDS)
    assert second.returncode == 0, said
    after = told()
    assert before.items() <= after.items()
    assert set(after.values()) == set(Office.objects.values_list("code", flat=True))
    assert history.is_built()
