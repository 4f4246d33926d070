from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from mediation_office.desk.lifecycles import document


class Command(BaseCommand):
    help = "Write docs/lifecycle.md from the tables of transitions (--check: only compare)."
    requires_system_checks = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--check", action="store_true", help="fail when it is not current")

    def handle(self, *, check: bool, **options: Any) -> None:
        page = Path(settings.BASE_DIR, "docs", "lifecycle.md")
        with translation.override("en"):
            text = document()
        if not check:
            page.write_text(text)
        elif not page.exists() or page.read_text() != text:
            raise CommandError(
                "docs/lifecycle.md is not current: manage.py lifecycle_doc writes it."
            )
