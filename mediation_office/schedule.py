"""What beat starts and how often. A tick that is lost or doubled is harmless: the work is rows in PostgreSQL."""

BEAT = {
    "drain-the-outbox": {"task": "notices.drain", "schedule": 3.0, "options": {"expires": 3}},
    "heartbeat": {"task": "notices.heartbeat", "schedule": 10.0, "options": {"expires": 10}},
}
