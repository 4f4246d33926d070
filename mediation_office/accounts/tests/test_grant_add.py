from datetime import timedelta

import pytest
from django.urls import reverse

from mediation_office.accounts.models import Grant
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import telling, today
from mediation_office.spoken import from_day

pytestmark = pytest.mark.django_db


def url(person):
    return reverse("accounts:grant_add", args=[person.username])


def typed(office, role="operator", **given):
    return {
        "office": office.pk,
        "role": role,
        "from_on": today().isoformat(),
        "until_on": "",
    } | given


def test_the_head_gives_a_role_from_a_day_until_a_day(client, office, head):
    person = make_user(office=office)
    first, last = today() + timedelta(days=2), today() + timedelta(days=4)

    days = {"from_on": first.isoformat(), "until_on": last.isoformat()}
    page = client.post(url(person), typed(office, **days), follow=True)

    assert f"{person} has the role {from_day(first)}." in page.text
    grant = person.grants.get()
    assert (grant.role, grant.granted_by) == ("operator", head)
    held = []
    for days in range(6):
        from mediation_office.clock import now

        with telling(now() + timedelta(days=days)):
            held.append(Grant.objects.current().filter(pk=grant.pk).exists())
    assert held == [False, False, True, True, True, False]


def test_the_same_role_in_the_same_days_is_refused(client, office, head):
    person = make_user(role="operator", office=office)

    page = client.post(url(person), typed(office))

    assert "has this role in those days already" in page.content.decode()


def test_a_role_taken_back_may_be_given_again_the_same_day(client, office, head):
    person = make_user(office=office)
    client.post(url(person), typed(office))
    client.post(reverse("accounts:grant_end", args=[person.username, person.grants.get().pk]))
    client.post(url(person), typed(office))

    assert person.grants.count() == 2
    assert person.has_role("operator")


def test_nobody_gives_themselves_a_role(client, office, head):
    page = client.post(url(head), typed(office))

    assert "Nobody grants a role to themselves" in page.content.decode()
    assert head.grants.count() == 1


def test_a_head_gives_no_role_in_another_office(client, region, office, head):
    person = make_user(office=office)

    page = client.post(url(person), typed(make_office(region)))

    assert "Choose one of the list" in page.content.decode()
    assert not person.grants.exists()


def test_what_an_administrator_gives_is_told_to_the_heads_of_that_office(
    client, region, office, admin, mailoutbox
):
    elsewhere = make_office(region)
    boss = make_user(role="head", office=elsewhere, language="en")
    make_user(role="head", office=office)
    person = make_user(office=office)

    client.post(url(person), typed(elsewhere))

    assert [letter.to for letter in mailoutbox] == [[boss.email]]
    assert person.full_name in mailoutbox[0].body
    assert "hotline operator" in mailoutbox[0].body


def test_another_region_is_not_found(client, admin):
    assert client.post(url(make_user(role="secretary"))).status_code == 404


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor"])
def test_others_may_not(client, office, role, request):
    user = request.getfixturevalue(role)

    assert client.post(url(user), typed(office, role="head")).status_code == 403
