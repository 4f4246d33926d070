"""The engines under the office when nobody brings others: an embedded PostgreSQL and a Valkey, one pair per checkout."""

import hashlib
import tempfile
from pathlib import Path


def socket_folder(base: Path) -> Path:
    """A short folder for this checkout's sockets (a socket's path may not pass 107 bytes)."""
    return Path(tempfile.gettempdir()) / f"office-{hashlib.sha256(str(base).encode()).hexdigest()[:10]}"


def database_url(base: Path) -> str:
    """Where the embedded PostgreSQL of this checkout listens; starts nothing."""
    return f"postgres://app@/office?host={socket_folder(base)}"


def broker_url(base: Path) -> str:
    """Where the embedded Valkey of this checkout listens; starts nothing."""
    return f"redis+socket://{socket_folder(base)}/valkey.sock"


def load_local_secrets(base: Path) -> None:
    raise NotImplementedError


def library_assets() -> list:
    raise NotImplementedError
