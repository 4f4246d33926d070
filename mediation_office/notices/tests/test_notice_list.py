from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now
from mediation_office.notices.choices import NoticeState
from mediation_office.notices.tests.factories import make_notice
from mediation_office.people.models import Tie

pytestmark = pytest.mark.django_db
URL = "/notices/"


def listed(client, query=""):
    return client.get(URL + query).content.decode()


def test_what_waits_for_a_person_comes_first_with_its_reason(client, office, secretary, make_kind):
    kind = make_kind(label="the answer is ready")
    reference = {"reference": "A26-483157-9"}
    make_notice(kind, office, channel="letter", side=1, thread=uuid4(), data=reference)
    make_notice(make_kind("other", label="already gone"), office, state=NoticeState.SENT)

    page = listed(client)

    assert "the answer is ready" in page
    assert "A26-483157-9" in page
    assert "letter by post" in page
    assert "is the safe way" not in page  # how it is safe is asked on its page, at that moment
    assert "already gone" not in page


@pytest.mark.parametrize("state", [NoticeState.HELD, NoticeState.UNKNOWN, NoticeState.DEAD])
def test_held_unknown_and_dead_wait_for_a_person(client, office, secretary, make_kind, state):
    make_notice(make_kind(label="one message"), office, state=state)
    assert "one message" in listed(client)


def test_all_messages_can_be_narrowed_by_state_and_kind(client, office, secretary, make_kind):
    make_notice(make_kind("a", label="first message"), office, state=NoticeState.SENT)
    make_notice(make_kind("b", label="second message"), office)
    assert "first message</a>" in listed(client, "?show=all")
    assert "second message</a>" not in listed(client, "?show=all&state=sent")
    assert "first message</a>" not in listed(client, "?show=all&kind=b")
    assert listed(client, "?show=all&state=nonsense&kind=%00x").count("</a></th>") == 0


def test_what_is_sealed_is_on_no_list(client, office, secretary, make_kind):
    make_notice(make_kind(), office, address="dinara@example.kz", body="words", state="sent")
    page = listed(client, "?show=all")
    assert "dinara" not in page
    assert "words" not in page


def test_another_office_and_a_matter_one_is_tied_to_are_not_there(
    client, office, secretary, make_kind
):
    kind = make_kind(label="secret message")
    make_notice(kind, make_office(office.region), state=NoticeState.HELD)
    tied = make_notice(kind, office, state=NoticeState.HELD, thread=uuid4(), side=1)
    Tie.objects.create(
        thread=tied.thread, user=secretary, since=now(), recorded_by=make_user(office=office)
    )
    assert "secret message" not in listed(client)


@pytest.mark.parametrize("role", ["operator", "mediator", "editor", "admin"])
def test_other_roles_have_no_such_list(client, request, role):
    request.getfixturevalue(role)
    assert client.get(URL).status_code == 403


def test_many_messages_cost_as_many_queries_as_one(client, office, secretary, make_kind):
    kind = make_kind()

    def queries():
        with CaptureQueriesContext(connection) as caught:
            client.get(URL)
        return len(caught)

    make_notice(kind, office, state=NoticeState.HELD, thread=uuid4(), side=1, user=secretary)
    queries()
    of_one = queries()
    for _more in range(5):
        make_notice(kind, office, state=NoticeState.HELD, thread=uuid4(), side=1, user=secretary)
    assert queries() == of_one <= 12


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_empty_list_says_what_will_be_here(client, secretary, language):
    with translation.override(language):
        assert client.get(URL).status_code == 200


def test_what_is_still_to_come_stands_apart_and_the_newest_comes_first(
    client, office, secretary, make_kind
):
    kind = make_kind(label="a message")
    day = timedelta(days=1)
    for name, due_at in (
        ("older", now() - 2 * day),
        ("newer", now() - day),
        ("later", now() + day),
    ):
        make_notice(kind, office, due_at=due_at, data={"reference": f"A-{name}"})
    page = listed(client, "?show=all")
    assert page.index("A-newer") < page.index("A-older")
    assert "A-later" not in page
    page = listed(client, "?show=planned")
    assert "A-later" in page
    assert "A-older" not in page


def test_messages_of_one_reference_are_found(client, office, secretary, make_kind):
    kind = make_kind(label="a message")
    for reference in ("A26-483157-9", "A26-590218-9"):
        make_notice(kind, office, data={"reference": reference})
    page = listed(client, "?show=all&reference=а26+483157-9")
    assert "A26-483157-9" in page
    assert "A26-590218-9" not in page
