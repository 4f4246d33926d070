import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("thread", models.UUIDField(db_index=True)),
                ("started_on", models.DateField()),
                ("due_on", models.DateField()),
                ("extended_to", models.DateField(blank=True, null=True)),
                ("extended_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "running"),
                            ("met", "met"),
                            ("cancelled", "no longer needed"),
                        ],
                        default="running",
                        max_length=10,
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clocks",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_kk", models.CharField(max_length=200, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=200, verbose_name="name in Russian")),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("code", models.SlugField(max_length=60, verbose_name="code")),
                ("length", models.PositiveSmallIntegerField(verbose_name="length")),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("working-days", "working days"),
                            ("calendar-days", "calendar days"),
                            ("months", "months"),
                            ("at-once", "at once"),
                        ],
                        max_length=14,
                        verbose_name="unit",
                    ),
                ),
                (
                    "on_day_off",
                    models.CharField(
                        choices=[
                            ("next-working-day", "moves to the next working day"),
                            ("stays", "stays on the day off"),
                        ],
                        max_length=16,
                        verbose_name="when it ends on a day off",
                    ),
                ),
                (
                    "start_event",
                    models.CharField(
                        choices=[
                            ("receipt", "receipt"),
                            ("registration", "registration"),
                            ("decision", "the decision"),
                            ("extension", "the decision to extend"),
                            ("request", "the request"),
                            ("notice", "the notice"),
                            ("hearing", "the hearing"),
                            ("minutes", "the minutes being given"),
                            ("cure-end", "the end of the time for filling gaps, or registration"),
                            ("knowledge", "learning of the act"),
                            ("sending", "sending"),
                            ("contract", "the mediation contract"),
                            ("term-end", "the end of the first term"),
                            ("suspension", "the court's ruling to suspend"),
                            ("announcement", "the announcement"),
                            ("withdrawal", "the withdrawal of consent"),
                            ("detection", "detection"),
                            ("transfer", "the transfer"),
                        ],
                        max_length=60,
                        verbose_name="starts with",
                    ),
                ),
                (
                    "legal_basis_kk",
                    models.CharField(max_length=300, verbose_name="legal basis in Kazakh"),
                ),
                (
                    "legal_basis_ru",
                    models.CharField(max_length=300, verbose_name="legal basis in Russian"),
                ),
                (
                    "legal_basis_en",
                    models.CharField(max_length=300, verbose_name="legal basis in English"),
                ),
                (
                    "is_verified",
                    models.BooleanField(default=False, verbose_name="read in the law's text"),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="accounts.region",
                    ),
                ),
            ],
            options={
                "ordering": ["code", "valid_from"],
            },
        ),
        migrations.CreateModel(
            name="ClockHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("thread", models.UUIDField()),
                ("started_on", models.DateField()),
                ("due_on", models.DateField()),
                ("extended_to", models.DateField(blank=True, null=True)),
                ("extended_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "running"),
                            ("met", "met"),
                            ("cancelled", "no longer needed"),
                        ],
                        default="running",
                        max_length=10,
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
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
                        to="terms.clock",
                    ),
                ),
                (
                    "extension",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="terms.term",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="terms.term",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="clock",
            name="extension",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="terms.term",
            ),
        ),
        migrations.AddField(
            model_name="clock",
            name="term",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="clocks", to="terms.term"
            ),
        ),
        migrations.CreateModel(
            name="Wait",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("thread", models.UUIDField(db_index=True)),
                (
                    "for_whom",
                    models.CharField(
                        choices=[
                            ("citizen", "the citizen"),
                            ("other-side", "the other side"),
                            ("body", "another body"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason_code", models.CharField(max_length=60)),
                ("since_on", models.DateField()),
                ("asked_until_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waits",
                        to="terms.clock",
                    ),
                ),
            ],
            options={
                "ordering": ["since_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="WaitHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("thread", models.UUIDField()),
                (
                    "for_whom",
                    models.CharField(
                        choices=[
                            ("citizen", "the citizen"),
                            ("other-side", "the other side"),
                            ("body", "another body"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason_code", models.CharField(max_length=60)),
                ("since_on", models.DateField()),
                ("asked_until_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                (
                    "clock",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="terms.clock",
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
                        to="terms.wait",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Day",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_kk", models.CharField(max_length=200, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=200, verbose_name="name in Russian")),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("date", models.DateField(verbose_name="day")),
                ("is_working", models.BooleanField(verbose_name="working day")),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="days",
                        to="accounts.region",
                    ),
                ),
            ],
            options={
                "ordering": ["date", "recorded_at"],
                "indexes": [
                    models.Index(
                        fields=["region", "date", "recorded_at"],
                        name="terms_day_region__35a80d_idx",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TermHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(max_length=200, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=200, verbose_name="name in Russian")),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("code", models.SlugField(db_index=False, max_length=60, verbose_name="code")),
                ("length", models.PositiveSmallIntegerField(verbose_name="length")),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("working-days", "working days"),
                            ("calendar-days", "calendar days"),
                            ("months", "months"),
                            ("at-once", "at once"),
                        ],
                        max_length=14,
                        verbose_name="unit",
                    ),
                ),
                (
                    "on_day_off",
                    models.CharField(
                        choices=[
                            ("next-working-day", "moves to the next working day"),
                            ("stays", "stays on the day off"),
                        ],
                        max_length=16,
                        verbose_name="when it ends on a day off",
                    ),
                ),
                (
                    "start_event",
                    models.CharField(
                        choices=[
                            ("receipt", "receipt"),
                            ("registration", "registration"),
                            ("decision", "the decision"),
                            ("extension", "the decision to extend"),
                            ("request", "the request"),
                            ("notice", "the notice"),
                            ("hearing", "the hearing"),
                            ("minutes", "the minutes being given"),
                            ("cure-end", "the end of the time for filling gaps, or registration"),
                            ("knowledge", "learning of the act"),
                            ("sending", "sending"),
                            ("contract", "the mediation contract"),
                            ("term-end", "the end of the first term"),
                            ("suspension", "the court's ruling to suspend"),
                            ("announcement", "the announcement"),
                            ("withdrawal", "the withdrawal of consent"),
                            ("detection", "detection"),
                            ("transfer", "the transfer"),
                        ],
                        max_length=60,
                        verbose_name="starts with",
                    ),
                ),
                (
                    "legal_basis_kk",
                    models.CharField(max_length=300, verbose_name="legal basis in Kazakh"),
                ),
                (
                    "legal_basis_ru",
                    models.CharField(max_length=300, verbose_name="legal basis in Russian"),
                ),
                (
                    "legal_basis_en",
                    models.CharField(max_length=300, verbose_name="legal basis in English"),
                ),
                (
                    "is_verified",
                    models.BooleanField(default=False, verbose_name="read in the law's text"),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
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
                        to="terms.term",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.region",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.UniqueConstraint(
                fields=("region", "code", "valid_from"), name="term_once_a_day"
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                fields=["office", "state", "due_on"], name="terms_clock_office__5d4da3_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "running"), ("ended_on__isnull", False), _connector="XOR"
                ),
                name="clock_ended_or_running",
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("extended_on__isnull", True),
                        ("extended_to__isnull", True),
                        ("extension__isnull", True),
                    ),
                    models.Q(
                        ("extended_on__isnull", False),
                        ("extended_to__isnull", False),
                        ("extension__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="clock_extended_by_a_term",
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "running")),
                fields=("thread", "term"),
                name="one_running_clock_a_term",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clock",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "terms_clockhistory" ("due_on", "ended_on", "extended_on", "extended_to", "extension_id", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on", "state", "term_id", "thread", "uuid") VALUES (NEW."due_on", NEW."ended_on", NEW."extended_on", NEW."extended_to", NEW."extension_id", NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."started_on", NEW."state", NEW."term_id", NEW."thread", NEW."uuid"); RETURN NULL;',
                    hash="e306d0514d687820e15dfb67a2b5e2644a27bd24",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9835b",
                    table="terms_clock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clock",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "terms_clockhistory" ("due_on", "ended_on", "extended_on", "extended_to", "extension_id", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on", "state", "term_id", "thread", "uuid") VALUES (NEW."due_on", NEW."ended_on", NEW."extended_on", NEW."extended_to", NEW."extension_id", NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."started_on", NEW."state", NEW."term_id", NEW."thread", NEW."uuid"); RETURN NULL;',
                    hash="491e32497521415c93f925e5bca8e388ca5d0bbf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_aae29",
                    table="terms_clock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clock",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "terms_clockhistory" ("due_on", "ended_on", "extended_on", "extended_to", "extension_id", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on", "state", "term_id", "thread", "uuid") VALUES (OLD."due_on", OLD."ended_on", OLD."extended_on", OLD."extended_to", OLD."extension_id", OLD."id", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."started_on", OLD."state", OLD."term_id", OLD."thread", OLD."uuid"); RETURN NULL;',
                    hash="985747c98457c5e3669a345d6f34535a658d97c6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_43948",
                    table="terms_clock",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="wait",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "terms_waithistory" ("asked_until_on", "clock_id", "ended_on", "for_whom", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "since_on", "thread") VALUES (NEW."asked_until_on", NEW."clock_id", NEW."ended_on", NEW."for_whom", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason_code", NEW."since_on", NEW."thread"); RETURN NULL;',
                    hash="f18cb215573cae590b9487fbfee43381a0bbb1c5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dd49c",
                    table="terms_wait",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="wait",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "terms_waithistory" ("asked_until_on", "clock_id", "ended_on", "for_whom", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "since_on", "thread") VALUES (NEW."asked_until_on", NEW."clock_id", NEW."ended_on", NEW."for_whom", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason_code", NEW."since_on", NEW."thread"); RETURN NULL;',
                    hash="3fb576a1bcc52299a610af89d5ff88b4406217d5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_85cbe",
                    table="terms_wait",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="wait",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "terms_waithistory" ("asked_until_on", "clock_id", "ended_on", "for_whom", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_code", "since_on", "thread") VALUES (OLD."asked_until_on", OLD."clock_id", OLD."ended_on", OLD."for_whom", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason_code", OLD."since_on", OLD."thread"); RETURN NULL;',
                    hash="95da94f65b67a8cc0afec1c599d0d68afd0c5e16",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ea87f",
                    table="terms_wait",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="term",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "terms_termhistory" ("code", "id", "is_verified", "legal_basis_en", "legal_basis_kk", "legal_basis_ru", "length", "name_en", "name_kk", "name_ru", "on_day_off", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "start_event", "unit", "valid_from") VALUES (NEW."code", NEW."id", NEW."is_verified", NEW."legal_basis_en", NEW."legal_basis_kk", NEW."legal_basis_ru", NEW."length", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."on_day_off", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."start_event", NEW."unit", NEW."valid_from"); RETURN NULL;',
                    hash="06c7711a0066b18caaa89c128350e5f7040ab3e7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_33ee7",
                    table="terms_term",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="term",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "terms_termhistory" ("code", "id", "is_verified", "legal_basis_en", "legal_basis_kk", "legal_basis_ru", "length", "name_en", "name_kk", "name_ru", "on_day_off", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "start_event", "unit", "valid_from") VALUES (NEW."code", NEW."id", NEW."is_verified", NEW."legal_basis_en", NEW."legal_basis_kk", NEW."legal_basis_ru", NEW."length", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."on_day_off", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."start_event", NEW."unit", NEW."valid_from"); RETURN NULL;',
                    hash="e8aec912424c80d4f47ac7e8ba2f0668365fbd43",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ac81a",
                    table="terms_term",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="term",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "terms_termhistory" ("code", "id", "is_verified", "legal_basis_en", "legal_basis_kk", "legal_basis_ru", "length", "name_en", "name_kk", "name_ru", "on_day_off", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "start_event", "unit", "valid_from") VALUES (OLD."code", OLD."id", OLD."is_verified", OLD."legal_basis_en", OLD."legal_basis_kk", OLD."legal_basis_ru", OLD."length", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."on_day_off", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."start_event", OLD."unit", OLD."valid_from"); RETURN NULL;',
                    hash="1754d485e27229e4c30f522c915284c827ab7114",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d27b8",
                    table="terms_term",
                    when="AFTER",
                ),
            ),
        ),
    ]
