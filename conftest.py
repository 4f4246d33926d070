"""What every test may ask for beside pytest-django's own fixtures.

    db            one transaction, rolled back (the mark django_db): for nearly everything
    real_db       a database of the test's own in which commits are real: races, stories
    browser       a Chromium driven by Playwright
    secretary …   one per role: somebody of `office` who is signed in at `client`; of several named
                  the last one is. `region` and `office` are theirs
    client        Django's own; it fails a page on which a form lacks one of its fields
    demo_office   a database in which the small demo office lives, shared by the tests of a module
    live_office   the whole office in processes of its own on the `real_db`: web, worker, beat,
                  broker, an SMTP server that keeps its letters (live_office.letters)

An undefined variable in one of our templates fails the test.
"""

import contextlib
import fcntl
import io
import os
import secrets
import shutil
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from mediation_office import engines
from mediation_office.tests.live import LiveOffice, launch_browser
from mediation_office.tests.looking import LookingClient


# ── engines and databases ──────────────────────────────────────────────────────────────────
def pytest_configure(config):
    if not hasattr(config, "workerinput"):  # once, before the processes part
        compiled = io.StringIO()
        call_command("compile_catalogues", stdout=compiled)
        if compiled.getvalue():  # starting Django has read the old ones
            translation_file_changed(None, Path("django.mo"))
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
def django_db_setup(django_test_environment, django_db_blocker):
    """A copy of the migrated template for this process; engines start when the first test asks."""
    base = settings.ENGINES_BASE
    with django_db_blocker.unblock(), used(base) if base else contextlib.nullcontext():
        make_template()
        with own_copy():
            yield


@contextlib.contextmanager
def used(base):
    """The first test process starts the database, the last to leave stops it."""
    with open(engines.state_folder(base) / "users.lock", "w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        engines.ensure(base, broker=False, durable=False)
        yield
        fcntl.flock(users, fcntl.LOCK_UN)  # two that leave at once would block each other
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            engines.stop(base)


def make_template():
    """Migrate once for each edition of the migrations; what older editions left is dropped."""
    template, draft = settings.TEST_TEMPLATE, f"{settings.TEST_TEMPLATE}_draft"
    with open(engines.state_folder(settings.BASE_DIR) / "template.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        databases = existing_databases()
        if template in databases:
            return
        for name in databases:
            run_beside(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        run_beside(f'CREATE DATABASE "{draft}"')
        with connected_to(draft):
            call_command("migrate", verbosity=0)
            call_command("createcachetable", verbosity=0)
        run_beside(f'ALTER DATABASE "{draft}" RENAME TO "{template}"')


@contextlib.contextmanager
def own_copy():
    """Every connection of every thread goes to a new copy of the template within the block."""
    name = f"test_copy_{secrets.token_hex(6)}"
    run_beside(f'CREATE DATABASE "{name}" TEMPLATE "{settings.TEST_TEMPLATE}"')
    try:
        with connected_to(name):
            yield name
    finally:
        run_beside(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextlib.contextmanager
def connected_to(name):
    connection = connections["default"]
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = before


def existing_databases():
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(r"SELECT datname FROM pg_database WHERE datname LIKE 'test\_%'")
        return [name for (name,) in cursor.fetchall()]


def run_beside(statement):
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(statement)


def pytest_unconfigure(config):
    shutil.rmtree(settings.PRIVATE_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True)
def forgetful_pages():
    """A process remembers settings, days and the institution for some seconds; a test does not."""
    caches["pages"].clear()


@pytest.fixture(autouse=True)
def in_english():
    """Sentences of services are in English unless a test asks for another language."""
    with translation.override("en"):
        yield


@pytest.fixture
def real_db(django_db_setup, django_db_blocker):
    """A copy of the test database for this test alone. Not together with the mark django_db."""
    with django_db_blocker.unblock(), own_copy() as name:
        yield name


@pytest.fixture(scope="module")
def demo_office(django_db_setup, django_db_blocker):
    """The small demo office, told by seed_demo on a copy of its own, for tests that only look."""
    with django_db_blocker.unblock(), own_copy() as name, override_settings(OFFICE_DEMO=True):
        call_command("seed_demo", scale="small", alone=True, stdout=io.StringIO())
        yield name


# ── people and places ──────────────────────────────────────────────────────────────────────
@pytest.fixture
def region(db):
    from mediation_office.accounts.tests.factories import make_region

    return make_region()


@pytest.fixture
def office(region):
    from mediation_office.accounts.tests.factories import make_office

    return make_office(region)


def signed_in(role):
    """Somebody who holds the role in `office` and sits at `client`; of several the last
    named does.
    """

    @pytest.fixture(name=role)
    def person(client, office):
        from mediation_office.accounts.tests.factories import make_user

        user = make_user(role=role, office=office)
        client.force_login(user)
        return user

    return person


operator = signed_in("operator")
mediator = signed_in("mediator")
secretary = signed_in("secretary")
head = signed_in("head")
editor = signed_in("editor")
admin = signed_in("admin")


# ── pages ──────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def client():
    return LookingClient()


# ── templates ──────────────────────────────────────────────────────────────────────────────
class UndefinedVariable(str):
    """Stands where a template names nothing: libraries do so on purpose, ours may not."""

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
    settings.PASSWORD_HASHERS = ["mediation_office.accounts.backends.StaffHasher"]
    settings.CODE_COST = 2**14  # the processes read what this one writes
    with LiveOffice(database=real_db, folder=tmp_path) as office:
        yield office
