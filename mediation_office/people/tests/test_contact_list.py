from datetime import timedelta

import pytest
from django.urls import reverse

from mediation_office.accounts.tests.factories import make_district, make_office, make_user
from mediation_office.clock import now, today
from mediation_office.people.models import Tie
from mediation_office.people.tests.factories import make_contact

URL = reverse("people:contact_list")


def references(response):
    return [contact.reference for contact in response.context["page"].items]


def test_a_secretary_sees_the_contacts_of_the_office_the_newest_first(client, secretary, office):
    older = make_contact(office, at=now() - timedelta(days=1))
    newer = make_contact(office)
    make_contact(make_office(office.region))
    assert references(client.get(URL)) == [newer.reference, older.reference]


def test_an_operator_sees_what_they_took_themselves(client, operator, office):
    own = make_contact(office, by=operator)
    make_contact(office, by=make_user(role="operator", office=office))
    assert references(client.get(URL)) == [own.reference]


def test_a_tie_hides_a_contact_from_the_head_as_if_it_did_not_exist(client, head, office):
    contact = make_contact(office)
    Tie.objects.create(thread=contact.thread, user=head, since=now(), recorded_by=head)
    by_name = client.get(URL, {"q": "Мысалов"})
    nobody = client.get(URL, {"q": "Никто-такой"})
    assert references(by_name) == references(nobody) == []
    assert client.get(contact.get_absolute_url()).status_code == 404


def test_filters_narrow_the_list(client, head, office, region):
    district = make_district(region)
    contact = make_contact(
        office,
        channel="phone",
        outcome="callback",
        district=district,
        by=head,
        at=now() - timedelta(days=9),
        phone="87010000017",
    )
    make_contact(office, name_stated="Әлия Жұмабаева")
    day = today() - timedelta(days=8)
    for query in (
        {"channel": "phone"},
        {"outcome": "callback"},
        {"district": district.pk},
        {"taken_by": head.pk},
        {"until": day},
        {"q": "Dauren Mysalov"},
        {"q": contact.reference.replace("C", "с")},
        {"q": "0017"},
        {"q": "8 701 000 00 17"},
    ):
        assert references(client.get(URL, query)) == [contact.reference], query
    assert contact.reference not in references(client.get(URL, {"from": day}))


@pytest.mark.parametrize(
    "query",
    [
        {"channel": "carrier-pigeon"},
        {"district": "1" * 31},
        {"taken_by": "x"},
        {"from": "yesterday"},
        {"page": "-1"},
        {"q": "%_'\";--"},
    ],
)
def test_a_senseless_filter_is_no_error_page(client, head, office, query):
    make_contact(office)
    assert client.get(URL, query).status_code == 200


def test_an_empty_list_offers_what_fills_it(client, secretary):
    assert reverse("people:contact_create") in client.get(URL).text
    assert "Clear the filters" in client.get(URL, {"channel": "phone"}).text


def test_htmx_gets_the_table_alone(client, secretary):
    response = client.get(URL, headers={"HX-Request": "true"})
    assert response.text.strip().startswith('<div id="contact-table">')
    assert "<html" not in response.text
    restored = client.get(URL, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in restored.text


def test_mediators_may_not(client, operator, mediator):
    assert client.get(URL).status_code == 403
