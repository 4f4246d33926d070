import pytest
from django.core.management import CommandError, call_command

from mediation_office.desk import lifecycles


def test_the_page_about_lifecycles_is_current():
    call_command("lifecycle_doc", check=True)


def test_a_page_that_is_not_current_is_refused(monkeypatch):
    monkeypatch.setattr(lifecycles, "LIVES", lifecycles.LIVES[:1])
    with pytest.raises(CommandError, match="not current"):
        call_command("lifecycle_doc", check=True)
