from django.urls import reverse

from mediation_office.accounts.tests.factories import make_district, make_region
from mediation_office.people.tests.factories import make_organisation

URL = reverse("people:organisation_list")


def names(response):
    return [str(organisation) for organisation in response.context["page"].items]


def test_the_directory_is_found_in_any_script_and_by_kind_and_district(client, operator, region):
    district = make_district(region)
    make_organisation(
        region,
        kind="police",
        district=district,
        name_kk="Жаңаөзен қалалық полиция басқармасы",
        name_ru="Управление полиции города Жанаозен",
        name_en="Police of Zhanaozen",
    )
    make_organisation(region, name_en="Akimat of Beineu", name_ru="Акимат", name_kk="Әкімдік")
    make_organisation(make_region(), name_en="Foreign")
    make_organisation(region, name_en="Gone", is_retired=True)
    assert names(client.get(URL)) == ["Akimat of Beineu", "Police of Zhanaozen"]
    for query in (
        {"q": "жанаозен"},
        {"q": "Zhanaozen"},
        {"kind": "police"},
        {"district": district.pk},
    ):
        assert names(client.get(URL, query)) == ["Police of Zhanaozen"], query


def test_an_empty_directory_says_what_will_be_here(client, operator):
    assert "The directory is empty." in client.get(URL).text
    assert "Clear the filters" in client.get(URL, {"q": "жоқ"}).text


def test_editors_may_not(client, editor):
    assert client.get(URL).status_code == 403
