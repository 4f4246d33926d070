import re

import pytest
from django.test import Client
from django.urls import reverse

from mediation_office.accounts.models import Invitation, User
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import today

pytestmark = pytest.mark.django_db
URL = reverse("accounts:user_invite")


def typed(office, **given):
    return {
        "full_name": "Айгүл Серік",
        "username": "Aigul",
        "email": "Aigul@office.example.kz",
        "language": "kk",
        "position_kk": "хатшы",
        "position_ru": "секретарь",
        "position_en": "secretary",
        "office": office.pk,
        "role": "secretary",
        "from_on": today().isoformat(),
        "until_on": "",
    } | given


def test_the_head_invites_somebody_who_then_signs_in(client, office, head, mailoutbox):
    page = client.post(URL, typed(office))

    link = re.search(r"/staff/join/[\w-]+", page.content.decode())[0]
    new = User.objects.get(username="aigul")
    assert (new.is_active, new.email, new.office) == (False, "aigul@office.example.kz", office)
    assert link in mailoutbox[0].body
    assert mailoutbox[0].to == [new.email]
    assert link.rsplit("/", 1)[1] not in str(Invitation.objects.values())
    assert page.headers["Cache-Control"] == "no-store, private"
    grant = new.grants.get()
    assert (grant.role, grant.granted_by, grant.from_on) == ("secretary", head, today())
    visitor = Client()
    words = "seven grey herons"
    visitor.post(f"{link}/", {"password1": words, "password2": words})
    visitor.post(reverse("account_login"), {"login": "aigul", "password": words})
    assert visitor.get(reverse("desk:today")).status_code == 200


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"username": "HEAD-OF-ALL"}, "This user name is taken."),
        ({"username": "two words"}, "Latin letters"),
        ({"username": "invite"}, "This user name is taken."),
        ({"email": "TAKEN@example.kz"}, "has this e-mail already"),
        ({"email": "айгүл@example.kz"}, "The address is not complete"),
        ({"from_on": "2026-02-30"}, "There is no such day."),
        ({"from_on": "2020-01-01"}, "from today on"),
        ({"until_on": "2020-01-01"}, "would end before it begins"),
        ({"position_kk": ""}, "may not stay empty"),
        ({"role": "emperor"}, "Choose one of the list"),
        ({"full_name": "A" * 5000}, "200 characters fit here"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(client, office, head, given, sentence):
    make_user(office=office, username="head-of-all", email="taken@example.kz")

    page = client.post(URL, typed(office, **given))

    assert sentence in page.content.decode()
    assert User.objects.count() == 2


def test_a_head_invites_into_the_own_office_alone(client, region, office, head):
    page = client.post(URL, typed(make_office(region)))

    assert "Choose one of the list" in page.content.decode()


def test_only_the_head_of_the_main_office_makes_administrators(client, region, office):
    small = make_user(role="head", office=make_office(region))
    client.force_login(small)
    refused = client.post(URL, typed(small.office, role="admin"))
    client.force_login(make_user(role="head", office=office))
    client.post(URL, typed(office, role="admin"))

    assert "Choose one of the list" in refused.content.decode()
    assert User.objects.get(username="aigul").has_role("admin") is False  # not yet signed in


def test_what_an_administrator_does_is_told_to_the_head(client, office, admin, mailoutbox):
    head = make_user(role="head", office=office)

    client.post(URL, typed(office))

    assert [letter.to for letter in mailoutbox] == [[head.email], ["aigul@office.example.kz"]]
    assert admin.full_name in mailoutbox[0].body


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor"])
def test_others_may_not(client, role, request):
    request.getfixturevalue(role)

    assert client.get(URL).status_code == 403
