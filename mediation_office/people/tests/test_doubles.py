"""What a race had kept twice before the database forbade it stops no update."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.people.models import Person
from mediation_office.people.tests.factories import make_person

IIN = "990101300013"


@pytest.mark.django_db
def test_of_two_cards_with_one_iin_the_first_keeps_it():
    (once,) = (rule for rule in Person._meta.constraints if rule.name == "iin_once_a_region")
    with connection.schema_editor() as editor:
        editor.remove_constraint(Person, once)
    offices = [make_office(), make_office()]
    cards = [
        make_person(office.region, by=make_user(office=office), iin=IIN)
        for office in (offices[0], offices[0], offices[1])
    ]

    import_module("mediation_office.people.migrations.0005_one_card_an_iin").leave_one_card(
        apps, None
    )

    assert [Person.objects.get(pk=card.pk).iin for card in cards] == [IIN, "", IIN]
    assert {version.iin for version in cards[1].history.all()} == {IIN, ""}
    with connection.schema_editor() as editor:
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        editor.add_constraint(Person, once)
