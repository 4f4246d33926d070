from django.db import migrations


def remind_as_of_registrations(apps, schema_editor):
    """What was put aside is registered in the same time: each region has its rule for it too."""
    rules = apps.get_model("notices", "ReminderRule").objects
    for rule in rules.filter(code="register-today"):
        if not rules.filter(region=rule.region, code="look-at-today").exists():
            rule.pk, rule.code, rule.kind = None, "look-at-today", "quarantine-due"
            rule.save(force_insert=True)


class Migration(migrations.Migration):
    dependencies = [("notices", "0004_replan_changed_rules")]

    operations = [
        migrations.RunPython(remind_as_of_registrations, migrations.RunPython.noop, elidable=True),
    ]
