from datetime import timedelta

import pytest

from mediation_office.accounts.services import name_substitute
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now, telling, today
from mediation_office.documents import services
from mediation_office.documents.choices import PaperState
from mediation_office.documents.models import Paper
from mediation_office.documents.tests.factories import make_paper, make_text, tie
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.tests.races import at_once


@pytest.mark.django_db
def test_the_head_signs_and_the_paper_gets_the_next_number_of_its_office(office, head):
    first, second = make_paper(office), make_paper(office)
    elsewhere = make_paper(state=PaperState.SIGNED)
    services.sign_paper(first, by=head)
    second = services.sign_paper(second, by=head)
    assert second.state == PaperState.SIGNED
    assert (second.outgoing_number, second.outgoing_year) == (2, today().year)
    assert elsewhere.outgoing_number == 1


@pytest.mark.django_db
def test_numbers_begin_again_with_the_year(office, head):
    with telling(now() - timedelta(days=400)):
        services.sign_paper(make_paper(office), by=head)
    assert services.sign_paper(make_paper(office), by=head).outgoing_number == 1


@pytest.mark.django_db
def test_signature_and_sheet_stay_as_they_were_on_the_day(office):
    head = make_user(role="head", office=office, position_kk="Басшы", position_ru="Руководитель")
    paper = services.sign_paper(make_paper(office), by=head)
    head.full_name, head.position_ru, office.name_ru = "Другое имя", "Бывший", "Другой офис"
    head.save()
    office.save()
    paper.refresh_from_db()
    assert paper.signatory != "Другое имя"
    assert (paper.signatory_position_kk, paper.signatory_position_ru) == ("Басшы", "Руководитель")
    assert paper.letterhead["ru"]["office"] != "Другой офис"
    assert not paper.is_signed_by_substitute


@pytest.mark.django_db
def test_a_named_substitute_signs_while_the_head_is_away(office, head):
    deputy = make_user(role="secretary", office=office)
    name_substitute(
        office, absent=head, substitute=deputy, from_on=today(), until_on=today(), by=head
    )
    paper = services.sign_paper(make_paper(office), by=deputy)
    assert paper.is_signed_by_substitute
    deputy = type(deputy).objects.get(pk=deputy.pk)  # roles are read once a request
    with telling(now() + timedelta(days=1)), pytest.raises(BusinessRuleError, match="substitute"):
        services.sign_paper(make_paper(office), by=deputy)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["secretary", "operator", "mediator", "editor", "admin"])
def test_nobody_else_signs_or_sends_back(office, role):
    paper, colleague = make_paper(office), make_user(role=role, office=office)
    for attempt in (
        lambda: services.sign_paper(paper, by=colleague),
        lambda: services.send_back_paper(paper, by=colleague, remark="Shorter, please."),
    ):
        with pytest.raises(BusinessRuleError, match="Only the head"):
            attempt()
    paper.refresh_from_db()
    assert paper.state == PaperState.TO_SIGN


@pytest.mark.django_db
def test_the_head_of_another_office_does_not_sign(office):
    stranger = make_user(role="head", office=make_office(office.region))
    with pytest.raises(BusinessRuleError, match="Only the head"):
        services.sign_paper(make_paper(office), by=stranger)


@pytest.mark.django_db
def test_a_head_tied_to_the_matter_does_not_sign_it(office, head):
    paper = make_paper(office)
    tie(head, paper.thread)
    with pytest.raises(BusinessRuleError, match="Only the head"):
        services.sign_paper(paper, by=head)
    assert paper not in Paper.objects.to_sign().signed_by_office_of(head)


@pytest.mark.django_db
def test_a_head_may_sign_what_the_head_drafted(office, head):
    assert services.sign_paper(make_paper(office, by=head), by=head).signed_by == head


@pytest.mark.django_db
def test_a_paper_sent_back_is_changed_and_signed(office, head):
    paper = make_paper(office)
    paper = services.send_back_paper(paper, by=head, remark="Назовите статью.")
    assert (paper.state, paper.remark) == (PaperState.DRAFT, "Назовите статью.")
    paper = services.edit_paper(
        paper, first=make_text(addressee="А. Серикова", subject="Ответ", body="По статье 89.")
    )
    paper = services.submit_paper(paper)
    paper = services.sign_paper(paper, by=head)
    paper.refresh_from_db()
    assert (paper.body, paper.outgoing_number) == ("По статье 89.", 1)
    assert paper.history.count() == 6


@pytest.mark.django_db
def test_sending_back_needs_a_remark_and_submitting_a_text(office, head):
    with pytest.raises(BusinessRuleError, match="what is to be changed"):
        services.send_back_paper(make_paper(office), by=head, remark="  ")
    empty = make_paper(office, body=" ", state=PaperState.DRAFT)
    with pytest.raises(BusinessRuleError, match="no text yet"):
        services.submit_paper(empty)


@pytest.mark.django_db
@pytest.mark.parametrize("state", [s for s in PaperState if s != PaperState.TO_SIGN])
def test_only_what_awaits_a_signature_is_signed(office, head, state):
    paper = make_paper(office, state=state)
    with pytest.raises(BusinessRuleError, match="Load the page again"):
        services.sign_paper(paper, by=head)


@pytest.mark.django_db
@pytest.mark.parametrize("state", [s for s in PaperState if s != PaperState.DRAFT])
def test_only_a_draft_is_changed(office, state):
    paper = make_paper(office, state=state)
    with pytest.raises(BusinessRuleError, match="Load the page again"):
        services.edit_paper(paper, first=make_text(body="other"))


@pytest.mark.django_db
def test_what_was_dropped_leaves_no_gap(office, head):
    paper = make_paper(office)
    services.drop_paper(paper)
    assert services.sign_paper(make_paper(office), by=head).outgoing_number == 1
    with pytest.raises(BusinessRuleError):
        services.drop_paper(make_paper(office, state=PaperState.SIGNED))


@pytest.mark.django_db
def test_marking_as_sent_twice_changes_nothing(office):
    paper = make_paper(office, state=PaperState.SENT)
    with telling(now() + timedelta(hours=1)):
        assert services.mark_sent(paper).sent_at == paper.sent_at


@pytest.mark.concurrency
def test_two_heads_sign_one_paper_at_once_and_it_is_signed_once(real_db):
    office = make_office()
    paper, heads = make_paper(office), [make_user(role="head", office=office) for _ in range(2)]
    outcomes = at_once([lambda head=head: services.sign_paper(paper, by=head) for head in heads])
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["BusinessRuleError", "Paper"]
    assert Paper.objects.get().outgoing_number == 1
    assert make_paper(office, state=PaperState.SIGNED).outgoing_number == 2


@pytest.mark.concurrency
def test_thirty_signed_at_once_leave_no_gap(real_db):
    office = make_office()
    head = make_user(role="head", office=office)
    papers = [make_paper(office) for _ in range(30)]
    at_once([lambda paper=paper: services.sign_paper(paper, by=head) for paper in papers])
    numbers = Paper.objects.values_list("outgoing_number", flat=True)
    assert sorted(numbers) == list(range(1, 31))
