from datetime import time

import pytest
from django.urls import reverse

from mediation_office.accounts.services import edit_office
from mediation_office.accounts.tests.factories import make_office, make_user

pytestmark = pytest.mark.django_db


def url(office):
    return reverse("accounts:office_edit", args=[office.code])


def typed(**given):
    return {
        **{
            f"{what}_{code}": f"{what} {code}"
            for what in ("name", "address", "hours")
            for code in ("kk", "ru", "en")
        },
        "opens_at": "10:00",
        "closes_at": "17:30",
        "phone": "8 (7292) 11-22-33",
        "email": "office@example.kz",
        "district": "",
        "languages": ["kk", "ru"],
    } | given


def test_names_addresses_and_hours_in_three_languages(client, office, head):
    client.post(url(office), typed())

    office.refresh_from_db()
    assert (office.name_kk, office.address_ru, office.hours_en) == (
        "name kk",
        "address ru",
        "hours en",
    )
    assert (office.opens_at, office.closes_at) == (time(10), time(17, 30))
    assert office.history.last().pgh_context.metadata["user"] == head.pk


def test_the_languages_spoken_there_stand_on_the_site(client, office, head):
    client.post(url(office), typed(languages=["kk", "en"]))

    assert client.get(url(office)).context["form"]["languages"].value() == ["kk", "en"]
    assert "Kazakh, English" in client.get("/en/offices/").content.decode()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name_kk": ""}, "may not stay empty"),
        ({"closes_at": "09:00"}, "would close before it opens"),
        ({"opens_at": "25:00"}, "There is no such time"),
        ({"email": "nobody"}, "The address is not complete"),
        ({"name_ru": "A" * 5000}, "200 characters fit here"),
        ({"languages": []}, "Choose a language at least"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(client, office, head, given, sentence):
    assert sentence in client.post(url(office), typed(**given)).content.decode()


def test_another_office_is_not_found(client, region, office, head):
    assert client.post(url(make_office(region)), typed()).status_code == 404


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor", "admin"])
def test_others_may_not(client, office, role, request):
    request.getfixturevalue(role)

    assert client.post(url(office), typed()).status_code == 403


def test_only_the_head_of_the_main_office_opens_a_further_one(client, region, office):
    from mediation_office.accounts.tests.test_office_create import URL

    small = make_user(role="head", office=make_office(region))
    client.force_login(small)

    assert client.post(URL, typed()).status_code == 404


def test_what_somebody_changed_meanwhile_is_not_written_over(client, office, head):
    seen = office.version
    edit_office(office, phone="8 (7292) 44-55-66")

    page = client.post(url(office), typed(seen=seen))

    assert "Somebody changed this meanwhile" in page.text
    office.refresh_from_db()
    assert office.phone == "8 (7292) 44-55-66"
    assert f'name="seen" value="{office.version}"' in page.text
    assert client.post(url(office), typed(seen=office.version)).status_code == 302
