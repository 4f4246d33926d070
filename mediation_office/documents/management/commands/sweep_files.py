from django.core.management.base import BaseCommand

from mediation_office.documents.files.storage import orphans
from mediation_office.documents.services import sweep_files


class Command(BaseCommand):
    help = "Remove sealed files that no row knows: what roll-backs and crashes left behind."

    def add_arguments(self, parser):
        parser.add_argument("--apply", action="store_true", help="remove them, not only list them")

    def handle(self, *, apply, **options):
        found = sweep_files() if apply else list(orphans())
        for path in found:
            self.stdout.write(str(path))
        verb = "removed" if apply else "to remove (run again with --apply)"
        self.stdout.write(f"{len(found)} {verb}")
