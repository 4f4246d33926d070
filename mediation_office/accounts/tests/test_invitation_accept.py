from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from mediation_office import clock
from mediation_office.accounts import services
from mediation_office.accounts.models import Invitation, User
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.tests.races import at_once

WORDS = "seven grey herons"
PASSWORDS = {"password1": WORDS, "password2": WORDS}


def invite(office):
    return services.invite_user(
        office=office,
        full_name="Айгүл",
        username="aigul",
        email="aigul@office.example.kz",
        role="secretary",
        by=None,
        language="en",
    )


@pytest.fixture
def link(office):
    return reverse("accounts:invitation_accept", args=[invite(office).token])


@pytest.fixture
def visitor():
    return Client(headers={"accept-language": "en"})


def test_a_password_is_chosen_once(visitor, link):
    asked = visitor.get(link)
    done = visitor.post(link, PASSWORDS)
    again = visitor.post(link, {"password1": "another one now", "password2": "another one now"})

    assert asked.status_code == 200
    assert asked.headers["Referrer-Policy"] == "strict-origin"
    assert "no-store" in asked.headers["Cache-Control"]
    assert done.headers["Location"] == reverse("account_login")
    assert again.status_code == 404
    person = User.objects.get()
    assert (person.is_active, person.check_password(WORDS)) == (True, True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"password1": WORDS, "password2": "other"}, "The two passwords differ."),
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password1": "password123", "password2": "password123"}, "too common"),
        ({"password1": "", "password2": ""}, "Write the new password"),
    ],
)
def test_a_bad_password_is_refused_and_the_link_stays(visitor, link, typed, sentence):
    assert sentence in visitor.post(link, typed).content.decode()
    assert visitor.get(link).status_code == 200


def test_links_that_open_nothing_look_alike(visitor, office, link):
    used = reverse("accounts:invitation_accept", args=["unknown-token"])
    Invitation.objects.update(cancelled_at=clock.now())

    taken_back, unknown = visitor.get(link), visitor.get(used)

    assert taken_back.status_code == unknown.status_code == 404
    said = [
        page.content.decode().split("<main")[1].split("</main>")[0]
        for page in (taken_back, unknown)
    ]
    assert said[0] == said[1]
    assert "Айгүл" not in unknown.content.decode()


def test_after_72_hours_it_is_over(visitor, link):
    with clock.telling(clock.now() + timedelta(hours=71)):
        assert visitor.get(link).status_code == 200
    with clock.telling(clock.now() + timedelta(hours=73)):
        assert visitor.get(link).status_code == 404


def test_whoever_tries_many_links_is_slowed(visitor, office):
    statuses = [visitor.get(f"/staff/join/guess-{n}/").status_code for n in range(70)]

    assert statuses.count(429) == 10


def test_nobody_signs_in_before_a_password_is_chosen(visitor, link):
    visitor.post(reverse("account_login"), {"login": "aigul", "password": ""})
    visitor.post(reverse("account_login"), {"login": "aigul", "password": "!"})

    assert "_auth_user_id" not in visitor.session


@pytest.mark.concurrency
def test_two_who_press_at_once_choose_one_password(real_db):
    link = reverse("accounts:invitation_accept", args=[invite(make_office()).token])

    def choose(words):
        return Client().post(link, {"password1": words, "password2": words}).status_code

    statuses = at_once([lambda: choose("seven grey herons"), lambda: choose("eight white swans")])

    assert sorted(statuses) in ([200, 302], [302, 404])
    assert Invitation.objects.get().used_at


def test_a_closed_account_gets_a_new_link_and_its_old_one_is_dead(office, visitor, link):
    head = make_user(role="head", office=office)
    person = User.objects.get(username="aigul")
    services.disable_user(person, by=head)

    assert visitor.get(link).status_code == 404
