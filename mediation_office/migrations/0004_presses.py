from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0003_contexts_are_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="Press",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("led_to", models.CharField(max_length=500)),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
    ]
