"""`make chaos`: a thousand real letters while worker, beat and broker are killed, and an account of
every one.

A database, a broker, a worker and an SMTP server of its own, each in a process of its own. What was
planned is written down by the producer, what arrived by the SMTP server; both lists are compared
with the table afterwards, so the office is never asked whether it did well. Exit code 1 when a
letter was lost, doubled, or sent after its cancelling was confirmed.
"""

import argparse
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mediation_office import engines
from mediation_office.tests.live import free_port

BASE = Path(__file__).resolve().parents[3]
SETTLING_SECONDS = 150  # a kill strands a batch for its lease of 60 s
FINAL = ("sent", "unknown", "dead", "cancelled", "expired", "held")


@dataclass
class Diary:
    """What the producer knows for certain: addresses whose planning or cancelling was committed."""

    planned: set[str] = field(default_factory=set)
    rolled_back: set[str] = field(default_factory=set)
    cancelled: set[str] = field(default_factory=set)
    kills: Counter = field(default_factory=Counter)


class Rig:
    """Everything that runs, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.arrivals = folder / "arrivals.txt"
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def environment(self) -> dict[str, str]:
        return {
            "DJANGO_SETTINGS_MODULE": "mediation_office.settings",
            "OFFICE_DEMO": "on",
            "DATABASE_URL": engines.database_url(self.folder),
            "REDIS_URL": engines.broker_url(self.folder),
            "EMAIL_URL": f"smtp://127.0.0.1:{self.port}",
        }

    def start(self, name: str) -> None:
        celery = ["celery", "--quiet", "--app", "mediation_office"]
        words = {
            "smtp": [
                "mediation_office.tests.check.chaos",
                "--serve",
                str(self.port),
                str(self.arrivals),
            ],
            "worker": [*celery, "worker", "--concurrency", "2", "--loglevel", "error"],
            "beat": [
                *celery,
                "beat",
                "--loglevel",
                "error",
                "--pidfile=",
                "-s",
                str(self.folder / "beat"),
            ],
        }[name]
        with open(self.folder / f"{name}.log", "ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", *words],
                cwd=BASE,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self, name: str) -> None:
        """kill -9, children included; then what its supervisor would do: start it again."""
        if name == "broker":
            self._kill_broker()
            return
        os.killpg(self.processes[name].pid, signal.SIGKILL)
        self.processes[name].wait()
        self.start(name)

    def _kill_broker(self) -> None:
        data = self.folder / ".office" / "valkey"
        for pid in engines.processes_in(data):
            os.kill(pid, signal.SIGKILL)
        if random.random() < 0.5:  # every second time it forgets everything besides
            shutil.rmtree(data, ignore_errors=True)
        engines.ensure(self.folder, database=False)

    def stop(self) -> None:
        for process in self.processes.values():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        engines.stop(self.folder)
        shutil.rmtree(engines.socket_folder(self.folder), ignore_errors=True)


@contextlib.contextmanager
def running_rig() -> Iterator[Rig]:
    folder = Path(tempfile.mkdtemp(prefix="office-chaos-"))
    folder.chmod(0o711)  # PostgreSQL may run as somebody else, who must reach its data
    rig = Rig(folder)
    try:
        engines.make_local_secrets(BASE)
        engines.ensure(folder)
        os.environ.update(rig.environment())
        for name in ("smtp", "worker", "beat"):
            rig.start(name)
        yield rig
    finally:
        rig.stop()
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notices", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument(
        "--seconds", type=int, default=90, help="how long they are planned and killed"
    )
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("--serve", nargs=2, metavar=("PORT", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended early, it still cleans up
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if asked.serve:
        serve_smtp(int(asked.serve[0]), Path(asked.serve[1]))
        return
    random.seed(asked.seed)
    say(f"{asked.notices} letters, {asked.kills} kills, seed {asked.seed}")
    with running_rig() as rig:
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        open_office()
        diary = make_trouble(rig, asked.notices, asked.kills, asked.seconds)
        settle(diary)
        faults = account(rig, diary)
    sys.exit(1 if faults else 0)


def open_office() -> None:
    """One office with one secretary, whose list must hold every doubt."""
    from mediation_office.access import Role
    from mediation_office.accounts.models import Office, Region, User
    from mediation_office.accounts.services import grant_role

    names = dict.fromkeys(("name_kk", "name_ru", "name_en"), "Chaos")
    region = Region.objects.create(code="chaos", **names)
    office = Office.objects.create(code="chaos", region=region, **names)
    secretary = User.objects.create(username="secretary", full_name="Secretary", office=office)
    grant_role(secretary, role=Role.SECRETARY, office=office, by=None)


def make_trouble(rig: Rig, notices: int, kills: int, seconds: int) -> Diary:
    """Plan, roll back and cancel letters over some time, killing processes meanwhile."""
    diary = Diary()
    begun = time.monotonic()
    moments = sorted(random.uniform(0.05, 1) * seconds for _kill in range(kills))
    while (number := len(diary.planned)) < notices:
        time.sleep(max(0.0, begun + seconds * number / notices - time.monotonic()))
        while moments and time.monotonic() - begun > moments[0]:
            moments.pop(0)
            _kill_something(rig, diary)
        _plan_one(number + len(diary.rolled_back), diary)
    while moments:
        time.sleep(max(0.0, begun + moments.pop(0) - time.monotonic()))
        _kill_something(rig, diary)
    return diary


def _kill_something(rig: Rig, diary: Diary) -> None:
    name = random.choices(("worker", "broker", "beat"), (7, 3, 1))[0]
    diary.kills[name] += 1
    rig.kill(name)


def _plan_one(number: int, diary: Diary) -> None:
    from django.db import transaction

    from mediation_office.accounts.models import Office
    from mediation_office.lifecycle import BusinessRuleError
    from mediation_office.notices import services
    from mediation_office.notices.mail import ACCOUNT_LETTER

    key, address, office = f"chaos:{number}", f"n{number}@example.kz", Office.objects.get()
    regrets = random.random() < 0.05
    with transaction.atomic():
        services.plan(
            ACCOUNT_LETTER,
            key=key,
            office=office,
            language="kk",
            address=address,
            body=key,
        )
        transaction.set_rollback(regrets)
    (diary.rolled_back if regrets else diary.planned).add(address)
    if not regrets and random.random() < 0.05:
        time.sleep(random.uniform(0, 3))
        with contextlib.suppress(BusinessRuleError):  # it is being sent: the clerk is told so
            if services.cancel_notices(key=key):
                diary.cancelled.add(address)


def settle(diary: Diary) -> None:
    """Wait until every letter is in a final state, or the time for it is up."""
    from mediation_office.notices.models import Notice

    until = time.monotonic() + SETTLING_SECONDS
    while time.monotonic() < until and Notice.objects.open().exists():
        time.sleep(1)


def account(rig: Rig, diary: Diary) -> int:
    """Compare the three lists and say what was found; how many faults there are."""
    from mediation_office.accounts.models import User
    from mediation_office.notices.drain import BATCH
    from mediation_office.notices.models import Notice

    arrived = Counter(line.split()[0] for line in rig.arrivals.read_text().splitlines())
    rows = {notice.address: notice for notice in Notice.objects.all()}
    seen = Notice.objects.visible_to(User.objects.get()).for_a_person()
    listed = {notice.address for notice in seen}
    states = Counter(notice.state for notice in rows.values())
    killed = sum(diary.kills.values())
    unknown = {address for address, notice in rows.items() if notice.state == "unknown"}
    faults: dict[str, set[str]] = {
        "lost": {a for a in diary.planned if a not in rows or rows[a].state not in FINAL}
        | {a for a, row in rows.items() if row.state == "sent" and not arrived[a]},
        "doubled": {a for a, times in arrived.items() if times > 1},
        "sent after a confirmed cancelling": {a for a in diary.cancelled if arrived[a]},
        "sent though never committed": {a for a in diary.rolled_back if arrived[a]},
        "unknown and on nobody's list": unknown - listed,
    }
    if len(unknown) > killed * BATCH:
        faults["too many unknown"] = unknown
    say(f"killed: {dict(diary.kills)}; states: {dict(states)}; cancelled: {len(diary.cancelled)}")
    for name, whose in faults.items():
        say(f"{name}: {len(whose)} {sorted(whose)[:5] if whose else ''}")
    in_truth = sum(1 for address in unknown if arrived[address])
    say(f"unknown: {len(unknown)} of at most {killed * BATCH}; {in_truth} of them had arrived")
    _say_how_late(rows.values())
    return sum(map(len, faults.values()))


def _say_how_late(rows: Any) -> None:
    late = sorted((row.sent_at - row.due_at).total_seconds() for row in rows if row.sent_at)
    if late:
        middle, nearly_all = late[len(late) // 2], late[int(len(late) * 0.99)]
        say(f"late: median {middle:.1f} s, 99 % {nearly_all:.1f} s, at most {late[-1]:.1f} s")


def serve_smtp(port: int, arrivals: Path) -> None:
    """A process of its own: write down each letter, and confirm it some milliseconds later: time to
    be killed in.
    """
    import asyncio

    from aiosmtpd.smtp import SMTP

    class Clerk:
        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
            with open(arrivals, "a") as book:
                book.writelines(f"{address} {time.time()}\n" for address in envelope.rcpt_tos)
            await asyncio.sleep(random.uniform(0, 0.05))
            return "250 OK"

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(Clerk()), "127.0.0.1", port)
        await server.serve_forever()

    asyncio.run(serve())


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
