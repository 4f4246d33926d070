#!/usr/bin/env python
"""Django's command line for the mediation office."""

import os
import sys
from pathlib import Path

WITHOUT_ENGINES = {"help", "makemessages", "compile_catalogues", "check_messages", "prepare_files"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation_office.settings")
    _bring_engines(sys.argv[1] if len(sys.argv) > 1 else "help")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def _bring_engines(command: str) -> None:
    """A checkout that is told of no office is a developer's: it gets secrets and engines."""
    from mediation_office import engines

    if not engines.is_local():
        return
    base = Path(__file__).resolve().parent
    engines.make_local_secrets(base)
    if command not in WITHOUT_ENGINES and not os.environ.get("DATABASE_URL"):
        try:
            engines.ensure(base, broker=False)
        except engines.EngineError as problem:
            raise SystemExit(str(problem)) from None


if __name__ == "__main__":
    main()
