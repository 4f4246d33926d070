import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import pytest

from mediation_office import engines


@pytest.fixture
def checkout(tmp_path):
    yield tmp_path
    engines.stop(tmp_path)
    shutil.rmtree(engines.socket_folder(tmp_path), ignore_errors=True)


def ask(base, question, *, user="app", dbname="office"):
    connection = psycopg2.connect(host=str(engines.socket_folder(base)), user=user, dbname=dbname)
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute(question)
    answer = cursor.fetchall() if cursor.description else None
    connection.close()
    return answer


def postmaster(base):
    return int((base / ".office/postgres/postmaster.pid").read_text().split()[0])


def start(base):
    engines.ensure(base, broker=False, durable=False)


def test_the_cluster_knows_kazakh_letters_and_the_offices_role_is_no_superuser(
    checkout, monkeypatch
):
    monkeypatch.setenv("LC_ALL", "C")

    start(checkout)

    assert ask(checkout, "SELECT upper('әғқңөұүһі'), 'Әлия' ILIKE 'ӘЛИЯ'") == [("ӘҒҚҢӨҰҮҺІ", True)]
    assert ask(checkout, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") == [(False,)]
    ask(checkout, "CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist")


def test_a_statement_that_fails_leaves_no_word_of_it_in_the_servers_log(checkout):
    start(checkout)
    ask(checkout, "CREATE TABLE people (name text UNIQUE, age int CHECK (age > 0))")
    ask(checkout, "INSERT INTO people VALUES ('canary', 1)")
    for statement in (
        "INSERT INTO people VALUES ('canary', 1)",  # stands there already
        "INSERT INTO people VALUES ('canary-new', -1)",  # breaks a rule of the table
        "SELECT 'canary'::integer",  # the message itself repeats the value
        "SET statement_timeout = 50; SELECT pg_sleep(9), 'canary'",
        "SET idle_in_transaction_session_timeout = 50; BEGIN; SELECT 'canary'",
        "SELECT pg_terminate_backend(pg_backend_pid()), 'canary'",
    ):
        with contextlib.suppress(psycopg2.Error):
            ask(checkout, statement)
    engines.stop(checkout)

    said = (checkout / ".office/postgres/server.log").read_text()
    assert "canary" not in said
    assert "terminating connection" in said  # what is no statement is still told


def test_nothing_is_lost_when_the_server_is_killed(checkout):
    engines.ensure(checkout, broker=False)
    ask(checkout, "CREATE TABLE kept AS SELECT 1 AS n")

    os.kill(postmaster(checkout), signal.SIGKILL)
    engines.ensure(checkout, broker=False)

    assert ask(checkout, "SELECT n FROM kept") == [(1,)]


def test_a_lock_that_names_a_stranger_does_not_stop_the_start(checkout):
    start(checkout)
    os.kill(postmaster(checkout), signal.SIGKILL)
    while engines.processes_in(checkout / ".office/postgres"):
        time.sleep(0.05)
    lock = checkout / ".office/postgres/postmaster.pid"
    lock.write_text(lock.read_text().replace(lock.read_text().split()[0], str(os.getpid()), 1))

    start(checkout)

    assert ask(checkout, "SELECT 1") == [(1,)]


def test_two_checkouts_do_not_meet(checkout, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    start(checkout)
    start(other)

    ask(checkout, "CREATE TABLE mine AS SELECT 1")

    assert ask(other, "SELECT to_regclass('mine') IS NULL") == [(True,)]
    engines.stop(other)
    assert ask(checkout, "SELECT 1") == [(1,)]
    shutil.rmtree(engines.socket_folder(other))


def test_six_processes_may_start_both_engines_at_once(checkout):
    program = (
        "import sys, pathlib; from mediation_office import engines;"
        "engines.ensure(pathlib.Path(sys.argv[1]), durable=False)"
    )
    home = Path(engines.__file__).parent.parent.parent
    words = [sys.executable, "-c", program, checkout]
    running = [subprocess.Popen(words, cwd=home) for _ in range(6)]

    assert [process.wait(60) for process in running] == [0] * 6
    assert ask(checkout, "SELECT 1") == [(1,)]
    assert engines.valkey.answers(checkout)


def test_the_broker_keeps_its_queue_when_it_is_killed(checkout):
    engines.ensure(checkout, database=False)
    engines.valkey.ask(checkout, b"SET kept 1")
    time.sleep(1.1)  # the log reaches the disk every second

    (pid,) = engines.processes_in(checkout / ".office/valkey")
    os.kill(pid, signal.SIGKILL)
    engines.ensure(checkout, database=False)

    assert engines.valkey.ask(checkout, b"GET kept") == b"$1\r\n1\r\n"


def test_a_folder_of_sockets_that_others_may_enter_is_refused(checkout):
    engines.socket_folder(checkout).mkdir(mode=0o755)

    with pytest.raises(engines.EngineError, match="open to others"):
        start(checkout)


def test_secrets_are_made_once_and_for_the_owner_only(checkout, monkeypatch):
    for name in ("SECRET_KEY", "FIELD_KEYS"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemExit, match="SECRET_KEY, FIELD_KEYS must be in the environment"):
        engines.told(checkout)

    engines.make_local_secrets(checkout)
    path = checkout / ".office/secrets.env"
    written = path.read_text()
    engines.make_local_secrets(checkout)
    told = engines.told(checkout)

    assert path.read_text() == written
    assert path.stat().st_mode & 0o777 == 0o600
    assert f"SECRET_KEY={told['SECRET_KEY']}\n" in written


OFFICE = {
    "SECRET_KEY": "secret",
    "FIELD_KEYS": "k1:key",
    "DATABASE_URL": "postgres://office@/office",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "SITE_URL": "https://office.example.kz",
    "HTTPS": "on",
    "TRUSTED_PROXIES": "1",
}


@pytest.mark.parametrize("missing", OFFICE)
def test_a_real_office_that_is_told_too_little_says_what_is_missing(checkout, monkeypatch, missing):
    engines.make_local_secrets(checkout)  # a demo ran here: its keys seal nothing of the office
    monkeypatch.setenv("OFFICE_DEMO", "off")
    for name, value in OFFICE.items():
        monkeypatch.setenv(name, value if name != missing else "")
    with pytest.raises(SystemExit, match=f"not start: {missing} must be"):
        engines.told(checkout)
    monkeypatch.setenv(missing, OFFICE[missing])
    assert OFFICE.items() <= engines.told(checkout).items()
