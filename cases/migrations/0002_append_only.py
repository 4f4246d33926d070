from django.db import migrations

from mediation_office.history import append_only


class Migration(migrations.Migration):
    """History is only added to."""

    dependencies = [("cases", "0001_initial")]

    operations = [
        append_only(
            "cases_accesshistory",
            "cases_matterevent",
            "cases_appealhistory",
            "cases_consenthistory",
            "cases_movehistory",
            "cases_statedpartyhistory",
            "cases_notehistory",
        )
    ]
