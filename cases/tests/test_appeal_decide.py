from datetime import timedelta

import pytest

from cases import screening, services
from cases.choices import AppealStatus
from cases.tests.asking import REASONS, codes, now_of, url
from cases.tests.factories import make_appeal, make_decided, make_registered, make_signed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now, telling, today
from mediation_office.documents.tests.factories import tie
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices.models import Notice
from mediation_office.terms.models import Wait

STOPS = next(question.code for question in screening.QUESTIONS if question.stops)
WARNS = next(question.code for question in screening.QUESTIONS if not question.stops)

NONE = {"is_about_none": "on"}


def decision(secretary, **given):
    return {
        "kind": "statement",
        "track": "code",
        "subject": "Шум",
        "responsible": secretary.pk,
    } | given


def test_deciding_names_the_kind_and_who_is_responsible(client, office, secretary):
    appeal = make_registered(office)
    client.post(url("appeal_decide", appeal), decision(secretary, **{WARNS: "on"}))
    appeal = now_of(appeal)
    assert (appeal.status, appeal.kind, appeal.responsible) == (
        AppealStatus.IN_PROGRESS,
        "statement",
        secretary,
    )
    assert appeal.screening[WARNS]
    assert codes(appeal)[-1] == "appeal-decided"


def test_a_complaint_runs_under_its_own_term_from_the_same_day(client, office, secretary):
    appeal = make_registered(office)
    client.post(url("appeal_decide", appeal), decision(secretary, kind="complaint", **NONE))
    clock = now_of(appeal).answer_clock
    assert (clock.term.code, clock.started_on) == (
        "complaint-review",
        appeal.answer_clock.started_on,
    )


def test_what_the_law_excludes_stops_mediation_but_not_the_appeal(client, office, secretary):
    appeal = make_registered(office)
    answers = decision(secretary, track="both", **{STOPS: "on"})
    response = client.post(url("appeal_decide", appeal), answers)
    assert "excludes mediation" in str(response.context["form"].errors[STOPS])
    assert f'href="#id_{STOPS}"' in response.text
    assert now_of(appeal).status == AppealStatus.REGISTERED
    client.post(url("appeal_decide", appeal), answers | {"track": "code"})
    assert now_of(appeal).status == AppealStatus.IN_PROGRESS


def test_all_that_is_wrong_is_said_at_once_what_the_law_excludes_too(client, office, secretary):
    answers = decision(secretary, track="both", subject="", **{STOPS: "on"})
    errors = client.post(url("appeal_decide", make_registered(office)), answers).context["form"]
    assert errors.errors.keys() == {"subject", STOPS}


def test_each_kind_names_its_term_and_mediation_is_asked_once(client, office, secretary):
    form = client.get(url("appeal_decide", make_registered(office))).context["form"]
    kinds = dict(form.fields["kind"].choices)
    assert kinds["statement"] == "statement: 15 working days"
    assert kinds["complaint"] == "complaint: 20 working days"
    assert "mediation" not in kinds
    assert "mediation" in dict(form.fields["track"].choices)


def test_the_scope_of_the_law_is_asked_on_the_page(client, office, secretary):
    page = client.get(url("appeal_decide", make_registered(office))).text
    for question in screening.QUESTIONS:
        assert f'name="{question.code}"' in page
        assert str(question.basis) in page


def test_what_only_warns_lets_mediation_go_on_and_names_its_basis(client, office, secretary):
    appeal = make_registered(office)
    answers = decision(secretary, track="mediation", **{WARNS: "on"})
    page = client.post(url("appeal_decide", appeal), answers, follow=True)
    warned = [str(message) for message in page.context["messages"]]
    assert any("article 1(3)" in words for words in warned)
    assert now_of(appeal).track == "mediation"


def test_what_was_decided_stands_on_the_appeal_and_in_its_history(client, office, secretary):
    appeal = make_registered(office)
    client.post(url("appeal_decide", appeal), decision(secretary, **{WARNS: "on"}))
    page = client.get(appeal.get_absolute_url())
    facts = [fact.value for fact in page.context["decision"]]
    assert facts[:3] == ["Statement", "Appeal under the Code", secretary.full_name]
    assert "article 1(3)" in facts[3]
    said = page.context["timeline"][0].text
    assert said.endswith(f"statement, appeal under the Code; responsible: {secretary.full_name}")


def test_before_registration_and_after_the_answer_it_is_refused(client, office, secretary):
    for appeal in (make_appeal(office), make_signed(make_decided(office)).appeal):
        response = client.post(url("appeal_decide", appeal), decision(secretary))
        assert "cannot be done" in str(response.context["form"].non_field_errors())


def test_nobody_tied_and_nobody_of_another_office_becomes_responsible(client, office, secretary):
    appeal = make_registered(office)
    tied = make_user(role="secretary", office=office)
    tie(tied, appeal.thread)
    stranger = make_user(role="secretary", office=make_office(office.region))
    for person in (tied, stranger):
        response = client.post(url("appeal_decide", appeal), decision(person))
        assert "responsible" in response.context["form"].errors


def test_a_tie_recorded_meanwhile_is_asked_again_by_the_service(office, secretary):
    appeal = make_registered(office)
    other = make_user(role="secretary", office=office)
    tie(other, appeal.thread)
    decided = {"kind": "statement", "track": "code", "topic": None, "subject": "Шум", "answers": {}}
    for somebody in (other, make_user(role="operator", office=office)):
        with pytest.raises(BusinessRuleError, match="cannot be responsible"):
            services.decide_appeal(appeal, by=secretary, responsible=somebody, **decided)
    assert now_of(appeal).status == AppealStatus.REGISTERED


def test_a_complaint_is_proposed_as_one_and_answered_by_somebody_else(client, office, secretary):
    first = make_signed(make_decided(office)).appeal
    complaint = make_registered(office, kind="complaint", about=first)
    page = client.get(url("appeal_decide", complaint))
    assert page.context["form"]["kind"].value() == "complaint"
    assert f"Not {first.responsible.full_name}" in page.content.decode()
    response = client.post(
        url("appeal_decide", complaint), decision(first.responsible, kind="complaint")
    )
    assert "another colleague answers it" in str(response.context["form"].errors["responsible"])
    client.post(url("appeal_decide", complaint), decision(secretary, kind="complaint"))
    assert now_of(complaint).responsible == secretary


def test_a_complaint_on_paper_is_decided_once_it_says_what_it_is_about(client, office, secretary):
    first = make_signed(make_decided(office)).appeal
    complaint = make_registered(office, channel="letter")
    for given in ({}, NONE | {"about": first.reference}, {"about": "112/1999"}, {"about": "что"}):
        answers = decision(secretary, kind="complaint", **given)
        page = client.post(url("appeal_decide", complaint), answers)
        assert page.context["form"].errors.keys() == {"about"}
    client.post(
        url("appeal_decide", complaint),
        decision(secretary, kind="complaint", about=first.register.replace("/", " / ")),
    )
    complaint = now_of(complaint)
    assert (complaint.about, complaint.is_in_progress) == (first, True)
    assert codes(complaint)[-2:] == ["complaint-named", "appeal-decided"]
    assert codes(now_of(first))[-1] == "complaint-made"
    assert first.reference in client.get(complaint.get_absolute_url()).text


def test_one_about_nothing_of_this_office_says_so(client, office, secretary):
    complaint = make_registered(office)
    client.post(url("appeal_decide", complaint), decision(secretary, kind="complaint", **NONE))
    page = client.get(complaint.get_absolute_url()).text
    assert page.count("about no appeal of this office") == 2
    form = client.get(url("appeal_decide", complaint)).context["form"]
    assert form["is_about_none"].value()


def test_only_whoever_signs_names_another(client, office, secretary):
    first, second = make_registered(office), make_registered(office)
    complaint = make_registered(office, kind="complaint", about=first)
    assert "about" not in client.get(url("appeal_decide", complaint)).context["form"].fields
    with pytest.raises(BusinessRuleError, match="the head alone"):
        services.name_complained_of(complaint, about=second, by=secretary)
    head = make_user(role="head", office=office)
    with pytest.raises(BusinessRuleError, match="earlier"):
        services.name_complained_of(second, about=complaint, by=head)
    client.force_login(head)
    answers = decision(secretary, kind="complaint", about=second.reference)
    client.post(url("appeal_decide", complaint), answers)
    assert now_of(complaint).about == second


def test_a_recusal_does_not_hand_the_complaint_to_whom_it_is_about(office, secretary):
    first = make_signed(make_decided(office)).appeal
    complaint = make_decided(office, by=secretary, kind="complaint", about=first)
    move = services.request_recusal(complaint, by=None, reason="Родня")
    with pytest.raises(BusinessRuleError, match="another colleague"):
        services.uphold_recusal(
            move,
            by=make_user(role="head", office=office),
            successor=first.responsible,
            reasons=REASONS,
        )


def test_operators_may_not(client, office, operator):
    assert client.get(url("appeal_decide", make_appeal(office, by=operator))).status_code == 403


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_registered(make_office(office.region))
    assert client.get(url("appeal_decide", appeal)).status_code == 404


def decided_as(appeal, kind):
    by = appeal.responsible
    return services.decide_appeal(
        now_of(appeal),
        by=by,
        kind=kind,
        track="code",
        topic=None,
        subject="Шум",
        responsible=by,
        answers={},
    )


def test_a_kind_changed_there_and_back_keeps_the_extension_that_was_signed(office, secretary):
    appeal = make_decided(office)
    until = appeal.answer_clock.due_on + timedelta(days=20)
    due_on = make_signed(appeal, code="extend", until_on=until).appeal.answer_clock.due_on

    complaint = decided_as(appeal, "complaint").answer_clock
    statement = decided_as(appeal, "statement").answer_clock

    assert (complaint.extended_to, complaint.due_on < due_on) == (None, True)  # APPC 99
    assert (statement.extended_to, statement.due_on) == (until, due_on)


def test_heads_hear_of_a_kind_that_moves_the_last_day_later(office, head):
    appeal = make_decided(office)
    told = Notice.objects.filter(user=head, kind="term-moved")
    for kind, times in (("inquiry", 0), ("complaint", 1), ("statement", 1), ("complaint", 2)):
        decided_as(appeal, kind)
        assert told.count() == times


def test_a_kind_changed_goes_on_waiting_for_what_is_missing(office, secretary):
    appeal = make_decided(office)
    move = make_signed(appeal, code="clarify", until_on=today() + timedelta(days=7))
    appeal = decided_as(appeal, "complaint")

    (wait,) = appeal.answer_clock.waits.filter(ended_on=None)
    assert (wait.reason_code, wait.asked_until_on) == ("clarification", move.until_on)
    services.receive_clarification(move, by=secretary)
    assert not Wait.objects.filter(thread=appeal.thread, ended_on=None).exists()


def test_what_is_overdue_stays_so_whatever_kind_it_becomes(office, secretary):
    appeal = make_decided(office)
    due_on = appeal.answer_clock.due_on
    with telling(now() + (due_on - today()) + timedelta(days=1)):
        changed = decided_as(appeal, "complaint")
        assert changed.answer_clock.due_on == due_on < today()
        assert not changed.is_extendable  # APPC 99
