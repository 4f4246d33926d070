import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


def unused(model):
    """The column stays for one release, empty in new rows; then it is dropped."""
    column = f'ALTER TABLE "cases_{model}" ALTER COLUMN "register_by_on"'
    return migrations.SeparateDatabaseAndState(
        [migrations.RunSQL(f"{column} DROP NOT NULL", f"{column} SET NOT NULL")],
        [migrations.RemoveField(model_name=model, name="register_by_on")],
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_says_being_handed_over"),
        ("terms", "0003_protect_parents"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(model_name="appeal", name="insert_insert"),
        pgtrigger.migrations.RemoveTrigger(model_name="appeal", name="update_update"),
        pgtrigger.migrations.RemoveTrigger(model_name="appeal", name="delete_delete"),
        unused("appeal"),
        unused("appealhistory"),
        migrations.AddField(
            model_name="appeal",
            name="register_clock",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="terms.clock",
            ),
        ),
        migrations.AddField(
            model_name="appealhistory",
            name="register_clock",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="terms.clock",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appeal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_appealhistory" ("about_id", "answer_clock_id", "answer_language", "authority", "authority_detail", "closed_on", "contact_id", "district_id", "filing_token", "has_danger", "id", "iin_index", "iin_is_wrong", "iin_stated", "kind", "language", "name_stated", "needs", "needs_language", "office_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarantine_reason", "received_at", "reference", "register_clock_id", "register_number", "register_year", "registered_at", "registered_by_id", "registered_late", "responsible_id", "screening", "search_key", "statement", "status", "subject", "thread", "topic_id", "track", "uuid", "wish") VALUES (NEW."about_id", NEW."answer_clock_id", NEW."answer_language", NEW."authority", NEW."authority_detail", NEW."closed_on", NEW."contact_id", NEW."district_id", NEW."filing_token", NEW."has_danger", NEW."id", NEW."iin_index", NEW."iin_is_wrong", NEW."iin_stated", NEW."kind", NEW."language", NEW."name_stated", NEW."needs", NEW."needs_language", NEW."office_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quarantine_reason", NEW."received_at", NEW."reference", NEW."register_clock_id", NEW."register_number", NEW."register_year", NEW."registered_at", NEW."registered_by_id", NEW."registered_late", NEW."responsible_id", NEW."screening", NEW."search_key", NEW."statement", NEW."status", NEW."subject", NEW."thread", NEW."topic_id", NEW."track", NEW."uuid", NEW."wish"); RETURN NULL;',
                    hash="09486f1efaf28e343f91481b24f1cc0dc226a796",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_77c6f",
                    table="cases_appeal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appeal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_appealhistory" ("about_id", "answer_clock_id", "answer_language", "authority", "authority_detail", "closed_on", "contact_id", "district_id", "filing_token", "has_danger", "id", "iin_index", "iin_is_wrong", "iin_stated", "kind", "language", "name_stated", "needs", "needs_language", "office_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarantine_reason", "received_at", "reference", "register_clock_id", "register_number", "register_year", "registered_at", "registered_by_id", "registered_late", "responsible_id", "screening", "search_key", "statement", "status", "subject", "thread", "topic_id", "track", "uuid", "wish") VALUES (NEW."about_id", NEW."answer_clock_id", NEW."answer_language", NEW."authority", NEW."authority_detail", NEW."closed_on", NEW."contact_id", NEW."district_id", NEW."filing_token", NEW."has_danger", NEW."id", NEW."iin_index", NEW."iin_is_wrong", NEW."iin_stated", NEW."kind", NEW."language", NEW."name_stated", NEW."needs", NEW."needs_language", NEW."office_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quarantine_reason", NEW."received_at", NEW."reference", NEW."register_clock_id", NEW."register_number", NEW."register_year", NEW."registered_at", NEW."registered_by_id", NEW."registered_late", NEW."responsible_id", NEW."screening", NEW."search_key", NEW."statement", NEW."status", NEW."subject", NEW."thread", NEW."topic_id", NEW."track", NEW."uuid", NEW."wish"); RETURN NULL;',
                    hash="19eb986b5640f6bb67da2d7e88ceccd87c1196ce",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cbd7a",
                    table="cases_appeal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appeal",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_appealhistory" ("about_id", "answer_clock_id", "answer_language", "authority", "authority_detail", "closed_on", "contact_id", "district_id", "filing_token", "has_danger", "id", "iin_index", "iin_is_wrong", "iin_stated", "kind", "language", "name_stated", "needs", "needs_language", "office_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarantine_reason", "received_at", "reference", "register_clock_id", "register_number", "register_year", "registered_at", "registered_by_id", "registered_late", "responsible_id", "screening", "search_key", "statement", "status", "subject", "thread", "topic_id", "track", "uuid", "wish") VALUES (OLD."about_id", OLD."answer_clock_id", OLD."answer_language", OLD."authority", OLD."authority_detail", OLD."closed_on", OLD."contact_id", OLD."district_id", OLD."filing_token", OLD."has_danger", OLD."id", OLD."iin_index", OLD."iin_is_wrong", OLD."iin_stated", OLD."kind", OLD."language", OLD."name_stated", OLD."needs", OLD."needs_language", OLD."office_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."quarantine_reason", OLD."received_at", OLD."reference", OLD."register_clock_id", OLD."register_number", OLD."register_year", OLD."registered_at", OLD."registered_by_id", OLD."registered_late", OLD."responsible_id", OLD."screening", OLD."search_key", OLD."statement", OLD."status", OLD."subject", OLD."thread", OLD."topic_id", OLD."track", OLD."uuid", OLD."wish"); RETURN NULL;',
                    hash="48c32f489dce41462fc535424eeeb9c2cadc4c55",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1e1ad",
                    table="cases_appeal",
                    when="AFTER",
                ),
            ),
        ),
    ]
