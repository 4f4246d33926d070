from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from cases import services
from cases.services.rules import RULES
from cases.tests.asking import sent, url
from cases.tests.factories import (
    make_appeal,
    make_body,
    make_decided,
    make_proposed,
    make_registered,
    make_signed,
)
from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import grant_role, make_office, make_user
from mediation_office.clock import now, telling, today
from mediation_office.documents.choices import ADVICE, HeldReason
from mediation_office.documents.files.inspection import TEST_VIRUS
from mediation_office.documents.models import StoredFile
from mediation_office.documents.tests.factories import tie, upload
from mediation_office.notices.models import Notice
from mediation_office.notices.services import settle_notice
from mediation_office.people.models import Contact


def test_the_page_says_what_was_filed_what_is_next_and_what_was_done(client, office, secretary):
    appeal = make_decided(office, by=secretary, wish="Тишины", phone="8 701 000 00 17")
    page = client.get(appeal.get_absolute_url())
    for words in ("Шум по ночам", "Тишины", "Асель Примерова", "Draft the answer", "Registered"):
        assert words in page.text
    assert page.context["next"].title == "Answer the applicant"
    assert "request for mediation is still open" not in page.text
    assert len(page.context["timeline"]) == appeal.events.count()


def offered(client, appeal):
    """The moves that its page offers, by code."""
    acts = client.get(appeal.get_absolute_url()).context["acts"]
    moves = {url("move_propose", appeal, code): code for code in RULES}
    return {moves[act.url] for act in acts if act.url in moves}


def test_only_moves_that_the_law_allows_are_offered(client, office, secretary):
    every = {"answer", "clarify", "redirect", "extend", "hearing", "return", "terminate"}
    assert offered(client, make_decided(office)) == every
    assert offered(client, make_decided(office, kind="inquiry")) == every - {"hearing"}  # APPC 87
    undecided = offered(client, make_registered(office))
    assert undecided == every - {"answer", "hearing"}
    complaint = make_decided(office, kind="complaint")
    assert offered(client, complaint) == every - {"extend"}  # APPC 99
    make_proposed(complaint)
    assert offered(client, complaint) == every - {"extend", "answer"}
    make_proposed(complaint, code="return", reason_code="insulting")
    assert offered(client, complaint) == every - {"extend", "answer", "return", "clarify"}


@pytest.mark.parametrize("who", ["tied", "operator", "colleague"])
def test_a_complaint_that_is_not_for_the_reader_is_not_named(client, office, operator, who):
    matter = make_appeal(office, channel="visit", by=operator)
    complaint = make_appeal(office, kind="complaint", about=matter)
    reader = operator if who == "operator" else make_user(role="secretary", office=office)
    if who == "tied":
        tie(reader, complaint.thread)
    client.force_login(reader)
    page = client.get(matter.get_absolute_url()).text
    named = complaint.reference in page, "A complaint about it has come" in page
    assert named == (who == "colleague",) * 2


def test_every_look_is_logged(client, office, secretary):
    appeal = make_appeal(office)
    client.get(appeal.get_absolute_url())
    look = Look.objects.get(reference=appeal.reference)
    assert (look.user, look.thread) == (secretary, appeal.thread)


def test_a_reference_typed_in_cyrillic_opens_the_page(client, office, secretary):
    appeal = make_appeal(office)
    address = appeal.get_absolute_url()
    assert client.get(address.replace("A", "А")).context["appeal"] == appeal


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_reads_in_every_language(client, office, secretary, language):
    with translation.override(language):
        secretary.language = language
        secretary.save(update_fields=["language"])
        assert client.get(make_decided(office).get_absolute_url()).status_code == 200


def test_the_next_step_goes_with_the_state(client, office, head):
    def step(appeal):
        panel = client.get(appeal.get_absolute_url()).context["next"]
        return panel and panel.title

    received, aside = make_appeal(office), make_appeal(office, suspicion="many-links")
    assert step(received) == "Register the appeal"
    assert step(aside) == "Is this an appeal?"
    registered = services.register_appeal(received, by=head)
    assert step(registered) == "Decide what it is and whose it is"
    waiting = make_proposed(make_decided(office))
    assert client.get(waiting.appeal.get_absolute_url()).context["next"].eyebrow == (
        "Waits for a signature"
    )
    services.send_back_move(waiting, by=head, remark="Короче")
    page = client.get(waiting.appeal.get_absolute_url())
    assert page.context["next"].text == "The head sent it back with a remark."
    asked = make_signed(make_decided(office), code="clarify", until_on=today() + timedelta(days=5))
    assert step(asked.appeal) == "We asked the applicant for what is missing"
    assert step(make_signed(make_decided(office)).appeal) == "Signed, not sent yet"


def test_answered_is_said_when_the_answer_has_gone(client, office, secretary):
    move = make_signed(make_decided(office))
    before = client.get(move.appeal.get_absolute_url()).context
    assert (before["status"].words, before["pill"]) == ("signed, not sent yet", None)
    assert "signed, not sent yet" in client.get("/appeals/").text
    services.mark_move_sent(move, by=secretary)
    after = client.get(move.appeal.get_absolute_url()).context
    assert (after["status"].words, after["pill"].words) == ("answered", "answered the same day")
    assert "signed, not sent yet" not in client.get("/appeals/").text


def test_a_complaint_and_its_appeal_lead_to_each_other(client, office, secretary):
    first = make_signed(make_decided(office)).appeal
    complaint = make_appeal(office, kind="complaint", about=first)
    assert complaint.get_absolute_url() in client.get(first.get_absolute_url()).content.decode()
    assert first.get_absolute_url() in client.get(complaint.get_absolute_url()).content.decode()


def test_an_operator_reads_what_they_took_and_may_only_pass_on_danger(client, office, operator):
    appeal = make_appeal(office, by=operator, has_danger=True)
    page = client.get(appeal.get_absolute_url())
    assert page.context["next"] is None
    assert url("appeal_forward", appeal) in page.text
    assert url("appeal_matters", appeal) not in page.text
    assert client.get(make_appeal(office).get_absolute_url()).status_code == 404


def test_another_office_and_a_tied_colleague_do_not_find_it(client, office, secretary):
    appeal = make_appeal(make_office(office.region))
    tied = make_appeal(office)
    tie(secretary, tied.thread)
    assert client.get(appeal.get_absolute_url()).status_code == 404
    assert client.get(tied.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("reference", ["A26-000000-0", "1" * 40, "нет", "%25"])
def test_what_does_not_exist_is_not_found(client, secretary, reference):
    assert client.get(f"/appeals/{reference}/").status_code == 404


def test_mediators_may_not(client, office, mediator):
    assert client.get(make_appeal(office).get_absolute_url()).status_code == 403


def test_an_operator_reads_no_notes_decisions_or_papers(client, office, operator):
    appeal = make_decided(office, name="Асель Примерова")
    Contact.objects.filter(pk=appeal.contact_id).update(taken_by=operator)
    services.add_note(appeal, by=appeal.responsible, body="Осторожно, спор давний")
    move = make_signed(appeal, reason="Проверено во дворе")
    paper = reverse("documents:paper_download", args=[move.paper.uuid])
    page = client.get(appeal.get_absolute_url())
    for words in ("Осторожно, спор давний", "Notes and messages", "Проверено во дворе", paper):
        assert words not in page.text, words
    assert client.get(paper).status_code == 403


def test_an_operator_opens_what_was_brought_and_not_what_the_office_added(client, office, operator):
    appeal = make_appeal(office, by=operator)
    colleague = make_user(role="secretary", office=office)
    services.add_files(appeal, [upload("brought.txt")], by=colleague, purpose="scan")
    services.add_files(appeal, [upload("inside.txt")], by=colleague, purpose="added")
    page = client.get(appeal.get_absolute_url())
    assert [file.name for file in page.context["files"]] == ["brought.txt"]
    opened = {
        file.name: client.get(reverse("documents:file_download", args=[file.uuid])).status_code
        for file in StoredFile.objects.filter(thread=appeal.thread)
    }
    assert opened == {"brought.txt": 200, "inside.txt": 404}


def test_an_operator_who_moves_to_another_office_leaves_it_behind(client, office, operator):
    appeal = make_appeal(office, by=operator)
    operator.grants.update(ended_at=now())
    grant_role(operator, "operator", make_office(office.region))
    assert client.get(appeal.get_absolute_url()).status_code == 404


def test_an_operator_sees_contact_points_on_the_day_of_the_turn_only(client, office, operator):
    appeal = make_appeal(
        office, by=operator, phone="8 701 000 00 17", other_name="Ермек", other_reach="дом 5"
    )
    page = client.get(appeal.get_absolute_url())
    assert len(page.context["points"]) == 1
    assert "дом 5" in page.text
    Contact.objects.update(recorded_at=now() - timedelta(days=2))
    page = client.get(appeal.get_absolute_url())
    assert list(page.context["points"]) == []
    assert "Ермек" in page.text
    assert "дом 5" not in page.text


def test_who_took_it_elsewhere_writes_nothing_there(client, office, secretary):
    there = make_office(office.region)
    grant_role(secretary, "operator", there)
    appeal = make_appeal(there, by=secretary)
    assert client.get(appeal.get_absolute_url()).status_code == 200
    for name in ("note_add", "file_add", "appeal_withdraw", "file_request", "code_replace"):
        assert client.post(url(name, appeal), {"body": "-"}).status_code == 403, name


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_file_held_back_stands_there_with_why_and_what_to_do(client, office, secretary, language):
    secretary.language = language
    secretary.save(update_fields=["language"])
    appeal = make_appeal(office)
    services.add_files(
        appeal, [upload("virus.txt", TEST_VIRUS)], by=secretary, purpose="attachment"
    )
    file = StoredFile.objects.get()
    page = client.get(appeal.get_absolute_url()).text
    with translation.override(language):
        assert str(HeldReason.VIRUS.label) in page
        assert str(ADVICE[HeldReason.VIRUS]) in page
    assert "virus.txt" in page
    address = reverse("documents:file_download", args=[file.uuid])
    assert address not in page
    assert client.get(address).status_code == 404


def test_what_cannot_be_done_now_is_not_offered(client, office, head):
    def offered(appeal):
        page = client.get(appeal.get_absolute_url()).text
        return {
            word for word in ("forward", "withdraw") if url(f"appeal_{word}", appeal) in page
        } | {
            code
            for code in ("answer", "redirect", "return", "terminate", "clarify")
            if url("move_propose", appeal, code) in page
        }

    assert offered(make_appeal(office, suspicion="many-links")) == {"withdraw"}
    assert offered(make_appeal(office)) == {"forward", "withdraw"}
    papers = {"redirect", "return", "terminate", "clarify"}
    assert offered(make_registered(office)) == {"forward", "withdraw"} | papers
    assert offered(make_decided(office)) == {"forward", "withdraw", "answer"} | papers


def test_beside_each_decision_stands_what_may_be_done_with_it(client, office, secretary):
    def acts(move):
        rows = client.get(move.appeal.get_absolute_url()).context["moves"]
        return [action.words for action in rows[-1].actions]

    laid = make_proposed(make_decided(office))
    assert acts(laid) == ["Drop"]
    signed = make_signed(make_decided(office))
    assert acts(signed) == ["Add the signed scan", "Handed over or posted"]
    assert url("code_replace", signed.appeal) in client.get(signed.appeal.get_absolute_url()).text
    asked = services.request_file(make_decided(office), by=secretary)
    assert acts(asked) == ["The file was read"]
    services.give_file(asked, by=secretary, how="copies", on=today())
    assert acts(asked) == []


def test_the_page_says_the_own_term_of_what_waits_for_a_signature(client, office, head):
    with telling(now() - timedelta(days=7)):
        move = make_proposed(
            make_registered(office), code="redirect", organisation=make_body(office)
        )
    facts = client.get(move.appeal.get_absolute_url()).context["next"].facts
    assert [fact.tone for fact in facts] == ["", "late", ""]
    assert facts[2].label == "Answer due"


def test_the_timeline_says_why(client, office, head):
    robot = make_appeal(office, suspicion="flood")
    services.dismiss_appeal(robot, by=head, reason="robot")
    ended = make_signed(make_decided(office), code="terminate", reason_code="anonymous").appeal
    coded = make_appeal(office)
    services.replace_code(coded, by=head, proof="in-person")

    def said(appeal):
        rows = client.get(appeal.get_absolute_url()).context["timeline"]
        return " · ".join(row.text for row in rows)

    assert "Very many appeals came" in said(robot)
    assert "sent by a robot" in said(robot)
    assert "anonymous" in said(ended)
    assert "in person" in said(coded)


def test_a_signed_answer_that_has_not_left_says_what_is_to_be_done(client, office, secretary):
    move = make_signed(make_decided(office))
    address, notice = move.appeal.get_absolute_url(), Notice.objects.get(key__endswith=":signed")
    panel = client.get(address).context["next"]
    assert panel.actions[0].url == url("scan_add", move.appeal, move.pk)
    assert "No message can go by itself" in panel.text
    Notice.objects.update(state="planned", channel="email")
    assert "waits for the hours" in client.get(address).context["next"].text
    Notice.objects.update(state="held")
    settle_notice(notice, by=secretary, decision="done")
    assert client.get(address).context["next"] is None


def test_a_request_for_mediation_outlives_the_answer(client, office, secretary):
    move = make_signed(make_decided(office, track="both"))
    client.post(url("move_mark_sent", move.appeal, move.pk), sent())
    panel = client.get(move.appeal.get_absolute_url()).context["next"]
    assert panel.eyebrow == "Mediation asked for"
    assert panel.actions[0].url == url("note_add", move.appeal)


def test_a_terminated_appeal_keeps_the_duty_to_tell_in_sight(client, office, secretary):
    move = make_signed(make_decided(office), code="terminate", reason_code="anonymous")
    panel = client.get(move.appeal.get_absolute_url()).context["next"]
    assert panel.actions[0].url == url("move_mark_sent", move.appeal, move.pk)
    client.post(panel.actions[0].url, sent())
    assert client.get(move.appeal.get_absolute_url()).context["next"] is None


def test_the_page_says_by_which_channel_a_paper_went_and_how_that_stands(client, office, secretary):
    move = make_signed(make_decided(office))
    notice = Notice.objects.get(key=f"move:{move.pk}:signed")
    page = client.get(move.appeal.get_absolute_url())
    assert reverse("notices:notice_detail", args=[notice.uuid]) in page.text
    assert "waits for a person" in page.text
    settle_notice(notice, by=secretary, decision="done")
    row = client.get(move.appeal.get_absolute_url()).context["moves"][-1]
    assert (row.notice.state, row.notice.sent_at.date()) == ("sent", now().date())


def test_on_paper_stand_neither_acts_nor_empty_boxes(client, office, secretary):
    page = client.get(url("appeal_detail", make_decided(office, by=secretary))).text
    for heading in ("can-heading", "notes-heading"):
        assert f'<section class="panel no-print" aria-labelledby="{heading}">' in page


def test_the_answer_does_not_end_the_request_for_mediation(client, office, secretary):
    appeal = make_decided(office, by=secretary, track="both")
    make_signed(appeal)
    page = client.get(appeal.get_absolute_url()).text
    assert "The request for mediation is still open." in page
    assert f"{secretary} goes on with the mediation" in page
