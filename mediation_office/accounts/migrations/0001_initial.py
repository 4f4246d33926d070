import datetime

import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import mediation_office.accounts.querysets


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="District",
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
                ("kato", models.CharField(max_length=9, verbose_name="KATO")),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Region",
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
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("bin", models.CharField(blank=True, max_length=12, verbose_name="BIN")),
                (
                    "parent_kk",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="parent body in Kazakh"
                    ),
                ),
                (
                    "parent_ru",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="parent body in Russian"
                    ),
                ),
                (
                    "parent_en",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="parent body in English"
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                ("full_name", models.CharField(max_length=200, verbose_name="full name")),
                (
                    "position_kk",
                    models.CharField(blank=True, max_length=120, verbose_name="position in Kazakh"),
                ),
                (
                    "position_ru",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="position in Russian"
                    ),
                ),
                (
                    "position_en",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="position in English"
                    ),
                ),
                ("language", models.CharField(default="kk", max_length=2, verbose_name="language")),
                ("theme", models.CharField(default="auto", max_length=5)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            managers=[
                ("objects", mediation_office.accounts.querysets.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("operator", "hotline operator"),
                            ("mediator", "mediator"),
                            ("secretary", "secretary"),
                            ("head", "head of the office"),
                            ("editor", "editor"),
                            ("admin", "administrator"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "granted_by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Office",
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
                ("code", models.SlugField(unique=True, verbose_name="code")),
                (
                    "address_kk",
                    models.CharField(blank=True, max_length=300, verbose_name="address in Kazakh"),
                ),
                (
                    "address_ru",
                    models.CharField(blank=True, max_length=300, verbose_name="address in Russian"),
                ),
                (
                    "address_en",
                    models.CharField(blank=True, max_length=300, verbose_name="address in English"),
                ),
                (
                    "hours_kk",
                    models.CharField(blank=True, max_length=120, verbose_name="hours in Kazakh"),
                ),
                (
                    "hours_ru",
                    models.CharField(blank=True, max_length=120, verbose_name="hours in Russian"),
                ),
                (
                    "hours_en",
                    models.CharField(blank=True, max_length=120, verbose_name="hours in English"),
                ),
                (
                    "opens_at",
                    models.TimeField(default=datetime.time(9, 0), verbose_name="opens at"),
                ),
                (
                    "closes_at",
                    models.TimeField(default=datetime.time(18, 30), verbose_name="closes at"),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "languages",
                    models.CharField(
                        default="kk,ru", max_length=40, verbose_name="languages spoken"
                    ),
                ),
                (
                    "is_main",
                    models.BooleanField(
                        default=False,
                        verbose_name="receives what comes by the site for a district without an office",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to="accounts.district",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to="accounts.region",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("thread", models.UUIDField(db_index=True, null=True)),
                ("subject", models.CharField(max_length=40)),
                ("reference", models.CharField(max_length=60)),
                ("purpose", models.CharField(blank=True, max_length=60)),
                ("at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.office",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="GrantHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("operator", "hotline operator"),
                            ("mediator", "mediator"),
                            ("secretary", "secretary"),
                            ("head", "head of the office"),
                            ("editor", "editor"),
                            ("admin", "administrator"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_by",
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
                    "granted_by",
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
                        to="accounts.grant",
                    ),
                ),
                (
                    "user",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="grant",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to="accounts.office",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="office",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="staff",
                to="accounts.office",
            ),
        ),
        migrations.CreateModel(
            name="OfficeHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(max_length=200, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=200, verbose_name="name in Russian")),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("code", models.SlugField(db_index=False, verbose_name="code")),
                (
                    "address_kk",
                    models.CharField(blank=True, max_length=300, verbose_name="address in Kazakh"),
                ),
                (
                    "address_ru",
                    models.CharField(blank=True, max_length=300, verbose_name="address in Russian"),
                ),
                (
                    "address_en",
                    models.CharField(blank=True, max_length=300, verbose_name="address in English"),
                ),
                (
                    "hours_kk",
                    models.CharField(blank=True, max_length=120, verbose_name="hours in Kazakh"),
                ),
                (
                    "hours_ru",
                    models.CharField(blank=True, max_length=120, verbose_name="hours in Russian"),
                ),
                (
                    "hours_en",
                    models.CharField(blank=True, max_length=120, verbose_name="hours in English"),
                ),
                (
                    "opens_at",
                    models.TimeField(default=datetime.time(9, 0), verbose_name="opens at"),
                ),
                (
                    "closes_at",
                    models.TimeField(default=datetime.time(18, 30), verbose_name="closes at"),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "languages",
                    models.CharField(
                        default="kk,ru", max_length=40, verbose_name="languages spoken"
                    ),
                ),
                (
                    "is_main",
                    models.BooleanField(
                        default=False,
                        verbose_name="receives what comes by the site for a district without an office",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
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
                        to="accounts.office",
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
        migrations.AddField(
            model_name="district",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="districts",
                to="accounts.region",
            ),
        ),
        migrations.CreateModel(
            name="RegionHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(max_length=200, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=200, verbose_name="name in Russian")),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("code", models.SlugField(db_index=False, verbose_name="code")),
                ("bin", models.CharField(blank=True, max_length=12, verbose_name="BIN")),
                (
                    "parent_kk",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="parent body in Kazakh"
                    ),
                ),
                (
                    "parent_ru",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="parent body in Russian"
                    ),
                ),
                (
                    "parent_en",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="parent body in English"
                    ),
                ),
                ("is_demo", models.BooleanField(default=False)),
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
                        to="accounts.region",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Setting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("value", models.JSONField()),
                ("legal_basis_kk", models.CharField(blank=True, max_length=300)),
                ("legal_basis_ru", models.CharField(blank=True, max_length=300)),
                ("legal_basis_en", models.CharField(blank=True, max_length=300)),
                ("valid_from", models.DateField()),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settings",
                        to="accounts.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SettingHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=60)),
                ("value", models.JSONField()),
                ("legal_basis_kk", models.CharField(blank=True, max_length=300)),
                ("legal_basis_ru", models.CharField(blank=True, max_length=300)),
                ("legal_basis_en", models.CharField(blank=True, max_length=300)),
                ("valid_from", models.DateField()),
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
                        to="accounts.setting",
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
        migrations.CreateModel(
            name="Substitution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(verbose_name="until")),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "absent",
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
                        related_name="substitutions",
                        to="accounts.office",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substitutions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SubstitutionHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(verbose_name="until")),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "absent",
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
                        to="accounts.substitution",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UserHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                ("full_name", models.CharField(max_length=200, verbose_name="full name")),
                (
                    "position_kk",
                    models.CharField(blank=True, max_length=120, verbose_name="position in Kazakh"),
                ),
                (
                    "position_ru",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="position in Russian"
                    ),
                ),
                (
                    "position_en",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="position in English"
                    ),
                ),
                ("language", models.CharField(default="kk", max_length=2, verbose_name="language")),
                ("theme", models.CharField(default="auto", max_length=5)),
                (
                    "office",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
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
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="region",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_regionhistory" ("bin", "code", "id", "is_demo", "name_en", "name_kk", "name_ru", "parent_en", "parent_kk", "parent_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."bin", NEW."code", NEW."id", NEW."is_demo", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."parent_en", NEW."parent_kk", NEW."parent_ru", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="560e8d2f86f37486cbee64d5c9f2ba8b3d22fcbf",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_088ac",
                    table="accounts_region",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="region",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "accounts_regionhistory" ("bin", "code", "id", "is_demo", "name_en", "name_kk", "name_ru", "parent_en", "parent_kk", "parent_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."bin", NEW."code", NEW."id", NEW."is_demo", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."parent_en", NEW."parent_kk", NEW."parent_ru", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="e1e7496c00e3c9e17c86ff9274311a2074e9462c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_35657",
                    table="accounts_region",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="region",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_regionhistory" ("bin", "code", "id", "is_demo", "name_en", "name_kk", "name_ru", "parent_en", "parent_kk", "parent_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."bin", OLD."code", OLD."id", OLD."is_demo", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."parent_en", OLD."parent_kk", OLD."parent_ru", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="e8be69b4af5dc08ebd7d4ab03266775469442272",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8bbfe",
                    table="accounts_region",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="look",
            index=models.Index(fields=["office", "-at", "-id"], name="look_of_office"),
        ),
        migrations.AddIndex(
            model_name="look",
            index=models.Index(
                fields=["office", "reference", "-at", "-id"], name="look_at_reference"
            ),
        ),
        migrations.AddIndex(
            model_name="look",
            index=models.Index(fields=["office", "user", "-at", "-id"], name="look_of_person"),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("user", models.F("granted_by")), _negated=True),
                name="nobody_grants_to_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("user", "role", "office", "from_on"),
                name="grant_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_granthistory" ("ended_at", "ended_by_id", "from_on", "granted_by_id", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "until_on", "user_id") VALUES (NEW."ended_at", NEW."ended_by_id", NEW."from_on", NEW."granted_by_id", NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."until_on", NEW."user_id"); RETURN NULL;',
                    hash="2f5a5d84821695f257173d1d9b8832eb8e27187c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a8d42",
                    table="accounts_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "accounts_granthistory" ("ended_at", "ended_by_id", "from_on", "granted_by_id", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "until_on", "user_id") VALUES (NEW."ended_at", NEW."ended_by_id", NEW."from_on", NEW."granted_by_id", NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."until_on", NEW."user_id"); RETURN NULL;',
                    hash="5fe01b29b614af6eab0dc02f80653151ece40cbc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c6802",
                    table="accounts_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_granthistory" ("ended_at", "ended_by_id", "from_on", "granted_by_id", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "until_on", "user_id") VALUES (OLD."ended_at", OLD."ended_by_id", OLD."from_on", OLD."granted_by_id", OLD."id", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."until_on", OLD."user_id"); RETURN NULL;',
                    hash="f3d39c20f01daa1e31407c1f95540a0509103ddc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_505e5",
                    table="accounts_grant",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="email_once",
                violation_error_message="Somebody on staff has this e-mail already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_userhistory" ("date_joined", "email", "full_name", "id", "is_active", "is_staff", "is_superuser", "language", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_en", "position_kk", "position_ru", "theme", "username") VALUES (NEW."date_joined", NEW."email", NEW."full_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."language", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position_en", NEW."position_kk", NEW."position_ru", NEW."theme", NEW."username"); RETURN NULL;',
                    hash="1320624abca2c548365ec001586be8d8f5a6fdae",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3867c",
                    table="accounts_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."office_id" IS DISTINCT FROM (NEW."office_id") OR OLD."position_en" IS DISTINCT FROM (NEW."position_en") OR OLD."position_kk" IS DISTINCT FROM (NEW."position_kk") OR OLD."position_ru" IS DISTINCT FROM (NEW."position_ru") OR OLD."theme" IS DISTINCT FROM (NEW."theme") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                    func='INSERT INTO "accounts_userhistory" ("date_joined", "email", "full_name", "id", "is_active", "is_staff", "is_superuser", "language", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_en", "position_kk", "position_ru", "theme", "username") VALUES (NEW."date_joined", NEW."email", NEW."full_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."language", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position_en", NEW."position_kk", NEW."position_ru", NEW."theme", NEW."username"); RETURN NULL;',
                    hash="74d6e9480f438f307680c36c028936f1239dc147",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0e890",
                    table="accounts_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_userhistory" ("date_joined", "email", "full_name", "id", "is_active", "is_staff", "is_superuser", "language", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_en", "position_kk", "position_ru", "theme", "username") VALUES (OLD."date_joined", OLD."email", OLD."full_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."language", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position_en", OLD."position_kk", OLD."position_ru", OLD."theme", OLD."username"); RETURN NULL;',
                    hash="649962a31f6ff5fed27b6829ccc370f5de9e104c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_19f14",
                    table="accounts_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="office",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_officehistory" ("address_en", "address_kk", "address_ru", "closes_at", "code", "district_id", "email", "hours_en", "hours_kk", "hours_ru", "id", "is_main", "languages", "name_en", "name_kk", "name_ru", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "region_id") VALUES (NEW."address_en", NEW."address_kk", NEW."address_ru", NEW."closes_at", NEW."code", NEW."district_id", NEW."email", NEW."hours_en", NEW."hours_kk", NEW."hours_ru", NEW."id", NEW."is_main", NEW."languages", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."opens_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."position", NEW."region_id"); RETURN NULL;',
                    hash="3cfb726623aa0a03c3ab830e25e0409db44957c4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_29e99",
                    table="accounts_office",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="office",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "accounts_officehistory" ("address_en", "address_kk", "address_ru", "closes_at", "code", "district_id", "email", "hours_en", "hours_kk", "hours_ru", "id", "is_main", "languages", "name_en", "name_kk", "name_ru", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "region_id") VALUES (NEW."address_en", NEW."address_kk", NEW."address_ru", NEW."closes_at", NEW."code", NEW."district_id", NEW."email", NEW."hours_en", NEW."hours_kk", NEW."hours_ru", NEW."id", NEW."is_main", NEW."languages", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."opens_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."position", NEW."region_id"); RETURN NULL;',
                    hash="e146dcb1681c8cc6fcad3e4c9453276f189d90aa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_40b8a",
                    table="accounts_office",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="office",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_officehistory" ("address_en", "address_kk", "address_ru", "closes_at", "code", "district_id", "email", "hours_en", "hours_kk", "hours_ru", "id", "is_main", "languages", "name_en", "name_kk", "name_ru", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "region_id") VALUES (OLD."address_en", OLD."address_kk", OLD."address_ru", OLD."closes_at", OLD."code", OLD."district_id", OLD."email", OLD."hours_en", OLD."hours_kk", OLD."hours_ru", OLD."id", OLD."is_main", OLD."languages", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."opens_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."position", OLD."region_id"); RETURN NULL;',
                    hash="4dabe4374aec935d21133cfc527f3d0eeec9e680",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_47d44",
                    table="accounts_office",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="district",
            constraint=models.UniqueConstraint(
                fields=("region", "kato"), name="district_once_in_region"
            ),
        ),
        migrations.AddConstraint(
            model_name="setting",
            constraint=models.UniqueConstraint(
                fields=("region", "code", "valid_from"), name="setting_once_a_day"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="setting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_settinghistory" ("code", "id", "legal_basis_en", "legal_basis_kk", "legal_basis_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "valid_from", "value") VALUES (NEW."code", NEW."id", NEW."legal_basis_en", NEW."legal_basis_kk", NEW."legal_basis_ru", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."valid_from", NEW."value"); RETURN NULL;',
                    hash="67b0b52fb03594771c23631d98323ad287af7bc2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_19d0f",
                    table="accounts_setting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="setting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "accounts_settinghistory" ("code", "id", "legal_basis_en", "legal_basis_kk", "legal_basis_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "valid_from", "value") VALUES (NEW."code", NEW."id", NEW."legal_basis_en", NEW."legal_basis_kk", NEW."legal_basis_ru", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."valid_from", NEW."value"); RETURN NULL;',
                    hash="43e613cba23953ac2a8740cc2dbd792aaba8890d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_13ed9",
                    table="accounts_setting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="setting",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_settinghistory" ("code", "id", "legal_basis_en", "legal_basis_kk", "legal_basis_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "valid_from", "value") VALUES (OLD."code", OLD."id", OLD."legal_basis_en", OLD."legal_basis_kk", OLD."legal_basis_ru", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."valid_from", OLD."value"); RETURN NULL;',
                    hash="a209e5ddf2b86a04fbd5d0d7ca26f1ea348f0ebd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_45e0a",
                    table="accounts_setting",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="substitution",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on__gte", models.F("from_on"))),
                name="substitution_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="substitution",
            constraint=models.CheckConstraint(
                condition=models.Q(("absent", models.F("substitute")), _negated=True),
                name="nobody_substitutes_themselves",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="substitution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_substitutionhistory" ("absent_id", "ended_at", "from_on", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substitute_id", "until_on") VALUES (NEW."absent_id", NEW."ended_at", NEW."from_on", NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."substitute_id", NEW."until_on"); RETURN NULL;',
                    hash="eb02fdd9db3715f9cef81facfead82c4709952e4",
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
                    func='INSERT INTO "accounts_substitutionhistory" ("absent_id", "ended_at", "from_on", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substitute_id", "until_on") VALUES (NEW."absent_id", NEW."ended_at", NEW."from_on", NEW."id", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."substitute_id", NEW."until_on"); RETURN NULL;',
                    hash="9e54102979b49edacabdee6d17645bbda78c1417",
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
                    func='INSERT INTO "accounts_substitutionhistory" ("absent_id", "ended_at", "from_on", "id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "substitute_id", "until_on") VALUES (OLD."absent_id", OLD."ended_at", OLD."from_on", OLD."id", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."substitute_id", OLD."until_on"); RETURN NULL;',
                    hash="a6846af112c3b188dbeba774bfb095a4f2bf6690",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cbc5b",
                    table="accounts_substitution",
                    when="AFTER",
                ),
            ),
        ),
    ]
