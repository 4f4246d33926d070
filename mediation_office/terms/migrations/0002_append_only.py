from django.db import migrations

from mediation_office.history import append_only


class Migration(migrations.Migration):
    """History is only added to."""

    dependencies = [("terms", "0001_initial")]

    operations = [
        append_only(
            "terms_clockhistory",
            "terms_termhistory",
            "terms_waithistory",
            "terms_day",
        )
    ]
