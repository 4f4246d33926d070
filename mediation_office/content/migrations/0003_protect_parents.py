"""Nothing goes when the row goes that it hangs on."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_protect_parents"),
        ("content", "0002_append_only"),
    ]

    operations = [
        migrations.AlterField(
            model_name="text",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="texts",
                to="accounts.region",
            ),
        ),
    ]
