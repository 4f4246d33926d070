import hashlib
import re

import pytest
from django.test import Client

from cases.models import Access
from mediation_office import turns
from mediation_office.accounts.models import Setting
from mediation_office.clock import now
from mediation_office.models import Brake
from mediation_office.numbers import luhn
from mediation_office.turns import Turn
from outreach.services import codes
from outreach.services.codes import try_code
from outreach.tests.factories import code_of, make_filed

pytestmark = pytest.mark.django_db

URL = "/en/status/"


@pytest.fixture
def appeal(site, office):
    return make_filed(office)


def ask(client, reference, code, *, address="198.51.100.1"):
    return client.post(URL, {"reference": reference, "code": code}, REMOTE_ADDR=address)


def shown(answer):
    """The page without what differs each time: the form token and what was typed."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return re.sub(r"A\d\d-\d{6}-\d", "", page)


def test_reference_and_code_open_the_matter(appeal, client):
    answer = ask(client, appeal.reference, code_of())

    assert answer.url == "/en/status/matter/"
    assert appeal.reference in client.get(answer.url).content.decode()


def test_both_may_be_typed_as_people_type_them(appeal, client):
    reference = appeal.reference.replace("A", "а").replace("-", " ")  # Cyrillic letter
    spaced = " ".join(re.findall("....", code_of()))

    assert ask(client, reference, spaced).status_code == 302


def test_a_wrong_code_an_unknown_reference_and_nonsense_have_one_answer(appeal, client):
    answers = [
        ask(client, appeal.reference, "1" * 16),
        ask(client, "A26-483157-9", "1" * 16, address="198.51.100.2"),
        ask(client, "A26-000000-1", "1" * 16, address="198.51.100.3"),
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert len({shown(answer) for answer in answers}) == 1
    assert "doesn't match" in answers[0].content.decode().replace("&#x27;", "'")


def test_a_right_code_opens_at_once_whatever_is_tried_behind_the_same_address(
    appeal, client, monkeypatch
):
    """Twenty presses a minute with turns that were waited for, from the address that is also hers:
    none of them costs a slow hash, and none costs her a second.
    """
    robots = [Client() for _each in range(codes.CODES_A_MINUTE + 5)]
    for robot in robots:
        ask(robot, appeal.reference, "1" * 16)
    monkeypatch.setattr(turns, "AFTER", 0)
    statuses = {ask(robot, appeal.reference, "1" * 16).status_code for robot in robots}
    assert ask(robots[-1], appeal.reference, "1" * 16).status_code == 429
    assert 429 in statuses

    assert ask(client, appeal.reference, code_of()).status_code == 302


def test_a_code_of_ones_own_is_no_free_try_at_other_matters(appeal, client, monkeypatch):
    statuses = [ask(client, appeal.reference, code_of("mine")).status_code for _ in range(11)]

    assert statuses == [200] * (codes.OF_A_MARKED + 5) + [429]  # its own five, the address's five


@pytest.fixture
def older_code(monkeypatch):
    """Given out before codes bore a mark."""
    monkeypatch.setattr(codes, "is_marked", lambda code: False)


@pytest.mark.usefixtures("older_code")
def test_after_five_wrong_codes_of_an_address_a_turn_is_kept(appeal, client, monkeypatch):
    statuses = [ask(client, appeal.reference, "1" * 16).status_code for _ in range(5)]
    sixth = ask(client, appeal.reference, code_of())

    assert statuses == [200] * 5
    assert sixth.status_code == 429
    assert "press again in 5 seconds" in sixth.content.decode()
    assert ask(client, appeal.reference, code_of(), address="198.51.100.9").status_code == 302
    assert ask(client, appeal.reference, code_of()).status_code == 429  # not before its time
    monkeypatch.setattr(turns, "AFTER", 0)
    assert ask(client, appeal.reference, code_of()).status_code == 302


def test_a_stranger_behind_the_same_address_shuts_nobody_out(appeal, client, monkeypatch):
    monkeypatch.setattr(codes, "CODES_A_MINUTE", 3)
    monkeypatch.setattr(turns, "AFTER", 0)
    stranger = Client()
    statuses = [ask(stranger, appeal.reference, "1" * 16).status_code for _ in range(11)]
    assert statuses == [200] * 5 + [429, 200] * 3
    assert ask(stranger, appeal.reference, "1" * 16).status_code == 429  # three a minute
    elsewhere = {"address": "198.51.100.9"}
    assert ask(client, appeal.reference, code_of(), **elsewhere).status_code == 302


def test_a_mistyped_code_is_typed_again_while_others_guess(
    appeal, client, twenty_an_hour, monkeypatch
):
    monkeypatch.setattr(turns, "AFTER", 0)
    guess(Client(), appeal, 20)
    assert [ask(client, appeal.reference, "1" * 16).status_code for _ in range(3)] == [
        200,
        200,
        429,
    ]
    assert ask(client, appeal.reference, code_of()).status_code == 302


def test_a_code_typed_on_the_kazakh_layout_is_read(appeal, client):
    typed = code_of().translate(str.maketrans("23458902", "әіңғүұқә"))

    assert ask(client, appeal.reference, typed).status_code == 302


def test_right_codes_do_not_count(appeal, client):
    for _ in range(12):
        assert ask(client, appeal.reference, code_of()).status_code == 302


@pytest.fixture
def twenty_an_hour(site):
    Setting.objects.create(region=site, code="code.wrong_in_all", value=20, valid_from="2020-01-01")


def guess(client, appeal, times):
    addresses = (f"127.0.{number // 200}.{number % 200}" for number in range(times))
    return [ask(client, appeal.reference, "1" * 16, address=each).status_code for each in addresses]


def test_when_many_guess_from_many_addresses_a_right_code_still_works(
    appeal, client, twenty_an_hour
):
    guess(client, appeal, 50)

    for number in range(3):
        citizen = f"203.0.113.{number}"
        assert ask(client, appeal.reference, code_of(), address=citizen).status_code == 302


def test_a_network_guesses_twice_an_hour_when_everybodys_tries_are_used_up(
    appeal, client, twenty_an_hour
):
    guess(client, appeal, 20)

    assert guess(client, appeal, 9) == [200] * 9
    assert guess(client, appeal, 9) == [200] * 9
    assert guess(client, appeal, 9) == [429] * 9


def of_one_customer(client, reference, times):
    """Statuses of wrong codes from as many of the /64 networks that one customer's /48 has."""
    addresses = (f"2001:db8:7:{number:x}::1" for number in range(times))
    return [ask(client, reference, "1" * 16, address=each).status_code for each in addresses]


def test_a_customers_networks_count_as_one_then_and_a_matter_nobody_guesses_at_stays_open(
    office, appeal, client, twenty_an_hour
):
    quiet = make_filed(office, token="another")
    guess(client, appeal, 20)

    assert of_one_customer(client, appeal.reference, 5) == [200] * 2 + [429] * 3
    assert of_one_customer(client, quiet.reference, 1) == [200]
    answer = ask(client, quiet.reference, code_of("another"), address="2001:db8:7:99::1")
    assert answer.status_code == 302


def test_references_thought_up_are_not_tried_without_end(
    appeal, client, twenty_an_hour, monkeypatch
):
    monkeypatch.setattr(codes, "OF_A_NETWORK", 5)
    guess(client, appeal, 20)

    statuses = [of_one_customer(client, reference, 1)[0] for reference in thought_up(8)]

    assert statuses == [200] * 5 + [429] * 3


def thought_up(number):
    digits = (f"{each:06d}" for each in range(number))
    return [f"A26-{six}-{luhn('26' + six)}" for six in digits]


def test_empty_fields_are_named_and_cost_no_try(appeal, client):
    for _ in range(9):
        answer = ask(client, "", "")

    assert answer.status_code == 200
    assert "Write the code" in answer.content.decode()
    assert not Brake.objects.exists()


@pytest.mark.parametrize("typed", ["**", "A" * 100_000, "\x00", "١" * 16, "💥", "1e30"])
def test_whatever_is_typed_is_answered(appeal, client, typed):
    assert ask(client, typed, typed).status_code == 200


def test_no_address_gives_a_code_away(appeal, client):
    for path in ("forgot", "code", "recover"):
        assert client.post(f"{URL}{path}/", {"phone": "+77000000017"}).status_code == 404


def test_a_code_replaced_while_it_is_compared_opens_nothing_new(appeal, monkeypatch):
    # the hash is slow: a new code may be given out meanwhile; the old one never leads to it
    old = Access.objects.get(reference=appeal.reference)
    compute = hashlib.scrypt

    def meanwhile(*given, **more):
        offered = compute(*given, **more)
        Access.objects.filter(pk=old.pk).update(replaced_at=now())
        Access.objects.create(
            thread=old.thread, reference=old.reference, code_hash="1" * 64, issued_at=now()
        )
        return offered

    monkeypatch.setattr(hashlib, "scrypt", meanwhile)
    address = "198.51.100.1"
    turn = Turn("codes", address, "", codes.CODES_A_MINUTE)
    region = appeal.office.region
    opened = try_code(appeal.reference, code_of(), address=address, turn=turn, region=region)
    assert opened == old
