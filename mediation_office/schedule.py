"""What beat starts and how often.

A tick that is lost or doubled is harmless: the work is rows in PostgreSQL.
"""

from celery.schedules import crontab

BEAT = {
    "drain-the-outbox": {"task": "notices.drain", "schedule": 3.0, "options": {"expires": 3}},
    "check-clocks": {"task": "terms.check_clocks", "schedule": crontab(hour=3, minute=10)},
    "sweep-files": {"task": "documents.sweep_files", "schedule": crontab(hour=3, minute=40)},
    "recheck-held-files": {
        "task": "documents.recheck_held_files",
        "schedule": crontab(minute="5-59/10"),
    },
    "sweep-the-site": {"task": "outreach.sweep", "schedule": crontab(minute="*/10")},
    "account-for-messages": {"task": "notices.account", "schedule": crontab(hour=3, minute=20)},
    "replan-reminders": {"task": "notices.replan", "schedule": crontab()},
    "heartbeat": {"task": "notices.heartbeat", "schedule": 10.0, "options": {"expires": 10}},
}
