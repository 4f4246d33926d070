"""Two checkouts on one machine are two offices: engines, secrets and an address of their own."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

from mediation_office.tests.live import free_port

pytestmark = pytest.mark.check
SECONDS = 240  # two databases are made and migrated at once
NOT_COPIED = shutil.ignore_patterns(".git", ".office", ".venv", "staticfiles", "__pycache__")
OF_TESTS = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "FIELD_KEYS", "DJANGO_SETTINGS_MODULE")


@pytest.fixture
def folder():
    """Where a database may run as somebody else, who must reach its data."""
    made = Path(tempfile.mkdtemp(prefix="office-two-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


def open_office(checkout, port):
    """What `make run` starts, but for the demo's history."""
    shutil.copytree(settings.BASE_DIR, checkout, ignore=NOT_COPIED)
    kept = {name: value for name, value in os.environ.items() if name not in OF_TESTS}
    here = {"PORT": str(port), "OFFICE_DEMO": "off", "SITE_URL": f"http://127.0.0.1:{port}"}
    with open(checkout / "run.log", "wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "mediation_office.run"],
            cwd=checkout,
            env=kept | here,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )


def is_ready(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def test_two_checkouts_are_open_at_once_and_close_cleanly(folder):
    ports = {folder / name: free_port() for name in ("one", "two")}
    offices = {checkout: open_office(checkout, port) for checkout, port in ports.items()}
    try:
        until = time.monotonic() + SECONDS
        while not all(map(is_ready, ports.values())) and time.monotonic() < until:
            time.sleep(0.5)
        ready = {checkout.name: is_ready(port) for checkout, port in ports.items()}
    finally:
        for office in offices.values():
            office.terminate()
        ended = [office.wait(60) for office in offices.values()]
    said = "\n".join((checkout / "run.log").read_text() for checkout in ports)
    assert ready == {"one": True, "two": True}, said
    assert ended == [0, 0], said
    assert not any(map(is_ready, ports.values()))
