"""The office in processes of its own, for stories told through a browser."""

import contextlib
import email
import email.policy
import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings

from mediation_office import engines

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class LiveOffice:
    """Web, worker, beat, broker and an SMTP server on `database`; ended with the block."""

    def __init__(self, *, database, folder):
        self.database = database
        self.folder = Path(folder)
        self.smtp = Letterbox(free_port())
        self.url = f"http://127.0.0.1:{free_port()}"
        self.processes = {}

    @property
    def letters(self):
        """Every e-mail that has left, oldest first, as EmailMessage."""
        return self.smtp.letters

    def __enter__(self):
        prepare_files()
        self.smtp.start()
        engines.ensure(self.folder, database=False, durable=False)
        host = urlsplit(self.url).netloc
        words = ["gunicorn", "mediation_office.wsgi", "-b", host, "-k", "gthread", "--threads", "8"]
        self.start("web", *words)
        beat = str(self.folder / "beat")
        self.start("worker", "celery", "-A", "mediation_office", "worker", "-B", "-c1", "-s", beat)
        self.wait_for(self.answers, seconds=60)
        return self

    def __exit__(self, *_):
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.smtp.stop()
        engines.stop(self.folder)
        shutil.rmtree(engines.socket_folder(self.folder), ignore_errors=True)

    def start(self, name, *words):
        """Start a process of the office, or start it again after a test has killed it."""
        with open(self.folder / f"{name}.log", "ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", *words],
                cwd=settings.BASE_DIR,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def environment(self):
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "mediation_office.settings",
            "DATABASE_URL": database_url(self.database),
            "REDIS_URL": engines.broker_url(self.folder),
            "EMAIL_URL": f"smtp://127.0.0.1:{self.smtp.port}",
            "SITE_URL": self.url,
            "OFFICE_DEMO": "on",
            "PRIVATE_ROOT": str(settings.PRIVATE_ROOT),
        }

    def answers(self):
        try:
            with urllib.request.urlopen(f"{self.url}/health/live", timeout=2) as response:
                return response.status == 200
        except OSError:
            return False

    def wait_for(self, condition, *, seconds=20):
        """Return what `condition()` gives as soon as it is true; fail with the logs after that."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if result := condition():
                return result
            time.sleep(0.1)
        logs = "\n".join(path.read_text()[-2000:] for path in self.folder.glob("*.log"))
        raise AssertionError(f"The office did not come so far in {seconds} s.\n{logs}")


class Letterbox(Controller):
    """A real SMTP server on the loopback that keeps what it is given."""

    def __init__(self, port):
        self.letters = []
        super().__init__(self, hostname="127.0.0.1", port=port)

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.letters.append(letter)
        return "250 OK"


def free_port():
    """A port nobody listens on. aiosmtpd and gunicorn cannot tell which one they chose."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def database_url(name):
    """The address of a database beside the test database."""
    if settings.ENGINES_BASE:
        return f"postgres://app@/{name}?host={quote(settings.DATABASES['default']['HOST'])}"
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def prepare_files():
    """Style sheets and message catalogues as a running office has them."""
    with open(engines.state_folder(settings.BASE_DIR) / "prepare.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "mediation_office.settings"}
        subprocess.run(
            [sys.executable, "manage.py", "prepare_files"],
            cwd=settings.BASE_DIR,
            env=environment,
            check=True,
        )


def launch_browser(playwright):
    """A Chromium that is here; else Playwright's own download; else Debian's package."""
    with open(engines.state_folder(settings.BASE_DIR) / "browser.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        program = installed_browser(playwright) or download_browser(playwright)
    if not program:
        pytest.fail(
            "Browser stories need a Chromium: install chromium or google-chrome,"
            " or allow `python -m playwright install chromium` to download one."
        )
    return playwright.chromium.launch(executable_path=program, args=FLAGS)


def installed_browser(playwright):
    own = playwright.chromium.executable_path
    found = (shutil.which(name) for name in BROWSERS)
    return next(filter(None, found), None) or (own if Path(own).exists() else None)


def download_browser(playwright):
    steps = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        steps.append(["apt-get", "update"])
        steps.append(["apt-get", "install", "-y", "--no-install-recommends", "chromium"])
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in steps:
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(words, env=quiet, stdin=subprocess.DEVNULL, check=False, timeout=300)
        if program := installed_browser(playwright):
            return program
    return None
