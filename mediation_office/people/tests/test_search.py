from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now
from mediation_office.people import services
from mediation_office.people.models import Tie
from mediation_office.people.search import Found, find
from mediation_office.people.tests.factories import make_contact, make_organisation, make_person


def test_one_field_finds_people_contacts_and_organisations(secretary, office):
    person = make_person(office.region, "Әлия Жұмабаева", by=secretary)
    services.add_point(kind="phone", value="87010000017", told_by="", person=person)
    contact = make_contact(office, person=person, name_stated="Алия Жумабаева")
    body = make_organisation(office.region, name_kk="Жұмабаев атындағы мектеп")
    by_name = find(secretary, "Zhumabayeva Aliya")
    assert (by_name.people, by_name.contacts) == ([person], [contact])
    assert find(secretary, "Жумабаев").organisations == [body]
    for number in ("0017", "8 701 000 00 17", "қққ17".replace("қққ", "ққ")):
        assert find(secretary, number).people == [person], number
        assert find(secretary, number).contacts == [contact], number
    assert find(secretary, contact.reference.lower().replace("-", "")).contacts == [contact]


def test_nobody_finds_what_their_role_may_not_see(secretary, operator, mediator, office):
    make_person(office.region, "Әлия Жұмабаева", by=secretary)
    contact = make_contact(office, name_stated="Әлия Жұмабаева", phone="87010000017")
    elsewhere = make_user(role="secretary", office=make_office())
    for user in (operator, mediator, elsewhere):
        for text in ("Жұмабаева", "0017", contact.reference):
            assert not find(user, text), (user, text)


def test_a_party_is_hidden_from_who_is_tied_to_the_matter(secretary, office):
    person = make_person(office.region, "Әлия Жұмабаева", by=secretary)
    contact = make_contact(office, person=person, phone="87010000017")
    Tie.objects.create(thread=contact.thread, user=secretary, since=now(), recorded_by=secretary)
    for text in ("Жұмабаева", "0017", contact.reference):
        assert find(secretary, text) == Found()


def test_senseless_text_finds_nothing_and_breaks_nothing(secretary):
    for text in ("", "   ", "%", "'; --", "(((", "9" * 400, "\u202e", "👍"):
        assert not find(secretary, text)


def test_a_number_names_nobody_whose_number_is_not_shown(secretary, office):
    # neither a card of another office nor one that a contact of the own is linked to unopened
    person = make_person(
        office.region, "Әлия Жұмабаева", by=make_user(office=make_office(office.region))
    )
    services.add_point(kind="phone", value="87010000017", told_by="", person=person)
    make_contact(office, person=person)
    for text in ("0017", "8 701 000 00 17"):
        assert find(secretary, text) == Found()
    assert find(secretary, "Жұмабаева").people == [person]
