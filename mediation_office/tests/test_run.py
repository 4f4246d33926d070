import os
import signal
import socket
import time

import pytest

from mediation_office import run


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "BASE", tmp_path)
    return tmp_path


def watch(child, until, seconds=10):
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        child.look_after()
        time.sleep(0.02)
    assert until()


def test_a_child_that_is_killed_comes_back_and_the_line_says_so(capsys):
    child = run.Child("web", ["http.server", "0"])
    child.look_after()
    first = child.process.pid

    os.kill(first, signal.SIGKILL)
    watch(child, lambda: child.process and child.process.pid != first)

    assert capsys.readouterr().out == "web ended with -9: again in 1 s\n"
    run._end([child])
    assert child.process.returncode == -signal.SIGTERM


def test_the_pause_doubles_while_a_child_keeps_dying(capsys):
    child = run.Child("worker", ["no_such_module"])

    watch(child, lambda: child.pause == 4)

    lines = capsys.readouterr().out.splitlines()
    assert lines == ["worker ended with 1: again in 1 s", "worker ended with 1: again in 2 s"]


def test_a_second_office_in_one_checkout_is_told_where_the_first_is(checkout):
    with run.alone("8123"), pytest.raises(SystemExit, match="already open: http://127.0.0.1:8123"):
        run.alone("8124").__enter__()


def test_a_port_that_is_taken_is_named(checkout):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with pytest.raises(SystemExit, match=f"Port {port} is taken"):
            run.alone(port).__enter__()
