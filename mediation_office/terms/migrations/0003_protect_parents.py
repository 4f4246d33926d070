"""Nothing goes when the row goes that it hangs on."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_protect_parents"),
        ("terms", "0002_append_only"),
    ]

    operations = [
        migrations.AlterField(
            model_name="day",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="days",
                to="accounts.region",
            ),
        ),
        migrations.AlterField(
            model_name="term",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="terms",
                to="accounts.region",
            ),
        ),
    ]
