from django.db import migrations, models
from django.db.models import Q

STATES = [
    ("proposed", "proposed"),
    ("waiting", "waiting"),
    ("done", "done"),
    ("dropped", "dropped"),
]


def tell_waiting_from_proposed(apps, schema_editor):
    """What was open is signed or asked for by the applicant, and waits; the rest is proposed."""
    is_open = apps.get_model("cases", "Move").objects.filter(state="open")
    asked = Q(code__in=["file-access", "recuse"])
    is_open.filter(asked | Q(paper__signed_at__isnull=False)).update(state="waiting")
    is_open.update(state="proposed")


def call_both_open(apps, schema_editor):
    moves = apps.get_model("cases", "Move").objects
    moves.filter(state__in=["proposed", "waiting"]).update(state="open")


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_covering_letters"), ("documents", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="move",
            name="state",
            field=models.CharField(choices=STATES, default="proposed", max_length=8),
        ),
        migrations.AlterField(
            model_name="movehistory",
            name="state",
            field=models.CharField(choices=STATES, default="proposed", max_length=8),
        ),
        migrations.RunPython(tell_waiting_from_proposed, call_both_open, elidable=True),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.CheckConstraint(
                condition=Q(("state", "done"), ("done_at__isnull", True), _connector="XOR"),
                name="move_done_has_a_moment",
            ),
        ),
    ]
