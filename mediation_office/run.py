"""`make run`: the demo office in one terminal. Web, worker and beat are children of this process;
one that dies comes back, and Ctrl-C or TERM ends all of them and the engines. A real office is run
by systemd (docs/running.md)."""

import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from mediation_office import engines

BASE = Path(__file__).resolve().parent.parent
LOGINS = "operator, mediator, mediator2, secretary, secretary2, head, editor, admin"
LONGEST_PAUSE_SECONDS = 30
STEADY_SECONDS = 60
FAREWELL_SECONDS = 20
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1


class Interrupted(Exception):
    """Ctrl-C or TERM."""


@dataclass
class Child:
    """A process that is started again when it dies, after a pause that doubles each time."""

    name: str
    words: list[str]
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    pause: int = 1
    due: float = field(default_factory=time.monotonic)

    def look_after(self) -> None:
        if self.process is None:
            if time.monotonic() >= self.due:
                self.start()
        elif self.process.poll() is not None:
            if time.monotonic() - self.started > STEADY_SECONDS:
                self.pause = 1
            say(f"{self.name} ended with {self.process.returncode}: again in {self.pause} s")
            self.due = time.monotonic() + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE_SECONDS)
            self.process = None

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.words],
            cwd=BASE,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches us alone, and we end them in order
            preexec_fn=end_with_parent,
        )


def main() -> None:
    port = os.environ.setdefault("PORT", "8000")
    os.environ.setdefault("OFFICE_DEMO", "on")
    for number in ENDINGS:
        signal.signal(number, _interrupt)
    try:
        with alone(port), running_engines():
            prepare()
            supervise(port)
    except Interrupted:
        say("The office is closed.")
    except engines.EngineError as problem:
        raise SystemExit(str(problem)) from None


@contextlib.contextmanager
def alone(port: str) -> Iterator[None]:
    """One office to a checkout, one program to a port."""
    with open(engines.state_folder(BASE) / "run.lock", "a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise SystemExit(f"This checkout's office is already open: {lock.read()}") from None
        if not port.isdigit() or _answers(int(port)):
            raise SystemExit(f"Port {port} is taken: choose another one, make run PORT=8001")
        lock.truncate(0)
        lock.write(f"http://127.0.0.1:{port}")
        lock.flush()
        yield


@contextlib.contextmanager
def running_engines() -> Iterator[None]:
    engines.make_local_secrets(BASE)
    try:
        ensure_engines()
        yield
    finally:
        if not (os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL")):
            engines.stop(BASE)


def ensure_engines() -> None:
    """Start what nobody brought, and what has died."""
    engines.ensure(
        BASE,
        database=not os.environ.get("DATABASE_URL"),
        broker=not os.environ.get("REDIS_URL"),
    )


def prepare() -> None:
    child = Child("prepare_office", ["manage", "prepare_office"])
    child.start()
    assert child.process
    try:
        code = child.process.wait()
    except Interrupted:
        _end([child])
        raise
    if code:
        raise SystemExit("The office does not open: preparing it failed, see above.")


def supervise(port: str) -> None:
    beat = str(engines.state_folder(BASE) / "beat")
    web = f"gunicorn mediation_office.wsgi --bind 127.0.0.1:{port} --worker-class gthread"
    web += " --workers 2 --threads 16 --preload --no-control-socket --log-level warning"
    celery = "celery --quiet --app mediation_office"
    children = [
        Child("web", web.split()),
        Child("worker", f"{celery} worker --concurrency 2 --loglevel warning".split()),
        Child("beat", [*f"{celery} beat --loglevel warning --pidfile= --schedule".split(), beat]),
    ]
    greeted, looked = False, time.monotonic()
    try:
        while True:
            for child in children if greeted else children[:1]:  # pages before everything else
                child.look_after()
            if not greeted and _answers(int(port)):
                greeted = True
                say(f"The demo office is open: http://127.0.0.1:{port} (staff: /desk/)")
                say(f"Logins: {LOGINS}; password: demo. Ctrl-C closes it.")
            if time.monotonic() - looked > 5:
                looked = time.monotonic()
                try:
                    ensure_engines()
                except engines.EngineError as problem:
                    say(str(problem))
            time.sleep(0.2)
    finally:
        _end(children)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _end(children: list[Child]) -> None:
    alive = [child.process for child in children if child.process]
    for process in alive:
        process.terminate()
    until = time.monotonic() + FAREWELL_SECONDS
    for process in alive:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _interrupt(number: int, frame: FrameType | None) -> None:
    for later in ENDINGS:
        signal.signal(later, signal.SIG_IGN)  # a second Ctrl-C would leave children behind
    raise Interrupted


def end_with_parent() -> None:
    """A child does not outlive a supervisor that was killed: it would keep the port."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    main()
