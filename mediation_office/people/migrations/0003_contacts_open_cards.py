import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_append_only"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="contact",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="contact",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="contact",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="contact",
            name="opens_card",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="contacthistory",
            name="opens_card",
            field=models.BooleanField(default=False, editable=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_contacthistory" ("at", "channel", "district_id", "form_token", "id", "is_anonymous", "language", "name_stated", "note", "office_id", "opens_card", "outcome", "outside_number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "reference", "referred_to_id", "search_key", "source_id", "taken_by_id", "thread", "topic_id", "uuid") VALUES (NEW."at", NEW."channel", NEW."district_id", NEW."form_token", NEW."id", NEW."is_anonymous", NEW."language", NEW."name_stated", NEW."note", NEW."office_id", NEW."opens_card", NEW."outcome", NEW."outside_number", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."reference", NEW."referred_to_id", NEW."search_key", NEW."source_id", NEW."taken_by_id", NEW."thread", NEW."topic_id", NEW."uuid"); RETURN NULL;',
                    hash="7b294dfd371b702145fda087e2307b43299efcde",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_58971",
                    table="people_contact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_contacthistory" ("at", "channel", "district_id", "form_token", "id", "is_anonymous", "language", "name_stated", "note", "office_id", "opens_card", "outcome", "outside_number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "reference", "referred_to_id", "search_key", "source_id", "taken_by_id", "thread", "topic_id", "uuid") VALUES (NEW."at", NEW."channel", NEW."district_id", NEW."form_token", NEW."id", NEW."is_anonymous", NEW."language", NEW."name_stated", NEW."note", NEW."office_id", NEW."opens_card", NEW."outcome", NEW."outside_number", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."reference", NEW."referred_to_id", NEW."search_key", NEW."source_id", NEW."taken_by_id", NEW."thread", NEW."topic_id", NEW."uuid"); RETURN NULL;',
                    hash="e395c335e67cb201921f6e8d95988108d294b077",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_daf96",
                    table="people_contact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_contacthistory" ("at", "channel", "district_id", "form_token", "id", "is_anonymous", "language", "name_stated", "note", "office_id", "opens_card", "outcome", "outside_number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "reference", "referred_to_id", "search_key", "source_id", "taken_by_id", "thread", "topic_id", "uuid") VALUES (OLD."at", OLD."channel", OLD."district_id", OLD."form_token", OLD."id", OLD."is_anonymous", OLD."language", OLD."name_stated", OLD."note", OLD."office_id", OLD."opens_card", OLD."outcome", OLD."outside_number", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."reference", OLD."referred_to_id", OLD."search_key", OLD."source_id", OLD."taken_by_id", OLD."thread", OLD."topic_id", OLD."uuid"); RETURN NULL;',
                    hash="59b7402e75aa2db1fd00ec9eff791c10d1d2764d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1f145",
                    table="people_contact",
                    when="AFTER",
                ),
            ),
        ),
    ]
