import uuid

import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import mediation_office.clock
import mediation_office.people.models
import mediation_office.sealing


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_append_only"),
        ("people", "0002_append_only"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Mediator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("professional", "professional mediator"),
                            ("public", "public mediator"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "languages",
                    models.CharField(max_length=40),
                ),
                (
                    "max_open",
                    models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                (
                    "register_number",
                    models.CharField(blank=True, max_length=40),
                ),
                (
                    "registered_on",
                    models.DateField(blank=True, null=True),
                ),
                (
                    "certificate_number",
                    models.CharField(blank=True, max_length=40),
                ),
                (
                    "certificate_issued_on",
                    models.DateField(blank=True, null=True),
                ),
                (
                    "certificate_valid_until",
                    models.DateField(blank=True, null=True),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("candidate", "candidate"),
                            ("good", "in the register"),
                            ("suspended", "suspended"),
                            ("lapsed", "lapsed"),
                            ("ended", "excluded"),
                        ],
                        default="candidate",
                        max_length=10,
                    ),
                ),
                (
                    "standing_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "registered",
                                "entered in the register by an organisation of mediators",
                            ),
                            ("elected", "elected by the local community meeting"),
                            ("retired-judge", "retired judge, who needs no course"),
                            ("complaint", "a complaint is being looked into"),
                            ("breach", "a breach was proven"),
                            ("office-held", "holds a state office meanwhile"),
                            ("own-request", "own request"),
                            ("certificate-over", "the certificate has run out"),
                            ("refresher-missed", "the refresher was missed"),
                            ("cleared", "the reason is gone"),
                            ("renewed", "certificate or refresher renewed"),
                            ("unfit", "no longer meets the requirements"),
                            ("court", "finding of a court"),
                            ("death", "death"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "standing_note",
                    mediation_office.sealing.SealedTextField(
                        binding="training.mediator.standing_note",
                        blank=True,
                        default="",
                        thread="",
                        verbose_name="note",
                    ),
                ),
                ("standing_since", models.DateField(default=mediation_office.clock.today)),
                (
                    "absent_until",
                    models.DateField(blank=True, null=True),
                ),
                (
                    "districts",
                    models.ManyToManyField(
                        blank=True, related_name="mediators", to="accounts.district"
                    ),
                ),
                (
                    "fields",
                    models.ManyToManyField(blank=True, related_name="mediators", to="people.topic"),
                ),
                (
                    "login",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mediator",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mediators",
                        to="accounts.office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mediators",
                        to="people.person",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mediators",
                        to="accounts.region",
                    ),
                ),
                (
                    "register_keeper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stands_in_for",
                        to="training.mediator",
                    ),
                ),
            ],
            options={
                "verbose_name": "mediator",
                "verbose_name_plural": "mediators",
            },
        ),
        migrations.CreateModel(
            name="MediatorEvent",
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
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mediator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="training.mediator",
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
            name="MediatorHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("professional", "professional mediator"),
                            ("public", "public mediator"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "languages",
                    models.CharField(max_length=40),
                ),
                (
                    "max_open",
                    models.PositiveSmallIntegerField(blank=True, null=True),
                ),
                (
                    "register_number",
                    models.CharField(blank=True, max_length=40),
                ),
                (
                    "registered_on",
                    models.DateField(blank=True, null=True),
                ),
                (
                    "certificate_number",
                    models.CharField(blank=True, max_length=40),
                ),
                (
                    "certificate_issued_on",
                    models.DateField(blank=True, null=True),
                ),
                (
                    "certificate_valid_until",
                    models.DateField(blank=True, null=True),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("candidate", "candidate"),
                            ("good", "in the register"),
                            ("suspended", "suspended"),
                            ("lapsed", "lapsed"),
                            ("ended", "excluded"),
                        ],
                        default="candidate",
                        max_length=10,
                    ),
                ),
                (
                    "standing_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "registered",
                                "entered in the register by an organisation of mediators",
                            ),
                            ("elected", "elected by the local community meeting"),
                            ("retired-judge", "retired judge, who needs no course"),
                            ("complaint", "a complaint is being looked into"),
                            ("breach", "a breach was proven"),
                            ("office-held", "holds a state office meanwhile"),
                            ("own-request", "own request"),
                            ("certificate-over", "the certificate has run out"),
                            ("refresher-missed", "the refresher was missed"),
                            ("cleared", "the reason is gone"),
                            ("renewed", "certificate or refresher renewed"),
                            ("unfit", "no longer meets the requirements"),
                            ("court", "finding of a court"),
                            ("death", "death"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "standing_note",
                    mediation_office.sealing.SealedTextField(
                        binding="training.mediator.standing_note",
                        blank=True,
                        default="",
                        thread="",
                        verbose_name="note",
                    ),
                ),
                ("standing_since", models.DateField(default=mediation_office.clock.today)),
                (
                    "absent_until",
                    models.DateField(blank=True, null=True),
                ),
                (
                    "login",
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
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="training.mediator",
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
                    "register_keeper",
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
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.mediator",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MediatorTie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("relative", "relative"),
                            ("employer", "employer"),
                            ("colleague", "colleague"),
                            ("friend", "friend"),
                            ("represented", "represented or advised them"),
                            ("other", "another tie"),
                        ],
                        max_length=12,
                        verbose_name="kind of tie",
                    ),
                ),
                (
                    "note",
                    mediation_office.sealing.SealedTextField(
                        binding="training.mediatortie.note",
                        blank=True,
                        default="",
                        thread="",
                        verbose_name="note",
                    ),
                ),
                ("declared_on", models.DateField()),
                ("withdrawn_on", models.DateField(null=True)),
                (
                    "declared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mediator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ties",
                        to="training.mediator",
                    ),
                ),
                (
                    "organisation",
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
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-declared_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="MediatorTieHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("relative", "relative"),
                            ("employer", "employer"),
                            ("colleague", "colleague"),
                            ("friend", "friend"),
                            ("represented", "represented or advised them"),
                            ("other", "another tie"),
                        ],
                        max_length=12,
                        verbose_name="kind of tie",
                    ),
                ),
                (
                    "note",
                    mediation_office.sealing.SealedTextField(
                        binding="training.mediatortie.note",
                        blank=True,
                        default="",
                        thread="",
                        verbose_name="note",
                    ),
                ),
                ("declared_on", models.DateField()),
                ("withdrawn_on", models.DateField(null=True)),
                (
                    "declared_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mediator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.mediator",
                    ),
                ),
                (
                    "organisation",
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
                        to="training.mediatortie",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="mediator",
            constraint=models.UniqueConstraint(fields=("person",), name="mediator_once_a_card"),
        ),
        migrations.AddConstraint(
            model_name="mediator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("standing__in", ("good", "suspended", "lapsed")), _negated=True),
                    models.Q(
                        ("registered_on__isnull", False),
                        models.Q(("register_number", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="mediator_in_register_has_an_entry",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("absent_until__isnull", False), ("substitute__isnull", True), _connector="OR"
                ),
                name="mediator_substituted_is_absent",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("substitute__isnull", True),
                    models.Q(("substitute", models.F("pk")), _negated=True),
                    _connector="OR",
                ),
                name="mediator_never_own_substitute",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mediator",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "training_mediatorhistory" ("absent_until", "certificate_issued_on", "certificate_number", "certificate_valid_until", "id", "kind", "languages", "login_id", "max_open", "office_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "register_keeper_id", "register_number", "registered_on", "standing", "standing_note", "standing_reason", "standing_since", "substitute_id", "uuid") VALUES (NEW."absent_until", NEW."certificate_issued_on", NEW."certificate_number", NEW."certificate_valid_until", NEW."id", NEW."kind", NEW."languages", NEW."login_id", NEW."max_open", NEW."office_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."register_keeper_id", NEW."register_number", NEW."registered_on", NEW."standing", NEW."standing_note", NEW."standing_reason", NEW."standing_since", NEW."substitute_id", NEW."uuid"); RETURN NULL;',
                    hash="71a3b5b3094707ba9574bb0425976dad446fa72d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0c753",
                    table="training_mediator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mediator",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_mediatorhistory" ("absent_until", "certificate_issued_on", "certificate_number", "certificate_valid_until", "id", "kind", "languages", "login_id", "max_open", "office_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "register_keeper_id", "register_number", "registered_on", "standing", "standing_note", "standing_reason", "standing_since", "substitute_id", "uuid") VALUES (NEW."absent_until", NEW."certificate_issued_on", NEW."certificate_number", NEW."certificate_valid_until", NEW."id", NEW."kind", NEW."languages", NEW."login_id", NEW."max_open", NEW."office_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."register_keeper_id", NEW."register_number", NEW."registered_on", NEW."standing", NEW."standing_note", NEW."standing_reason", NEW."standing_since", NEW."substitute_id", NEW."uuid"); RETURN NULL;',
                    hash="c44dbe15e2834e8e20d3bf0b4c5d2979a1d42018",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cec23",
                    table="training_mediator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mediator",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "training_mediatorhistory" ("absent_until", "certificate_issued_on", "certificate_number", "certificate_valid_until", "id", "kind", "languages", "login_id", "max_open", "office_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "register_keeper_id", "register_number", "registered_on", "standing", "standing_note", "standing_reason", "standing_since", "substitute_id", "uuid") VALUES (OLD."absent_until", OLD."certificate_issued_on", OLD."certificate_number", OLD."certificate_valid_until", OLD."id", OLD."kind", OLD."languages", OLD."login_id", OLD."max_open", OLD."office_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."register_keeper_id", OLD."register_number", OLD."registered_on", OLD."standing", OLD."standing_note", OLD."standing_reason", OLD."standing_since", OLD."substitute_id", OLD."uuid"); RETURN NULL;',
                    hash="1e94d57febb1426f553e596b89833ff4cdd7f366",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_28ffa",
                    table="training_mediator",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="mediatorevent",
            index=models.Index(
                fields=["office", "code", "at"], name="training_me_office__ba2117_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="mediatortie",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search_key"], name="mediatortie_trgm", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddConstraint(
            model_name="mediatortie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("person__isnull", False),
                    ("organisation__isnull", False),
                    models.Q(("name_stated", ""), _negated=True),
                    _connector="OR",
                ),
                name="mediator_tie_to_whom",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mediatortie",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "training_mediatortiehistory" ("declared_by_id", "declared_on", "id", "kind", "mediator_id", "name_stated", "note", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_key", "uuid", "withdrawn_on") VALUES (NEW."declared_by_id", NEW."declared_on", NEW."id", NEW."kind", NEW."mediator_id", NEW."name_stated", NEW."note", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."search_key", NEW."uuid", NEW."withdrawn_on"); RETURN NULL;',
                    hash="f23c6c989c82e56e0ff7e911cbd3173dc06786a3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_27afe",
                    table="training_mediatortie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mediatortie",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "training_mediatortiehistory" ("declared_by_id", "declared_on", "id", "kind", "mediator_id", "name_stated", "note", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_key", "uuid", "withdrawn_on") VALUES (NEW."declared_by_id", NEW."declared_on", NEW."id", NEW."kind", NEW."mediator_id", NEW."name_stated", NEW."note", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."search_key", NEW."uuid", NEW."withdrawn_on"); RETURN NULL;',
                    hash="dda0f8940d820bc0154f30d18f89f23b3bd4f2fb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b9d16",
                    table="training_mediatortie",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mediatortie",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "training_mediatortiehistory" ("declared_by_id", "declared_on", "id", "kind", "mediator_id", "name_stated", "note", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_key", "uuid", "withdrawn_on") VALUES (OLD."declared_by_id", OLD."declared_on", OLD."id", OLD."kind", OLD."mediator_id", OLD."name_stated", OLD."note", OLD."organisation_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."search_key", OLD."uuid", OLD."withdrawn_on"); RETURN NULL;',
                    hash="d2ae33d56e2f987b668072ec71245d021a93aed4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8b2b4",
                    table="training_mediatortie",
                    when="AFTER",
                ),
            ),
        ),
    ]
