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
            name="Text",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("paper", "wording of a paper"),
                            ("letter", "wording of a letter by e-mail"),
                            ("sms", "wording of an SMS"),
                            ("block", "text block"),
                            ("page", "page of the site"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("retired", "retired"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("made_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
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
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="accounts.region",
                    ),
                ),
            ],
            options={
                "ordering": ["code", "language", "-version"],
            },
        ),
        migrations.CreateModel(
            name="TextHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, max_length=60, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("paper", "wording of a paper"),
                            ("letter", "wording of a letter by e-mail"),
                            ("sms", "wording of an SMS"),
                            ("block", "text block"),
                            ("page", "page of the site"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("retired", "retired"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("made_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
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
                        to="content.text",
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
            model_name="text",
            constraint=models.UniqueConstraint(
                fields=("region", "code", "language", "version"), name="text_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="text",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "published")),
                fields=("region", "code", "language"),
                name="one_published_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="text",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "draft")),
                fields=("region", "code", "language"),
                name="one_draft",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="text",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "content_texthistory" ("body", "code", "id", "kind", "language", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "region_id", "state", "title", "version") VALUES (NEW."body", NEW."code", NEW."id", NEW."kind", NEW."language", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."region_id", NEW."state", NEW."title", NEW."version"); RETURN NULL;',
                    hash="461404a963fb46ee89f43a920c45c0ea53e5f5fe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dd39d",
                    table="content_text",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="text",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "content_texthistory" ("body", "code", "id", "kind", "language", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "region_id", "state", "title", "version") VALUES (NEW."body", NEW."code", NEW."id", NEW."kind", NEW."language", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."region_id", NEW."state", NEW."title", NEW."version"); RETURN NULL;',
                    hash="f8bb8f7b85afe5658c694aa7570b6ddebe052fd7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0e14c",
                    table="content_text",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="text",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "content_texthistory" ("body", "code", "id", "kind", "language", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "region_id", "state", "title", "version") VALUES (OLD."body", OLD."code", OLD."id", OLD."kind", OLD."language", OLD."made_at", OLD."made_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."region_id", OLD."state", OLD."title", OLD."version"); RETURN NULL;',
                    hash="79161f84e38aeb8905673bdb07191e445636d442",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b9f10",
                    table="content_text",
                    when="AFTER",
                ),
            ),
        ),
    ]
