from datetime import date

import pytest
from django.urls import reverse

from mediation_office.accounts.models import Setting
from mediation_office.accounts.tests.factories import grant_role, make_user
from mediation_office.clock import today
from mediation_office.people.models import Person
from mediation_office.people.tests.factories import make_person
from training.models import Mediator
from training.tests.factories import CERTIFICATE, ENTRY, make_mediator

URL = reverse("training:mediator_create")
TYPED = {
    "name": "Гүлнар Мысалова",
    "born_on": "1980-02-03",
    "kind": "professional",
    "languages": ["kk", "ru"],
}
IN_REGISTER = TYPED | ENTRY | CERTIFICATE


def test_with_an_entry_somebody_stands_in_the_register_at_once(client, secretary, office):
    client.post(URL, IN_REGISTER | {"office": office.pk})

    mediator = Mediator.objects.get()
    assert (str(mediator), mediator.standing, mediator.languages, mediator.login) == (
        "Гүлнар Мысалова",
        "good",
        "kk,ru",
        None,
    )
    told = mediator.events.values_list("code", "reason_code", "by", "office")
    assert list(told) == [
        ("mediator-added", "", secretary.pk, office.pk),
        ("mediator-enter", "registered", secretary.pk, office.pk),
    ]


def test_without_one_they_are_a_candidate(client, head):
    client.post(URL, TYPED)

    assert Mediator.objects.get().standing == "candidate"


def test_cards_that_look_alike_are_shown_before_a_second_one_is_made(client, secretary, office):
    known = make_person(office.region, "Гульнар Мысалова", born_on=date(1980, 2, 3))

    page = client.post(URL, TYPED)
    assert "Choose a card, or nobody of these." in page.text
    assert not Mediator.objects.exists()

    client.post(URL, TYPED | {"card": str(known.uuid)})
    assert Mediator.objects.get().person == known
    client.post(URL, TYPED | {"card": "new"})
    assert Person.objects.filter(mediators__isnull=False).count() == 2


def test_nobody_stands_there_twice(client, secretary, office):
    mediator = make_mediator(office)

    page = client.post(URL, TYPED | {"card": str(mediator.person.uuid)})
    assert "This person is in the register already." in page.text
    assert Mediator.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"born_on": "1998-04-15"}, "age 24, the least is 25"),
        ({"born_on": "1983-04-15", "kind": "public"}, "age 39, the least is 40"),
        ({"born_on": ""}, "has no date of birth"),
        ({"certificate_number": ""}, "needs a certificate"),
        ({"certificate_valid_until": "2024-01-01"}, "has run out"),
        ({"registered_on": ""}, "Write the day of the entry."),
        ({"register_number": ""}, "Write the number of the entry."),
        ({"registered_on": "2999-01-01"}, "still to come"),
        ({"certificate_valid_until": "2020-01-01"}, "ends before it begins"),
        ({"languages": []}, "Choose a language at least."),
    ],
)
def test_what_the_law_does_not_allow_is_refused_in_a_sentence(client, secretary, change, sentence):
    page = client.post(URL, IN_REGISTER | change)

    assert sentence in page.text
    assert not Mediator.objects.exists()
    assert not Person.objects.exists()


def test_the_age_is_the_settings(client, secretary, region):
    Setting.objects.create(
        region=region, code="mediator.age_public", value=25, valid_from=date(2020, 1, 1)
    )

    client.post(URL, IN_REGISTER | {"kind": "public", "born_on": "1990-01-01"})
    assert Mediator.objects.get().standing == "good"


def test_nobody_makes_their_own_card(client, secretary, office):
    grant_role(secretary, "mediator", office)

    page = client.post(URL, IN_REGISTER | {"login": secretary.pk})
    assert "Nobody changes their own card" in page.text
    assert not Mediator.objects.exists()


def test_an_account_serves_one_mediator(client, secretary, office):
    free, taken = (
        make_user(role="mediator", office=office),
        make_user(role="mediator", office=office),
    )
    make_mediator(office, login=taken)

    offered = client.get(URL).context["form"].fields["login"].queryset
    assert list(offered) == [free]
    client.post(URL, TYPED | {"name": "Ольга Петренко", "login": free.pk})
    assert Mediator.objects.get(login=free).standing_since == today()


def test_mediators_may_not(client, mediator):
    assert client.post(URL, TYPED).status_code == 403
