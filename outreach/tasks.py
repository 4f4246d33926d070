"""Work of the public site that nobody waits for."""

from celery import shared_task

from mediation_office import brakes, presses
from mediation_office.sessions import SessionStore
from outreach import services


@shared_task(name="outreach.sweep")
def sweep() -> int:
    """Forget what is over: drafts, brakes that hold nobody, old presses, sessions; how many
    drafts.
    """
    brakes.release_old()
    presses.forget_old_presses()
    SessionStore.clear_expired()
    return services.sweep_drafts()
