from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.models import Appeal
from cases.services import appeal_code
from mediation_office.desk.demo import history, lanes, places, present
from mediation_office.numbers import spaced_code, token_hash

BROKE_OFF = (
    "The demo office could not be told to its end, see above."
    " What was told stays; the next start tells the rest."
)
AFTERNOON = time(16)  # of the day named by --today


class Command(BaseCommand):
    help = (
        "Tell the demo office its history, backwards from today, or what is missing of it after an"
        " interruption; does nothing when that was done."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, help="day of building, for tests")
        parser.add_argument("--scale", choices=history.SCALES, default="full")
        parser.add_argument("--alone", action="store_true", help="in this process alone, for tests")

    def handle(self, *, today: date | None, scale: str, alone: bool, **options: Any) -> None:
        if not settings.OFFICE_DEMO:
            raise CommandError("This is no demo office (OFFICE_DEMO is off): nothing was written.")
        if not history.is_built():
            way = lanes.one_after_another if alone else lanes.side_by_side
            try:
                history.build(until=_moment(today), scale=history.SCALES[scale], way=way)
            except lanes.LaneError:
                raise CommandError(BROKE_OFF) from None
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
