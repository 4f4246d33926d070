"""What both engines stand on: their folders, and who sits in them."""

import contextlib
import hashlib
import os
import signal
import tempfile
import time
from pathlib import Path

PATIENCE_SECONDS = 15


class EngineError(Exception):
    """Why an engine cannot run here, as one sentence for the person who started it."""


def socket_folder(base: Path) -> Path:
    """A short folder for this checkout's sockets (a socket's path may not pass 107 bytes)."""
    checkout = hashlib.sha256(str(base).encode()).hexdigest()[:10]
    return Path(tempfile.gettempdir()) / f"office-{checkout}"


def state_folder(base: Path) -> Path:
    """What this checkout keeps beside its code: data of the engines, secrets, locks."""
    folder = base / ".office"
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    return folder


def processes_in(folder: Path) -> list[int]:
    """The processes whose working folder this is: a server and its children sit in their data.

    A zombie sits nowhere.
    """
    found = []
    for link in Path("/proc").glob("[0-9]*/cwd"):
        with contextlib.suppress(OSError):
            if os.readlink(link) == str(folder):
                found.append(int(link.parent.name))
    return found


def end_processes_in(folder: Path) -> None:
    """Ask them to leave, and wait until they have."""
    for pid in processes_in(folder):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + PATIENCE_SECONDS
    while processes_in(folder) and time.monotonic() < until:
        time.sleep(0.02)
