"""Compare the last day of every open clock with a recount; put them right with --apply."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from mediation_office.accounts.models import Region
from mediation_office.terms import services


class Command(BaseCommand):
    help = "Compares the last day of every open clock with a recount."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--apply", action="store_true", help="store the recounted days")

    def handle(self, *args: Any, **options: Any) -> None:
        found = services.check_clocks()
        for one in found:
            self.stdout.write(f"clock {one.clock}: due {one.due_on}, recounted {one.recounted}")
        if options["apply"]:
            for region in Region.objects.order_by("pk"):
                services.recount_open_clocks(region)
        self.stdout.write(f"{len(found)} open clocks differ from a recount")
