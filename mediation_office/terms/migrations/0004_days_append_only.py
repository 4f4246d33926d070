from django.db import migrations

from mediation_office.history import append_only


class Migration(migrations.Migration):
    """A day's row is never changed: the newest known wins, so that "as of" can be answered."""

    dependencies = [("terms", "0003_clock_extensions")]

    operations = [append_only("terms_day")]
