import io

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import DO_NOTHING, PROTECT

ROOMS = ("cases", "mediation_office", "outreach", "training")


@pytest.mark.django_db
def test_no_migration_is_missing():
    said = io.StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=said)
    assert said.getvalue() == "No changes detected\n"


def test_nothing_goes_with_the_row_it_hangs_on():
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in ROOMS]
    going = {
        f"{model.__name__}.{field.name}"
        for model in ours
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.on_delete not in (PROTECT, DO_NOTHING)
    }
    assert not going  # DO_NOTHING: histories, which outlive what they tell of
