"""Services that other rooms call; what has a screen is tested through it."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import translation

from mediation_office.accounts.models import User
from mediation_office.accounts.tests.factories import make_office, make_region, make_user
from mediation_office.clock import now
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.people import services
from mediation_office.people.models import Contact, ContactPoint, Person
from mediation_office.people.tests.factories import make_contact, make_person
from mediation_office.tests.races import at_once


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def test_a_contact_of_the_future_is_refused_with_a_sentence(db):
    with pytest.raises(BusinessRuleError, match="still to come"):
        make_contact(at=now() + timedelta(hours=1))


def test_of_an_anonymous_caller_neither_name_nor_number_is_kept(db):
    contact = make_contact(is_anonymous=True, name_stated="Айгүл", phone="87010000017")
    assert (contact.name_stated, contact.search_key) == ("", "")
    assert not ContactPoint.objects.exists()


def test_the_number_stated_is_kept_sealed_and_found_by_its_ending(office, secretary):
    contact = make_contact(office, phone="8 (701) 000-00-17")
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM people_contactpoint")
        assert "0000017" not in cursor.fetchone()[0]
    assert ContactPoint.objects.get().value == "+77010000017"
    points = ContactPoint.objects.all()
    for number in ("0017", "+7 701 000 00 17"):
        assert Contact.objects.with_phone(number, points, by=secretary).get() == contact
    assert not Contact.objects.with_phone("0018", points, by=secretary)


def test_the_same_number_is_not_kept_twice(db):
    person = make_person(make_region())
    one = services.add_point(kind="phone", value="87010000017", told_by="own", person=person)
    two = services.add_point(kind="phone", value="+7 701 000 0017", told_by="aunt", person=person)
    assert one == two
    services.retire_point(one)
    assert services.add_point(kind="phone", value="87010000017", told_by="", person=person) != one


def test_a_changed_iin_is_found_by_its_new_digits_only(region, secretary):
    person = make_person(region, by=secretary, iin="990101300013")
    fields = {"born_on": None, "sex": "", "language": "kk", "needs": ""}
    services.edit_person(person, by=secretary, name=person.name, iin="990101300023", **fields)
    asked = {"by": secretary, "region": region, "name": ""}
    assert not services.suggest_people(**asked, iin="990101300013")
    assert services.suggest_people(**asked, iin="990101300023")[0].person == person


def test_an_iin_stands_on_one_card_of_a_region(region, secretary):
    make_person(region, by=secretary, iin="990101300013")
    with pytest.raises(BusinessRuleError, match="Айгүл Үлгібаева"):
        make_person(region, "Кто-то другой", by=secretary, iin="990101300013")
    make_person(make_region(), iin="990101300013")
    assert Person.objects.count() == 2


@pytest.mark.concurrency
def test_one_iin_entered_on_four_cards_at_once_stands_on_one(real_db):
    office = make_office()
    region, by = office.region, make_user(role="secretary", office=office)
    known = make_person(region, by=by)

    def change():
        fields = {"born_on": None, "sex": "", "language": "kk", "needs": ""}
        services.edit_person(known, by=by, name="Айгүл", iin="990101300013", **fields)

    def make():
        make_person(region, by=by, iin="990101300013")

    told = at_once([make, make, make, change])

    assert [type(one) for one in told if one] == [BusinessRuleError] * 3
    assert "Айгүл" in str(next(one for one in told if one))
    assert Person.objects.exclude(iin_index="").count() == 1


@pytest.mark.concurrency
def test_one_number_told_four_times_at_once_is_kept_once(real_db):
    person, thread = make_person(make_region()), uuid.uuid4()

    def tell(**owner):
        return services.add_point(kind="phone", value="87010000017", told_by="", **owner)

    of_card = at_once([lambda: tell(person=person)] * 4)
    of_matter = at_once([lambda: tell(thread=thread)] * 4)

    assert len({point.pk for point in of_card}) == len({point.pk for point in of_matter}) == 1
    assert ContactPoint.objects.count() == 2


def test_suggestions_give_reasons_the_surest_first(
    region, secretary, django_assert_max_num_queries
):
    by_name = make_person(region, "Улгибаева Айгуль")
    by_iin = make_person(region, "Гүлнар Сейітова", by=secretary, iin="990101300013")
    by_phone = make_person(region, "Айгүл Үлгібаева", by=secretary)
    services.add_point(kind="phone", value="87010000017", told_by="", person=by_phone)
    make_person(make_region(), "Айгүл Үлгібаева")
    viewer = User.objects.with_roles().get(pk=secretary.pk)  # as on every page
    with django_assert_max_num_queries(3):
        found = services.suggest_people(
            by=viewer,
            region=region,
            name="Aigul Ulgibayeva",
            iin="990101300013",
            phone="+77010000017",
        )
    assert [(one.person, one.reasons) for one in found] == [
        (by_iin, ["the same IIN"]),
        (by_phone, ["the same telephone", "the same name in another spelling or order"]),
        (by_name, ["the same name in another spelling or order"]),
    ]


def test_a_contact_is_linked_by_a_person_on_staff_within_the_region(db):
    office, user = make_office(), make_user()
    person = make_person(office.region, by=user)
    contact = services.link_contact(make_contact(office, is_anonymous=True), person=person)
    assert (contact.person, contact.is_anonymous) == (person, False)
    with pytest.raises(BusinessRuleError, match="another region"):
        services.link_contact(make_contact(), person=person)


def test_the_code_word_is_compared_without_case_and_never_matches_when_empty(db):
    person = make_person(make_region())
    assert not services.is_code_word(person, "")
    services.set_code_word(person, word="  Ақ Шағала ")
    person.refresh_from_db()
    assert services.is_code_word(person, "ақ шағала")
    assert not services.is_code_word(person, "ақ шағал")
