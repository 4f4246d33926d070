import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compile message catalogues and collect static files, where they have changed."
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        call_command("compile_catalogues", stdout=self.stdout)
        stamp = Path(settings.STATIC_ROOT) / ".collected"
        wanted = _fingerprint()
        if stamp.exists() and stamp.read_text() == wanted:
            return
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(wanted)


def _fingerprint() -> str:
    """Names, sizes and times of every file that would be collected."""
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            found.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return found.hexdigest()
