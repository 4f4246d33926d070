import pytest
from django.test import Client
from django.urls import reverse

from mediation_office.accounts import services
from mediation_office.accounts.tests.factories import grant_role, make_office, make_user

pytestmark = pytest.mark.django_db


def url(grant):
    return reverse("accounts:grant_end", args=[grant.user.username, grant.pk])


def test_the_very_next_request_refuses_and_the_row_stays(client, office, head):
    person = make_user(role="secretary", office=office)
    theirs = Client()
    theirs.force_login(person)
    assert theirs.get(reverse("desk:today")).status_code == 200
    grant = person.grants.get()

    client.post(url(grant))

    assert theirs.get(reverse("desk:today")).status_code == 403
    grant.refresh_from_db()
    assert (grant.ended_by, grant.until_on, grant.state) == (head, None, "over")


def test_looking_at_the_question_ends_nothing(client, office, head):
    grant = make_user(role="secretary", office=office).grants.get()

    assert client.get(url(grant)).status_code == 200
    grant.refresh_from_db()
    assert grant.ended_at is None


def test_a_role_ends_once(client, office, head):
    grant = make_user(role="secretary", office=office).grants.get()
    client.post(url(grant))

    page = client.post(url(grant), follow=True)

    assert "This role has ended already." in page.content.decode()


def test_an_administrator_takes_no_office_its_last_head(client, office, admin):
    grant = make_user(role="head", office=office).grants.get()
    coming = make_user(role="head", office=office, is_active=False)  # has no password yet

    page = client.post(url(grant), follow=True)
    assert "Nobody else heads" in page.text
    grant.refresh_from_db()
    assert grant.ended_at is None

    coming.is_active = True
    coming.save(update_fields=["is_active"])
    client.post(url(grant))
    grant.refresh_from_db()
    assert grant.ended_at


def test_the_head_of_the_main_office_takes_a_last_heads_role(region):
    main = make_user(role="head", office=make_office(region))
    grant_role(main, "admin", main.office)
    last = make_user(role="head", office=make_office(region))

    assert services.end_grant(last.grants.get(), by=main).ended_by == main


def test_nobody_takes_the_own_role(client, head):
    page = client.post(url(head.grants.get()), follow=True)

    assert "Nobody changes their own role" in page.content.decode()
    assert head.grants.get().ended_at is None


def test_a_role_held_in_another_office_is_not_the_heads(client, region, office, head):
    person = make_user(role="secretary", office=office)
    there = person.grants.create(role="operator", office=make_office(region), from_on="2020-01-01")

    page = client.post(url(there), follow=True)

    assert "You cannot take back this role" in page.content.decode()
    there.refresh_from_db()
    assert there.ended_at is None


def test_somebody_elses_grant_is_not_found_under_this_name(client, office, head):
    grant = make_user(role="secretary", office=office).grants.get()
    other = make_user(office=office)

    assert client.post(f"/staff/people/{other.username}/roles/{grant.pk}/end/").status_code == 404
    assert client.post(f"/staff/people/{other.username}/roles/{10**30}/end/").status_code == 404


def test_what_an_administrator_takes_is_told_to_the_head(client, office, admin, mailoutbox):
    boss = make_user(role="head", office=office)

    client.post(url(make_user(role="secretary", office=office).grants.get()))

    assert [letter.to for letter in mailoutbox] == [[boss.email]]


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor"])
def test_others_may_not(client, office, role, request):
    request.getfixturevalue(role)

    assert (
        client.post(url(make_user(role="operator", office=office).grants.get())).status_code == 403
    )
