from typing import Any

from django.core.management.base import BaseCommand

from mediation_office import catalogues


class Command(BaseCommand):
    help = "Bring the catalogues up to the words of the code; what is translated stays."
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        for folder in (catalogues.OWN, catalogues.FRAMEWORKS):
            for language in catalogues.LANGUAGES:
                count, missing = catalogues.update_catalogue(folder, language)
                self.stdout.write(f"{folder}/{language}: {count} messages, {missing} untranslated")
