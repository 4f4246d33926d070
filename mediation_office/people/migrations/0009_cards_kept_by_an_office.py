import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def give_each_its_office(apps, schema_editor):
    """That of whoever made the card; of somebody without one the region's main office.

    Of the versions kept before, too: no office has given a card away yet.
    """
    _fill(apps, apps.get_model("people", "Person").objects.filter(office=None))
    schema_editor.execute("GRANT UPDATE ON people_personhistory TO CURRENT_USER")
    _fill(apps, apps.get_model("people", "PersonHistory").objects.filter(office=None))
    schema_editor.execute("REVOKE UPDATE ON people_personhistory FROM CURRENT_USER")
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _fill(apps, rows):
    makers = apps.get_model("accounts", "User").objects.filter(pk=OuterRef("made_by"))
    rows.update(office_id=Subquery(makers.values("office")[:1]))
    mains = apps.get_model("accounts", "Office").objects.filter(region=OuterRef("region"))
    rows.update(office_id=Subquery(mains.order_by("-is_main", "position", "pk").values("pk")[:1]))


class Migration(migrations.Migration):
    dependencies = [("people", "0008_cards_are_kept_by_an_office")]

    operations = [
        migrations.RunPython(give_each_its_office, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "person",
            "office",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.office",
            ),
        ),
        migrations.AlterField(
            "personhistory",
            "office",
            models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.office",
            ),
        ),
    ]
