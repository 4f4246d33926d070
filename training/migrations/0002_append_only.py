from django.db import migrations

from mediation_office.history import append_only


class Migration(migrations.Migration):
    """History is only added to."""

    dependencies = [("training", "0001_initial")]

    operations = [
        append_only(
            "training_mediatorevent", "training_mediatorhistory", "training_mediatortiehistory"
        )
    ]
