from datetime import timedelta

import pytest

from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import make_office, make_region, make_user
from mediation_office.clock import now, today
from mediation_office.people import services
from mediation_office.people.matters import TELLERS, MatterLine, Teller
from mediation_office.people.reach import Reach
from mediation_office.people.tests.factories import make_contact, make_person


@pytest.fixture
def person(office):
    person = make_person(office.region, by=make_user(office=office), iin="990101300013")
    services.add_point(kind="phone", value="87010000017", told_by="ағасы", person=person)
    services.replace_safe_contact(
        Reach(calls="any", warning="тек таңертең"), person=person, asked_on=today()
    )
    return person


def test_the_secretary_sees_how_to_reach_them_and_the_look_is_logged(client, person, secretary):
    page = client.get(person.get_absolute_url()).text
    assert "+7 701 000 00 17" in page
    assert "тек таңертең" in page
    assert "990101300013" not in page
    look = Look.objects.get()
    assert (look.user, look.subject, look.reference) == (secretary, "person", str(person.uuid))


def test_of_a_card_of_another_office_only_the_name_is_shown(client, secretary, region):
    elsewhere = make_office(region)
    person = make_person(region, by=make_user(office=elsewhere))
    services.add_point(kind="phone", value="87010000017", told_by="", person=person)
    page = client.get(person.get_absolute_url()).text
    assert person.name in page
    assert "000 00 17" not in page


def test_the_card_shows_what_was_told_in_matters_and_where(client, person, secretary, office):
    here = make_contact(office, person=person, phone="87015556677")
    elsewhere = make_contact(make_office(office.region), person=person, phone="87019998877")
    for contact, words in ((here, "күйеуім оқиды"), (elsewhere, "есіктен айтпаңыз")):
        warned = Reach(calls="any", warning=words)
        services.replace_safe_contact(warned, thread=contact.thread, asked_on=today())
    page = client.get(person.get_absolute_url()).text
    assert "+7 701 555 66 77" in page
    assert f"told in {here.reference}" in page
    assert "999 88 77" not in page  # stated to another office
    assert elsewhere.reference not in page
    assert "күйеуім оқиды" in page
    assert "есіктен айтпаңыз" in page  # the rule holds everywhere, whoever wrote it down
    assert "told in a matter of another office" in page


def test_an_operator_reaches_them_on_the_day_they_are_on_the_line(client, person, operator, office):
    with_them = make_contact(office, by=operator, person=person)
    assert "000 00 17" in client.get(person.get_absolute_url()).text
    type(with_them).objects.filter(pk=with_them.pk).update(recorded_at=now() - timedelta(days=2))
    assert "000 00 17" not in client.get(person.get_absolute_url()).text


def test_matters_are_those_that_other_rooms_tell_this_viewer(client, person, secretary):
    told = Teller(lambda user, of: [MatterLine("A26-483157-9", f"{user} {of}", since=today())])
    with TELLERS.apart(empty=True):
        TELLERS.register("test", told)
        page = client.get(person.get_absolute_url()).text
    assert "A26-483157-9" in page
    assert f"{secretary} {person}" in page


def test_another_region_does_not_find_it_and_mediators_may_not(client, secretary, mediator, person):
    assert client.get(person.get_absolute_url()).status_code == 403
    client.force_login(secretary)
    assert client.get(make_person(make_region()).get_absolute_url()).status_code == 404
    client.force_login(make_user(role="operator", office=person.made_by.office))
    assert client.get(person.get_absolute_url()).status_code == 404
