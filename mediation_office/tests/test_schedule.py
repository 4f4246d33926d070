from mediation_office.celery import app
from mediation_office.schedule import BEAT


def test_every_line_of_the_schedule_names_a_task_that_is_there():
    app.loader.import_default_modules()
    app.autodiscover_tasks(force=True)
    assert {line["task"] for line in BEAT.values()} <= set(app.tasks)


def test_a_tick_that_comes_often_goes_stale_instead_of_piling_up():
    often = [line for line in BEAT.values() if isinstance(line["schedule"], float)]
    assert often
    assert all(line["options"]["expires"] <= line["schedule"] for line in often)
