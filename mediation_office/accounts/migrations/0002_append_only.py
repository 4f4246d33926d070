from django.db import migrations

from mediation_office.history import append_only


class Migration(migrations.Migration):
    """History is only added to."""

    dependencies = [("accounts", "0001_initial")]

    operations = [
        append_only(
            "accounts_regionhistory",
            "accounts_settinghistory",
            "accounts_substitutionhistory",
            "accounts_userhistory",
            "accounts_look",
            "accounts_granthistory",
            "accounts_officehistory",
        )
    ]
