from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Everything between new code and an office that can open: tables, files, demo history."

    def handle(self, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False, stdout=self.stdout)
        call_command("createcachetable", verbosity=0)
        call_command("prepare_files", stdout=self.stdout)
        if settings.OFFICE_DEMO and "seed_demo" in get_commands() and not _has_people():
            self.stdout.write("The demo office is empty: telling its history (about a minute)…")
            self.stdout.flush()
            call_command("seed_demo", stdout=self.stdout)


def _has_people() -> bool:
    return get_user_model()._default_manager.exists()
