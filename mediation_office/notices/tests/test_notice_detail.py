from uuid import uuid4

import pytest

from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import make_office
from mediation_office.clock import today
from mediation_office.notices.tests.factories import make_notice
from mediation_office.people import services as people
from mediation_office.people.reach import Reach

pytestmark = pytest.mark.django_db


def page_of(client, notice):
    return client.get(f"/notices/{notice.uuid}/")


@pytest.fixture
def letter(office, make_kind):
    """A letter that a person is to post."""
    thread = uuid4()
    people.add_point(kind="address", value="Aktau, 4-14-2", thread=thread, told_by="side 1")
    people.replace_safe_contact(
        Reach(letter=True, warning="Not on Fridays"),
        thread=thread,
        told_by="side 1",
        asked_on=today(),
    )
    return make_notice(make_kind(), office, channel="letter", thread=thread, side=1)


def test_a_letter_shows_its_words_its_address_and_what_must_not_be_said(client, secretary, letter):
    page = page_of(client, letter).content.decode()
    for words in ("There is news.", "Aktau, 4-14-2", "Not on Fridays"):
        assert words in page


def test_looking_at_it_is_logged(client, secretary, letter):
    page_of(client, letter)
    look = Look.objects.get()
    assert (look.user, look.thread, look.subject) == (secretary, letter.thread, "notice")


def test_of_what_has_left_only_a_hint_of_the_address_is_shown(client, office, head, make_kind):
    sent = make_notice(make_kind(), office, state="sent", address="dinara@example.kz", body="words")
    page = page_of(client, sent).content.decode()
    assert "d•••@example.kz" in page
    assert "dinara" not in page
    assert "words" in page


def test_a_message_whose_words_cannot_be_made_still_has_a_page(
    client, office, secretary, make_kind
):
    def broken(notice, *, links):
        raise KeyError

    held = make_notice(make_kind(compose=broken), office, state="dead", reason_code="smtp-550")
    page = page_of(client, held).content.decode()
    assert "The mail server refused it (550)." in page


def test_another_office_does_not_find_it(client, office, secretary, make_kind):
    other = make_notice(make_kind(), make_office(office.region), state="held")
    assert page_of(client, other).status_code == 404


def test_mediators_may_not_read_it(client, mediator, letter):
    assert page_of(client, letter).status_code == 403
