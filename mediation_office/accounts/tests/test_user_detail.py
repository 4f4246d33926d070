import pytest

from mediation_office.accounts.tests.factories import make_office, make_user

pytestmark = pytest.mark.django_db


def test_roles_with_their_days_and_what_may_be_done(client, region, office, head):
    person = make_user(role="secretary", office=office)
    person.grants.create(
        role="operator", office=office, from_on="2020-01-01", until_on="2021-01-01"
    )

    page = client.get(person.get_absolute_url())

    text = page.content.decode()
    assert [grant.may_end for grant in page.context["grants"]] == [False, True]
    assert f"{person.get_absolute_url()}roles/add/" in text
    assert f"{person.get_absolute_url()}close/" in text
    assert "2021" in text


def test_nobody_is_offered_to_change_the_own_role(client, head):
    page = client.get(head.get_absolute_url())

    assert "Nobody changes their own roles." in page.content.decode()
    assert "/roles/" not in page.content.decode().split("<main")[1]
    assert "/close/" not in page.content.decode()


def test_another_office_does_not_find_them(client, region, head):
    elsewhere = make_user(role="secretary", office=make_office(region))

    assert client.get(elsewhere.get_absolute_url()).status_code == 404
    assert client.get("/staff/people/nobody/").status_code == 404


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor"])
def test_others_may_not(client, role, request):
    user = request.getfixturevalue(role)

    assert client.get(user.get_absolute_url()).status_code == 403
