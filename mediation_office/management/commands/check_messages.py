from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mediation_office import catalogues


class Command(BaseCommand):
    help = "Name every message that is missing, fuzzy or wrong in Kazakh or Russian."
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        found = []
        for folder in (catalogues.OWN, catalogues.FRAMEWORKS):
            for language in catalogues.LANGUAGES:
                found += catalogues.problems(folder, language)
            found += catalogues.copies(folder, _same_in_both())
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(
                f"{len(found)} messages are not right. manage.py collect_messages writes the new"
                " ones into locale/: translate them there."
            )


def _same_in_both() -> list[str]:
    """Texts that are rightly the same in Kazakh as in Russian or English."""
    lines = Path(settings.BASE_DIR, "docs", "words", "same.txt").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]
