"""Work of the terms room that nobody waits for."""

from celery import shared_task

from mediation_office.terms import services


@shared_task(name="terms.check_clocks")
def check_clocks() -> list[tuple[int, str, str]]:
    """Every night: which open clocks a recount would move (clock, stored day, recounted day)."""
    return [
        (one.clock, one.due_on.isoformat(), one.recounted.isoformat())
        for one in services.check_clocks()
    ]
