import pytest
from django.urls import reverse

from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.people.services import edit_person
from mediation_office.people.tests.factories import make_person


@pytest.fixture
def person(office):
    return make_person(office.region, by=make_user(office=office), iin="990101300013")


def url_of(person):
    return reverse("people:person_edit", args=[person.uuid])


def test_the_card_is_changed_and_what_was_not_touched_stays(client, person, secretary):
    assert client.get(url_of(person)).context["form"]["iin"].value() == "990101300013"
    data = {"name": "Айгүл  Дocова", "iin": "990101300013", "language": "ru"}
    assert client.post(url_of(person), data).url == person.get_absolute_url()
    person.refresh_from_db()
    assert (person.name, person.language) == ("Айгүл Досова", "ru")
    assert person.iin == "990101300013"


def test_a_card_known_by_name_only_cannot_be_changed(client, secretary, region):
    person = make_person(region, by=make_user(office=make_office(region)))
    assert client.get(url_of(person)).status_code == 404


def test_operators_may_not(client, person, operator):
    assert client.post(url_of(person), {"name": "x"}).status_code == 403


def test_a_card_that_somebody_changed_meanwhile_is_not_written_over(client, person, secretary):
    seen = person.version
    fields = {"iin": person.iin, "born_on": None, "sex": "", "language": "kk", "needs": ""}
    edit_person(person, by=secretary, name="Айгүл Досова", **fields)
    data = {"name": "Айгүл Басқа", "iin": person.iin, "language": "kk"}
    page = client.post(url_of(person), data | {"seen": seen})
    assert "Somebody changed this meanwhile" in page.text
    person.refresh_from_db()
    assert person.name == "Айгүл Досова"
    assert f'name="seen" value="{person.version}"' in page.text
    assert client.post(url_of(person), data | {"seen": person.version}).status_code == 302


def test_a_slip_put_right_does_not_write_over_what_was_changed_meanwhile(client, person, secretary):
    seen = client.get(url_of(person)).context["person"].version
    fields = {"iin": person.iin, "born_on": None, "sex": "", "language": "kk", "needs": ""}
    edit_person(person, by=secretary, name="Айгүл Досова", **fields)
    data = {"name": "Айгүл Басқа", "iin": person.iin, "language": "kk"}
    page = client.post(url_of(person), data | {"iin": "990101300014", "seen": seen})
    assert "The IIN has a slip" in page.text
    assert f'name="seen" value="{seen}"' in page.text
