from django.urls import reverse

from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.people import services
from mediation_office.people.tests.factories import make_person


def point_of(office):
    person = make_person(office.region, by=make_user(office=office))
    return services.add_point(kind="phone", value="87010000017", told_by="", person=person)


def url_of(point):
    return reverse("people:point_retire", args=[point.uuid])


def test_a_number_that_is_no_longer_valid_leaves_the_card_and_stays_in_the_history(
    client, secretary, office
):
    point = point_of(office)
    assert client.post(url_of(point)).url == point.person.get_absolute_url()
    point.refresh_from_db()
    assert point.is_retired
    assert point.history.count() == 2
    assert Look.objects.get(reference=str(point.person.uuid)).purpose == "reach"


def test_only_post_only_keepers_only_cards_they_reach(client, secretary, operator, office):
    assert client.post(url_of(point_of(office))).status_code == 403
    client.force_login(secretary)
    assert client.get(url_of(point_of(office))).status_code == 405
    assert client.post(url_of(point_of(make_office(office.region)))).status_code == 404
