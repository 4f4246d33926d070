from django.urls import reverse

from mediation_office.people.models import Organisation

URL = reverse("people:organisation_create")
ENTRY = {"kind": "akimat", "name_kk": "Әкімдік", "name_ru": "Акимат", "name_en": "Akimat"}


def test_an_entry_is_added_to_the_own_region(client, secretary, region):
    data = ENTRY | {"bin": "990140000012", "phone": "8 (7292) 00-00-00", "takes_appeals": "on"}
    client.post(URL, data | {"bin": ""})
    organisation = Organisation.objects.get()
    assert (organisation.region, organisation.phone) == (region, "+77292000000")
    assert organisation.takes_appeals


def test_a_missing_name_and_a_wrong_bin_are_sentences(client, secretary):
    form = client.post(URL, ENTRY | {"name_kk": "", "bin": "123"}).context["form"]
    assert form.errors["bin"] == ["The BIN has a slip. Check it or leave it empty."]
    assert form.errors["name_kk"]
    assert not Organisation.objects.exists()


def test_operators_may_not(client, operator):
    assert client.get(URL).status_code == 403
