from datetime import timedelta

import pytest
from django.urls import reverse

from cases import services
from cases.models import MatterEvent, Note
from cases.tests.factories import make_decided, make_proposed, make_signed
from mediation_office import clock, now, spoken, today
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.models import StoredFile
from mediation_office.documents.tests.factories import upload
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.terms.models import Clock

PAPER = {"place": "Дело 4, лист 12"}


def held_hearing(office, head):
    move = make_proposed(make_decided(office), code="hearing", at=now() + timedelta(days=8))
    services.sign_move(move, by=head)
    with clock.telling(now() + timedelta(days=9)):
        return services.hold_hearing(move, by=head)


def give_url(move):
    return reverse("cases:minutes_give", args=[move.appeal.reference, move.pk])


def test_given_minutes_meet_their_term_and_open_the_window_for_remarks(client, office, secretary):
    move = held_hearing(office, make_user(role="head", office=office))

    page = client.post(give_url(move), PAPER, follow=True).text
    remarks = Clock.objects.get(thread=move.thread, term__code="minutes-remarks")
    states = dict(Clock.objects.filter(thread=move.thread).values_list("term__code", "state"))

    assert (states["hearing-minutes"], states["minutes-remarks"]) == ("met", "running")
    assert f"Remarks on the minutes are taken {spoken.by_day(remarks.due_on)}." in page
    assert MatterEvent.objects.public().filter(code="minutes-given", by=secretary).exists()


def test_they_are_the_next_step_whatever_is_drafted_beside(client, office, secretary):
    move = held_hearing(office, make_user(role="head", office=office))
    make_proposed(move.appeal, code="hearing", at=now() + timedelta(days=9))
    panel = client.get(move.appeal.get_absolute_url()).context["next"]
    assert panel.actions[0].url == give_url(move)
    client.post(give_url(move), PAPER)
    panel = client.get(move.appeal.get_absolute_url()).context["next"]
    assert panel.eyebrow == "Waits for a signature"


def test_given_twice_they_are_given_once(client, office, secretary):
    move = held_hearing(office, make_user(role="head", office=office))

    assert client.get(give_url(move)).status_code == 200
    for _press in range(2):
        client.post(give_url(move), PAPER)

    assert MatterEvent.objects.filter(code="minutes-given").count() == 1


def test_either_the_minutes_or_where_they_lie(client, office, secretary):
    move = held_hearing(office, make_user(role="head", office=office))
    assert client.post(give_url(move), {"place": " "}).context["form"].errors.keys() == {"files"}
    assert not MatterEvent.objects.filter(code="minutes-given").exists()
    with pytest.raises(BusinessRuleError, match="where the paper ones lie"):
        services.give_minutes(move, by=secretary)

    client.post(give_url(move), PAPER | {"files": upload("protocol.txt", b"minutes")})

    event = MatterEvent.objects.get(code="minutes-given")
    file = StoredFile.objects.get(thread=move.thread)
    assert event.data["files"] == [file.pk]
    assert file.audience == "side-1"
    assert PAPER["place"] in Note.objects.get(pk=event.data["note"]).body
    assert PAPER["place"] in client.get(move.appeal.get_absolute_url()).text


def test_operators_are_refused(client, office, operator):
    move = held_hearing(office, make_user(role="head", office=office))

    assert client.post(give_url(move), PAPER).status_code == 403


def test_another_office_does_not_find_it(client, secretary):
    office = make_office()
    move = held_hearing(office, make_user(role="head", office=office))

    assert client.post(give_url(move), PAPER).status_code == 404


@pytest.mark.parametrize(("days", "first"), [(10, "cancelled"), (30, "met")])
def test_minutes_of_a_second_hearing_open_a_window_of_their_own(office, secretary, days, first):
    move = held_hearing(office, make_user(role="head", office=office))
    services.give_minutes(move, by=secretary, place="-")
    make_signed(move.appeal, code="extend", until_on=today() + timedelta(days=50))
    with clock.telling(now() + timedelta(days=1)):
        second = make_signed(move.appeal, code="hearing", at=now() + timedelta(days=days))
    with clock.telling(now() + timedelta(days=days + 2)):
        services.hold_hearing(second, by=secretary)
    with clock.telling(now() + timedelta(days=days - 9)):
        services.give_minutes(second, by=secretary, place="-")

    windows = Clock.objects.filter(thread=move.thread, term__code="minutes-remarks")
    assert list(windows.order_by("pk").values_list("state", flat=True)) == [first, "running"]
