"""Who is alive, what beat starts, and what a worker does that no longer takes work."""

import os
import signal
from collections import Counter
from datetime import timedelta
from types import SimpleNamespace

import pytest
from kombu.exceptions import OperationalError

from mediation_office.celery import app
from mediation_office.clock import now
from mediation_office.notices import pulse
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.models import Heartbeat
from mediation_office.notices.tests.factories import make_notice
from mediation_office.schedule import BEAT


def test_whatever_beat_starts_is_a_task_that_exists():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in BEAT.values()} <= set(app.tasks)


@pytest.mark.django_db
def test_ticks_note_who_is_alive():
    app.loader.import_default_modules()
    for task in ("notices.heartbeat", "notices.drain", "notices.account"):
        app.tasks[task].apply(throw=True)
    assert set(Heartbeat.objects.values_list("name", flat=True)) == {"worker", "drain"}


@pytest.mark.django_db
def test_beat_notes_its_own_pulse(tmp_path):
    beat = pulse.BeatWithPulse(app, schedule_filename=str(tmp_path / "beat"), lazy=True)
    beat.setup_schedule()
    beat.schedule.clear()
    beat.tick()
    beat.close()
    assert Heartbeat.objects.filter(name="beat").exists()


@pytest.mark.django_db
def test_the_oldest_message_that_could_not_be_tried_is_told(office, make_kind):
    for name in ("worker", "beat"):
        pulse.beat_heart(name)
    make_notice(make_kind(), office, due_at=now() - timedelta(seconds=299))
    assert pulse.report()["is_well"]
    make_notice(make_kind("late"), office, due_at=now() - timedelta(seconds=400))
    report = pulse.report()
    assert not report["is_well"]
    assert 400 <= report["oldest_late_seconds"] < 460


@pytest.mark.django_db
def test_every_message_is_accounted_for(office, make_kind):
    kind = make_kind()
    make_notice(kind, office, state=NoticeState.SENT)
    make_notice(kind, office, state=NoticeState.UNKNOWN)
    assert pulse.account() == {"sent": 1, "unknown": 1, "unexplained": 0}
    make_notice(kind, None, state=NoticeState.UNKNOWN)
    long_ago = now() - timedelta(days=9)
    make_notice(kind, office, due_at=long_ago, expires_at=long_ago)
    assert pulse.account()["unexplained"] == 2


@pytest.fixture
def watched(monkeypatch):
    """A watchdog whose minutes are moments; `signals` is what its process was sent. Its broker is
    there or `is_away`, and its worker takes what comes unless it `is_deaf`.
    """
    watched = SimpleNamespace(signals=[], is_away=False, is_deaf=False)

    def send_task(name, **_more):
        if watched.is_away:
            raise OperationalError("no broker")
        if not watched.is_deaf:
            pulse.state.total_count[name] += 1

    monkeypatch.setattr(pulse, "SECOND_TICK_SECONDS", 0.01)
    monkeypatch.setattr(pulse, "SILENT_SECONDS", 0.05)
    monkeypatch.setattr(os, "kill", lambda pid, number: watched.signals.append(number))
    monkeypatch.setattr(os, "_exit", lambda code: dog.over.set())
    monkeypatch.setattr(pulse.state, "total_count", Counter())
    dog = pulse.Watchdog(None)
    watched.dog, watched.worker = dog, SimpleNamespace(app=SimpleNamespace(send_task=send_task))
    return watched


def end_after(ticks, dog):
    answers = iter([False] * ticks + [True])
    dog.over.wait = lambda seconds: next(answers)


def test_a_worker_that_takes_no_work_for_a_minute_ends(watched):
    watched.is_deaf = True
    watched.dog._watch(watched.worker)
    assert set(watched.signals) == {signal.SIGTERM}


def test_a_worker_waits_while_the_broker_is_away(watched):
    watched.is_away = True
    end_after(30, watched.dog)
    watched.dog._watch(watched.worker)
    assert not watched.signals


def test_a_worker_that_works_goes_on(watched):
    end_after(30, watched.dog)
    watched.dog._watch(watched.worker)
    assert not watched.signals
