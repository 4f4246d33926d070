from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from mediation_office.desk.demo import history, places


class Command(BaseCommand):
    help = (
        "Tell the demo office its history, backwards from today. Does nothing when that was done."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--today", type=date.fromisoformat, help="day of building, for tests"
        )
        parser.add_argument("--scale", choices=history.SCALES, default="full")

    def handle(self, *, today: date | None, scale: str, **options: Any) -> None:
        if not settings.OFFICE_DEMO:
            raise CommandError("This is no demo office (OFFICE_DEMO is off): nothing was written.")
        if not history.is_built():
            until = (
                timezone.now()
                if today is None
                else timezone.make_aware(datetime.combine(today, time(16)))
            )
            history.build(until=until, scale=history.SCALES[scale])
        self.stdout.write(f"Demo logins, password {places.PASSWORD}: {', '.join(places.LOGINS)}")
