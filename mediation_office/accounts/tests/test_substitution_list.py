from datetime import timedelta

import pytest
from django.urls import reverse

from mediation_office.accounts.models import Substitution
from mediation_office.accounts.policies import offices_signed_for
from mediation_office.accounts.services import disable_user, end_grant
from mediation_office.accounts.tests.factories import grant_role, make_office, make_user
from mediation_office.clock import today

pytestmark = pytest.mark.django_db
URL = reverse("accounts:substitution_list")


def away(office, head, days=2, **given):
    return Substitution.objects.create(
        **{
            "office": office,
            "absent": head,
            "substitute": make_user(role="secretary", office=office),
            "from_on": today(),
            "until_on": today() + timedelta(days=days),
        }
        | given
    )


def test_the_head_sees_who_is_named_in_the_own_office(client, office, head):
    row = away(office, head)
    foreign = make_office()
    away(foreign, make_user(role="head", office=foreign))

    assert client.get(URL).context["page"].items == [row]


def test_one_absence_in_two_offices_is_one_line_and_what_is_past_stands_apart(
    client, region, office, head
):
    second = make_office(region)
    grant_role(head, "head", second)
    row = away(office, head)
    away(second, head, substitute=row.substitute)
    past = away(office, head, from_on=today() - timedelta(9), days=-2)

    page, gone = client.get(URL), client.get(f"{URL}?when=past")

    assert [len(absence) for absence in page.context["groups"]] == [2]
    assert page.text.count("Instead of</") == 1
    assert gone.context["groups"] == [[past]]


def test_everybody_who_works_there_reads_it_on_the_first_screen(client, office, head, secretary):
    row = away(office, head)

    text = client.get(reverse("desk:today")).content.decode()

    assert f"{row.substitute} signs for {head}" in text


def test_whoever_lost_the_role_is_said_to_sign_nothing(client, office, head, secretary):
    row = away(office, head)
    end_grant(row.substitute.grants.get(), by=head)

    assert "signs for" not in client.get(reverse("desk:today")).text
    client.force_login(head)
    assert "has no role here, signs nothing" in client.get(URL).text


def test_nobody_signs_for_a_head_who_is_none_any_more(client, office, head):
    other = make_user(role="head", office=office)
    row = away(office, other)
    assert office.pk in offices_signed_for(row.substitute)
    disable_user(other, by=head)

    assert not offices_signed_for(row.substitute)
    assert "stands in for no head, signs nothing" in client.get(URL).text


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor", "admin"])
def test_others_may_not(client, role, request):
    request.getfixturevalue(role)

    assert client.get(URL).status_code == 403
