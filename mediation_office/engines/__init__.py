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
import os
import secrets
import stat
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from mediation_office.engines import postgres, valkey
from mediation_office.engines.ground import (
    EngineError,
    processes_in,
    socket_folder,
    state_folder,
)

# what a real office is told by its environment
SECRETS = ("SECRET_KEY", "FIELD_KEYS")
ENGINES = ("DATABASE_URL", "REDIS_URL")
PLACE = ("SITE_URL", "HTTPS", "TRUSTED_PROXIES")

__all__ = ["EngineError", "processes_in", "socket_folder", "state_folder"]


def database_url(base: Path) -> str:
    """Where the embedded PostgreSQL of this checkout listens; starts nothing."""
    return f"postgres://app@/office?host={socket_folder(base)}"


def broker_url(base: Path) -> str:
    """Where the embedded Valkey of this checkout listens; starts nothing."""
    return f"redis+socket://{valkey.socket_path(base)}"


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


def is_local() -> bool:
    """Whether this is the demo's or a developer's checkout, which has what it needs: OFFICE_DEMO is
    on, or the environment names neither secrets nor engines of a real office.
    """
    is_demo = os.environ.get("OFFICE_DEMO", "").lower() in ("on", "true", "yes", "y", "ok", "1")
    return is_demo or not any(os.environ.get(name) for name in (*SECRETS, *ENGINES))


def told(base: Path) -> dict[str, str]:
    """The environment; where the checkout is local, with its `.office/secrets.env` beneath.

    When something is missing that an office must be told, the program ends with a sentence.
    """
    path, kept = base / ".office" / "secrets.env", {}
    if is_local() and path.exists():
        kept = dict(line.split("=", 1) for line in path.read_text().splitlines())
    environment = kept | os.environ
    required = SECRETS if is_local() else (*SECRETS, *ENGINES, *PLACE)
    missing = [name for name in required if not environment.get(name)]
    if missing:
        raise SystemExit(
            f"The office does not start: {', '.join(missing)} must be in the environment"
            " (docs/running.md); `make run` makes its own for the demo."
        )
    return environment


def library_assets(base: Path | None = None) -> list[tuple[str, str]]:
    """The few files of wheels that pages need, as entries of STATICFILES_DIRS.

    A folder of links, because mapping a wheel's whole tree makes collectstatic take a minute.
    """
    base = base or Path(__file__).resolve().parent.parent.parent
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


def ensure(base: Path, *, database: bool = True, broker: bool = True, durable: bool = True) -> None:
    """Both engines of this checkout run and answer when this returns; 5 ms when they did before.

    `durable=False` is for tests: a commit does not wait for the disk.
    """
    base = base.resolve()
    if database and not postgres.answers(base):
        with _locked(base, "postgres"):
            postgres.start(base, durable=durable)
    if broker and not valkey.answers(base):
        with _locked(base, "valkey"):
            valkey.start(base, durable=durable)


def stop(base: Path) -> None:
    """Neither engine of this checkout runs when this returns; what is stored stays."""
    base = base.resolve()
    if not (base / ".office").exists():
        return
    with _locked(base, "postgres"):
        postgres.stop(base)
    with _locked(base, "valkey"):
        valkey.stop(base)


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
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid in {os.geteuid(), postgres.owner()}
    if not ours or found.st_mode & 0o077:
        raise EngineError(
            f"The engines do not start: {folder} belongs to somebody else or is open to others;"
            " remove it."
        )
    if found.st_uid != postgres.owner():
        os.chown(folder, postgres.owner(), -1)
