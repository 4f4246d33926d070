import uuid

from django.db import migrations, models

import mediation_office.sealing


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("thread", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "data",
                    mediation_office.sealing.SealedTextField(
                        binding="outreach.draft.data", blank=True, default="", thread="thread"
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
