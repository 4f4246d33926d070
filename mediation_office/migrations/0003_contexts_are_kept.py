from django.db import migrations

from mediation_office.history import revoked


class Migration(migrations.Migration):
    """Who changed what, and on which page, is only added to.

    The history library writes the context of a request anew as it learns more, so updates stay
    possible; what a context said once, it says for good.
    """

    dependencies = [
        ("kernel", "0002_reference_sequences"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION kernel_context_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NOT NEW.metadata @> OLD.metadata THEN
                    RAISE EXCEPTION 'the context of a change is only added to'
                        USING ERRCODE = 'insufficient_privilege';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER context_is_kept BEFORE UPDATE ON pghistory_context
                FOR EACH ROW EXECUTE FUNCTION kernel_context_is_kept();
            """,
            """
            DROP TRIGGER context_is_kept ON pghistory_context;
            DROP FUNCTION kernel_context_is_kept();
            """,
        ),
        revoked("DELETE, TRUNCATE ON pghistory_context"),
    ]
