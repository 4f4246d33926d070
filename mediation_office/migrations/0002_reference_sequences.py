from django.db import migrations

LETTERS = ("a", "c", "m")


class Migration(migrations.Migration):
    """Numbers that references are made of.

    A sequence makes nobody wait: what its caller rolls back is a gap, and a reference tells no
    order anyway. The journal's own numbers stay with the locked counter.
    """

    dependencies = [("kernel", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "; ".join(f"CREATE SEQUENCE kernel_reference_{letter}" for letter in LETTERS),
            "; ".join(f"DROP SEQUENCE kernel_reference_{letter}" for letter in LETTERS),
        )
    ]
