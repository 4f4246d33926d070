from django.db import migrations, models
from django.db.models import Exists, OuterRef, Q

ONCE = ("side", "kind", "value_index")


def retire_doubles(apps, schema_editor):
    """Of what was kept twice the first stays; the others stay in the history."""
    kept = apps.get_model("people", "ContactPoint").objects.filter(is_retired=False)
    same = Q(person=OuterRef("person")) | Q(person=None, thread=OuterRef("thread"))
    same &= Q(thread=OuterRef("thread")) | Q(thread=None, person=OuterRef("person"))
    earlier = kept.filter(same, pk__lt=OuterRef("pk"), **{name: OuterRef(name) for name in ONCE})
    doubled = kept.exclude(value_index="").filter(Exists(earlier)).values_list("pk", flat=True)
    kept.filter(pk__in=list(doubled)).update(is_retired=True)


class Migration(migrations.Migration):
    dependencies = [("people", "0005_one_card_an_iin")]

    operations = [
        migrations.RunPython(retire_doubles, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.UniqueConstraint(
                fields=["person", "thread", "side", "kind", "value_index"],
                condition=Q(is_retired=False) & ~Q(value_index=""),
                nulls_distinct=False,
                name="contact_point_once",
            ),
        ),
    ]
