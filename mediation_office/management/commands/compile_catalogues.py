from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compile the message catalogues that are newer than what is compiled; needs no msgfmt."
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                target = source.with_suffix(".mo")
                if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
                    continue
                draft = target.with_suffix(".draft")
                polib.pofile(str(source)).save_as_mofile(str(draft))
                draft.replace(target)
                self.stdout.write(f"{source.parent.parent.name}/{source.stem}: compiled")
