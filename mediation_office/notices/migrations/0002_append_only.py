from django.db import migrations

from mediation_office.history import append_only


class Migration(migrations.Migration):
    """History is only added to."""

    dependencies = [("notices", "0001_initial")]

    operations = [
        append_only(
            "notices_reminderrulehistory",
            "notices_noticedecision",
        )
    ]
