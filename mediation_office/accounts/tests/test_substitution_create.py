from datetime import timedelta

import pytest
from django.urls import reverse

from mediation_office.accounts.models import Substitution, User
from mediation_office.accounts.policies import offices_signed_for
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import today

pytestmark = pytest.mark.django_db
URL = reverse("accounts:substitution_create")


@pytest.fixture
def colleague(office):
    return make_user(role="secretary", office=office)


def typed(office, colleague, first=0, last=5, **given):
    return {
        "office": office.pk,
        "substitute": colleague.pk,
        "from_on": (today() + timedelta(days=first)).isoformat(),
        "until_on": (today() + timedelta(days=last)).isoformat(),
    } | given


def test_the_colleague_signs_for_the_office_in_those_days(client, office, head, colleague):
    client.post(URL, typed(office, colleague))

    row = Substitution.objects.get()
    assert (row.absent, row.substitute, row.office) == (head, colleague, office)
    assert row.named_by == head
    assert f"named by {head}" in client.get(reverse("accounts:substitution_list")).text
    assert offices_signed_for(User.objects.get(pk=colleague.pk)) == {office.pk}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"first": 3, "last": 1}, "The absence ends before it begins."),
        ({"first": -3, "last": 1}, "from today on at the earliest"),
        ({"first": 0, "last": 900}, "longer than a year"),
        ({"from_on": "2026-02-30"}, "There is no such day."),
        ({"until_on": ""}, "Write the day under"),
        ({"substitute": "999999"}, "Choose one of the list"),
    ],
)
def test_bad_days_are_refused_with_a_sentence(client, office, head, colleague, given, sentence):
    days = {key: given[key] for key in ("first", "last") if key in given}
    rest = {key: value for key, value in given.items() if key not in days}

    page = client.post(URL, typed(office, colleague, **days, **rest))

    assert sentence in page.content.decode()
    assert not Substitution.objects.exists()


def test_for_days_taken_already_nobody_else_is_named(client, office, head, colleague):
    client.post(URL, typed(office, colleague))

    page = client.post(URL, typed(office, colleague, first=5, last=9))

    assert "Somebody is named for some of these days already." in page.content.decode()


@pytest.mark.parametrize("role", ["operator", "mediator", "editor"])
def test_whoever_cannot_open_a_paper_cannot_be_named(client, office, head, role):
    page = client.post(URL, typed(office, make_user(role=role, office=office)))

    assert "Choose one of the list" in page.content.decode()


def test_neither_oneself_nor_somebody_of_another_office_can_be_named(client, region, office, head):
    elsewhere = make_user(role="secretary", office=make_office(region))
    for nobody in (head, elsewhere):
        assert "Choose one of the list" in client.post(URL, typed(office, nobody)).content.decode()


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor", "admin"])
def test_others_may_not(client, role, request):
    request.getfixturevalue(role)

    assert client.get(URL).status_code == 403
