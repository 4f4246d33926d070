"""Nobody decides on a complaint about their own work, and there is always somebody who may."""

import pytest
from django.urls import reverse

from cases import services
from cases.choices import AppealStatus
from cases.policies import assignable_to, is_complained_of
from cases.querysets import papers_to_sign
from cases.tests.asking import REASONS, codes, now_of, url
from cases.tests.factories import (
    make_appeal,
    make_body,
    make_decided,
    make_proposed,
    make_registered,
    make_signed,
)
from cases.tests.test_states_and_acts import allowed
from mediation_office.accounts.models import User
from mediation_office.accounts.services import name_substitute
from mediation_office.accounts.tests.factories import make_user
from mediation_office.clock import today
from mediation_office.documents.choices import PaperState
from mediation_office.documents.models import PaperText
from mediation_office.documents.tests.factories import tie
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.notices import safety
from mediation_office.notices.models import Notice
from mediation_office.people.models import ContactPoint
from mediation_office.people.reach import Reach
from mediation_office.people.tests.factories import make_contact, make_person

OWN = "about your own work"


@pytest.fixture
def answered(office, head):
    """An appeal that the head answered: the complaint is about them."""
    return make_signed(make_decided(office, by=head), by=head).appeal


@pytest.fixture
def complaint(office, answered, secretary):
    return make_decided(office, by=secretary, kind="complaint", about=answered)


@pytest.fixture
def answer(complaint):
    return make_proposed(complaint)


def test_the_official_complained_of_decides_and_drafts_nothing(office, head, answered, secretary):
    complaint = make_registered(office, kind="complaint", about=answered)
    decided = {"kind": "complaint", "track": "code", "topic": None, "subject": "Шум", "answers": {}}
    for act in (
        lambda: services.decide_appeal(complaint, by=head, responsible=secretary, **decided),
        lambda: services.propose_move(
            complaint, code="terminate", by=head, reason_code="no-substance", reason="-"
        ),
        lambda: services.withdraw_appeal(complaint, by=head, reason="-"),
    ):
        with pytest.raises(BusinessRuleError, match=OWN):
            act()
    assert now_of(complaint).status == AppealStatus.REGISTERED
    services.decide_appeal(complaint, by=secretary, responsible=secretary, **decided)


def test_nor_do_they_open_again_what_it_complains_of(office, head, answered, complaint):
    with pytest.raises(BusinessRuleError, match="a colleague does this"):
        services.reopen_appeal(answered, by=head, reason="Сам поправлю")
    services.reopen_appeal(answered, by=make_user(role="head", office=office), reason="Жалоба")


def test_nor_do_they_change_lay_sign_return_or_drop_its_answer(client, head, answer):
    for act in (
        lambda: services.submit_move(answer, by=head, is_without_law=True),
        lambda: services.send_back_move(answer, by=head, remark="-"),
        lambda: services.drop_move(answer, by=head),
        lambda: services.sign_move(answer, by=head),
    ):
        with pytest.raises(BusinessRuleError, match=OWN):
            act()
    client.force_login(head)
    before = answer.paper.body
    page = client.post(
        url("paper_edit", answer.appeal, answer.pk),
        {"addressee": "-", "subject": "-", "body": "Отказать", "is_in_one": "on"},
    )
    assert OWN in page.text
    answer.paper.refresh_from_db()
    assert answer.paper.body == before


def test_the_page_offers_them_nothing_and_says_why(client, head, answer):
    client.force_login(head)
    page = client.get(answer.appeal.get_absolute_url()).text
    assert OWN in page
    for name in ("move_sign", "paper_edit", "move_drop"):
        assert url(name, answer.appeal, answer.pk) not in page
    assert url("appeal_decide", answer.appeal) not in page
    assert client.get(url("move_sign", answer.appeal, answer.pk)).status_code == 403
    assert not papers_to_sign(head).exists()
    proposing = client.get(url("move_propose", answer.appeal, "extend"))
    assert OWN in proposing.context["refusal"]


def test_the_substitute_whom_they_name_signs(office, head, answer):
    other = make_user(role="secretary", office=office)
    name_substitute(
        office, absent=head, substitute=other, from_on=today(), until_on=today(), by=head
    )
    assert [paper.move for paper in papers_to_sign(other)] == [answer]
    assert services.sign_move(answer, by=other).paper.is_signed_by_substitute


def test_another_head_of_the_office_signs(office, answer):
    other = make_user(role="head", office=office)
    assert services.sign_move(answer, by=other).is_done


def test_the_official_complained_of_withdraws_answers_and_signs_nothing_by_its_pages(
    client, office, head, answered, answer
):
    client.force_login(head)
    before = answer.paper.body
    complaint = answer.appeal
    withdrawn = client.post(url("appeal_withdraw", complaint), {"reason": "сказал по телефону"})
    assert OWN in withdrawn.text
    client.post(url("move_propose", complaint, "answer"))
    client.post(
        url("paper_edit", complaint, answer.pk),
        {"addressee": "-", "subject": "-", "body": "Жалоба необоснованна", "submit": "1"},
    )
    assert client.post(url("move_sign", complaint, answer.pk)).status_code == 403
    answer.paper.refresh_from_db()
    assert (answer.paper.state, answer.paper.body) == (PaperState.TO_SIGN, before)
    assert now_of(complaint).status == AppealStatus.IN_PROGRESS
    assert complaint.moves.count() == 1


def test_a_secretary_complained_of_does_not_withdraw_it(client, office, secretary):
    own = make_decided(office, by=secretary)
    complaint = make_registered(office, kind="complaint", about=own)
    client.force_login(secretary)
    page = client.post(url("appeal_withdraw", complaint), {"reason": "сказал по телефону"})
    assert OWN in page.text
    assert now_of(complaint).status == AppealStatus.REGISTERED


def test_a_complaint_on_paper_is_no_longer_theirs_once_they_name_it(client, office, secretary):
    own = make_decided(office, by=secretary)
    complaint = make_registered(office)
    client.force_login(secretary)
    decided = {"kind": "complaint", "track": "code", "subject": "Шум", "about": own.reference}
    page = client.post(
        url("appeal_decide", complaint),
        decided | {"responsible": make_user(role="secretary", office=office).pk},
    )
    assert OWN in page.text
    complaint = now_of(complaint)
    assert (complaint.status, complaint.about) == (AppealStatus.REGISTERED, own)
    assert url("appeal_decide", complaint) not in client.get(complaint.get_absolute_url()).text


def test_whom_a_tie_keeps_from_a_matter_loses_the_complaint_they_name(client, office, secretary):
    own, complaint = make_decided(office), make_registered(office)
    tie(secretary, own.thread)
    client.force_login(secretary)
    decided = {"kind": "complaint", "track": "code", "subject": "Шум", "about": own.register}
    page = client.post(url("appeal_decide", complaint), decided | {"responsible": secretary.pk})
    assert page.status_code == 404
    assert now_of(complaint).status == AppealStatus.REGISTERED


def test_nor_do_they_settle_what_is_to_be_told_of_it(client, office, head, complaint, secretary):
    further = make_registered(office, kind="complaint", about=complaint)
    deepest = make_registered(office, kind="complaint", about=further)
    notices = {notice.thread: notice for notice in Notice.objects.filter(side=1)}
    client.force_login(head)
    for matter in (complaint, further, deepest):
        notice = notices[matter.thread]
        page = reverse("notices:notice_detail", args=[notice.uuid])
        settle = reverse("notices:notice_settle", args=[notice.uuid])
        given = {"decision": "give-up", "reason": "-"}
        assert OWN in client.post(settle, given).text
        assert (settle in client.get(page).text, OWN in client.get(page).text) == (False, True)
        assert settle not in client.get(reverse("notices:notice_list")).text
    client.force_login(secretary)
    client.post(reverse("notices:notice_settle", args=[notices[complaint.thread].uuid]), given)
    assert Notice.objects.get(settled_by=secretary).thread == complaint.thread


def test_nor_do_they_change_who_complains_or_how_they_are_reached(
    client, office, head, complaint, secretary
):
    contact, person = complaint.contact, make_person(office.region, by=secretary)
    name = {"name": "Асель Примерова"}
    doors = (
        (reverse("people:contact_safe_edit", args=[contact.reference]), {"calls": "never"}),
        (reverse("people:contact_identify", args=[contact.reference]), {"person": "new"} | name),
        (reverse("people:safe_contact_edit", args=[person.uuid]), {"calls": "never"}),
        (reverse("people:person_edit", args=[person.uuid]), {"language": "ru"} | name),
        (reverse("people:code_word_edit", args=[person.uuid]), {"word": "алма"}),
        (
            reverse("people:point_add", args=[person.uuid]),
            {"kind": "phone", "value": "87770001122"},
        ),
    )
    services.identify_applicant(complaint, person=person, by=secretary)
    client.force_login(head)
    pages = [client.get(each.get_absolute_url()).text for each in (contact, person)]
    for address, data in doors:
        page = client.post(address, data).text
        assert "This is not open to you" in page, address
        assert "complain" not in page, address
        assert not any(f'href="{address}"' in page for page in pages), address
    with pytest.raises(BusinessRuleError, match="not open to you"):
        make_contact(office, by=head, thread=complaint.thread, phone="+77770001122")
    assert not ContactPoint.objects.exists()
    person.refresh_from_db()
    assert not person.has_code_word
    client.force_login(secretary)
    for address, data in doors:
        assert OWN not in client.post(address, data).text, address
    point = ContactPoint.objects.get()
    client.force_login(head)
    client.post(reverse("people:point_retire", args=[point.uuid]))
    point.refresh_from_db()
    assert not point.is_retired


def test_nor_do_they_silence_who_complains_by_another_matter_of_theirs(
    client, office, head, complaint, secretary
):
    person = make_person(office.region, by=secretary)
    services.identify_applicant(complaint, person=person, by=secretary)
    before = safety.way_to(thread=complaint.thread).by_hand
    of_their_making = make_registered(office, by=head, reach=Reach(calls="never"))
    client.force_login(head)
    client.post(url("appeal_identify", of_their_making), {"person": str(person.pk)})
    with pytest.raises(BusinessRuleError, match="not open to you"):
        services.identify_applicant(of_their_making, person=person, by=head)
    assert safety.way_to(thread=complaint.thread).by_hand == before != "none"


def test_they_may_register_it_and_say_nothing_else_of_it(client, office, head, answered):
    complaint = make_appeal(office, kind="complaint", about=answered)
    client.force_login(head)
    assert url("appeal_register", complaint) in client.get(complaint.get_absolute_url()).text
    client.post(url("appeal_register", complaint))
    assert now_of(complaint).status == AppealStatus.REGISTERED


def test_they_do_not_put_it_away_as_no_appeal(client, office, head, answered):
    complaint = make_appeal(office, kind="complaint", about=answered, suspicion="links")
    with pytest.raises(BusinessRuleError, match=OWN):
        services.dismiss_appeal(complaint, by=head, reason="robot")


def test_a_report_of_a_crime_goes_on_whoever_passes_it(office, head, answered):
    complaint = make_appeal(office, kind="complaint", about=answered)
    body = make_body(office)
    assert services.forward_appeal(complaint, by=head, organisation=body, reason="-").is_open
    with pytest.raises(BusinessRuleError, match=OWN):
        services.close_forwarded(complaint, by=head)


BY_ANYBODY = {"release", "register", "forward", "mark-danger", "note"}


@pytest.mark.parametrize("make", [make_appeal, make_registered, make_decided])
def test_no_act_but_a_few_is_theirs(office, head, answered, make):
    complaint = make(office, kind="complaint", about=answered)
    assert allowed(complaint, head) <= BY_ANYBODY
    assert allowed(complaint, make_user(role="head", office=office)) > BY_ANYBODY - {
        "release",
        "register",
    }


def test_no_new_code_withdraws_it_for_them(client, office, head, complaint):
    client.force_login(head)
    page = client.post(url("code_replace", complaint), {"proof": "in-person"})
    assert (OWN in page.text, page.context["code"]) == (True, "")


def test_what_goes_by_a_code_that_the_office_gave_anew_is_told_to_another_head(
    office, head, complaint
):
    other = make_user(role="head", office=office)
    services.replace_code(complaint, by=complaint.responsible, proof="in-person")
    services.withdraw_appeal(complaint, by=None)
    told = User.objects.filter(pk__in=Notice.objects.filter(kind="withdrawal-noted").values("user"))
    assert other in told
    assert head not in told


def test_who_was_responsible_stays_so_whoever_is_today(office, head, secretary):
    matter = make_decided(office, by=head)
    decided = {"kind": "statement", "track": "code", "topic": None, "subject": "-", "answers": {}}
    services.decide_appeal(matter, by=head, responsible=secretary, **decided)
    move = services.request_recusal(matter, by=None, reason="Родня")
    third = make_user(role="secretary", office=office)
    services.uphold_recusal(move, by=head, successor=third, reasons=REASONS)
    services.decide_appeal(matter, by=head, responsible=head, **decided)
    complaint = make_registered(office, kind="complaint", about=matter)
    for official in (head, third):
        with pytest.raises(BusinessRuleError, match=OWN):
            services.withdraw_appeal(complaint, by=official)
        with pytest.raises(BusinessRuleError, match="another colleague answers"):
            services.decide_appeal(
                complaint, by=make_user(office=office), responsible=official, **decided
            )


def test_a_recused_official_never_sees_what_complains_of_it(client, office, head, secretary):
    matter = make_decided(office, by=head)
    early = make_registered(office, kind="complaint", about=matter)
    move = services.request_recusal(matter, by=None, reason="Родня")
    services.uphold_recusal(
        move, by=make_user(role="head", office=office), successor=secretary, reasons=REASONS
    )
    late = make_registered(office, kind="complaint", about=early)
    client.force_login(head)
    for complaint in (early, late):
        assert client.get(complaint.get_absolute_url()).status_code == 404


def test_who_drafted_or_ended_it_acts_on_no_complaint_either(office, secretary):
    drafter = make_user(role="secretary", office=office)
    answered = make_signed(make_decided(office), by=drafter).appeal
    ended = make_decided(office)
    services.withdraw_appeal(ended, by=secretary, reason="-")
    for matter, official in ((answered, drafter), (ended, secretary)):
        complaint = make_decided(office, kind="complaint", about=matter)
        with pytest.raises(BusinessRuleError, match=OWN):
            services.withdraw_appeal(complaint, by=official)


def test_who_wrote_what_another_laid_before_the_head_acts_on_no_complaint(office, secretary):
    writer, layer = (make_user(role="secretary", office=office) for _each in range(2))
    matter = make_decided(office, by=secretary)
    move = services.propose_move(matter, code="answer", by=secretary, reason="-")
    text = PaperText(language="ru", addressee="Асель", subject="Отказ", body="Отказать.")
    for _press in range(2):
        services.write_paper(move, by=writer, first=text, second=None, seen="")
    services.submit_move(move, by=layer, is_without_law=True)
    assert codes(matter).count("paper-written") == 1
    complaint = make_registered(office, kind="complaint", about=matter)
    for official in (writer, layer, secretary):
        assert is_complained_of(official, complaint)


def test_who_registered_what_nobody_decided_yet_is_not_made_responsible(client, office, secretary):
    matter = make_registered(office, by=secretary)
    complaint = make_registered(office, kind="complaint", about=matter)
    client.force_login(secretary)
    page = client.get(url("appeal_decide", complaint))
    assert page.context["form"]["responsible"].initial is None
    assert f"Not {secretary.full_name}" in page.text
    colleague = make_user(role="secretary", office=office)
    decided = {"kind": "complaint", "track": "code", "topic": None, "subject": "-", "answers": {}}
    for by, responsible in ((secretary, colleague), (colleague, secretary)):
        with pytest.raises(BusinessRuleError, match="complaint is about"):
            services.decide_appeal(complaint, by=by, responsible=responsible, **decided)


def test_nor_on_a_complaint_about_how_the_first_was_answered(office, head, complaint):
    further = make_decided(office, kind="complaint", about=complaint)
    answer = make_proposed(further)
    for official in (head, complaint.responsible):
        with pytest.raises(BusinessRuleError, match=OWN):
            services.withdraw_appeal(further, by=official)
    assert not papers_to_sign(head).filter(move=answer).exists()


def test_who_signed_it_signs_the_answer_only_when_nobody_else_does(office, secretary):
    alone = make_user(role="head", office=office)
    matter = make_decided(office)
    services.sign_move(make_proposed(matter), by=alone)
    complaint = make_decided(office, by=secretary, kind="complaint", about=matter)
    answer, other = make_proposed(complaint), make_user(role="head", office=office)
    for act in (
        lambda: services.sign_move(answer, by=alone),
        lambda: services.withdraw_appeal(complaint, by=alone),
    ):
        with pytest.raises(BusinessRuleError, match=other.full_name):
            act()
    assert not assignable_to(complaint).filter(pk=alone.pk).exists()
    other.is_active = False
    other.save()
    assert services.sign_move(answer, by=alone).is_done
    assert complaint.events.get(code="signed-alone").by == alone
