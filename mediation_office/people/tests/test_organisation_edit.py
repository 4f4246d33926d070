from django.urls import reverse

from mediation_office.accounts.tests.factories import make_region
from mediation_office.people.services import edit_organisation
from mediation_office.people.tests.factories import make_organisation

ENTRY = {"kind": "akimat", "name_kk": "Әкімдік", "name_ru": "Акимат", "name_en": "Akimat"}


def url_of(organisation):
    return reverse("people:organisation_edit", args=[organisation.pk])


def test_the_entry_is_changed_and_found_by_its_new_name(client, head, region):
    organisation = make_organisation(region, hours="9–18")
    assert client.get(url_of(organisation)).context["form"]["hours"].value() == "9–18"
    client.post(url_of(organisation), ENTRY | {"is_retired": "on"})
    organisation.refresh_from_db()
    assert (organisation.name_ru, organisation.hours, organisation.is_retired) == (
        "Акимат",
        "",
        True,
    )
    assert type(organisation).objects.named_like("akimat").get() == organisation
    assert organisation.history.count() == 2


def test_operators_may_not_and_another_region_does_not_find_it(client, head, operator, region):
    assert client.get(url_of(make_organisation(region))).status_code == 403
    client.force_login(head)
    assert client.get(url_of(make_organisation(make_region()))).status_code == 404


def test_an_entry_that_somebody_changed_meanwhile_is_not_written_over(client, head, region):
    organisation = make_organisation(region, hours="9–18")
    seen = organisation.version
    edit_organisation(organisation, hours="10–17")
    page = client.post(url_of(organisation), ENTRY | {"seen": seen})
    assert "Somebody changed this meanwhile" in page.text
    organisation.refresh_from_db()
    assert organisation.hours == "10–17"
    assert f'name="seen" value="{organisation.version}"' in page.text
    again = client.post(url_of(organisation), ENTRY | {"seen": organisation.version})
    assert again.status_code == 302
