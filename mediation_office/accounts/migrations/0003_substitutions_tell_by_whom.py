import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_append_only"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="substitution",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="substitution",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="substitution",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="substitution",
            name="ended_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="substitution",
            name="named_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="substitutionhistory",
            name="ended_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="substitutionhistory",
            name="named_by",
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
            model_name="substitution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_substitutionhistory" ("absent_id", "ended_at", "ended_by_id", "from_on", "id", "named_by_id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substitute_id", "until_on") VALUES (NEW."absent_id", NEW."ended_at", NEW."ended_by_id", NEW."from_on", NEW."id", NEW."named_by_id", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."substitute_id", NEW."until_on"); RETURN NULL;',
                    hash="cf0bcb517089c5b1b1bcc15211030163b95355df",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_77126",
                    table="accounts_substitution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="substitution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "accounts_substitutionhistory" ("absent_id", "ended_at", "ended_by_id", "from_on", "id", "named_by_id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substitute_id", "until_on") VALUES (NEW."absent_id", NEW."ended_at", NEW."ended_by_id", NEW."from_on", NEW."id", NEW."named_by_id", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."substitute_id", NEW."until_on"); RETURN NULL;',
                    hash="39229067318fc7b5d7b2a8df5df92f81eb3d4761",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b22d0",
                    table="accounts_substitution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="substitution",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_substitutionhistory" ("absent_id", "ended_at", "ended_by_id", "from_on", "id", "named_by_id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substitute_id", "until_on") VALUES (OLD."absent_id", OLD."ended_at", OLD."ended_by_id", OLD."from_on", OLD."id", OLD."named_by_id", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."substitute_id", OLD."until_on"); RETURN NULL;',
                    hash="5598631f5dc942462fd0cc2fe9227b66c134d448",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cbc5b",
                    table="accounts_substitution",
                    when="AFTER",
                ),
            ),
        ),
    ]
