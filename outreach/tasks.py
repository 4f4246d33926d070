"""Work of the public site that nobody waits for."""

from celery import shared_task

from mediation_office import brakes
from outreach import services


@shared_task(name="outreach.sweep")
def sweep() -> int:
    """Forget drafts whose hours are over and brakes that hold nobody; returns how many drafts."""
    brakes.release_old()
    return services.sweep_drafts()
