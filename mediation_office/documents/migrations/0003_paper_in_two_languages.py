import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import mediation_office.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_append_only"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="paper",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="paper",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="paper",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="paper",
            name="addressee_other",
            field=mediation_office.sealing.SealedTextField(
                binding="documents.paper.addressee_other",
                blank=True,
                default="",
                thread="thread",
                verbose_name="addressee in the second language",
            ),
        ),
        migrations.AddField(
            model_name="paper",
            name="subject_other",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="subject in the second language"
            ),
        ),
        migrations.AddField(
            model_name="paperhistory",
            name="addressee_other",
            field=mediation_office.sealing.SealedTextField(
                binding="documents.paper.addressee_other",
                blank=True,
                default="",
                thread="thread",
                verbose_name="addressee in the second language",
            ),
        ),
        migrations.AddField(
            model_name="paperhistory",
            name="subject_other",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="subject in the second language"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paper",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "documents_paperhistory" ("addressee", "addressee_other", "body", "body_other", "drafted_at", "drafted_by_id", "id", "is_signed_by_substitute", "kind", "language", "letterhead", "office_id", "outgoing_number", "outgoing_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "remark", "sent_at", "signatory", "signatory_position_en", "signatory_position_kk", "signatory_position_ru", "signed_at", "signed_by_id", "signed_scan_id", "state", "subject", "subject_other", "submitted_at", "thread", "uuid") VALUES (NEW."addressee", NEW."addressee_other", NEW."body", NEW."body_other", NEW."drafted_at", NEW."drafted_by_id", NEW."id", NEW."is_signed_by_substitute", NEW."kind", NEW."language", NEW."letterhead", NEW."office_id", NEW."outgoing_number", NEW."outgoing_year", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."remark", NEW."sent_at", NEW."signatory", NEW."signatory_position_en", NEW."signatory_position_kk", NEW."signatory_position_ru", NEW."signed_at", NEW."signed_by_id", NEW."signed_scan_id", NEW."state", NEW."subject", NEW."subject_other", NEW."submitted_at", NEW."thread", NEW."uuid"); RETURN NULL;',
                    hash="eb266ff075b08bf7cf097da7499c785b2369cc21",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_56845",
                    table="documents_paper",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paper",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "documents_paperhistory" ("addressee", "addressee_other", "body", "body_other", "drafted_at", "drafted_by_id", "id", "is_signed_by_substitute", "kind", "language", "letterhead", "office_id", "outgoing_number", "outgoing_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "remark", "sent_at", "signatory", "signatory_position_en", "signatory_position_kk", "signatory_position_ru", "signed_at", "signed_by_id", "signed_scan_id", "state", "subject", "subject_other", "submitted_at", "thread", "uuid") VALUES (NEW."addressee", NEW."addressee_other", NEW."body", NEW."body_other", NEW."drafted_at", NEW."drafted_by_id", NEW."id", NEW."is_signed_by_substitute", NEW."kind", NEW."language", NEW."letterhead", NEW."office_id", NEW."outgoing_number", NEW."outgoing_year", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."remark", NEW."sent_at", NEW."signatory", NEW."signatory_position_en", NEW."signatory_position_kk", NEW."signatory_position_ru", NEW."signed_at", NEW."signed_by_id", NEW."signed_scan_id", NEW."state", NEW."subject", NEW."subject_other", NEW."submitted_at", NEW."thread", NEW."uuid"); RETURN NULL;',
                    hash="f04260c1ed0528980a053fab9ef9a67f7fbed999",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3090c",
                    table="documents_paper",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paper",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "documents_paperhistory" ("addressee", "addressee_other", "body", "body_other", "drafted_at", "drafted_by_id", "id", "is_signed_by_substitute", "kind", "language", "letterhead", "office_id", "outgoing_number", "outgoing_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "remark", "sent_at", "signatory", "signatory_position_en", "signatory_position_kk", "signatory_position_ru", "signed_at", "signed_by_id", "signed_scan_id", "state", "subject", "subject_other", "submitted_at", "thread", "uuid") VALUES (OLD."addressee", OLD."addressee_other", OLD."body", OLD."body_other", OLD."drafted_at", OLD."drafted_by_id", OLD."id", OLD."is_signed_by_substitute", OLD."kind", OLD."language", OLD."letterhead", OLD."office_id", OLD."outgoing_number", OLD."outgoing_year", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."remark", OLD."sent_at", OLD."signatory", OLD."signatory_position_en", OLD."signatory_position_kk", OLD."signatory_position_ru", OLD."signed_at", OLD."signed_by_id", OLD."signed_scan_id", OLD."state", OLD."subject", OLD."subject_other", OLD."submitted_at", OLD."thread", OLD."uuid"); RETURN NULL;',
                    hash="144f26ebd4eb116d1add0d41c48daccce42c9703",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bd046",
                    table="documents_paper",
                    when="AFTER",
                ),
            ),
        ),
    ]
