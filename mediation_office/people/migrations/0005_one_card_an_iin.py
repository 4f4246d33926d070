from django.db import migrations, models
from django.db.models import Exists, OuterRef


def leave_one_card(apps, schema_editor):
    """Of two cards with one IIN the first keeps it; what stood on the other stays in its history."""
    people = apps.get_model("people", "Person").objects.exclude(iin_index="")
    earlier = people.filter(
        region=OuterRef("region"), iin_index=OuterRef("iin_index"), pk__lt=OuterRef("pk")
    )
    doubled = list(people.filter(Exists(earlier)).values_list("pk", flat=True))
    people.filter(pk__in=doubled).update(iin="", iin_index="")


class Migration(migrations.Migration):
    dependencies = [("people", "0004_open_known_cards")]

    operations = [
        migrations.RunPython(leave_one_card, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                fields=["region", "iin_index"],
                condition=~models.Q(iin_index=""),
                name="iin_once_a_region",
            ),
        ),
    ]
