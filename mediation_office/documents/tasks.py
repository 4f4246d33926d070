"""Work of the documents room that nobody waits for."""

from celery import shared_task

from mediation_office.documents import services


@shared_task(name="documents.sweep_files")
def sweep_files() -> int:
    """Every night: remove sealed files that no row knows; returns how many."""
    return len(services.sweep_files())


@shared_task(name="documents.recheck_held_files")
def recheck_held_files() -> int:
    """Every ten minutes: ask the scanner about files that it could not be asked about before."""
    return services.recheck_held_files()
