from datetime import timedelta

import pytest
from django.urls import reverse

from cases import services
from cases.policies import can_sign
from cases.tests.asking import REFUSED
from cases.tests.factories import (
    make_appeal,
    make_body,
    make_decided,
    make_proposed,
    make_registered,
)
from mediation_office.accounts.models import Substitution
from mediation_office.accounts.services import name_substitute
from mediation_office.accounts.tests.factories import grant_role, make_office, make_user
from mediation_office.clock import now, telling, today
from mediation_office.documents.tests.factories import tie
from mediation_office.lifecycle import BusinessRuleError

URL = reverse("cases:paper_list")


def waiting(response):
    return [paper.move for paper in response.context["page"].items]


def test_the_head_finds_what_waits_for_a_signature_the_oldest_first(client, office, head):
    first, second = make_proposed(make_decided(office)), make_proposed(make_decided(office))
    make_appeal(office)
    assert waiting(client.get(URL)) == [first, second]


def test_a_row_says_whose_paper_it_is_and_what_about(client, office, head):
    appeal = make_decided(office)
    make_proposed(appeal)
    page = client.get(URL).text
    assert appeal.name_stated in page
    assert appeal.headline in page


def test_a_recusal_stands_above_the_papers_with_its_day(client, office, head):
    official = make_user(role="secretary", office=office)
    move = services.request_recusal(make_decided(office, by=official), by=None, reason="Туыс")
    services.request_recusal(make_decided(office, by=head), by=None, reason="Туыс")  # their own
    decide = reverse("cases:recusal_decide", args=[move.appeal.reference, move.pk])
    page = client.get(URL)
    assert page.context["recusals"] == [move]
    assert decide in page.text
    assert "3 days left" in page.text
    assert client.get(reverse("desk:today")).context["recusals"] == [move]
    panel = client.get(move.appeal.get_absolute_url()).context["next"]
    assert [action.url for action in panel.actions] == [decide]
    done = client.post(decide, REFUSED)
    assert done.url == move.appeal.get_absolute_url()
    assert client.get(URL).context["recusals"] == []


def test_the_nearest_last_day_comes_first_and_a_passed_one_is_said_so(client, office, head):
    answer = make_proposed(make_decided(office))
    with telling(now() - timedelta(days=7)):
        redirect = make_proposed(
            make_registered(office), code="redirect", organisation=make_body(office)
        )
    response = client.get(URL)
    assert waiting(response) == [redirect, answer]
    own, of_answer = response.context["page"].items[0].terms
    assert (own[1].kind, of_answer[1].kind) == ("late", "calm")


def test_a_secretary_finds_nothing_unless_named_as_substitute(client, office, secretary):
    move = make_proposed(make_decided(office))
    assert waiting(client.get(URL)) == []
    Substitution.objects.create(
        office=office,
        absent=make_user(role="head", office=office),
        substitute=secretary,
        from_on=today(),
        until_on=today(),
    )
    assert waiting(client.get(URL)) == [move]


@pytest.mark.parametrize("days", [{"ended_at": now()}, {"until_on": today() - timedelta(days=1)}])
def test_a_substitute_who_lost_the_role_there_finds_and_signs_nothing(client, office, days):
    head, elsewhere = make_user(role="head", office=office), make_office(office.region)
    colleague = make_user(role="secretary", office=office)
    name_substitute(
        office, absent=head, substitute=colleague, from_on=today(), until_on=today(), by=head
    )
    appeal = make_decided(office)
    move = make_proposed(appeal)
    services.request_recusal(make_decided(office), by=None, reason="Туыс")
    grant_role(colleague, "secretary", elsewhere)
    colleague.grants.filter(office=office).update(**days)
    client.force_login(colleague)

    page, desk = client.get(URL), client.get(reverse("desk:today"))

    assert (waiting(page), page.context["recusals"], list(desk.context["papers"])) == ([], [], [])
    assert not can_sign(colleague, appeal)
    with pytest.raises(BusinessRuleError):
        services.sign_move(move, by=colleague)


def test_papers_of_another_office_and_of_a_tied_matter_are_not_there(client, office, head):
    make_proposed(make_decided(make_office(office.region)))
    tie(head, make_proposed(make_decided(office)).thread)
    assert waiting(client.get(URL)) == []


def test_htmx_gets_the_table_alone(client, office, head):
    response = client.get(URL, headers={"HX-Request": "true"})
    assert response.text.strip().startswith('<div id="paper-table">')


def test_operators_may_not(client, operator):
    assert client.get(URL).status_code == 403
