from datetime import timedelta

from django.urls import reverse

from cases import services
from cases.choices import AppealStatus
from cases.models import Move
from cases.tests.asking import codes, now_of, sent, url
from cases.tests.factories import make_appeal, make_body, make_decided, make_signed
from mediation_office.accounts.tests.factories import make_office, make_region
from mediation_office.clock import now, telling, today
from mediation_office.content.services import install_texts
from mediation_office.desk.counts import counts_for
from mediation_office.documents.tests.factories import upload
from mediation_office.notices.by_hand import task_of
from mediation_office.notices.kinds import kind_of
from mediation_office.notices.models import Notice
from mediation_office.people.tests.factories import make_contact, make_organisation


def told(office, **given):
    return {"organisation": make_body(office).pk, "reason": "Угроза ножом"} | given


def test_whoever_hears_of_a_crime_passes_it_on_at_once(client, office, operator):
    appeal = make_appeal(office, by=operator)
    response = client.post(url("appeal_forward", appeal), told(office))
    appeal = now_of(appeal)
    assert response.url == appeal.get_absolute_url()
    assert (appeal.status, appeal.register_number) == (AppealStatus.REGISTERED, 1)
    assert appeal.has_danger
    assert Move.objects.get(code="forward").reason == "Угроза ножом"
    assert codes(appeal) == [
        "appeal-accepted",
        "danger-marked",
        "appeal-registered",
        "appeal-forward",
    ]


def test_it_ends_nothing_and_the_heads_hear_of_it(client, office, head, operator):
    appeal = make_decided(office, by=head)
    appeal.contact.taken_by = operator
    appeal.contact.save()
    asked = services.request_recusal(appeal, by=None, reason="Родня")
    client.post(url("appeal_forward", appeal), told(office))
    appeal, letter = now_of(appeal), Notice.objects.get(kind="forward-noted")
    asked.refresh_from_db()
    assert (appeal.status, asked.is_waiting) == (AppealStatus.IN_PROGRESS, True)
    assert appeal.answer_clock.is_running
    install_texts(office.region)
    words = kind_of(letter).compose(letter, links=True)
    assert letter.user == head
    assert appeal.get_absolute_url() in words.body


def test_a_numbered_paper_goes_to_the_body_and_waits_on_a_list(client, office, secretary):
    appeal = make_appeal(office)
    client.post(url("appeal_forward", appeal), told(office))
    move = Move.objects.select_related("paper", "clock__term", "organisation").get(code="forward")

    assert move.paper.outgoing_number == 1
    assert move.organisation.name_kk in move.paper.addressee
    assert "Угроза ножом" in move.paper.body
    assert (move.clock.term.code, move.clock.due_on) == ("forward-crime", today())
    task = Notice.objects.get(thread=appeal.thread, kind="move-forward")
    assert (task.state, task.side) == ("held", None)
    assert move.organisation.name in task_of(task).words.body
    assert "Hand the report over" in client.get(appeal.get_absolute_url()).content.decode()

    client.post(url("move_mark_sent", appeal, move.pk), sent())
    move.clock.refresh_from_db()
    task.refresh_from_db()
    assert (move.clock.state, task.state) == ("met", "sent")
    assert codes(appeal)[-1] == "forward-gone"


def test_the_letter_says_in_each_language_what_it_reports(client, office, secretary):
    given = told(office, reason="Пышақпен қорқытады", reason_other="Угрожает ножом")
    page = client.post(url("appeal_forward", make_appeal(office)), given, follow=True).text
    kazakh, russian = Move.objects.get(code="forward").paper.texts
    assert ("Пышақпен" in kazakh.body, "Угрожает" in kazakh.body) == (True, False)
    assert ("Пышақпен" in russian.body, "Угрожает" in russian.body) == (False, True)
    assert "Passed on" not in page  # it is, once the paper has been handed over
    nothing = told(office, reason="")
    refused = client.post(url("appeal_forward", make_appeal(office)), nothing)
    assert refused.context["form"].errors["reason"]


def test_the_letter_is_kazakh_and_russian_and_names_what_goes_with_it(client, office, secretary):
    appeal = make_appeal(office, language="en", answer_language="en")
    body = make_body(office)
    body.address = "Актау, 3-я ул., 1"
    body.save()
    for name in ("one.txt", "two.txt"):
        services.add_files(
            appeal, [upload(name, name.encode())], by=secretary, purpose="attachment"
        )
    client.post(url("appeal_forward", appeal), told(office, organisation=body.pk))
    paper = Move.objects.get(code="forward").paper
    kazakh, russian = paper.texts
    assert (kazakh.language, russian.language) == ("kk", "ru")
    assert "саны: 2" in kazakh.body
    assert "Прилагается обращение в том виде, в каком оно подано" in russian.body
    assert body.address in kazakh.addressee
    assert body.address in russian.addressee


def test_whoever_carries_it_finds_paper_matter_body_and_how_long_it_waits(
    client, office, secretary
):
    body = make_body(office)
    body.address = "Актау, 3-я ул., 1"
    body.save()
    with telling(now() - timedelta(days=4)):
        appeal = services.forward_appeal(
            make_appeal(office), by=secretary, organisation=body, reason="Угроза"
        )
    task = Notice.objects.get(thread=appeal.thread, kind="move-forward")
    paper = reverse("documents:paper_download", args=[appeal.moves.get().paper.uuid])
    for name in ("notice_detail", "notice_settle"):
        page = client.get(reverse(f"notices:{name}", args=[task.uuid])).text
        for shown in (paper, f'href="{appeal.get_absolute_url()}"', body.address, "waits 4 days"):
            assert shown in page
    listed = client.get(reverse("notices:notice_list")).text
    assert "another body" in listed
    assert "deadline-late" in listed


def test_it_goes_on_whatever_the_applicant_wishes_and_the_office_decides(office, secretary):
    withdrawn, answered = make_appeal(office), make_decided(office)
    for appeal in (withdrawn, answered):
        body = make_body(office)
        services.forward_appeal(appeal, by=secretary, organisation=body, reason="Угроза")
    services.withdraw_appeal(withdrawn, by=None)
    make_signed(answered)
    for appeal in (withdrawn, answered):
        task = Notice.objects.get(thread=appeal.thread, kind="move-forward")
        assert (task.state, kind_of(task).still_valid(task)) == ("held", True)
        assert appeal.moves.get(code="forward").running_clock is not None


def test_two_bodies_are_told_of_one_threat(client, office, secretary):
    appeal = make_appeal(office)
    for _body in range(2):
        client.post(url("appeal_forward", appeal), told(office))
    first, last = appeal.moves.all()
    client.post(url("move_mark_sent", appeal, first.pk), sent())
    assert [move.running_clock is None for move in appeal.moves.all()] == [True, False]
    client.post(url("move_mark_sent", appeal, last.pk), sent())
    assert appeal.moves.get(pk=last.pk).clock.state == "met"


def test_settled_on_the_list_it_has_gone(client, office, secretary):
    appeal = make_appeal(office)
    client.post(url("appeal_forward", appeal), told(office))
    task = Notice.objects.get(thread=appeal.thread, kind="move-forward")
    settle = reverse("notices:notice_settle", args=[task.uuid])
    assert "write down how it went" in client.get(settle).text  # the directory has no address
    assert "Write how it went" in client.post(settle, {"decision": "done"}).text
    client.post(settle, {"decision": "done", "reason": "нарочным, вх. 14"})
    assert codes(appeal)[-1] == "forward-gone"


def test_what_is_over_or_put_aside_is_refused_with_a_sentence(client, office, secretary):
    aside = make_appeal(office, suspicion="many-links")
    for appeal in (aside, make_signed(make_decided(office)).appeal):
        response = client.post(url("appeal_forward", appeal), told(office))
        assert response.context["form"].non_field_errors()
    assert now_of(aside).register_number is None


def test_only_bodies_of_the_own_region_are_offered(client, office, secretary):
    abroad = make_organisation(make_region())
    appeal = make_appeal(office)
    response = client.post(url("appeal_forward", appeal), told(office, organisation=abroad.pk))
    assert "organisation" in response.context["form"].errors


def test_mediators_may_not(client, office, mediator):
    assert client.get(url("appeal_forward", make_appeal(office))).status_code == 403


def test_operators_pass_on_what_they_heard_that_day(client, office, operator):
    with telling(now() - timedelta(days=1)):
        appeal = make_appeal(office, by=operator, has_danger=True)
    page = url("appeal_forward", appeal)
    assert page not in client.get(appeal.get_absolute_url()).text
    refused = client.post(page, told(office))
    assert "Tell the secretary" in str(refused.context["form"].non_field_errors())
    make_contact(office, by=operator, thread=appeal.thread)  # they ring again, it is worse
    assert page in client.get(appeal.get_absolute_url()).text
    client.post(page, told(office))
    assert codes(appeal)[-1] == "appeal-forward"


def test_who_did_not_take_it_does_not_find_it(client, office, operator):
    for appeal in (make_appeal(office), make_appeal(make_office(office.region))):
        assert client.post(url("appeal_forward", appeal), told(office)).status_code == 404


def test_a_report_not_handed_over_is_overdue_until_it_was(client, office, secretary):
    with telling(now() - timedelta(days=4)):
        appeal = services.forward_appeal(
            make_appeal(office), by=secretary, organisation=make_body(office), reason="Угроза"
        )
    address = reverse("cases:appeal_list") + "?queue=overdue"
    page = client.get(address)
    assert [row.pill.kind for row in page.context["page"].items] == ["late"]
    chips = {chip.code: chip.count for chip in page.context["chips"]}
    assert (chips["overdue"], counts_for(secretary).overdue) == (1, 1)
    services.mark_move_sent(appeal.moves.get(), by=secretary)
    assert not client.get(address).context["page"].items
    assert counts_for(secretary).overdue == 0
