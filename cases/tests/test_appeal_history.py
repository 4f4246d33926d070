from django.urls import reverse

from cases.tests.factories import make_appeal, make_registered
from mediation_office.accounts.models import Substitution
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import today


def history_url(appeal):
    return reverse("cases:appeal_history", args=[appeal.reference])


def test_the_head_sees_which_fields_changed_but_no_sealed_words(client, office, head):
    appeal = make_registered(office, statement="Тайное слово")

    page = client.get(history_url(appeal)).content.decode()

    assert "First written down" in page
    assert "status" in page
    assert "Тайное слово" not in page


def test_what_changed_is_named_for_a_reader(client, office, head):
    appeal = make_registered(office)

    page = client.get(history_url(appeal)).content.decode()

    assert "Register number: – → 1" in page
    assert "Status: accepted → registered" in page
    assert "search key" not in page.lower()


def test_a_secretary_is_refused(client, office, secretary):
    assert client.get(history_url(make_appeal(office))).status_code == 403


def test_who_signs_in_the_heads_absence_reads_it_where_the_page_offers_it(
    client, office, secretary
):
    appeal = make_registered(office)
    assert history_url(appeal) not in client.get(appeal.get_absolute_url()).text
    Substitution.objects.create(
        office=office,
        absent=make_user(role="head", office=office),
        substitute=secretary,
        from_on=today(),
        until_on=today(),
    )
    assert history_url(appeal) in client.get(appeal.get_absolute_url()).text
    assert client.get(history_url(appeal)).status_code == 200


def test_another_office_does_not_find_it(client, head):
    assert client.get(history_url(make_appeal(make_office()))).status_code == 404
