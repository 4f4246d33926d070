from django.db import migrations

from mediation_office.history import append_only


class Migration(migrations.Migration):
    """History is only added to."""

    dependencies = [("people", "0001_initial")]

    operations = [
        append_only(
            "people_organisationhistory",
            "people_contactpointhistory",
            "people_personhistory",
            "people_safecontacthistory",
            "people_tiehistory",
            "people_contacthistory",
        )
    ]
