from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_open_known_cards")]

    operations = [
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                fields=["region", "iin_index"],
                condition=~models.Q(iin_index=""),
                name="iin_once_a_region",
            ),
        )
    ]
