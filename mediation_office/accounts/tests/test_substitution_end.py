import pytest
from django.urls import reverse

from mediation_office.accounts.models import User
from mediation_office.accounts.policies import offices_signed_for
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.accounts.tests.test_substitution_list import away

pytestmark = pytest.mark.django_db


def url(row):
    return reverse("accounts:substitution_end", args=[row.pk])


def test_from_now_on_the_substitute_signs_nothing(client, office, head):
    row = away(office, make_user(role="head", office=office))

    client.post(url(row))

    page = client.get(reverse("accounts:substitution_list"), {"when": "past"}).text
    row.refresh_from_db()
    assert row.ended_at
    assert row.ended_by == head
    assert f"ended by {head}, " in page
    assert offices_signed_for(User.objects.get(pk=row.substitute.pk)) == set()
    assert row.history.last().pgh_context.metadata["user"] == head.pk


def test_it_ends_once(client, office, head):
    row = away(office, head)
    client.post(url(row))

    assert "is over already" in client.post(url(row), follow=True).content.decode()


def test_looking_at_the_question_ends_nothing(client, office, head):
    row = away(office, head)

    assert client.get(url(row)).status_code == 200
    row.refresh_from_db()
    assert row.ended_at is None


def test_another_office_does_not_find_it(client, head):
    foreign = make_office()

    assert (
        client.post(url(away(foreign, make_user(role="head", office=foreign)))).status_code == 404
    )


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor", "admin"])
def test_others_may_not(client, office, role, request):
    request.getfixturevalue(role)
    boss = make_user(role="head", office=office)

    assert client.post(url(away(office, boss))).status_code == 403
