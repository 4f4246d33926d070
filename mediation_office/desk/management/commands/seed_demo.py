from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.models import Appeal
from cases.services import appeal_code
from mediation_office.desk.demo import history, places, present
from mediation_office.numbers import spaced_code, token_hash

AFTERNOON = time(16)  # of the day named by --today


class Command(BaseCommand):
    help = (
        "Tell the demo office its history, backwards from today; does nothing when that was done."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, help="day of building, for tests")
        parser.add_argument("--scale", choices=history.SCALES, default="full")

    def handle(self, *, today: date | None, scale: str, **options: Any) -> None:
        if not settings.OFFICE_DEMO:
            raise CommandError("This is no demo office (OFFICE_DEMO is off): nothing was written.")
        if not history.is_built():
            history.build(until=_moment(today), scale=history.SCALES[scale])
        self.stdout.write(f"Demo logins, password {places.PASSWORD}: {', '.join(places.LOGINS)}")
        self.stdout.write("References and codes for the status page:")
        for token in present.TOKENS:
            appeal = Appeal.objects.get(filing_token=token_hash(token))
            code = spaced_code(appeal_code(token))
            self.stdout.write(f"  {appeal.reference}  {code}  {appeal.get_status_display()}")


def _moment(today: date | None) -> datetime:
    if today is None:
        return timezone.now()
    return timezone.make_aware(datetime.combine(today, AFTERNOON))
