import pytest
from django.urls import reverse

from mediation_office.accounts.tests.factories import make_user
from mediation_office.people.models import ContactPoint
from mediation_office.people.tests.factories import make_contact, make_person


@pytest.fixture
def person(office):
    return make_person(office.region, by=make_user(office=office))


def url_of(person):
    return reverse("people:point_add", args=[person.uuid])


def test_a_telephone_is_kept_one_way_however_it_is_typed(client, person, secretary):
    client.post(url_of(person), {"kind": "phone", "value": "8 (701) 000 00 17", "told_by": "ағасы"})
    point = ContactPoint.objects.get()
    assert (point.person, point.value, point.told_by) == (person, "+77010000017", "ағасы")


@pytest.mark.parametrize(
    ("kind", "value"),
    [("phone", "сорок"), ("phone", "8701" * 9), ("email", "a@"), ("fax", "1"), ("phone", "")],
)
def test_what_does_not_fit_its_kind_is_a_sentence(client, person, secretary, kind, value):
    assert client.post(url_of(person), {"kind": kind, "value": value}).context["form"].errors
    assert not ContactPoint.objects.exists()


def test_an_operator_may_while_they_are_on_the_line_and_mediators_never(
    client, person, mediator, operator, office
):
    assert client.get(url_of(person)).status_code == 404
    make_contact(office, by=operator, person=person)
    assert client.get(url_of(person)).status_code == 200
    client.force_login(mediator)
    assert client.get(url_of(person)).status_code == 403
