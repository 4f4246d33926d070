from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="room",
            field=models.PositiveIntegerField(default=200000),
        ),
    ]
