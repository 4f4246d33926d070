from datetime import timedelta

from django.urls import reverse

from mediation_office.clock import today
from training.models import Mediator
from training.tests.factories import make_absent, make_mediator, make_suspended

NEXT_WEEK = today() + timedelta(days=7)


def url(mediator):
    return reverse("training:absence_set", args=[mediator.uuid])


def test_an_absence_has_its_last_day_and_who_stands_in(client, secretary, office):
    card, other = make_mediator(office), make_mediator(office, name="Ольга Петренко")

    client.post(url(card), {"until": NEXT_WEEK, "substitute": other.pk})

    card.refresh_from_db()
    assert (card.absent_until, card.substitute) == (NEXT_WEEK, other)
    assert not Mediator.objects.on_duty(NEXT_WEEK).filter(pk=card.pk).exists()
    assert Mediator.objects.on_duty(NEXT_WEEK + timedelta(days=1)).filter(pk=card.pk).exists()
    event = card.events.last()
    assert event.code == "mediator-absent"
    assert event.data == {"until": NEXT_WEEK.isoformat(), "substitute": other.pk}


def test_an_empty_day_means_back(client, secretary, office):
    card = make_absent(office)

    client.post(url(card), {"until": ""})

    card.refresh_from_db()
    assert (card.absent_until, card.substitute) == (None, None)
    assert card.events.last().code == "mediator-back"


def test_only_somebody_on_duty_of_the_region_stands_in(client, secretary, office):
    card = make_mediator(office)
    wrong = [
        card,
        make_mediator(name="Чужая"),
        make_suspended(office, name="Ольга Петренко"),
        make_absent(office, name="Арман Образцов"),
    ]

    offered = client.get(url(card)).context["form"].fields["substitute"].queryset
    assert not set(offered) & set(wrong)
    client.post(url(card), {"until": NEXT_WEEK, "substitute": wrong[1].pk})
    card.refresh_from_db()
    assert card.absent_until is None


def test_a_day_gone_by_and_no_day_are_refused(client, secretary, office):
    card, other = make_mediator(office), make_mediator(office, name="Ольга Петренко")
    yesterday = today() - timedelta(days=1)

    assert "This day is over." in client.post(url(card), {"until": yesterday}).text
    assert "No absence is entered." in client.post(url(card), {"until": ""}).text
    assert "Write until when." in client.post(url(card), {"substitute": other.pk}).text


def test_mediators_may_not(client, mediator, office):
    assert client.post(url(make_mediator(office, login=mediator))).status_code == 403


def test_another_region_does_not_find_it(client, head):
    assert client.post(url(make_mediator()), {"until": NEXT_WEEK}).status_code == 404
