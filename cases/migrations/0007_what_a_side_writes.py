import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_notes_and_reopening"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="note",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="note",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="note",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="note",
            name="by_side",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="notehistory",
            name="by_side",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="note",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="notehistory",
            name="by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="note",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_notehistory" ("appeal_id", "at", "audience", "body", "by_id", "by_side", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "thread", "uuid") VALUES (NEW."appeal_id", NEW."at", NEW."audience", NEW."body", NEW."by_id", NEW."by_side", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."thread", NEW."uuid"); RETURN NULL;',
                    hash="d5aabe56a1a079efd89999bd03eb0ca36beedca8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_11671",
                    table="cases_note",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="note",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_notehistory" ("appeal_id", "at", "audience", "body", "by_id", "by_side", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "thread", "uuid") VALUES (NEW."appeal_id", NEW."at", NEW."audience", NEW."body", NEW."by_id", NEW."by_side", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."thread", NEW."uuid"); RETURN NULL;',
                    hash="61e819de1617a47588b4a539f07ce5033eb6fb2a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_98d44",
                    table="cases_note",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="note",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_notehistory" ("appeal_id", "at", "audience", "body", "by_id", "by_side", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "thread", "uuid") VALUES (OLD."appeal_id", OLD."at", OLD."audience", OLD."body", OLD."by_id", OLD."by_side", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."thread", OLD."uuid"); RETURN NULL;',
                    hash="49e593827f30a5fe9acdafb43b276f814f6be3b2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c56dc",
                    table="cases_note",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("by__isnull", True), ("by_side__isnull", True), _connector="XOR"
                ),
                name="note_has_one_author",
            ),
        ),
    ]
