import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import mediation_office.sealing


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("thread", models.UUIDField(db_index=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answer", "answer to an appeal"),
                            ("clarification", "request for what is missing"),
                            ("redirect", "notice of passing on"),
                            ("return", "return of an appeal"),
                            ("termination", "termination of an appeal"),
                            ("extension", "extension of the term"),
                            ("hearing", "notice of a hearing"),
                            ("forward", "report of a crime or threat passed on"),
                            ("recusal", "decision on a recusal"),
                            ("withdrawal", "withdrawal taken to note"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("reference", models.CharField(max_length=16)),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                (
                    "addressee",
                    mediation_office.sealing.SealedTextField(
                        binding="documents.paper.addressee",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="addressee",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=200, verbose_name="subject")),
                (
                    "body",
                    mediation_office.sealing.SealedTextField(
                        binding="documents.paper.body",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="text",
                    ),
                ),
                (
                    "body_other",
                    mediation_office.sealing.SealedTextField(
                        binding="documents.paper.body_other",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="text in the second language",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("to-sign", "awaiting signature"),
                            ("signed", "signed"),
                            ("sent", "sent"),
                            ("dropped", "dropped"),
                        ],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("drafted_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(null=True)),
                (
                    "remark",
                    mediation_office.sealing.SealedTextField(
                        binding="documents.paper.remark",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="remark of the head",
                    ),
                ),
                ("signed_at", models.DateTimeField(null=True)),
                ("signatory", models.CharField(blank=True, max_length=200)),
                ("signatory_position_kk", models.CharField(blank=True, max_length=120)),
                ("signatory_position_ru", models.CharField(blank=True, max_length=120)),
                ("signatory_position_en", models.CharField(blank=True, max_length=120)),
                ("is_signed_by_substitute", models.BooleanField(default=False)),
                ("letterhead", models.JSONField(default=dict)),
                ("outgoing_year", models.PositiveSmallIntegerField(null=True)),
                ("outgoing_number", models.PositiveIntegerField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="accounts.office",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["drafted_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("thread", models.UUIDField(db_index=True)),
                (
                    "name",
                    mediation_office.sealing.SealedTextField(
                        binding="documents.storedfile.name",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="name",
                    ),
                ),
                ("content_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[("ready", "checked"), ("quarantined", "in quarantine")],
                        default="ready",
                        max_length=12,
                    ),
                ),
                ("state_reason", models.CharField(blank=True, max_length=60)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("office", "Office"),
                            ("side-1", "Side 1"),
                            ("side-2", "Side 2"),
                            ("sides", "Sides"),
                        ],
                        default="office",
                        max_length=10,
                    ),
                ),
                ("purpose", models.CharField(max_length=30)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "ordering": ["added_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="PaperHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("thread", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answer", "answer to an appeal"),
                            ("clarification", "request for what is missing"),
                            ("redirect", "notice of passing on"),
                            ("return", "return of an appeal"),
                            ("termination", "termination of an appeal"),
                            ("extension", "extension of the term"),
                            ("hearing", "notice of a hearing"),
                            ("forward", "report of a crime or threat passed on"),
                            ("recusal", "decision on a recusal"),
                            ("withdrawal", "withdrawal taken to note"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("reference", models.CharField(max_length=16)),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                (
                    "addressee",
                    mediation_office.sealing.SealedTextField(
                        binding="documents.paper.addressee",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="addressee",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=200, verbose_name="subject")),
                (
                    "body",
                    mediation_office.sealing.SealedTextField(
                        binding="documents.paper.body",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="text",
                    ),
                ),
                (
                    "body_other",
                    mediation_office.sealing.SealedTextField(
                        binding="documents.paper.body_other",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="text in the second language",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("to-sign", "awaiting signature"),
                            ("signed", "signed"),
                            ("sent", "sent"),
                            ("dropped", "dropped"),
                        ],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("drafted_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(null=True)),
                (
                    "remark",
                    mediation_office.sealing.SealedTextField(
                        binding="documents.paper.remark",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="remark of the head",
                    ),
                ),
                ("signed_at", models.DateTimeField(null=True)),
                ("signatory", models.CharField(blank=True, max_length=200)),
                ("signatory_position_kk", models.CharField(blank=True, max_length=120)),
                ("signatory_position_ru", models.CharField(blank=True, max_length=120)),
                ("signatory_position_en", models.CharField(blank=True, max_length=120)),
                ("is_signed_by_substitute", models.BooleanField(default=False)),
                ("letterhead", models.JSONField(default=dict)),
                ("outgoing_year", models.PositiveSmallIntegerField(null=True)),
                ("outgoing_number", models.PositiveIntegerField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "drafted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        to="documents.paper",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signed_scan",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="documents.storedfile",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="paper",
            name="signed_scan",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(
                fields=["office", "state", "submitted_at"], name="documents_p_office__ea8092_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                fields=("office", "outgoing_year", "outgoing_number"), name="outgoing_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["signed", "sent"]), ("signed_at__isnull", True), _connector="XOR"
                ),
                name="paper_signed_has_a_day",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paper",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "documents_paperhistory" ("addressee", "body", "body_other", "drafted_at", "drafted_by_id", "id", "is_signed_by_substitute", "kind", "language", "letterhead", "office_id", "outgoing_number", "outgoing_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "remark", "sent_at", "signatory", "signatory_position_en", "signatory_position_kk", "signatory_position_ru", "signed_at", "signed_by_id", "signed_scan_id", "state", "subject", "submitted_at", "thread", "uuid") VALUES (NEW."addressee", NEW."body", NEW."body_other", NEW."drafted_at", NEW."drafted_by_id", NEW."id", NEW."is_signed_by_substitute", NEW."kind", NEW."language", NEW."letterhead", NEW."office_id", NEW."outgoing_number", NEW."outgoing_year", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."remark", NEW."sent_at", NEW."signatory", NEW."signatory_position_en", NEW."signatory_position_kk", NEW."signatory_position_ru", NEW."signed_at", NEW."signed_by_id", NEW."signed_scan_id", NEW."state", NEW."subject", NEW."submitted_at", NEW."thread", NEW."uuid"); RETURN NULL;',
                    hash="5ce8d1e40fd68f7def03acf5c6195eef3168e3bd",
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
                    func='INSERT INTO "documents_paperhistory" ("addressee", "body", "body_other", "drafted_at", "drafted_by_id", "id", "is_signed_by_substitute", "kind", "language", "letterhead", "office_id", "outgoing_number", "outgoing_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "remark", "sent_at", "signatory", "signatory_position_en", "signatory_position_kk", "signatory_position_ru", "signed_at", "signed_by_id", "signed_scan_id", "state", "subject", "submitted_at", "thread", "uuid") VALUES (NEW."addressee", NEW."body", NEW."body_other", NEW."drafted_at", NEW."drafted_by_id", NEW."id", NEW."is_signed_by_substitute", NEW."kind", NEW."language", NEW."letterhead", NEW."office_id", NEW."outgoing_number", NEW."outgoing_year", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."remark", NEW."sent_at", NEW."signatory", NEW."signatory_position_en", NEW."signatory_position_kk", NEW."signatory_position_ru", NEW."signed_at", NEW."signed_by_id", NEW."signed_scan_id", NEW."state", NEW."subject", NEW."submitted_at", NEW."thread", NEW."uuid"); RETURN NULL;',
                    hash="2ab59de488917fe7ea1fd53fc181819841c06be1",
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
                    func='INSERT INTO "documents_paperhistory" ("addressee", "body", "body_other", "drafted_at", "drafted_by_id", "id", "is_signed_by_substitute", "kind", "language", "letterhead", "office_id", "outgoing_number", "outgoing_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "remark", "sent_at", "signatory", "signatory_position_en", "signatory_position_kk", "signatory_position_ru", "signed_at", "signed_by_id", "signed_scan_id", "state", "subject", "submitted_at", "thread", "uuid") VALUES (OLD."addressee", OLD."body", OLD."body_other", OLD."drafted_at", OLD."drafted_by_id", OLD."id", OLD."is_signed_by_substitute", OLD."kind", OLD."language", OLD."letterhead", OLD."office_id", OLD."outgoing_number", OLD."outgoing_year", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."remark", OLD."sent_at", OLD."signatory", OLD."signatory_position_en", OLD."signatory_position_kk", OLD."signatory_position_ru", OLD."signed_at", OLD."signed_by_id", OLD."signed_scan_id", OLD."state", OLD."subject", OLD."submitted_at", OLD."thread", OLD."uuid"); RETURN NULL;',
                    hash="158a05fca5b35e562928394ccc9880f06e7a4376",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bd046",
                    table="documents_paper",
                    when="AFTER",
                ),
            ),
        ),
    ]
