from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.module_loading import import_string

DEMO_IS_AWAITED = "mediation_office.desk.demo.history.is_awaited"


class Command(BaseCommand):
    help = "Everything between new code and an office that can open: tables, files, demo history."
    requires_system_checks = []  # asked in `handle`, with the database

    def handle(self, **options: Any) -> None:
        owner = "owner" if "owner" in settings.DATABASES else DEFAULT_DB_ALIAS
        if _migrations_wait():
            call_command(
                "migrate", database=owner, verbosity=0, interactive=False, stdout=self.stdout
            )
        else:
            self.check(databases=[DEFAULT_DB_ALIAS])
        call_command("createcachetable", database=owner, verbosity=0)
        call_command("prepare_files", stdout=self.stdout)
        if settings.OFFICE_DEMO and import_string(DEMO_IS_AWAITED)():
            self.stdout.write("Telling the demo office its history (a minute at most)…")
            self.stdout.flush()
            call_command("seed_demo", stdout=self.stdout)


def _migrations_wait() -> bool:
    """Asked first: migrating nothing costs two seconds."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
