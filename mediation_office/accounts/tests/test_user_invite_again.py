import re

import pytest
from django.urls import reverse

from mediation_office.accounts import services
from mediation_office.accounts.models import Invitation
from mediation_office.accounts.tests.factories import make_office, make_user

pytestmark = pytest.mark.django_db


def url(person):
    return reverse("accounts:user_invite_again", args=[person.username])


def invite(office):
    return services.invite_user(
        office=office,
        full_name="Айгүл",
        username="aigul",
        email="aigul@office.example.kz",
        role="secretary",
        by=None,
    )


def test_a_new_link_replaces_the_one_before(client, office, head, mailoutbox):
    person, token = invite(office)
    mailoutbox.clear()

    page = client.post(url(person))

    link = re.search(r"/staff/join/([\w-]+)", page.content.decode())
    assert services.invitation_of(token) is None
    assert services.invitation_of(link[1]).user == person
    assert link[0] in mailoutbox[0].body


def test_an_administrator_never_holds_the_link_of_an_account_and_the_head_is_told(
    client, office, admin, mailoutbox
):
    boss = make_user(role="head", office=office)
    person, _token = invite(office)
    mailoutbox.clear()

    page = client.post(url(person), follow=True)

    assert "/staff/join/" not in page.content.decode()
    assert "The link was sent to" in page.content.decode()
    assert [letter.to for letter in mailoutbox] == [[boss.email], [person.email]]


def test_asking_changes_nothing(client, office, head):
    person, token = invite(office)

    assert client.get(url(person)).status_code == 200
    assert services.invitation_of(token)


def test_a_closed_account_is_opened_by_a_link_and_the_head_is_told(
    client, office, admin, mailoutbox
):
    boss = make_user(role="head", office=office)
    person = make_user(
        role="secretary", office=office, is_active=False, last_login="2026-01-01T00:00Z"
    )

    page = client.post(url(person), follow=True)

    assert "/staff/join/" not in page.content.decode()  # it would open a colleague's work
    assert "The link was sent to" in page.content.decode()
    assert [letter.to for letter in mailoutbox] == [[boss.email], [person.email]]
    person.refresh_from_db()
    assert not person.is_active  # until the password is chosen


def test_whoever_has_a_password_needs_no_link(client, office, head):
    person = make_user(role="secretary", office=office)

    page = client.post(url(person), follow=True)

    assert "This person has a password." in page.content.decode()
    assert not Invitation.objects.exists()


def test_the_head_of_another_office_does_not_find_them(client, region, head):
    elsewhere = make_user(role="secretary", office=make_office(region), is_active=False)

    assert client.post(url(elsewhere)).status_code == 404


def test_who_only_has_a_role_here_is_opened_by_the_own_head(client, region, office, head):
    guest = make_user(office=make_office(region), is_active=False)
    guest.grants.create(role="operator", office=office, from_on="2020-01-01")

    page = client.post(url(guest), follow=True)

    assert "not yours to open or close" in page.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor"])
def test_others_may_not(client, office, role, request):
    request.getfixturevalue(role)

    assert client.post(url(make_user(office=office))).status_code == 403
