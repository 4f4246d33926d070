from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from mediation_office.desk import lifecycles


def test_the_page_about_lifecycles_is_current():
    page = Path(settings.BASE_DIR, "docs", "lifecycle.md")
    assert page.read_text() == lifecycles.document()


def test_a_page_that_is_not_current_is_refused(monkeypatch):
    monkeypatch.setattr(lifecycles, "LIVES", lifecycles.LIVES[:1])
    with pytest.raises(CommandError, match="not current"):
        call_command("lifecycle_doc", check=True)
