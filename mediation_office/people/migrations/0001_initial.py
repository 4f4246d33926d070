import uuid

import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import mediation_office.people.models
import mediation_office.people.names
import mediation_office.people.phones
import mediation_office.sealing


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("kernel", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("thread", models.UUIDField(db_index=True, null=True)),
                ("side", models.PositiveSmallIntegerField(default=1)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("phone", "telephone"),
                            ("email", "e-mail"),
                            ("address", "postal address"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "value",
                    mediation_office.sealing.SealedTextField(
                        binding="people.contactpoint.value",
                        blank=True,
                        default="",
                        thread="",
                        verbose_name="value",
                    ),
                ),
                (
                    "value_index",
                    mediation_office.sealing.BlindIndexField(
                        blank=True,
                        db_index=True,
                        default="",
                        editable=False,
                        fold=mediation_office.people.phones.point_key,
                        max_length=40,
                        of="value",
                        purpose="point",
                    ),
                ),
                (
                    "tail_index",
                    mediation_office.sealing.BlindIndexField(
                        blank=True,
                        db_index=True,
                        default="",
                        editable=False,
                        fold=mediation_office.people.phones.last_four,
                        max_length=40,
                        of="value",
                        purpose="tail",
                    ),
                ),
                ("told_by", models.CharField(blank=True, max_length=200, verbose_name="told by")),
                ("recorded_at", models.DateTimeField()),
                ("is_retired", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Organisation",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("akimat", "akimat"),
                            ("court", "court"),
                            ("police", "police"),
                            ("prosecutor", "prosecutor's office"),
                            ("school", "school"),
                            ("child-protection", "child protection body"),
                            ("labour", "labour inspectorate"),
                            ("mediators", "organisation of mediators"),
                            ("company", "company"),
                            ("ngo", "NGO"),
                            ("other", "other body"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("bin", models.CharField(blank=True, max_length=12, verbose_name="BIN")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("hours", models.CharField(blank=True, max_length=120, verbose_name="hours")),
                (
                    "takes_appeals",
                    models.BooleanField(
                        default=False, verbose_name="appeals can be passed on to it"
                    ),
                ),
                ("is_retired", models.BooleanField(default=False)),
                (
                    "search_key",
                    mediation_office.people.models.SearchKeyField(
                        blank=True, default="", editable=False, max_length=300, of="all_names"
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
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="accounts.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OrganisationHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(max_length=200, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(max_length=200, verbose_name="name in Russian")),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("akimat", "akimat"),
                            ("court", "court"),
                            ("police", "police"),
                            ("prosecutor", "prosecutor's office"),
                            ("school", "school"),
                            ("child-protection", "child protection body"),
                            ("labour", "labour inspectorate"),
                            ("mediators", "organisation of mediators"),
                            ("company", "company"),
                            ("ngo", "NGO"),
                            ("other", "other body"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("bin", models.CharField(blank=True, max_length=12, verbose_name="BIN")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("hours", models.CharField(blank=True, max_length=120, verbose_name="hours")),
                (
                    "takes_appeals",
                    models.BooleanField(
                        default=False, verbose_name="appeals can be passed on to it"
                    ),
                ),
                ("is_retired", models.BooleanField(default=False)),
                (
                    "search_key",
                    mediation_office.people.models.SearchKeyField(
                        blank=True, default="", editable=False, max_length=300, of="all_names"
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
                        to="people.organisation",
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
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=300, verbose_name="full name")),
                (
                    "search_key",
                    mediation_office.people.models.SearchKeyField(
                        blank=True, default="", editable=False, max_length=300, of="name"
                    ),
                ),
                (
                    "iin",
                    mediation_office.sealing.SealedTextField(
                        binding="people.person.iin",
                        blank=True,
                        default="",
                        thread="",
                        verbose_name="IIN",
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
                        of="iin",
                        purpose="iin",
                    ),
                ),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                ("sex", models.CharField(blank=True, max_length=1, verbose_name="sex")),
                ("language", models.CharField(default="kk", max_length=2, verbose_name="language")),
                ("needs", models.CharField(blank=True, max_length=200, verbose_name="needs")),
                (
                    "code_word",
                    mediation_office.sealing.SealedTextField(
                        binding="people.person.code_word",
                        blank=True,
                        default="",
                        thread="",
                        verbose_name="code word",
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="accounts.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ContactPointHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("thread", models.UUIDField(null=True)),
                ("side", models.PositiveSmallIntegerField(default=1)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("phone", "telephone"),
                            ("email", "e-mail"),
                            ("address", "postal address"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "value",
                    mediation_office.sealing.SealedTextField(
                        binding="people.contactpoint.value",
                        blank=True,
                        default="",
                        thread="",
                        verbose_name="value",
                    ),
                ),
                (
                    "value_index",
                    mediation_office.sealing.BlindIndexField(
                        blank=True,
                        db_index=True,
                        default="",
                        editable=False,
                        fold=mediation_office.people.phones.point_key,
                        max_length=40,
                        of="value",
                        purpose="point",
                    ),
                ),
                (
                    "tail_index",
                    mediation_office.sealing.BlindIndexField(
                        blank=True,
                        db_index=True,
                        default="",
                        editable=False,
                        fold=mediation_office.people.phones.last_four,
                        max_length=40,
                        of="value",
                        purpose="tail",
                    ),
                ),
                ("told_by", models.CharField(blank=True, max_length=200, verbose_name="told by")),
                ("recorded_at", models.DateTimeField()),
                ("is_retired", models.BooleanField(default=False)),
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
                        to="people.contactpoint",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="points",
                to="people.person",
            ),
        ),
        migrations.CreateModel(
            name="PersonHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=300, verbose_name="full name")),
                (
                    "search_key",
                    mediation_office.people.models.SearchKeyField(
                        blank=True, default="", editable=False, max_length=300, of="name"
                    ),
                ),
                (
                    "iin",
                    mediation_office.sealing.SealedTextField(
                        binding="people.person.iin",
                        blank=True,
                        default="",
                        thread="",
                        verbose_name="IIN",
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
                        of="iin",
                        purpose="iin",
                    ),
                ),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                ("sex", models.CharField(blank=True, max_length=1, verbose_name="sex")),
                ("language", models.CharField(default="kk", max_length=2, verbose_name="language")),
                ("needs", models.CharField(blank=True, max_length=200, verbose_name="needs")),
                (
                    "code_word",
                    mediation_office.sealing.SealedTextField(
                        binding="people.person.code_word",
                        blank=True,
                        default="",
                        thread="",
                        verbose_name="code word",
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="people.person",
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
            name="SafeContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("thread", models.UUIDField(db_index=True, null=True)),
                ("side", models.PositiveSmallIntegerField(default=1)),
                (
                    "calls",
                    models.CharField(
                        choices=[
                            ("unknown", "not asked yet"),
                            ("any", "yes, at any time"),
                            ("hours", "only in the hours named"),
                            ("never", "no, I will get in touch myself"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="may we call",
                    ),
                ),
                ("from_time", models.TimeField(blank=True, null=True, verbose_name="from")),
                ("until_time", models.TimeField(blank=True, null=True, verbose_name="until")),
                ("sms", models.BooleanField(default=False, verbose_name="SMS allowed")),
                ("email", models.BooleanField(default=False, verbose_name="e-mail allowed")),
                (
                    "email_links",
                    models.BooleanField(default=False, verbose_name="links in e-mail allowed"),
                ),
                (
                    "letter",
                    models.BooleanField(default=False, verbose_name="letters by post allowed"),
                ),
                (
                    "warning",
                    mediation_office.sealing.SealedTextField(
                        binding="people.safecontact.warning",
                        blank=True,
                        default="",
                        thread="",
                        verbose_name="what must not be said",
                    ),
                ),
                ("told_by", models.CharField(blank=True, max_length=200, verbose_name="told by")),
                ("asked_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="safe_contacts",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SafeContactHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("thread", models.UUIDField(null=True)),
                ("side", models.PositiveSmallIntegerField(default=1)),
                (
                    "calls",
                    models.CharField(
                        choices=[
                            ("unknown", "not asked yet"),
                            ("any", "yes, at any time"),
                            ("hours", "only in the hours named"),
                            ("never", "no, I will get in touch myself"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="may we call",
                    ),
                ),
                ("from_time", models.TimeField(blank=True, null=True, verbose_name="from")),
                ("until_time", models.TimeField(blank=True, null=True, verbose_name="until")),
                ("sms", models.BooleanField(default=False, verbose_name="SMS allowed")),
                ("email", models.BooleanField(default=False, verbose_name="e-mail allowed")),
                (
                    "email_links",
                    models.BooleanField(default=False, verbose_name="links in e-mail allowed"),
                ),
                (
                    "letter",
                    models.BooleanField(default=False, verbose_name="letters by post allowed"),
                ),
                (
                    "warning",
                    mediation_office.sealing.SealedTextField(
                        binding="people.safecontact.warning",
                        blank=True,
                        default="",
                        thread="",
                        verbose_name="what must not be said",
                    ),
                ),
                ("told_by", models.CharField(blank=True, max_length=200, verbose_name="told by")),
                ("asked_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
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
                        to="people.safecontact",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Source",
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
                ("code", models.SlugField(max_length=40)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="accounts.region",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("thread", models.UUIDField(db_index=True, default=uuid.uuid4)),
                (
                    "reference",
                    models.CharField(max_length=16, unique=True, verbose_name="reference"),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "telephone"),
                            ("visit", "visit"),
                            ("reception", "reception day"),
                            ("field-trip", "field trip"),
                            ("site", "website"),
                            ("paper", "paper letter"),
                            ("email", "e-mail"),
                            ("e-otinish", "e-Otinish"),
                            ("messenger", "messenger"),
                            ("court", "referral by a court"),
                            ("police", "referral by the police"),
                            ("school", "referral by a school"),
                            ("akimat", "referral by an akimat"),
                        ],
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
                ("recorded_at", models.DateTimeField()),
                ("is_anonymous", models.BooleanField(default=False, verbose_name="anonymous")),
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
                ("language", models.CharField(default="kk", max_length=2, verbose_name="language")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("advice", "advice"),
                            ("appeal", "appeal"),
                            ("case", "mediation case"),
                            ("callback", "callback promised"),
                            ("passed-on", "passed on"),
                            ("nothing", "nothing came of it"),
                        ],
                        max_length=10,
                        verbose_name="what came of it",
                    ),
                ),
                (
                    "note",
                    mediation_office.sealing.SealedTextField(
                        binding="people.contact.note",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="note",
                    ),
                ),
                (
                    "outside_number",
                    models.CharField(blank=True, max_length=60, verbose_name="number elsewhere"),
                ),
                (
                    "form_token",
                    models.CharField(editable=False, max_length=64, null=True, unique=True),
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
                        related_name="contacts",
                        to="accounts.office",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referred_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="people.person",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="people.source",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Tie",
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
                    "reason",
                    mediation_office.sealing.SealedTextField(
                        binding="people.tie.reason",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="reason",
                    ),
                ),
                ("since", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ties",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TieHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("thread", models.UUIDField()),
                (
                    "reason",
                    mediation_office.sealing.SealedTextField(
                        binding="people.tie.reason",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="reason",
                    ),
                ),
                ("since", models.DateTimeField()),
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
                        to="people.tie",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Topic",
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
                ("code", models.SlugField(max_length=40)),
                (
                    "is_sensitive",
                    models.BooleanField(default=False, verbose_name="no message by default"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_retired", models.BooleanField(default=False)),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topics",
                        to="accounts.region",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="ContactHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("thread", models.UUIDField(default=uuid.uuid4)),
                ("reference", models.CharField(max_length=16, verbose_name="reference")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "telephone"),
                            ("visit", "visit"),
                            ("reception", "reception day"),
                            ("field-trip", "field trip"),
                            ("site", "website"),
                            ("paper", "paper letter"),
                            ("email", "e-mail"),
                            ("e-otinish", "e-Otinish"),
                            ("messenger", "messenger"),
                            ("court", "referral by a court"),
                            ("police", "referral by the police"),
                            ("school", "referral by a school"),
                            ("akimat", "referral by an akimat"),
                        ],
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
                ("recorded_at", models.DateTimeField()),
                ("is_anonymous", models.BooleanField(default=False, verbose_name="anonymous")),
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
                ("language", models.CharField(default="kk", max_length=2, verbose_name="language")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("advice", "advice"),
                            ("appeal", "appeal"),
                            ("case", "mediation case"),
                            ("callback", "callback promised"),
                            ("passed-on", "passed on"),
                            ("nothing", "nothing came of it"),
                        ],
                        max_length=10,
                        verbose_name="what came of it",
                    ),
                ),
                (
                    "note",
                    mediation_office.sealing.SealedTextField(
                        binding="people.contact.note",
                        blank=True,
                        default="",
                        thread="thread",
                        verbose_name="note",
                    ),
                ),
                (
                    "outside_number",
                    models.CharField(blank=True, max_length=60, verbose_name="number elsewhere"),
                ),
                ("form_token", models.CharField(editable=False, max_length=64, null=True)),
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
                        to="people.contact",
                    ),
                ),
                (
                    "taken_by",
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
                    "referred_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.organisation",
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
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.source",
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
        migrations.AddField(
            model_name="contact",
            name="topic",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="people.topic",
            ),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search_key"], name="organisation_trgm", opclasses=["gin_trgm_ops"]
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_organisationhistory" ("address", "bin", "district_id", "email", "hours", "id", "is_retired", "kind", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_id", "search_key", "takes_appeals") VALUES (NEW."address", NEW."bin", NEW."district_id", NEW."email", NEW."hours", NEW."id", NEW."is_retired", NEW."kind", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."region_id", NEW."search_key", NEW."takes_appeals"); RETURN NULL;',
                    hash="ccf8a7617a6c27a8f31b1730520e7fe24ece9305",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d087f",
                    table="people_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_organisationhistory" ("address", "bin", "district_id", "email", "hours", "id", "is_retired", "kind", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_id", "search_key", "takes_appeals") VALUES (NEW."address", NEW."bin", NEW."district_id", NEW."email", NEW."hours", NEW."id", NEW."is_retired", NEW."kind", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."region_id", NEW."search_key", NEW."takes_appeals"); RETURN NULL;',
                    hash="94057aa7a8f816ece9fdf357948f918605d925bf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c3fee",
                    table="people_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_organisationhistory" ("address", "bin", "district_id", "email", "hours", "id", "is_retired", "kind", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "region_id", "search_key", "takes_appeals") VALUES (OLD."address", OLD."bin", OLD."district_id", OLD."email", OLD."hours", OLD."id", OLD."is_retired", OLD."kind", OLD."name_en", OLD."name_kk", OLD."name_ru", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."region_id", OLD."search_key", OLD."takes_appeals"); RETURN NULL;',
                    hash="dd7b6fe18cacf88cfd66ec0106c73d4fe705caed",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_637d9",
                    table="people_organisation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search_key"], name="person_trgm", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                models.F("region"),
                mediation_office.people.names.KazakhOrder("name"),
                models.F("id"),
                name="person_alphabet",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_personhistory" ("born_on", "code_word", "id", "iin", "iin_index", "language", "made_at", "made_by_id", "name", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "search_key", "sex", "uuid") VALUES (NEW."born_on", NEW."code_word", NEW."id", NEW."iin", NEW."iin_index", NEW."language", NEW."made_at", NEW."made_by_id", NEW."name", NEW."needs", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."search_key", NEW."sex", NEW."uuid"); RETURN NULL;',
                    hash="c39dc4bc75b23b37cf92c47cb4eb9bdea7993a63",
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
                    func='INSERT INTO "people_personhistory" ("born_on", "code_word", "id", "iin", "iin_index", "language", "made_at", "made_by_id", "name", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "search_key", "sex", "uuid") VALUES (NEW."born_on", NEW."code_word", NEW."id", NEW."iin", NEW."iin_index", NEW."language", NEW."made_at", NEW."made_by_id", NEW."name", NEW."needs", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."search_key", NEW."sex", NEW."uuid"); RETURN NULL;',
                    hash="9ffd41a550aa5bfddc7e46675577bfc57ae31b8f",
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
                    func='INSERT INTO "people_personhistory" ("born_on", "code_word", "id", "iin", "iin_index", "language", "made_at", "made_by_id", "name", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "search_key", "sex", "uuid") VALUES (OLD."born_on", OLD."code_word", OLD."id", OLD."iin", OLD."iin_index", OLD."language", OLD."made_at", OLD."made_by_id", OLD."name", OLD."needs", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."search_key", OLD."sex", OLD."uuid"); RETURN NULL;',
                    hash="666e98c2daec7b7d4b63afc4b0c952626f751a36",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2ca2d",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("person__isnull", False), ("thread__isnull", False), _connector="OR"
                ),
                name="contact_point_of_whom",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_contactpointhistory" ("id", "is_retired", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "side", "tail_index", "thread", "told_by", "uuid", "value", "value_index") VALUES (NEW."id", NEW."is_retired", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."side", NEW."tail_index", NEW."thread", NEW."told_by", NEW."uuid", NEW."value", NEW."value_index"); RETURN NULL;',
                    hash="9f1a581debdbb6e5c97d6d5fa44fcd3b0496d6be",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_37e76",
                    table="people_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_contactpointhistory" ("id", "is_retired", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "side", "tail_index", "thread", "told_by", "uuid", "value", "value_index") VALUES (NEW."id", NEW."is_retired", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."side", NEW."tail_index", NEW."thread", NEW."told_by", NEW."uuid", NEW."value", NEW."value_index"); RETURN NULL;',
                    hash="a590855d5b123b5b355a51bb0a5d315dc250d85a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ecedd",
                    table="people_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_contactpointhistory" ("id", "is_retired", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "side", "tail_index", "thread", "told_by", "uuid", "value", "value_index") VALUES (OLD."id", OLD."is_retired", OLD."kind", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."side", OLD."tail_index", OLD."thread", OLD."told_by", OLD."uuid", OLD."value", OLD."value_index"); RETURN NULL;',
                    hash="e2814bfe8b173e69629226379c9423bd54922249",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e5970",
                    table="people_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="safecontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("person__isnull", False), ("thread__isnull", False), _connector="OR"
                ),
                name="safe_contact_of_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="safecontact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("thread__isnull", True)),
                fields=("person",),
                name="safe_contact_once_a_card",
            ),
        ),
        migrations.AddConstraint(
            model_name="safecontact",
            constraint=models.UniqueConstraint(
                fields=("thread", "side"), name="safe_contact_once_a_side"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safecontact",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_safecontacthistory" ("asked_on", "calls", "email", "email_links", "from_time", "id", "letter", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "sms", "thread", "told_by", "until_time", "uuid", "warning") VALUES (NEW."asked_on", NEW."calls", NEW."email", NEW."email_links", NEW."from_time", NEW."id", NEW."letter", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."side", NEW."sms", NEW."thread", NEW."told_by", NEW."until_time", NEW."uuid", NEW."warning"); RETURN NULL;',
                    hash="64fefe43951ebef442b35b93e624f7c806fa2684",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c4639",
                    table="people_safecontact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safecontact",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_safecontacthistory" ("asked_on", "calls", "email", "email_links", "from_time", "id", "letter", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "sms", "thread", "told_by", "until_time", "uuid", "warning") VALUES (NEW."asked_on", NEW."calls", NEW."email", NEW."email_links", NEW."from_time", NEW."id", NEW."letter", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."side", NEW."sms", NEW."thread", NEW."told_by", NEW."until_time", NEW."uuid", NEW."warning"); RETURN NULL;',
                    hash="3bf0eec3ed678738c4992983b4c8fc8202180076",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2a7e8",
                    table="people_safecontact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safecontact",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_safecontacthistory" ("asked_on", "calls", "email", "email_links", "from_time", "id", "letter", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "sms", "thread", "told_by", "until_time", "uuid", "warning") VALUES (OLD."asked_on", OLD."calls", OLD."email", OLD."email_links", OLD."from_time", OLD."id", OLD."letter", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."side", OLD."sms", OLD."thread", OLD."told_by", OLD."until_time", OLD."uuid", OLD."warning"); RETURN NULL;',
                    hash="88a4418ac738eb3d4c2735b06aa7a10a2c29e294",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6ea3e",
                    table="people_safecontact",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(
                fields=("region", "code"), name="source_once_in_region"
            ),
        ),
        migrations.AddConstraint(
            model_name="tie",
            constraint=models.UniqueConstraint(fields=("thread", "user"), name="one_tie_a_matter"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tie",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_tiehistory" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "since", "thread", "user_id", "uuid") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."recorded_by_id", NEW."since", NEW."thread", NEW."user_id", NEW."uuid"); RETURN NULL;',
                    hash="a809120954bb97fb827b97620a58946a3bf1fe12",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b90b1",
                    table="people_tie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tie",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_tiehistory" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "since", "thread", "user_id", "uuid") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_by_id", NEW."since", NEW."thread", NEW."user_id", NEW."uuid"); RETURN NULL;',
                    hash="59907d4500459ede11e8fc30ca20d2f96fc164b5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4d09d",
                    table="people_tie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tie",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_tiehistory" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "since", "thread", "user_id", "uuid") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."recorded_by_id", OLD."since", OLD."thread", OLD."user_id", OLD."uuid"); RETURN NULL;',
                    hash="1216c599c5770848e9f537130b90761ead187268",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fb366",
                    table="people_tie",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.UniqueConstraint(
                fields=("region", "code"), name="topic_once_in_region"
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["office", "-at"], name="people_cont_office__9480b9_idx"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search_key"], name="contact_trgm", opclasses=["gin_trgm_ops"]
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_contacthistory" ("at", "channel", "district_id", "form_token", "id", "is_anonymous", "language", "name_stated", "note", "office_id", "outcome", "outside_number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "reference", "referred_to_id", "search_key", "source_id", "taken_by_id", "thread", "topic_id", "uuid") VALUES (NEW."at", NEW."channel", NEW."district_id", NEW."form_token", NEW."id", NEW."is_anonymous", NEW."language", NEW."name_stated", NEW."note", NEW."office_id", NEW."outcome", NEW."outside_number", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."reference", NEW."referred_to_id", NEW."search_key", NEW."source_id", NEW."taken_by_id", NEW."thread", NEW."topic_id", NEW."uuid"); RETURN NULL;',
                    hash="bb374285ebe44f12c4d6f735efa9fbcb24b5aa6e",
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
                    func='INSERT INTO "people_contacthistory" ("at", "channel", "district_id", "form_token", "id", "is_anonymous", "language", "name_stated", "note", "office_id", "outcome", "outside_number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "reference", "referred_to_id", "search_key", "source_id", "taken_by_id", "thread", "topic_id", "uuid") VALUES (NEW."at", NEW."channel", NEW."district_id", NEW."form_token", NEW."id", NEW."is_anonymous", NEW."language", NEW."name_stated", NEW."note", NEW."office_id", NEW."outcome", NEW."outside_number", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."reference", NEW."referred_to_id", NEW."search_key", NEW."source_id", NEW."taken_by_id", NEW."thread", NEW."topic_id", NEW."uuid"); RETURN NULL;',
                    hash="006a953edd428182e2b2e29741bd586c9397cb10",
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
                    func='INSERT INTO "people_contacthistory" ("at", "channel", "district_id", "form_token", "id", "is_anonymous", "language", "name_stated", "note", "office_id", "outcome", "outside_number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "reference", "referred_to_id", "search_key", "source_id", "taken_by_id", "thread", "topic_id", "uuid") VALUES (OLD."at", OLD."channel", OLD."district_id", OLD."form_token", OLD."id", OLD."is_anonymous", OLD."language", OLD."name_stated", OLD."note", OLD."office_id", OLD."outcome", OLD."outside_number", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."reference", OLD."referred_to_id", OLD."search_key", OLD."source_id", OLD."taken_by_id", OLD."thread", OLD."topic_id", OLD."uuid"); RETURN NULL;',
                    hash="a811b99ecc4095698aab1d82fb8033031b2c8c5b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1f145",
                    table="people_contact",
                    when="AFTER",
                ),
            ),
        ),
    ]
