import pytest

from mediation_office.people.phones import is_phone, last_four, normal_phone, point_key

WHOLE = "+77010000017"


@pytest.mark.parametrize(
    "typed",
    [
        "+77010000017",
        "87010000017",
        "8 701 000 00 17",
        "8 (701) 000-00-17",
        "+7 701 000 00 17",
        "+7 (701) 000–00–17",
        "7010000017",
        "77010000017",
        "8 7қ1 қққ ққ 17",
        "ү7Қ1қққққ17",
        "  8701 0000017 ",
    ],
)
def test_a_whole_number_is_kept_one_way_however_it_was_typed(typed):
    assert is_phone(typed)
    assert normal_phone(typed) == WHOLE
    assert point_key(typed) == point_key(WHOLE)
    assert last_four(typed) == "0017"


@pytest.mark.parametrize("typed", ["102", "112", "43-21-00", "12 34", "*55"])
def test_short_and_internal_numbers_stay_as_typed(typed):
    assert is_phone(typed)
    assert normal_phone(typed) == typed


def test_a_number_of_another_country_keeps_its_code():
    assert normal_phone("+998 90 123 45 67") == "+998901234567"


@pytest.mark.parametrize(
    "typed", ["8701000001", "12345678", "87010000017 вечером", "Айгүл", "", "1" * 40]
)
def test_what_nobody_can_call_is_no_phone(typed):
    assert not is_phone(typed)


@pytest.mark.parametrize(
    "value", ["17-шағын аудан, 5-үй, 12-пәтер", "5 мкр 12", "a1234@example.kz"]
)
def test_addresses_and_e_mails_have_no_last_four_digits(value):
    assert last_four(value) == ""
    assert point_key(value.upper()) == point_key(value)
