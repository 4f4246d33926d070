import re
import time
from datetime import timedelta

import pytest
from django.test import Client

from cases import services as cases
from cases.events import ANSWER_READ
from cases.models import Access, Appeal, MatterEvent, Move
from cases.services.applicant import complain_until
from cases.tests.factories import make_body, make_decided, make_registered, make_signed
from mediation_office import spoken
from mediation_office.accounts.tests.factories import make_user
from mediation_office.clock import today
from mediation_office.documents.tests.factories import store_file, upload
from mediation_office.notices.models import Notice
from mediation_office.notices.services import settle_notice
from mediation_office.tests.test_query_counts import MOST, queries
from outreach.tests.factories import code_of, make_filed, open_status

pytestmark = pytest.mark.django_db

URL = "/en/status/matter/"


@pytest.fixture
def follow(site, office, client):
    """The appeal whose status page is open in `client`."""
    appeal = make_filed(office, statement="The fence", other_name="Аман Соседов")
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
    return appeal


def test_it_says_what_happens_who_acts_and_by_when(follow, client):
    page = client.get(URL).content.decode()

    assert "We register your appeal" in page
    assert "the secretary" in page
    assert "Your appeal was accepted" in page
    assert "nothing now" in page


def test_before_the_registration_it_explains_the_day_that_was_promised(follow, client):
    page = client.get(URL).content.decode()

    assert "Counted from the last day of registration: " in page
    assert "The law gives 15 working days: " in page


def test_nothing_of_the_other_side_or_the_statement_is_shown(follow, client):
    page = client.get(URL).content.decode()

    assert "Соседов" not in page
    assert "The fence" not in page


def test_events_of_the_office_alone_are_not_shown(site, office, client):
    appeal = make_filed(office, suspicion="trap")
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})

    page = client.get(URL).content.decode()

    assert "Put aside" not in page
    assert "accepted" in page


def test_what_was_put_away_still_opens_for_its_code(site, office, client):
    appeal = make_filed(office, suspicion="trap")
    secretary = make_user(role="secretary", office=office)
    cases.dismiss_appeal(appeal, by=secretary, reason="robot")
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})

    page = client.get(URL).content.decode()

    assert "We have what you sent" in page
    assert "not an appeal" not in page
    cases.reopen_appeal(appeal, by=secretary, reason="Позвонили")
    assert "We register your appeal" in client.get(URL).content.decode()


def test_a_letter_that_ended_it_says_that_it_was_opened_again(site, office, client):
    move = make_signed(make_decided(office))
    open_status(client, move.appeal)
    assert "this letter does not end it any more" not in client.get(URL).text

    cases.reopen_appeal(move.appeal, by=move.paper.signed_by, reason="Позвонили")

    when = spoken.on_day(today())
    page = client.get(URL).text
    assert f"We opened your appeal again {when}: this letter does not end it any more." in page


@pytest.mark.parametrize(("body", "months"), [("Министерство", 3), ("", 6)])
def test_it_says_until_when_one_may_complain(site, office, client, body, months):
    move = make_signed(make_decided(office))
    office.region.parent_ru = body
    office.region.save()
    open_status(client, move.appeal)

    assert "you may complain by" in client.get(URL).content.decode()
    last = complain_until(Appeal.objects.get(pk=move.appeal_id))
    assert timedelta(months * 30 - 3) < last - today() < timedelta(months * 31 + 14)


def test_an_answer_does_not_settle_a_request_for_mediation(site, office, client):
    for track, is_said in (("both", True), ("code", False)):
        open_status(client, make_signed(make_decided(office, track=track)).appeal)
        assert ("Your request for mediation" in client.get(URL).text) == is_said


def test_an_answer_that_has_not_gone_is_answered_once_it_was_read(site, office, client):
    open_status(client, make_signed(make_decided(office)).appeal)

    first, then = client.get(URL).text, client.get(URL).text

    for words in ("signed, not sent yet", "The answer is signed: read it below"):
        assert (words in first, words in then) == (True, False), words
    for words in ("We have answered you", "answered the same day"):
        assert (words in first, words in then) == (False, True), words


def test_asking_for_the_head_of_the_page_alone_is_no_reading(site, office, client):
    appeal = make_signed(make_decided(office)).appeal
    open_status(client, appeal)

    client.head(URL)

    assert not appeal.events.filter(code=ANSWER_READ).exists()


def test_it_closes_after_half_an_hour_however_busy(follow, client, monkeypatch):
    assert client.get(URL).status_code == 200
    moment = time.time() + 30 * 60 + 1
    monkeypatch.setattr(time, "time", lambda: moment)
    assert client.get(URL).url == "/en/status/"


def test_it_closes_when_the_code_is_replaced(follow, client):
    Access.objects.update(replaced_at="2026-01-01T00:00Z")

    assert client.get(URL).url == "/en/status/"


def test_another_browser_is_asked_for_the_code(follow):
    assert Client().get(URL).url == "/en/status/"


def test_its_address_title_and_headers_tell_nothing(follow, client):
    answer = client.get(URL)

    assert answer["Cache-Control"] == "no-store, private"
    assert "<title>Check</title>" in answer.content.decode()


def test_messages_say_who_wrote_them_and_the_newest_comes_last(follow, client, office):
    staff = make_user(role="secretary", office=office, position_en="chief specialist")
    cases.write_message(follow, by=staff, body="We saw the fence")
    cases.write_message(follow, by=staff, body="We come again on Monday")

    page = client.get(URL).content.decode()

    assert page.index("We saw the fence") < page.index("We come again on Monday")
    assert "chief specialist" in page
    assert staff.full_name in page


def test_notes_of_the_office_are_not_shown(follow, client, office):
    cases.add_note(follow, by=make_user(role="secretary", office=office), body="Ask the police")

    page = client.get(URL).content.decode()

    assert "Ask the police" not in page


def test_own_files_are_named_and_not_opened(follow, client, office):
    own = store_file(
        upload("fence.txt"),
        thread=follow.thread,
        office=office,
        purpose="attachment",
        audience="side-1",
    )

    page = client.get(URL).content.decode()

    assert "fence.txt" in page
    assert str(own.uuid) not in page


@pytest.mark.parametrize(("reader", "first"), [("kk", "kk"), ("ru", "ru"), ("en", "ru")])
def test_a_letter_stands_in_the_language_of_the_reader_first(site, office, client, reader, first):
    move = make_signed(make_decided(office))
    open_status(client, move.appeal)

    page = client.get(URL.replace("/en/", f"/{reader}/")).text

    told = {"ru": "Проверено, меры приняты.", "kk": "Тексерілді, шара қолданылды."}
    texts = sorted(told, key=lambda language: page.index(told[language]))
    assert texts[0] == first
    for language, words in told.items():
        assert re.search(rf'<div lang="{language}"[^>]*>(?:(?!</div>).)*{words}', page, re.DOTALL)


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("answer", {}),
        ("redirect", {"organisation": True}),
        ("return", {"reason_code": "repeat"}),
        ("terminate", {"reason_code": "other"}),
        ("extend", {"until_on": today() + timedelta(days=40)}),
    ],
)
def test_a_signed_decision_costs_few_questions_from_the_first_reading_on(
    site, office, client, code, asked
):
    asked = asked | ({"organisation": make_body(office)} if "organisation" in asked else {})
    move = make_signed(make_decided(office), code=code, **asked)
    open_status(client, make_decided(office))
    client.get(URL)  # what a process remembers
    open_status(client, move.appeal)

    counts = [queries(client, URL, warm=False) for _reading in range(2)]

    assert max(counts) <= MOST
    assert list(MatterEvent.objects.filter(code="answer-read").values_list("data", flat=True)) == [
        {"paper": move.paper_id}
    ]


def test_it_costs_the_same_however_much_has_happened(
    follow, client, office, django_assert_max_num_queries
):
    for round_ in range(2):
        if round_:
            happen(follow, office)
        client.get(URL)  # papers are read once
        with django_assert_max_num_queries(12):
            assert client.get(URL).status_code == 200


def happen(appeal, office):
    """Registered, decided, asked for what is missing, written to, files shared both ways."""
    staff = make_user(role="secretary", office=office)
    cases.register_appeal(appeal, by=staff)
    cases.decide_appeal(
        Appeal.objects.get(pk=appeal.pk),
        by=staff,
        kind="statement",
        track="code",
        topic=None,
        subject="Fence",
        responsible=staff,
        answers={},
    )
    appeal = Appeal.objects.get(pk=appeal.pk)
    make_signed(appeal, code="clarify", until_on=today() + timedelta(days=5))
    for number in range(3):
        cases.write_message(appeal, by=staff, body=f"Message {number}")
        cases.add_files(
            appeal, [upload(f"{number}.txt")], by=staff, purpose="added", audience="side-1"
        )


@pytest.mark.parametrize("has_danger", [False, True])
def test_it_says_by_which_way_we_wrote_and_is_silent_where_there_is_danger(
    site, office, client, has_danger
):
    appeal = make_filed(office, has_danger=has_danger)
    client.post("/en/status/", {"reference": appeal.reference, "code": code_of()})
    secretary = make_user(role="secretary", office=office)
    appeal = cases.register_appeal(appeal, by=secretary)
    move = make_signed(appeal, code="terminate", reason_code="anonymous")
    notice = Notice.objects.get(key=f"move:{move.pk}:signed")
    settle_notice(notice, by=secretary, decision="done")

    assert ("Sent to you by post on" in client.get(URL).text) is (
        not has_danger and notice.channel == "letter"
    )
    assert (spoken.on_day(today()) in client.get(URL).text.split("Signed by")[1][:200]) is (
        not has_danger
    )


@pytest.mark.parametrize("code", ["redirect", "forward"])
def test_it_is_passed_on_only_when_it_has_gone(client, site, office, code):
    staff, desk = make_user(role="secretary", office=office), Client()
    appeal, asked = make_registered(office), {"organisation": make_body(office)}
    if code == "forward":
        cases.forward_appeal(appeal, by=staff, reason="…", **asked)
    else:
        make_signed(appeal, code=code, **asked)
    open_status(client, appeal)
    desk.force_login(staff)

    def tags():
        pages = [client.get(URL), desk.get(appeal.get_absolute_url()), desk.get("/appeals/")]
        return [re.search(r'class="status\b.*?</svg>(\w[^<]*)<', page.text)[1] for page in pages]

    before, going = tags(), client.get(URL).text
    cases.mark_move_sent(Move.objects.exclude(clock=None).get(), by=staff)
    after, gone = tags(), client.get(URL).text

    appeal.refresh_from_db()
    assert before == ["being handed over"] * 3
    assert after == [appeal.get_status_display()] * 3
    assert "We passed" not in going
    assert "We passed it on to the competent body" in gone


def test_another_way_can_be_named_while_the_answer_waits_to_leave(client, site, office):
    appeal = make_signed(make_decided(office)).appeal
    open_status(client, appeal)

    waiting = client.get(URL).text
    for notice in Notice.objects.filter(thread=appeal.thread):
        settle_notice(notice, by=make_user(role="secretary", office=office), decision="done")
    gone = client.get(URL).text

    assert "Change how we reach you" in waiting
    assert "Change how we reach you" not in gone
