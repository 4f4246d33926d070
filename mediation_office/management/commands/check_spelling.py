from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mediation_office import spelling


class Command(BaseCommand):
    help = "Name every Kazakh and Russian word that neither hunspell nor docs/words knows."
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        count = 0
        for language in spelling.DICTIONARIES:
            try:
                unknown = spelling.misspelt(language)
            except spelling.NoDictionaryError as missing:
                raise CommandError(str(missing)) from missing
            for word, place in sorted(unknown.items()):
                self.stderr.write(f"{language}: {word} ({place})")
            count += len(unknown)
        if count:
            raise CommandError(
                f"{count} words are unknown. Correct them, or add what is right to docs/words/."
            )
