from datetime import timedelta

import pytest

from cases import services as cases
from cases.models import Appeal, MatterEvent, Note
from cases.tests.factories import make_decided, make_proposed, make_signed
from mediation_office.accounts.tests.factories import make_user
from mediation_office.clock import today
from mediation_office.documents.models import StoredFile
from mediation_office.documents.tests.factories import store_file, upload
from mediation_office.lifecycle import BusinessRuleError
from outreach.tests.factories import open_status

pytestmark = pytest.mark.django_db

URL = "/en/status/missing/"
MATTER = "/en/status/matter/"


@pytest.fixture
def asked(site, office, client):
    """A signed clarification of the appeal whose status page is open in `client`."""
    move = make_signed(
        make_decided(office), code="clarify", reason="Copy of the plan", until_on=in_a_week()
    )
    open_status(client, move.appeal)
    return move


def in_a_week():
    return today() + timedelta(days=7)


def now_of(move):
    move.refresh_from_db()
    return move


def test_the_page_says_what_is_missing_and_by_when(asked, client):
    matter = client.get(MATTER).content.decode()
    page = client.get(URL).content.decode()

    assert URL in matter
    assert "Copy of the plan" in page
    assert "Send it by" in page


def test_what_is_sent_ends_the_wait_at_once(asked, client):
    answer = client.post(URL, {"text": "Here it is", "files": [upload("plan.txt")]}, follow=True)
    clock = Appeal.objects.get(pk=asked.appeal_id).answer_clock

    assert "We have what you sent" in answer.content.decode()
    assert now_of(asked).state == "done"
    assert not clock.waits.filter(ended_on__isnull=True).exists()
    assert clock.state == "running"
    note = Note.objects.get()
    assert (note.body, note.by_side, note.audience) == ("Here it is", 1, "office")
    assert StoredFile.objects.get().audience == "side-1"


def test_it_is_recorded_and_stands_on_the_status_page(asked, client):
    client.post(URL, {"text": "Here it is", "files": [upload("plan.txt")]})

    page = client.get(MATTER).content.decode()
    event = MatterEvent.objects.get(code="clarification-sent")

    assert event.by_side == 1
    assert set(event.data) == {"move", "files", "note"}
    assert "You sent what was missing" in page
    assert "plan.txt" in page
    assert "Here it is" not in page  # nor is anything else that was filed


@pytest.mark.parametrize("is_known", [True, False])
def test_the_history_says_where_the_office_may_have_known_the_code(site, office, client, is_known):
    move = make_signed(
        make_decided(office), code="clarify", reason="Copy of the plan", until_on=in_a_week()
    )
    if is_known:
        cases.replace_code(move.appeal, by=move.made_by, proof="in-person")
    cases.answer_clarification(move, text="Here it is")
    client.force_login(move.made_by)
    page = client.get(move.appeal.get_absolute_url()).text
    assert ("by a code that the office printed or gave out anew" in page) == is_known


def test_the_secretary_is_told_in_the_next_step(asked, client, office):
    client.post(URL, {"text": "Here it is"})
    client.force_login(make_user(role="secretary", office=office))

    page = client.get(asked.appeal.get_absolute_url()).content.decode()

    assert "The applicant sent what was missing" in page
    assert "Here it is" in page


def test_a_bad_file_loses_nothing(asked, client):
    files = [upload("plan.txt"), upload("plan.pdf", b"MZ\x90\x00" + bytes(60))]

    page = client.post(URL, {"text": "Here it is", "files": files}).content.decode()

    assert "plan.pdf" in page
    assert "Here it is" in page
    assert [file.name for file in StoredFile.objects.all()] == ["plan.txt"]
    assert now_of(asked).state == "waiting"


def test_a_chosen_file_is_taken_out_again(asked, client):
    client.post(URL, {"files": [upload("plan.txt"), upload("bad.pdf", b"MZ" + bytes(60))]})

    page = client.post(URL, {"text": "Wait", "drop": str(StoredFile.objects.get().uuid)})

    assert not StoredFile.objects.exists()
    assert "Wait" in page.content.decode()


def test_files_of_the_appeal_itself_leave_room_for_five_more(asked, client):
    for number in range(5):
        store_own(asked, f"{number}.txt")

    client.post(URL, {"files": [upload(f"new{n}.txt", f"text {n}".encode()) for n in range(6)]})

    assert StoredFile.objects.filter(purpose=f"clarification-{asked.pk}").count() == 5
    assert now_of(asked).state == "waiting"


def store_own(move, name):
    store_file(
        upload(name, name.encode()),
        thread=move.thread,
        office=move.appeal.office,
        purpose="attachment",
    )


def test_an_empty_answer_is_asked_again(asked, client):
    page = client.post(URL, {"text": " "}).content.decode()

    assert "Write an answer or choose a file." in page
    assert now_of(asked).state == "waiting"


def test_twice_is_once(asked, client):
    for _ in range(2):
        answer = client.post(URL, {"text": "Here it is"})

    assert answer.url == MATTER
    assert Note.objects.count() == 1


@pytest.mark.parametrize("state", ["unsigned", "received"])
def test_nobody_answers_what_is_not_asked(site, office, client, state):
    appeal = make_decided(office)
    if state == "received":
        move = make_signed(appeal, code="clarify", until_on=in_a_week())
        cases.receive_clarification(move, by=appeal.responsible)
    else:
        make_proposed(appeal, code="clarify", until_on=in_a_week())
    open_status(client, appeal)

    assert client.get(URL).url == MATTER
    assert client.post(URL, {"text": "Here"}).url == MATTER
    assert not Note.objects.exists()


def test_what_was_received_meanwhile_is_refused_in_words_for_the_applicant(asked):
    cases.receive_clarification(asked, by=asked.appeal.responsible)

    with pytest.raises(BusinessRuleError, match="We are not waiting for anything from you"):
        cases.answer_clarification(asked, text="Here it is")


def test_without_the_code_nothing_is_shown_or_taken(asked, client):
    client.post("/en/status/close/")

    assert client.get(URL).url == "/en/status/"
    assert client.post(URL, {"text": "Here"}).url == "/en/status/"
    assert now_of(asked).state == "waiting"
