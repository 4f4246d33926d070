"""What every test may ask for beside pytest-django's own fixtures.

    db            one transaction, rolled back (the mark django_db): for nearly everything
    real_db       a database of the test's own in which commits are real: races, stories
    browser       a Chromium driven by Playwright
    live_office   the whole office in processes of its own on the `real_db`: web, worker, beat,
                  broker, an SMTP server that keeps its letters (live_office.letters)

An undefined variable in one of our templates fails the test.
"""

import contextlib
import fcntl
import os
import secrets
import shutil
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from mediation_office import engines
from mediation_office.tests.live import LiveOffice, launch_browser

sessions = contextlib.ExitStack()


# ── engines and databases ──────────────────────────────────────────────────────────────────
def pytest_configure(config):
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable("%s")


def pytest_collection_modifyitems(items):
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark and (mark.kwargs.get("transaction") or mark.args):
            raise pytest.UsageError(
                f"{item.nodeid}: transaction=True would empty the tables that migrations fill;"
                " ask for the fixture real_db instead"
            )


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """The engines start when the first test needs them."""
    base = settings.ENGINES_BASE
    if base:
        sessions.enter_context(used(base))
        engines.ensure(base, broker=False, durable=False)
        with django_db_blocker.unblock():
            drop_databases_of_other_editions()


@contextlib.contextmanager
def used(base):
    """The last test process to leave stops the engines."""
    with open(engines.state_folder(base) / "users.lock", "w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        yield
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            engines.stop(base)


def drop_databases_of_other_editions():
    edition = settings.DATABASES["default"]["TEST"]["NAME"].split("_")[1]
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database"
            " WHERE datname LIKE 'test\\_%%' AND datname NOT LIKE %s",
            [f"test\\_{edition}%"],
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def pytest_unconfigure(config):
    sessions.close()
    shutil.rmtree(settings.PRIVATE_ROOT, ignore_errors=True)


@pytest.fixture
def real_db(django_db_setup, django_db_blocker):
    """A copy of the test database for this test alone; connections of all threads go there.

    Not together with the mark django_db.
    """
    connection = connections["default"]
    original = connection.settings_dict["NAME"]
    copy = f"{original}_{secrets.token_hex(4)}"
    with django_db_blocker.unblock():
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')
        connection.settings_dict["NAME"] = copy
        try:
            yield copy
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = original
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')


# ── templates ──────────────────────────────────────────────────────────────────────────────
class UndefinedVariable(str):
    """Stands where a template names nothing. Libraries' templates do so on purpose; ours may not."""

    def __mod__(self, variable):
        origin = rendered_template()
        if origin.startswith(str(settings.BASE_DIR / "templates")):
            pytest.fail(f"Undefined template variable {variable!r} in {origin}")
        return ""


def rendered_template():
    frame = sys._getframe(1)
    while frame:
        context = frame.f_locals.get("context")
        template = getattr(getattr(context, "render_context", None), "template", None)
        if template is not None:
            return template.origin.name
        frame = frame.f_back
    return ""


# ── browser and live office ────────────────────────────────────────────────────────────────
@pytest.fixture(scope="session")
def browser():
    """A Chromium; a test opens its own context: `browser.new_context(locale="kk", …)`."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, and Django takes that for asynchronous code
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = launch_browser(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def live_office(real_db, tmp_path, settings):
    """The office as people meet it, at `live_office.url`, on this test's own database."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    with LiveOffice(database=real_db, folder=tmp_path) as office:
        yield office
