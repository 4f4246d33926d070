"""Work of the public site that nobody waits for."""

from celery import shared_task

from mediation_office import brakes, presses
from outreach import services


@shared_task(name="outreach.sweep")
def sweep() -> int:
    """Forget drafts whose hours are over, brakes that hold nobody, old presses; how many drafts."""
    brakes.release_old()
    presses.forget_old_presses()
    return services.sweep_drafts()
