import subprocess
import uuid
from contextlib import suppress
from itertools import count

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction
from django.db.models import Value

from mediation_office import engines, sealing
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now
from mediation_office.documents.models import Paper
from mediation_office.documents.tests.factories import make_paper
from mediation_office.models import ThreadKey
from mediation_office.people.models import Person
from mediation_office.sealing import Erased, SealBroken, SealedTextField

numbers = count(100)
THREAD = uuid.UUID("11111111-2222-4333-8444-555555555555")
OTHER = uuid.UUID("99999999-8888-4777-8666-555555555555")


@pytest.fixture(autouse=True)
def nothing_remembered():
    forget()
    yield
    forget()


def forget():
    """As in a process that has only just begun."""
    sealing._remembered.clear()
    sealing._fresh.clear()


def sealed_in_database(paper):
    return Paper.objects.values_list("body", flat=True).get(pk=paper.pk)


def reread(row):
    return type(row).objects.get(pk=row.pk)


# ── one value ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
def test_a_sealed_text_opens_only_with_its_own_column_row_and_key():
    box = sealing.seal("құпия", key_id=f"t{THREAD.hex}", binding=b"a|1")
    assert sealing.unseal(box, binding=b"a|1") == "құпия"
    moved = box.replace(THREAD.hex, OTHER.hex)
    sealing.thread_key(OTHER, create=True)
    for opened in (
        lambda: sealing.unseal(box, binding=b"a|2"),
        lambda: sealing.unseal(box, binding=b"b|1"),
        lambda: sealing.unseal(moved, binding=b"a|1"),
        lambda: sealing.unseal(box[:-6] + "AAAAA=", binding=b"a|1"),
    ):
        with pytest.raises(SealBroken):
            opened()


@pytest.mark.django_db
def test_the_same_text_is_sealed_differently_each_time():
    boxes = {sealing.seal("same", key_id=f"t{THREAD.hex}", binding=b"x") for _time in range(5)}
    assert len(boxes) == 5


def test_a_text_under_the_key_of_the_office_needs_that_key(settings):
    box = sealing.seal("IIN", key_id="k1", binding=b"x")
    sealing.derived_key.cache_clear()
    settings.FIELD_KEYS = ["k1:" + "QUJD" * 10 + "QUI="]
    try:
        with pytest.raises(SealBroken):
            sealing.unseal(box, binding=b"x")
    finally:
        sealing.derived_key.cache_clear()


def test_after_a_new_master_key_the_old_texts_still_open(settings):
    box = sealing.seal("IIN", key_id="k1", binding=b"x")
    settings.FIELD_KEYS = ["k2:" + "QUJD" * 10 + "QUI=", *settings.FIELD_KEYS]
    assert sealing.newest_master() == "k2"
    assert sealing.unseal(box, binding=b"x") == "IIN"


# ── rows ───────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
def test_a_row_opens_on_its_attribute_and_lies_sealed_in_the_table():
    paper = make_paper(body="Құпия мәтін")
    assert reread(paper).body == "Құпия мәтін"
    assert sealed_in_database(paper).startswith("s1.t")
    assert "Құпия" not in str(Paper.objects.values().get())
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM documents_paper")
        assert cursor.fetchone()[0].startswith("s1.t")


@pytest.mark.django_db
def test_a_value_moved_to_another_row_or_column_does_not_open():
    one, other = make_paper(body="first"), make_paper(body="second", thread=make_paper().thread)
    Paper.objects.filter(pk=other.pk).update(body=sealed_in_database(one))
    with pytest.raises(SealBroken):
        _ = reread(other).body
    Paper.objects.filter(pk=one.pk).update(addressee=sealed_in_database(one))
    with pytest.raises(SealBroken):
        _ = reread(one).addressee


@pytest.mark.django_db
def test_history_stays_readable():
    paper = make_paper(body="as it was", state="draft")
    paper.body = "as it is"
    paper.save()
    assert [row.body for row in paper.history.order_by("pgh_id")] == ["as it was", "as it is"]
    assert all(raw.startswith("s1.t") for raw in paper.history.values_list("body", flat=True))


@pytest.mark.django_db
def test_erasing_a_thread_closes_rows_and_their_history():
    paper, kept = make_paper(body="gone"), make_paper(body="kept")
    sealing.erase_thread(paper.thread)
    with pytest.raises(Erased):
        _ = reread(paper).body
    with pytest.raises(Erased):
        _ = paper.history.first().body
    assert reread(kept).body == "kept"


@pytest.mark.django_db
@pytest.mark.parametrize("empty", ["", None])
def test_nothing_typed_stays_nothing(empty):
    paper = make_paper(body="x")
    paper.remark = empty or ""
    paper.save()
    assert reread(paper).remark == ""
    assert sealed_in_database(paper) != ""
    assert SealedTextField(binding="x").get_prep_value(empty) == empty


@pytest.mark.django_db
def test_bulk_creating_seals_and_bulk_changing_is_refused():
    office, author = make_office(), make_user()
    given = {"office": office, "drafted_by": author, "drafted_at": make_paper().drafted_at}
    rows = [
        Paper(thread=THREAD, kind="answer", reference="A", language="kk", body=f"text {n}", **given)
        for n in range(3)
    ]
    made = Paper.objects.bulk_create(rows)
    assert all(sealed_in_database(row).startswith("s1.t") for row in made)
    assert [reread(row).body for row in made] == ["text 0", "text 1", "text 2"]
    made[0].body = "plain"
    with pytest.raises(TypeError, match="sealed field"):
        Paper.objects.bulk_update(made, ["body"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "leak",
    [
        lambda: Paper.objects.update(body="plain"),
        lambda: Paper.objects.update(
            body=Value("plain", output_field=Paper._meta.get_field("body"))
        ),
        lambda: list(Paper.objects.filter(body="plain")),
        lambda: list(Paper.objects.filter(body__contains="plain")),
        lambda: Person.objects.get_or_create(iin="900101300017"),
    ],
    ids=["update", "value", "exact", "contains", "get_or_create"],
)
def test_plain_text_never_travels_in_a_query(leak):
    make_paper()
    with pytest.raises(TypeError, match="sealed field"):
        leak()


@pytest.mark.django_db
def test_a_deferred_text_opens_when_it_is_read():
    paper = make_paper(body="later")
    assert Paper.objects.defer("body").get(pk=paper.pk).body == "later"
    assert Paper.objects.only("pk").get(pk=paper.pk).body == "later"


@pytest.mark.django_db
def test_every_sealed_column_has_a_binding_of_its_own():
    bindings = [field.binding for _model, field in sealed_fields()]
    assert all(bindings)
    assert len(bindings) == len(set(bindings))


# ── keys and transactions ──────────────────────────────────────────────────────────────────
@transaction.atomic
def seal_and_fail():
    sealing.seal("lost", key_id=f"t{THREAD.hex}", binding=b"x")
    raise ZeroDivisionError


def test_a_key_that_was_rolled_back_is_not_used_again(real_db):
    with pytest.raises(ZeroDivisionError):
        seal_and_fail()
    with transaction.atomic():
        box = sealing.seal("kept", key_id=f"t{THREAD.hex}", binding=b"x")
    forget()
    assert sealing.unseal(box, binding=b"x") == "kept"


def test_a_key_of_a_savepoint_that_was_rolled_back_is_not_used_again(real_db):
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError):
            seal_and_fail()
        box = sealing.seal("kept", key_id=f"t{THREAD.hex}", binding=b"x")
    forget()
    assert sealing.unseal(box, binding=b"x") == "kept"


def test_a_key_costs_one_query_in_its_transaction_and_none_after(
    real_db, django_assert_num_queries
):
    with transaction.atomic():
        sealing.thread_key(THREAD, create=True)
        with django_assert_num_queries(0):
            sealing.thread_key(THREAD, create=True)
    with django_assert_num_queries(0):
        sealing.thread_key(THREAD, create=False)
    assert ThreadKey.objects.count() == 1


# ── the whole office ───────────────────────────────────────────────────────────────────────
def sealed_fields():
    for model in apps.get_models():
        if model.__name__.endswith("History"):
            continue
        for field in model._meta.local_fields:
            if isinstance(field, SealedTextField):
                yield model, field


def dumped():
    """The whole database as text, history and indexes included."""
    database = connection.settings_dict
    program = engines.postgres.programs() / "pg_dump"
    answer = subprocess.run(
        [program, "-h", database["HOST"], "-U", database["USER"], "-d", database["NAME"]],
        env={"PGPASSWORD": database["PASSWORD"] or "", "PATH": ""},
        capture_output=True,
        check=True,
    )
    return answer.stdout


def save_again(row):
    """A second version for the history; append-only tables refuse it."""
    with suppress(ProgrammingError), transaction.atomic():
        row.save()


def planted(model, number):
    """A row of the model with a marker in every sealed field; returns the row and its markers."""
    markers = {
        field.name: f"MARKER-{model.__name__}-{field.name}-{number}"
        for _model, field in sealed_fields()
        if _model is model
    }
    return made(model, **markers), markers


# what no type tells: a note has one author
BESIDES = {"cases.note": {"by_side": 1}}


def made(model, **given):
    """A row of any model: what it needs besides `given` is filled in by type."""
    given = BESIDES.get(model._meta.label_lower, {}) | given
    for field in model._meta.fields:
        needed = not (field.null or field.has_default() or field.primary_key)
        if field.name not in given and (needed or field.name == "thread"):
            given[field.name] = filled(field)
    return model.objects.create(**given)


def filled(field):
    if isinstance(field, models.ForeignKey):
        return made(field.related_model)
    if field.choices:
        return field.choices[0][0]
    moment = now()
    kinds = {
        models.UUIDField: uuid.uuid4,
        models.DateTimeField: lambda: moment,
        models.DateField: moment.date,
        models.TimeField: moment.time,
        models.IntegerField: lambda: next(numbers),
        models.CharField: lambda: str(next(numbers))[: field.max_length],
        models.TextField: lambda: "",
    }
    return next(fill() for kind, fill in kinds.items() if isinstance(field, kind))


def test_a_marker_in_any_sealed_field_is_found_nowhere_in_a_dump(real_db):
    sowed = []
    for number, model in enumerate(dict.fromkeys(model for model, _field in sealed_fields())):
        row, markers = planted(model, number)
        save_again(row)
        assert {name: getattr(reread(row), name) for name in markers} == markers
        sowed += markers.values()
    dump = dumped()
    assert len(sowed) > 15
    assert b"MARKER" not in dump
    assert dump.count(b"s1.") > len(sowed)
