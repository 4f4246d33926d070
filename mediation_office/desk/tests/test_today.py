from datetime import timedelta

import pytest
from django.urls import reverse

from cases import services
from cases.choices import Queue
from cases.services.applicant import change_reach
from cases.tests.factories import (
    make_appeal,
    make_decided,
    make_proposed,
    make_registered,
    make_signed,
)
from mediation_office.accounts.services import log_look
from mediation_office.accounts.tests.factories import invite, make_office, make_user
from mediation_office.clock import now, telling, today
from mediation_office.content.services import save_draft
from mediation_office.desk.counts import COUNTED
from mediation_office.people import services as people
from mediation_office.people.models import Contact
from mediation_office.people.presentation import follow_up_url
from mediation_office.people.reach import Reach
from mediation_office.people.tests.factories import make_contact, make_person

URL = reverse("desk:today")
PLACES = {
    "mediator": reverse("terms:term_list"),
    "editor": reverse("content:text_list"),
    "admin": reverse("accounts:user_list"),
}


def test_the_secretary_sees_what_is_due_the_nearest_first(client, office, secretary):
    later, sooner = make_decided(office), make_decided(office)
    sooner.answer_clock.due_on = today() - timedelta(days=1)
    sooner.answer_clock.save(update_fields=["due_on"])
    make_appeal(office)
    make_decided(make_office(office.region))
    context = client.get(URL).context
    assert context["due"] == [sooner, later]
    assert (context["counts"].overdue, context["counts"].register) == (1, 1)


def test_how_many_are_late_to_register_stands_beside_each_queue(client, office, secretary):
    for suspicion in ("", "many-links", "many-links"):
        clock = make_appeal(office, suspicion=suspicion).register_clock
        clock.due_on = today() - timedelta(days=1)
        clock.save(update_fields=["due_on"])
    page = client.get(URL)
    counts = page.context["counts"]
    assert (counts.late_to_register, counts.late_to_look_at, counts.overdue) == (1, 2, 3)
    assert "1 is late" in page.text
    assert "2 are late" in page.text


def test_each_count_is_what_its_link_shows(client, office, secretary):
    make_appeal(office)
    for suspicion in ("many-links", "many-links"):
        make_appeal(office, suspicion=suspicion)
    for _nth in range(3):
        make_registered(office)
    late = make_decided(office).answer_clock
    late.due_on = today() - timedelta(days=1)
    late.save(update_fields=["due_on"])
    page = client.get(URL)
    counts = [getattr(page.context["counts"], queue) for queue in COUNTED]
    assert dict(zip(COUNTED, counts, strict=True)) == {
        Queue.REGISTER: 1, Queue.QUARANTINE: 2, Queue.DECIDE: 3, Queue.OVERDUE: 1,
    }  # fmt: skip
    for queue, count in zip(COUNTED, counts, strict=True):
        assert f'href="{queue.address}"' in page.text
        assert len(client.get(queue.address).context["page"].items) == count


def test_the_head_sees_what_waits_for_a_signature(client, office, head):
    move = make_proposed(make_decided(office))
    page = client.get(URL)
    assert [paper.move for paper in page.context["papers"]] == [move]
    assert reverse("cases:move_sign", args=[move.appeal.reference, move.pk]) in page.text


def test_what_an_applicant_sends_stands_first_until_somebody_opens_it(client, office, secretary):
    appeal = make_decided(office)
    change_reach(appeal, Reach(calls="never"), new_point="87770001122")
    change_reach(make_decided(make_office(office.region)), Reach(calls="never"))
    former = make_user(role="operator", office=office)  # who was a secretary once
    former.grants.create(
        role="secretary", office=office, from_on=today(), until_on=today(), ended_at=now()
    )
    log_look(former, subject="appeal", reference=appeal.reference)
    page = client.get(URL)
    assert {event.appeal for event in page.context["news"]} == {appeal}
    assert "gives a new number" in page.text
    asked = Contact.objects.get(thread=appeal.thread, outcome="nothing")
    opened = client.get(appeal.get_absolute_url()).text
    assert "87770001122" in opened
    assert asked.get_absolute_url() in opened
    assert not client.get(URL).context["news"]


def test_an_operator_sees_their_own_contacts_and_no_appeals(client, office, operator):
    own = make_contact(office, by=operator)
    make_contact(office)
    make_decided(office)
    context = client.get(URL).context
    assert list(context["contacts"]) == [own]
    assert "due" not in context


def test_an_act_with_a_term_of_its_own_is_due_too(client, office, secretary):
    appeal = make_decided(office)
    services.request_file(appeal, by=None)
    page = client.get(URL)
    assert [move.appeal for move in page.context["duties"]] == [appeal]
    assert "Other terms" in page.text


def test_what_the_applicant_may_still_say_is_no_task_of_the_office(client, office, secretary):
    appeal = make_decided(office)
    hearing = make_signed(appeal, code="hearing", at=now() + timedelta(days=8))
    services.give_minutes(held(hearing, secretary), by=secretary, place="-")
    assert not client.get(URL).context["duties"]


def held(hearing, by):
    with telling(now() + timedelta(days=9)):
        return services.hold_hearing(hearing, by=by)


@pytest.mark.parametrize("role", ["mediator", "editor", "admin"])
def test_every_role_has_a_first_screen(client, office, role):
    make_decided(office)
    client.force_login(make_user(role=role, office=office))
    page = client.get(URL)
    assert page.status_code == 200
    assert "Асель Примерова" not in page.text
    assert f'<li><a href="{PLACES[role]}">' in page.text  # where their work is
    assert 'role="search"' not in page.text  # they find nobody


def test_the_editor_reads_which_drafts_wait_and_the_administrator_who_was_invited(
    client, office, editor
):
    save_draft(office.region, "page-cost", language="en", title="Cost", body="Free", by=editor)
    page = client.get(URL).text
    assert "/content/page-cost/" in page
    assert "Nothing waits" not in page
    invited = make_user(role="operator", office=office, is_active=False)
    invite(invited)
    client.force_login(make_user(role="admin", office=office))
    assert invited.full_name in client.get(URL).text


def test_who_holds_no_role_today_may_not(client, office):
    client.force_login(make_user(office=office))
    assert client.get(URL).status_code == 403


def test_strangers_are_asked_to_sign_in(client, db):
    assert client.get(URL).url.startswith(reverse("account_login"))


def test_who_speaks_of_danger_stands_first_until_somebody_deals_with_it(client, office, secretary):
    danger = make_appeal(office, has_danger=True)
    make_decided(office, has_danger=True)
    make_appeal(make_office(office.region), has_danger=True)
    page = client.get(URL)
    assert list(page.context["in_danger"]) == [danger]
    assert "Somebody is in danger" in page.text


def test_who_calls_back_reads_first_how_it_is_safe(client, office, secretary):
    person = make_person(office.region, by=secretary)
    never, other = [
        make_contact(office, by=secretary, outcome="callback", person=person if known else None)
        for known in (True, False)
    ]
    told = Reach(calls="never", warning="The husband reads it")
    earlier = make_contact(office, person=person)
    people.replace_safe_contact(told, thread=earlier.thread, asked_on=today())
    people.replace_safe_contact(Reach(calls="any"), thread=other.thread, asked_on=today())

    page = client.get(URL)

    shown = {call: call.rules.calls_in_words for call in page.context["calls"]}
    assert shown == {
        never: "Do not call: they get in touch themselves.",
        other: "You may call at any time.",
    }
    assert "The husband reads it" in page.text
    recorded = [follow_up_url(call) in page.text for call in (never, other)]
    assert recorded == [False, True]
    assert "When to call" not in client.get(never.get_absolute_url()).text
