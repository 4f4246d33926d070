import base64

import pytest
from django.db import connection

from mediation_office import checks, keys

QUESTIONS = [
    checks.postgresql_knows_the_zones,
    checks.postgresql_knows_kazakh_letters,
    checks.postgresql_has_the_extensions,
]


def test_this_machine_has_what_the_office_asks():
    assert checks.python_knows_the_zones() == []


@pytest.mark.django_db
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_database_has_what_the_office_asks(question):
    assert question(databases=["default"]) == []


def test_old_time_zone_data_are_named(monkeypatch):
    monkeypatch.setattr(checks, "HOURS_BEFORE", (5, 5))

    (problem,) = checks.python_knows_the_zones()

    assert problem.id == "office.E001"


@pytest.mark.parametrize(("secret", "problems"), [("", 0), ("x" * 32, 0), ("short", 1)])
def test_a_secret_that_can_be_guessed_is_named(settings, secret, problems):
    settings.SMS_GATEWAY_SECRET = secret

    assert len(checks.the_gateways_secret_is_long()) == problems


@pytest.mark.django_db
def test_a_missing_extension_is_named(monkeypatch):
    monkeypatch.setattr(checks, "EXTENSIONS", {"pg_trgm", "no_such_thing"})

    (problem,) = checks.postgresql_has_the_extensions(databases=["default"])

    assert "no_such_thing" in problem.msg


def test_a_database_that_cannot_fold_kazakh_letters_is_named(real_db):
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "CREATE DATABASE test_deaf TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'"
        )
    connection.close()
    connection.settings_dict["NAME"] = "test_deaf"
    try:
        (problem,) = checks.postgresql_knows_kazakh_letters(databases=["default"])
    finally:
        connection.close()
        connection.settings_dict["NAME"] = real_db
        with connection._nodb_cursor() as cursor:
            cursor.execute("DROP DATABASE test_deaf")

    assert problem.id == "office.E003"


GOOD = base64.b64encode(bytes(range(32))).decode()


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ([], "no key"),
        ([""], "id of a key"),
        (["k1"], "no 32 bytes"),
        (["k1:"], "no 32 bytes"),
        (["k1:abc"], "no 32 bytes"),
        ([f"k1:{GOOD[:8]}!!{GOOD[8:]}"], "no 32 bytes"),
        ([f"t1:{GOOD}"], "id of a key"),
        ([f"2026.11:{GOOD}"], "id of a key"),
        ([f"k1:{GOOD}", f"k1:{GOOD}"], "twice"),
    ],
)
def test_what_is_no_key_starts_no_office(entries, sentence):
    with pytest.raises(SystemExit, match=sentence) as problem:
        keys.checked_keys(entries)
    assert GOOD[8:] not in str(problem.value)


def test_keys_are_named_newest_first():
    assert list(keys.master_keys([f"k2:{GOOD}", f"k1:{GOOD}"])) == ["k2", "k1"]
