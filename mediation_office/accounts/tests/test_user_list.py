import pytest
from django.urls import reverse

from mediation_office.accounts.tests.factories import invite, make_office, make_user

pytestmark = pytest.mark.django_db
URL = reverse("accounts:user_list")


def names(page):
    return {person.full_name for person in page.context["page"].items}


def test_the_head_sees_the_people_of_the_own_office(client, region, office, head):
    colleague = make_user(role="secretary", office=office)
    elsewhere = make_user(role="secretary", office=make_office(region))
    both = make_user(role="operator", office=elsewhere.office)
    both.grants.create(role="operator", office=office, from_on="2020-01-01")

    assert names(client.get(URL)) == {head.full_name, colleague.full_name, both.full_name}


def test_an_administrator_sees_the_region_and_no_other(client, region, office, admin):
    near = make_user(role="head", office=make_office(region))
    make_user(role="head")

    assert names(client.get(URL)) == {admin.full_name, near.full_name}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=aliya", {"Aliya"}),
        ("state=closed", {"Closed"}),
        ("state=invited", {"Aliya"}),
        ("q=**", set()),
    ],
)
def test_it_is_filtered(client, office, head, query, found):
    invite(make_user(role="secretary", office=office, full_name="Aliya", is_active=False))
    make_user(role="secretary", office=office, full_name="Closed", is_active=False)

    assert names(client.get(f"{URL}?{query}")) == found


@pytest.mark.parametrize("query", ["office=" + "9" * 30, "page=x", "state=%F0%9F%98%80"])
def test_nonsense_in_the_address_is_no_fault(client, head, query):
    assert client.get(f"{URL}?{query}").status_code == 200


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor"])
def test_others_may_not(client, role, request):
    request.getfixturevalue(role)

    assert client.get(URL).status_code == 403


def test_the_queries_are_the_same_for_six_people(
    client, office, head, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(URL)  # pages remember the institution for some seconds
    with CaptureQueriesContext(connection) as one:
        client.get(URL)
    for _ in range(6):
        make_user(role="secretary", office=office)
    with django_assert_max_num_queries(len(one)):
        client.get(URL)
    assert len(one) <= 12
