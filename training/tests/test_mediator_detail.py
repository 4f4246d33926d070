from datetime import timedelta

from mediation_office.clock import today
from mediation_office.people.tests.factories import make_organisation, make_topic
from training.tests.factories import make_absent, make_mediator, make_tie


def test_the_card_tells_the_entry_the_certificate_and_the_ties(client, secretary, office):
    keeper = make_organisation(office.region, kind="mediators", name_en="Model mediators")
    card = make_mediator(
        office,
        register_keeper=keeper,
        fields=[make_topic(office.region, name_en="family")],
    )
    card.certificate_valid_until = today() - timedelta(days=1)
    card.save()
    make_tie(card, name_stated="Серік Туысов", note="her brother")

    page = client.get(card.get_absolute_url()).text
    for words in (
        "Model mediators",
        "No. 0041",
        "72-2023",
        "The certificate has run out",
        "family",
        "the whole region",
        "Серік Туысов",
        "her brother",
        "Entered in the register",
        "none: the secretariat writes for them",
    ):
        assert words in page, words


def test_an_absence_and_its_substitute_are_said(client, head, office):
    card = make_absent(office)

    assert "Nobody stands in." in client.get(card.get_absolute_url()).text


def test_a_mediator_reads_the_own_card_and_changes_nothing_of_it(client, mediator, office):
    card = make_mediator(office, login=mediator)
    make_tie(card)

    page = client.get(card.get_absolute_url()).text
    assert "Declare a tie" in page
    for words in ("Suspend", "Withdraw", "/edit/", "/absence/"):
        assert words not in page, words


def test_another_mediators_card_is_not_found(client, mediator, office):
    assert client.get(make_mediator(office).get_absolute_url()).status_code == 404


def test_operators_and_editors_may_not(client, operator, office):
    assert client.get(make_mediator(office).get_absolute_url()).status_code == 403
