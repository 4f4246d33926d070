"""The worker and its beat; no web request ever talks to the broker (docs/decisions/0002)."""

import os

from celery import Celery
from django.conf import settings

from mediation_office.schedule import BEAT

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation_office.settings")

app = Celery("mediation_office")
app.config_from_object(settings.CELERY)
app.conf.beat_schedule = BEAT
app.conf.beat_scheduler = "mediation_office.notices.pulse:BeatWithPulse"
app.steps["worker"].add("mediation_office.notices.pulse:Watchdog")
app.autodiscover_tasks()
