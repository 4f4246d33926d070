from dataclasses import replace

import pytest

from mediation_office import brakes
from mediation_office.brakes import Limit
from mediation_office.models import Brake

pytestmark = pytest.mark.django_db

CODE = Limit("code", "198.51.100.7", 3, 900)


def test_tries_beyond_the_limit_are_held_back_until_the_window_ends():
    tries = [CODE.allows() for _ in range(5)]
    assert tries == [True, True, True, False, False]

    Brake.objects.update(began_at="2020-01-01T00:00Z")

    assert CODE.allows()


def test_another_address_and_another_purpose_are_not_held_back():
    while CODE.allows():
        pass

    assert replace(CODE, key="198.51.100.8").allows()
    assert replace(CODE, purpose="appeal").allows()


def test_a_try_given_back_does_not_count():
    for _ in range(10):
        assert CODE.allows()
        CODE.give_back()


def test_no_address_is_kept_in_plain():
    CODE.allows()

    assert "198.51.100.7" not in Brake.objects.get().key


def test_old_windows_are_forgotten():
    CODE.allows()
    Brake.objects.update(began_at="2020-01-01T00:00Z")

    brakes.release_old()

    assert not Brake.objects.exists()


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("", ""),
    ],
)
def test_one_subscriber_counts_as_one_address(address, network):
    assert brakes.network(address) == network
