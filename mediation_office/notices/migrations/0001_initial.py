import datetime
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
        ("people", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                ("name", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("short_hash", models.CharField(max_length=64, null=True, unique=True)),
                ("purpose", models.CharField(max_length=60)),
                ("thread", models.UUIDField(db_index=True)),
                ("side", models.PositiveSmallIntegerField(null=True)),
                ("subject_id", models.PositiveBigIntegerField(null=True)),
                ("choices", models.JSONField(default=list)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("uses_left", models.PositiveSmallIntegerField(default=1)),
                ("answer", models.CharField(blank=True, max_length=40)),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name_plural": "replies",
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.CharField(max_length=160, unique=True)),
                ("kind", models.CharField(max_length=60)),
                ("thread", models.UUIDField(db_index=True, null=True)),
                ("side", models.PositiveSmallIntegerField(null=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("email", "e-mail"),
                            ("sms", "SMS"),
                            ("letter", "letter by post"),
                            ("call", "call by a person"),
                            ("none", "no channel is safe"),
                        ],
                        max_length=6,
                        verbose_name="channel",
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                ("data", models.JSONField(default=dict)),
                ("subject", models.CharField(blank=True, max_length=200)),
                (
                    "body",
                    mediation_office.sealing.SealedTextField(
                        binding="notices.notice.body", blank=True, default="", thread="thread"
                    ),
                ),
                (
                    "address",
                    mediation_office.sealing.SealedTextField(
                        binding="notices.notice.address", blank=True, default="", thread="thread"
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("claimed", "being prepared"),
                            ("sending", "being sent"),
                            ("retry", "tried, will be tried again"),
                            ("sent", "sent"),
                            ("delivered", "delivered"),
                            ("held", "waits for a person"),
                            ("unknown", "not known whether it arrived"),
                            ("dead", "could not be sent"),
                            ("cancelled", "cancelled"),
                            ("expired", "came too late to be sent"),
                        ],
                        default="planned",
                        max_length=9,
                    ),
                ),
                ("reason_code", models.CharField(blank=True, max_length=60)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField(null=True)),
                ("lease_until", models.DateTimeField(null=True)),
                ("lease_token", models.UUIDField(null=True)),
                ("provider_reference", models.CharField(blank=True, max_length=200)),
                ("planned_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("is_followed_up", models.BooleanField(default=True)),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="people.contactpoint",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("client_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
            ],
            options={
                "ordering": ["due_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReminderRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60)),
                ("anchor", models.CharField(max_length=60)),
                ("offset", models.SmallIntegerField(verbose_name="days")),
                ("unit", models.CharField(default="working-days", max_length=14)),
                ("at", models.TimeField(default=datetime.time(9, 0), verbose_name="time of day")),
                ("kind", models.CharField(max_length=60)),
                ("recipients", models.CharField(default="responsible", max_length=120)),
                ("is_statutory", models.BooleanField(default=False)),
                ("is_on", models.BooleanField(default=True, verbose_name="switched on")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminder_rules",
                        to="accounts.region",
                    ),
                ),
                (
                    "quiet_from",
                    models.TimeField(default=datetime.time(20, 0), verbose_name="quiet from"),
                ),
                (
                    "quiet_until",
                    models.TimeField(default=datetime.time(8, 0), verbose_name="quiet until"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NoticeDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("thread", models.UUIDField(null=True)),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("done", "Done by hand"),
                            ("again", "Send it again"),
                            ("give-up", "Give up"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "from_state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("claimed", "being prepared"),
                            ("sending", "being sent"),
                            ("retry", "tried, will be tried again"),
                            ("sent", "sent"),
                            ("delivered", "delivered"),
                            ("held", "waits for a person"),
                            ("unknown", "not known whether it arrived"),
                            ("dead", "could not be sent"),
                            ("cancelled", "cancelled"),
                            ("expired", "came too late to be sent"),
                        ],
                        max_length=9,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "reason",
                    mediation_office.sealing.SealedTextField(
                        binding="notices.decision.reason",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="reason",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="notices.notice",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReminderRuleHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, max_length=60)),
                ("anchor", models.CharField(max_length=60)),
                ("offset", models.SmallIntegerField(verbose_name="days")),
                ("unit", models.CharField(default="working-days", max_length=14)),
                ("at", models.TimeField(default=datetime.time(9, 0), verbose_name="time of day")),
                ("kind", models.CharField(max_length=60)),
                ("recipients", models.CharField(default="responsible", max_length=120)),
                ("is_statutory", models.BooleanField(default=False)),
                ("is_on", models.BooleanField(default=True, verbose_name="switched on")),
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
                        to="notices.reminderrule",
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
                (
                    "quiet_from",
                    models.TimeField(default=datetime.time(20, 0), verbose_name="quiet from"),
                ),
                (
                    "quiet_until",
                    models.TimeField(default=datetime.time(8, 0), verbose_name="quiet until"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SmsAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("gateway_id", models.CharField(max_length=100, unique=True)),
                ("thread", models.UUIDField(null=True)),
                (
                    "text",
                    mediation_office.sealing.SealedTextField(
                        binding="notices.smsanswer.text",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="text",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("is_stop", models.BooleanField(default=False)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sms_answers",
                        to="notices.notice",
                    ),
                ),
                (
                    "settled_by",
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
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("state__in", ("planned", "claimed", "sending", "retry"))),
                fields=["due_at", "id"],
                name="notice_open_due",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                fields=["office", "state", "due_at"], name="notices_not_office__c8688b_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("is_followed_up", False)),
                fields=["id"],
                name="notice_follow_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminderrule",
            constraint=models.UniqueConstraint(
                fields=("region", "code"), name="reminder_rule_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminderrule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "notices_reminderrulehistory" ("anchor", "at", "code", "id", "is_on", "is_statutory", "kind", "offset", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_from", "quiet_until", "recipients", "region_id", "unit") VALUES (NEW."anchor", NEW."at", NEW."code", NEW."id", NEW."is_on", NEW."is_statutory", NEW."kind", NEW."offset", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quiet_from", NEW."quiet_until", NEW."recipients", NEW."region_id", NEW."unit"); RETURN NULL;',
                    hash="8f3083b7892733ca3a8e3d6421542291ded454d4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1c052",
                    table="notices_reminderrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminderrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "notices_reminderrulehistory" ("anchor", "at", "code", "id", "is_on", "is_statutory", "kind", "offset", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_from", "quiet_until", "recipients", "region_id", "unit") VALUES (NEW."anchor", NEW."at", NEW."code", NEW."id", NEW."is_on", NEW."is_statutory", NEW."kind", NEW."offset", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quiet_from", NEW."quiet_until", NEW."recipients", NEW."region_id", NEW."unit"); RETURN NULL;',
                    hash="fa9077df89eb683d68191e1ff8abffbec6be2ee8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_94349",
                    table="notices_reminderrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminderrule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "notices_reminderrulehistory" ("anchor", "at", "code", "id", "is_on", "is_statutory", "kind", "offset", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_from", "quiet_until", "recipients", "region_id", "unit") VALUES (OLD."anchor", OLD."at", OLD."code", OLD."id", OLD."is_on", OLD."is_statutory", OLD."kind", OLD."offset", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."quiet_from", OLD."quiet_until", OLD."recipients", OLD."region_id", OLD."unit"); RETURN NULL;',
                    hash="6332ed4578776e2a471e1538e3fb98599cc94574",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e0509",
                    table="notices_reminderrule",
                    when="AFTER",
                ),
            ),
        ),
    ]
