from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_moves_wait_in_a_state_of_their_own"),
    ]

    operations = [
        migrations.AlterField(
            model_name="appeal",
            name="status",
            field=models.CharField(
                choices=[
                    ("quarantined", "to be looked at"),
                    ("received", "accepted"),
                    ("registered", "registered"),
                    ("in-progress", "in progress"),
                    ("answered", "answered"),
                    ("redirected", "redirected"),
                    ("returned", "returned"),
                    ("terminated", "terminated"),
                    ("withdrawn", "withdrawn"),
                    ("forwarded", "passed on"),
                    ("spam", "not an appeal"),
                ],
                default="received",
                max_length=12,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="appealhistory",
            name="status",
            field=models.CharField(
                choices=[
                    ("quarantined", "to be looked at"),
                    ("received", "accepted"),
                    ("registered", "registered"),
                    ("in-progress", "in progress"),
                    ("answered", "answered"),
                    ("redirected", "redirected"),
                    ("returned", "returned"),
                    ("terminated", "terminated"),
                    ("withdrawn", "withdrawn"),
                    ("forwarded", "passed on"),
                    ("spam", "not an appeal"),
                ],
                default="received",
                max_length=12,
                verbose_name="status",
            ),
        ),
    ]
