import pytest
from django.urls import reverse

from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import today
from mediation_office.people import services
from mediation_office.people.reach import Reach
from mediation_office.people.tests.factories import make_person


@pytest.fixture
def person(office):
    person = make_person(office.region, by=make_user(office=office), iin="990101300013")
    services.add_point(kind="phone", value="87010000017", told_by="ағасы", person=person)
    services.replace_safe_contact(Reach(calls="any"), person=person, asked_on=today())
    return person


def url_of(person):
    return reverse("people:person_history", args=[person.uuid])


def test_the_history_tells_fields_and_never_values(client, person, secretary):
    services.edit_person(
        person,
        by=secretary,
        name="Айгүл Досова",
        iin="990101300023",
        born_on=None,
        sex="",
        language="kk",
        needs="",
    )
    services.retire_point(person.points.get())
    told = [item.title for item in client.get(url_of(person)).context["changes"]]
    assert sorted(told) == sorted(
        [
            "card made",
            "changed: full name, IIN",
            "added: telephone",
            "no longer valid: telephone",
            "safe contact written down",
        ]
    )


def test_who_changed_it_is_named(client, person, secretary):
    url = reverse("people:person_edit", args=[person.uuid])
    client.post(url, {"name": "Айгүл Досова", "iin": "990101300013", "language": "kk"})
    changes = client.get(url_of(person)).context["changes"]
    assert ("changed: full name", str(secretary)) in [(one.title, one.text) for one in changes]


def test_operators_may_not_and_a_card_of_another_office_is_not_found(
    client, person, secretary, operator, region
):
    assert client.get(url_of(person)).status_code == 403
    client.force_login(secretary)
    elsewhere = make_person(region, by=make_user(office=make_office(region)))
    assert client.get(url_of(elsewhere)).status_code == 404
