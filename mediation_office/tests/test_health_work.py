import shutil
from datetime import timedelta

import pytest

from mediation_office import engines
from mediation_office.notices import pulse
from mediation_office.notices.models import Heartbeat

pytestmark = pytest.mark.django_db


@pytest.fixture
def broker(tmp_path, settings):
    engines.ensure(tmp_path, database=False, durable=False)
    settings.CELERY = settings.CELERY | {"broker_url": engines.broker_url(tmp_path)}
    yield tmp_path
    engines.stop(tmp_path)
    shutil.rmtree(engines.socket_folder(tmp_path))


@pytest.fixture
def everybody_alive(broker):
    for name in ("worker", "beat", "drain"):
        pulse.beat_heart(name)


def test_all_is_well_while_broker_worker_and_beat_are_heard(client, everybody_alive):
    response = client.get("/health/work")

    assert (response.status_code, response.json()["is_well"]) == (200, True)


def test_a_broker_that_is_gone_is_told(client, everybody_alive, broker):
    engines.stop(broker)

    response = client.get("/health/work")

    assert (response.status_code, response.json()["broker"]) == (503, False)


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_one_silent_for_a_minute_is_told(client, everybody_alive, name):
    heart = Heartbeat.objects.get(name=name)
    heart.at -= timedelta(seconds=61)
    heart.save()

    response = client.get("/health/work")

    assert response.status_code == 503
    assert response.json()["silent_seconds"][name] >= 61
