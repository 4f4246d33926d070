import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_names_of_tables"),
        ("people", "0007_protect_parents"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="person",
            name="office",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.office",
            ),
        ),
        migrations.AddField(
            model_name="personhistory",
            name="office",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.office",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_personhistory" ("born_on", "code_word", "id", "iin", "iin_index", "language", "made_at", "made_by_id", "name", "needs", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "search_key", "sex", "uuid") VALUES (NEW."born_on", NEW."code_word", NEW."id", NEW."iin", NEW."iin_index", NEW."language", NEW."made_at", NEW."made_by_id", NEW."name", NEW."needs", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."search_key", NEW."sex", NEW."uuid"); RETURN NULL;',
                    hash="db192a3d9005d2c39a13e8b0bee01e519529884c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_65688",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_personhistory" ("born_on", "code_word", "id", "iin", "iin_index", "language", "made_at", "made_by_id", "name", "needs", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "search_key", "sex", "uuid") VALUES (NEW."born_on", NEW."code_word", NEW."id", NEW."iin", NEW."iin_index", NEW."language", NEW."made_at", NEW."made_by_id", NEW."name", NEW."needs", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."search_key", NEW."sex", NEW."uuid"); RETURN NULL;',
                    hash="3369327317a9a86ad1112175b38f1ad6ecec02d6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_de829",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_personhistory" ("born_on", "code_word", "id", "iin", "iin_index", "language", "made_at", "made_by_id", "name", "needs", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "search_key", "sex", "uuid") VALUES (OLD."born_on", OLD."code_word", OLD."id", OLD."iin", OLD."iin_index", OLD."language", OLD."made_at", OLD."made_by_id", OLD."name", OLD."needs", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."search_key", OLD."sex", OLD."uuid"); RETURN NULL;',
                    hash="a922dc5812ebf3de554a936e83b929742ee65d2d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2ca2d",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
    ]
