from django.db import migrations
from django.db.models import Exists, F, OuterRef, Q


def open_known_cards(apps, schema_editor):
    """Contacts of the card's own office, and those whose telephone stands on the card."""
    contacts = apps.get_model("people", "Contact").objects.filter(person__isnull=False)
    points = apps.get_model("people", "ContactPoint").objects.filter(is_retired=False)
    told = points.filter(thread=OuterRef(OuterRef("thread")), kind="phone")
    known = points.filter(
        person=OuterRef("person"), thread=None, value_index__in=told.values("value_index")
    )
    own = Q(person__made_by__office=F("office"))
    opened = contacts.filter(own | Exists(known)).values("pk")
    contacts.filter(pk__in=opened).update(opens_card=True)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_contacts_open_cards"), ("accounts", "0001_initial")]

    operations = [migrations.RunPython(open_known_cards, migrations.RunPython.noop, elidable=True)]
