import uuid

import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import mediation_office.people.models
import mediation_office.sealing


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("documents", "0001_initial"),
        ("people", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("terms", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("thread", models.UUIDField(db_index=True)),
                ("side", models.PositiveSmallIntegerField(default=1)),
                ("given", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("language", models.CharField(max_length=2)),
                ("scope", models.JSONField(default=dict)),
                ("evidence", models.CharField(max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name="Access",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("thread", models.UUIDField(db_index=True)),
                ("reference", models.CharField(max_length=16)),
                ("side", models.PositiveSmallIntegerField(default=1)),
                ("code_hash", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("reference", "side"),
                        name="one_code_a_side",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("thread", models.UUIDField()),
                ("reference", models.CharField(max_length=16)),
                ("side", models.PositiveSmallIntegerField(default=1)),
                ("code_hash", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
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
                        to="cases.access",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "reference",
                    models.CharField(max_length=16, unique=True, verbose_name="reference"),
                ),
                ("thread", models.UUIDField(unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("quarantined", "to be looked at"),
                            ("received", "accepted"),
                            ("registered", "registered"),
                            ("in-progress", "in progress"),
                            ("answered", "answered"),
                            ("redirected", "redirected"),
                            ("returned", "returned"),
                            ("terminated", "terminated"),
                            ("withdrawn", "withdrawn"),
                            ("forwarded", "passed on at once"),
                            ("spam", "not an appeal"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("quarantine_reason", models.CharField(blank=True, max_length=40)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("statement", "statement"),
                            ("complaint", "complaint"),
                            ("message", "message"),
                            ("proposal", "proposal"),
                            ("response", "response"),
                            ("inquiry", "inquiry"),
                            ("mediation", "request for mediation"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "track",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("code", "appeal under the Code"),
                            ("mediation", "request for mediation"),
                            ("both", "appeal and request for mediation"),
                        ],
                        max_length=10,
                        verbose_name="track",
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="language of the appeal")),
                (
                    "answer_language",
                    models.CharField(max_length=2, verbose_name="language of the answer"),
                ),
                (
                    "filing_token",
                    models.CharField(editable=False, max_length=64, null=True, unique=True),
                ),
                ("received_at", models.DateTimeField(verbose_name="received")),
                (
                    "name_stated",
                    models.CharField(blank=True, max_length=300, verbose_name="name as stated"),
                ),
                (
                    "search_key",
                    mediation_office.people.models.SearchKeyField(
                        blank=True, default="", editable=False, max_length=300, of="name_stated"
                    ),
                ),
                (
                    "iin_stated",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.appeal.iin_stated",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="IIN as stated",
                    ),
                ),
                (
                    "iin_index",
                    mediation_office.sealing.BlindIndexField(
                        blank=True,
                        db_index=True,
                        default="",
                        editable=False,
                        fold=mediation_office.sealing.fold_text,
                        max_length=40,
                        of="iin_stated",
                        purpose="iin",
                    ),
                ),
                ("iin_is_wrong", models.BooleanField(default=False)),
                (
                    "statement",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.appeal.statement",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="what happened",
                    ),
                ),
                (
                    "wish",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.appeal.wish",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="what is asked for",
                    ),
                ),
                (
                    "authority",
                    models.CharField(
                        choices=[
                            ("self", "for myself"),
                            ("parent", "as a parent or guardian"),
                            ("lawyer", "as a lawyer"),
                            ("proxy", "by a power of attorney"),
                            ("organisation", "for an organisation"),
                            ("other", "otherwise"),
                        ],
                        default="self",
                        max_length=12,
                        verbose_name="written",
                    ),
                ),
                (
                    "authority_detail",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.appeal.authority_detail",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="by what right",
                    ),
                ),
                ("needs", models.CharField(blank=True, max_length=80, verbose_name="needs")),
                (
                    "needs_language",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="language of the interpreter"
                    ),
                ),
                ("has_danger", models.BooleanField(default=False, verbose_name="speaks of danger")),
                (
                    "subject",
                    models.CharField(blank=True, max_length=160, verbose_name="short subject"),
                ),
                ("registered_at", models.DateTimeField(null=True)),
                ("registered_late", models.BooleanField(default=False)),
                ("register_by_on", models.DateField(verbose_name="to be registered by")),
                ("register_year", models.PositiveSmallIntegerField(null=True)),
                ("register_number", models.PositiveIntegerField(null=True)),
                ("screening", models.JSONField(default=dict)),
                ("closed_on", models.DateField(null=True)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="cases.appeal",
                    ),
                ),
                (
                    "answer_clock",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="terms.clock",
                    ),
                ),
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeal",
                        to="people.contact",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="accounts.district",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals",
                        to="accounts.office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals",
                        to="people.person",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="people.topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "appeal",
                "verbose_name_plural": "appeals",
                "ordering": ["-received_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="MatterEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("thread", models.UUIDField(db_index=True)),
                ("code", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("by_side", models.PositiveSmallIntegerField(null=True)),
                ("from_status", models.CharField(blank=True, max_length=30)),
                ("to_status", models.CharField(blank=True, max_length=30)),
                ("reason_code", models.CharField(blank=True, max_length=60)),
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
                ("data", models.JSONField(default=dict)),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="cases.appeal",
                    ),
                ),
                (
                    "by",
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
                "ordering": ["at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AppealHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("reference", models.CharField(max_length=16, verbose_name="reference")),
                ("thread", models.UUIDField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("quarantined", "to be looked at"),
                            ("received", "accepted"),
                            ("registered", "registered"),
                            ("in-progress", "in progress"),
                            ("answered", "answered"),
                            ("redirected", "redirected"),
                            ("returned", "returned"),
                            ("terminated", "terminated"),
                            ("withdrawn", "withdrawn"),
                            ("forwarded", "passed on at once"),
                            ("spam", "not an appeal"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("quarantine_reason", models.CharField(blank=True, max_length=40)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("statement", "statement"),
                            ("complaint", "complaint"),
                            ("message", "message"),
                            ("proposal", "proposal"),
                            ("response", "response"),
                            ("inquiry", "inquiry"),
                            ("mediation", "request for mediation"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "track",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("code", "appeal under the Code"),
                            ("mediation", "request for mediation"),
                            ("both", "appeal and request for mediation"),
                        ],
                        max_length=10,
                        verbose_name="track",
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="language of the appeal")),
                (
                    "answer_language",
                    models.CharField(max_length=2, verbose_name="language of the answer"),
                ),
                ("filing_token", models.CharField(editable=False, max_length=64, null=True)),
                ("received_at", models.DateTimeField(verbose_name="received")),
                (
                    "name_stated",
                    models.CharField(blank=True, max_length=300, verbose_name="name as stated"),
                ),
                (
                    "search_key",
                    mediation_office.people.models.SearchKeyField(
                        blank=True, default="", editable=False, max_length=300, of="name_stated"
                    ),
                ),
                (
                    "iin_stated",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.appeal.iin_stated",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="IIN as stated",
                    ),
                ),
                (
                    "iin_index",
                    mediation_office.sealing.BlindIndexField(
                        blank=True,
                        db_index=True,
                        default="",
                        editable=False,
                        fold=mediation_office.sealing.fold_text,
                        max_length=40,
                        of="iin_stated",
                        purpose="iin",
                    ),
                ),
                ("iin_is_wrong", models.BooleanField(default=False)),
                (
                    "statement",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.appeal.statement",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="what happened",
                    ),
                ),
                (
                    "wish",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.appeal.wish",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="what is asked for",
                    ),
                ),
                (
                    "authority",
                    models.CharField(
                        choices=[
                            ("self", "for myself"),
                            ("parent", "as a parent or guardian"),
                            ("lawyer", "as a lawyer"),
                            ("proxy", "by a power of attorney"),
                            ("organisation", "for an organisation"),
                            ("other", "otherwise"),
                        ],
                        default="self",
                        max_length=12,
                        verbose_name="written",
                    ),
                ),
                (
                    "authority_detail",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.appeal.authority_detail",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="by what right",
                    ),
                ),
                ("needs", models.CharField(blank=True, max_length=80, verbose_name="needs")),
                (
                    "needs_language",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="language of the interpreter"
                    ),
                ),
                ("has_danger", models.BooleanField(default=False, verbose_name="speaks of danger")),
                (
                    "subject",
                    models.CharField(blank=True, max_length=160, verbose_name="short subject"),
                ),
                ("registered_at", models.DateTimeField(null=True)),
                ("registered_late", models.BooleanField(default=False)),
                ("register_by_on", models.DateField(verbose_name="to be registered by")),
                ("register_year", models.PositiveSmallIntegerField(null=True)),
                ("register_number", models.PositiveIntegerField(null=True)),
                ("screening", models.JSONField(default=dict)),
                ("closed_on", models.DateField(null=True)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.appeal",
                    ),
                ),
                (
                    "answer_clock",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="terms.clock",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.contact",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.district",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
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
                        to="cases.appeal",
                    ),
                ),
                (
                    "registered_by",
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
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.topic",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConsentHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("thread", models.UUIDField()),
                ("side", models.PositiveSmallIntegerField(default=1)),
                ("given", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("language", models.CharField(max_length=2)),
                ("scope", models.JSONField(default=dict)),
                ("evidence", models.CharField(max_length=60)),
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
                        to="cases.consent",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("thread", models.UUIDField()),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("clarify", "ask for what is missing"),
                            ("redirect", "pass on to the competent body"),
                            ("return", "return"),
                            ("terminate", "terminate"),
                            ("extend", "extend the term"),
                            ("hearing", "hearing"),
                            ("file-access", "access to the file"),
                            ("withdraw", "withdrawal"),
                            ("recuse", "recusal"),
                            ("forward", "pass on a crime or threat"),
                            ("answer", "answer"),
                            ("reopen", "reopening"),
                        ],
                        max_length=12,
                        verbose_name="move",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done"), ("dropped", "dropped")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("reason_code", models.CharField(blank=True, max_length=60, verbose_name="reason")),
                (
                    "reason",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.move.reason",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="reason in words",
                    ),
                ),
                ("until_on", models.DateField(null=True)),
                ("at", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="cases.appeal",
                    ),
                ),
                (
                    "clock",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="terms.clock",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="move",
                        to="documents.paper",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="MoveHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("thread", models.UUIDField()),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("clarify", "ask for what is missing"),
                            ("redirect", "pass on to the competent body"),
                            ("return", "return"),
                            ("terminate", "terminate"),
                            ("extend", "extend the term"),
                            ("hearing", "hearing"),
                            ("file-access", "access to the file"),
                            ("withdraw", "withdrawal"),
                            ("recuse", "recusal"),
                            ("forward", "pass on a crime or threat"),
                            ("answer", "answer"),
                            ("reopen", "reopening"),
                        ],
                        max_length=12,
                        verbose_name="move",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done"), ("dropped", "dropped")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("reason_code", models.CharField(blank=True, max_length=60, verbose_name="reason")),
                (
                    "reason",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.move.reason",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="reason in words",
                    ),
                ),
                ("until_on", models.DateField(null=True)),
                ("at", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "appeal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.appeal",
                    ),
                ),
                (
                    "clock",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="terms.clock",
                    ),
                ),
                (
                    "made_by",
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
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="documents.paper",
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
                        to="cases.move",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("thread", models.UUIDField()),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("office", "Office"),
                            ("side-1", "Side 1"),
                            ("side-2", "Side 2"),
                            ("sides", "Sides"),
                        ],
                        max_length=10,
                        verbose_name="who reads it",
                    ),
                ),
                (
                    "body",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.note.body",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="text",
                    ),
                ),
                ("by_side", models.PositiveSmallIntegerField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="cases.appeal",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="NoteHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("thread", models.UUIDField()),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("office", "Office"),
                            ("side-1", "Side 1"),
                            ("side-2", "Side 2"),
                            ("sides", "Sides"),
                        ],
                        max_length=10,
                        verbose_name="who reads it",
                    ),
                ),
                (
                    "body",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.note.body",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="text",
                    ),
                ),
                ("by_side", models.PositiveSmallIntegerField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "appeal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.appeal",
                    ),
                ),
                (
                    "by",
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
                        to="cases.note",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatedParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("thread", models.UUIDField()),
                ("side", models.PositiveSmallIntegerField()),
                ("role", models.CharField(max_length=20, verbose_name="role")),
                (
                    "name",
                    models.CharField(blank=True, max_length=300, verbose_name="name as stated"),
                ),
                (
                    "search_key",
                    mediation_office.people.models.SearchKeyField(
                        blank=True, default="", editable=False, max_length=300, of="name"
                    ),
                ),
                (
                    "reach",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.statedparty.reach",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="how to reach them",
                    ),
                ),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="cases.appeal",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "stated parties",
            },
        ),
        migrations.CreateModel(
            name="StatedPartyHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("thread", models.UUIDField()),
                ("side", models.PositiveSmallIntegerField()),
                ("role", models.CharField(max_length=20, verbose_name="role")),
                (
                    "name",
                    models.CharField(blank=True, max_length=300, verbose_name="name as stated"),
                ),
                (
                    "search_key",
                    mediation_office.people.models.SearchKeyField(
                        blank=True, default="", editable=False, max_length=300, of="name"
                    ),
                ),
                (
                    "reach",
                    mediation_office.sealing.SealedTextField(
                        binding="cases.statedparty.reach",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="how to reach them",
                    ),
                ),
                (
                    "appeal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.appeal",
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
                        to="cases.statedparty",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="access",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_accesshistory" ("code_hash", "id", "issued_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "replaced_at", "side", "thread") VALUES (NEW."code_hash", NEW."id", NEW."issued_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."replaced_at", NEW."side", NEW."thread"); RETURN NULL;',
                    hash="4550ea0097239d2fb838e27d5bb47ad0e0ddaca3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e7f45",
                    table="cases_access",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="access",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_accesshistory" ("code_hash", "id", "issued_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "replaced_at", "side", "thread") VALUES (NEW."code_hash", NEW."id", NEW."issued_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."replaced_at", NEW."side", NEW."thread"); RETURN NULL;',
                    hash="5db2b008f9413fbaab47ab88518ebce30544a9dd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_324a7",
                    table="cases_access",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="access",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_accesshistory" ("code_hash", "id", "issued_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "replaced_at", "side", "thread") VALUES (OLD."code_hash", OLD."id", OLD."issued_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."replaced_at", OLD."side", OLD."thread"); RETURN NULL;',
                    hash="0d0f4e157f81ea6495e92fa1d0cea2a01d11c3fa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e4e6e",
                    table="cases_access",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_consenthistory" ("at", "evidence", "given", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "side", "thread") VALUES (NEW."at", NEW."evidence", NEW."given", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scope", NEW."side", NEW."thread"); RETURN NULL;',
                    hash="89bb77a620807f48f8a16c7a1bdeb9e9394fe7e7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d4098",
                    table="cases_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_consenthistory" ("at", "evidence", "given", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "side", "thread") VALUES (NEW."at", NEW."evidence", NEW."given", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scope", NEW."side", NEW."thread"); RETURN NULL;',
                    hash="2c84a1d72d2f162a39d8f43444db4ce8f14bb01c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8a7aa",
                    table="cases_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_consenthistory" ("at", "evidence", "given", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "side", "thread") VALUES (OLD."at", OLD."evidence", OLD."given", OLD."id", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."scope", OLD."side", OLD."thread"); RETURN NULL;',
                    hash="b24efe074be6044242fb97bd67c012d655a5f37c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_af72a",
                    table="cases_consent",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                fields=["office", "status", "received_at"], name="cases_appea_office__ac61ea_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                fields=["office", "-received_at"], name="cases_appea_office__b46c77_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search_key"], name="appeal_trgm", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.UniqueConstraint(
                fields=("office", "register_year", "register_number"), name="register_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        (
                            "answered",
                            "redirected",
                            "returned",
                            "terminated",
                            "withdrawn",
                            "forwarded",
                            "spam",
                        ),
                    ),
                    ("closed_on__isnull", True),
                    _connector="XOR",
                ),
                name="appeal_closed_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("registered_at__isnull", True),
                    ("register_number__isnull", False),
                    _connector="XOR",
                ),
                name="appeal_registered_has_a_number",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appeal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_appealhistory" ("about_id", "answer_clock_id", "answer_language", "authority", "authority_detail", "closed_on", "contact_id", "district_id", "filing_token", "has_danger", "id", "iin_index", "iin_is_wrong", "iin_stated", "kind", "language", "name_stated", "needs", "needs_language", "office_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarantine_reason", "received_at", "reference", "register_by_on", "register_number", "register_year", "registered_at", "registered_by_id", "registered_late", "responsible_id", "screening", "search_key", "statement", "status", "subject", "thread", "topic_id", "track", "uuid", "wish") VALUES (NEW."about_id", NEW."answer_clock_id", NEW."answer_language", NEW."authority", NEW."authority_detail", NEW."closed_on", NEW."contact_id", NEW."district_id", NEW."filing_token", NEW."has_danger", NEW."id", NEW."iin_index", NEW."iin_is_wrong", NEW."iin_stated", NEW."kind", NEW."language", NEW."name_stated", NEW."needs", NEW."needs_language", NEW."office_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quarantine_reason", NEW."received_at", NEW."reference", NEW."register_by_on", NEW."register_number", NEW."register_year", NEW."registered_at", NEW."registered_by_id", NEW."registered_late", NEW."responsible_id", NEW."screening", NEW."search_key", NEW."statement", NEW."status", NEW."subject", NEW."thread", NEW."topic_id", NEW."track", NEW."uuid", NEW."wish"); RETURN NULL;',
                    hash="f6474f355045c67cc1fdf79b6c03e6f48fe81016",
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
                    func='INSERT INTO "cases_appealhistory" ("about_id", "answer_clock_id", "answer_language", "authority", "authority_detail", "closed_on", "contact_id", "district_id", "filing_token", "has_danger", "id", "iin_index", "iin_is_wrong", "iin_stated", "kind", "language", "name_stated", "needs", "needs_language", "office_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarantine_reason", "received_at", "reference", "register_by_on", "register_number", "register_year", "registered_at", "registered_by_id", "registered_late", "responsible_id", "screening", "search_key", "statement", "status", "subject", "thread", "topic_id", "track", "uuid", "wish") VALUES (NEW."about_id", NEW."answer_clock_id", NEW."answer_language", NEW."authority", NEW."authority_detail", NEW."closed_on", NEW."contact_id", NEW."district_id", NEW."filing_token", NEW."has_danger", NEW."id", NEW."iin_index", NEW."iin_is_wrong", NEW."iin_stated", NEW."kind", NEW."language", NEW."name_stated", NEW."needs", NEW."needs_language", NEW."office_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quarantine_reason", NEW."received_at", NEW."reference", NEW."register_by_on", NEW."register_number", NEW."register_year", NEW."registered_at", NEW."registered_by_id", NEW."registered_late", NEW."responsible_id", NEW."screening", NEW."search_key", NEW."statement", NEW."status", NEW."subject", NEW."thread", NEW."topic_id", NEW."track", NEW."uuid", NEW."wish"); RETURN NULL;',
                    hash="8ec4605c3baf774df2c3638da690ab0d73215f74",
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
                    func='INSERT INTO "cases_appealhistory" ("about_id", "answer_clock_id", "answer_language", "authority", "authority_detail", "closed_on", "contact_id", "district_id", "filing_token", "has_danger", "id", "iin_index", "iin_is_wrong", "iin_stated", "kind", "language", "name_stated", "needs", "needs_language", "office_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarantine_reason", "received_at", "reference", "register_by_on", "register_number", "register_year", "registered_at", "registered_by_id", "registered_late", "responsible_id", "screening", "search_key", "statement", "status", "subject", "thread", "topic_id", "track", "uuid", "wish") VALUES (OLD."about_id", OLD."answer_clock_id", OLD."answer_language", OLD."authority", OLD."authority_detail", OLD."closed_on", OLD."contact_id", OLD."district_id", OLD."filing_token", OLD."has_danger", OLD."id", OLD."iin_index", OLD."iin_is_wrong", OLD."iin_stated", OLD."kind", OLD."language", OLD."name_stated", OLD."needs", OLD."needs_language", OLD."office_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."quarantine_reason", OLD."received_at", OLD."reference", OLD."register_by_on", OLD."register_number", OLD."register_year", OLD."registered_at", OLD."registered_by_id", OLD."registered_late", OLD."responsible_id", OLD."screening", OLD."search_key", OLD."statement", OLD."status", OLD."subject", OLD."thread", OLD."topic_id", OLD."track", OLD."uuid", OLD."wish"); RETURN NULL;',
                    hash="bd09ebb4c8a031da8c9ee31766bf0cd61696b267",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1e1ad",
                    table="cases_appeal",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="matterevent",
            index=models.Index(
                fields=["office", "code", "at"], name="cases_matte_office__aba52e_idx"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="move",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_movehistory" ("appeal_id", "at", "clock_id", "code", "done_at", "id", "made_at", "made_by_id", "organisation_id", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reason_code", "state", "thread", "until_on", "uuid") VALUES (NEW."appeal_id", NEW."at", NEW."clock_id", NEW."code", NEW."done_at", NEW."id", NEW."made_at", NEW."made_by_id", NEW."organisation_id", NEW."paper_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."reason_code", NEW."state", NEW."thread", NEW."until_on", NEW."uuid"); RETURN NULL;',
                    hash="682cf2a27b0dbc3b4e590df7efd1c52c5b8a7f1c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cf07f",
                    table="cases_move",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="move",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_movehistory" ("appeal_id", "at", "clock_id", "code", "done_at", "id", "made_at", "made_by_id", "organisation_id", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reason_code", "state", "thread", "until_on", "uuid") VALUES (NEW."appeal_id", NEW."at", NEW."clock_id", NEW."code", NEW."done_at", NEW."id", NEW."made_at", NEW."made_by_id", NEW."organisation_id", NEW."paper_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."reason_code", NEW."state", NEW."thread", NEW."until_on", NEW."uuid"); RETURN NULL;',
                    hash="5ac46897ce0f99bafe746344fe9700a175d73561",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bfb8f",
                    table="cases_move",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="move",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_movehistory" ("appeal_id", "at", "clock_id", "code", "done_at", "id", "made_at", "made_by_id", "organisation_id", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reason_code", "state", "thread", "until_on", "uuid") VALUES (OLD."appeal_id", OLD."at", OLD."clock_id", OLD."code", OLD."done_at", OLD."id", OLD."made_at", OLD."made_by_id", OLD."organisation_id", OLD."paper_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."reason_code", OLD."state", OLD."thread", OLD."until_on", OLD."uuid"); RETURN NULL;',
                    hash="375ac443a77a555725dacdb65678abef55772b42",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_96294",
                    table="cases_move",
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
        migrations.AddIndex(
            model_name="statedparty",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search_key"], name="statedparty_trgm", opclasses=["gin_trgm_ops"]
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statedparty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_statedpartyhistory" ("appeal_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "role", "search_key", "side", "thread", "uuid") VALUES (NEW."appeal_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reach", NEW."role", NEW."search_key", NEW."side", NEW."thread", NEW."uuid"); RETURN NULL;',
                    hash="eff04b6d2d2847743f39dd815d99e26fdd46f218",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3ab27",
                    table="cases_statedparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statedparty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_statedpartyhistory" ("appeal_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "role", "search_key", "side", "thread", "uuid") VALUES (NEW."appeal_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reach", NEW."role", NEW."search_key", NEW."side", NEW."thread", NEW."uuid"); RETURN NULL;',
                    hash="c6ef22ee6a01d987c22ac352ca6555e2eda7ef13",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_041af",
                    table="cases_statedparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statedparty",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_statedpartyhistory" ("appeal_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "role", "search_key", "side", "thread", "uuid") VALUES (OLD."appeal_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reach", OLD."role", OLD."search_key", OLD."side", OLD."thread", OLD."uuid"); RETURN NULL;',
                    hash="c1bbcb8d12825e1a60acabb9e3babcb049d9836f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_18431",
                    table="cases_statedparty",
                    when="AFTER",
                ),
            ),
        ),
    ]
