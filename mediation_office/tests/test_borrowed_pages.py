"""Pages that the libraries bring and our people meet: the sign-in, and support's tables."""

import pytest
from django.contrib.admin import site
from django.test import Client
from django.urls import NoReverseMatch, reverse

from mediation_office.accounts.models import Region, User
from mediation_office.accounts.tests.factories import make_user
from mediation_office.tests.check.test_pages import LANGUAGES, faults_of
from mediation_office.tests.ours import WAY_IN

pytestmark = pytest.mark.django_db
NAMES = {
    *("Region", "Office", "region", "office"),  # of the places that the factory makes
    *("True", "False", "Search"),  # what Django says, untranslated, in place of a picture
}
KEY = "/account/password/reset/key/1-none/"


def ways_in():
    for address in WAY_IN:
        try:
            yield address.url()
        except NoReverseMatch:  # its argument is a secret
            yield KEY


@pytest.mark.parametrize("is_signed_in", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_way_in_is_whole_and_in_the_readers_language(
    office, language, is_signed_in
):
    client = Client(headers={"accept-language": language})
    if is_signed_in:
        client.force_login(make_user(role="operator", office=office, language=language))
    for url in ways_in():
        response = client.get(url)
        assert response.status_code in (200, 302, 404, 405), url
        if response.status_code == 200:
            assert set(faults_of(response, language, NAMES)) <= NAMES, url


@pytest.mark.parametrize("url", ["/account/confirm-email/", "/account/confirm-email/x/"])
def test_no_address_is_confirmed_by_a_letter(client, operator, url):
    assert client.get(url).status_code == 404
    assert client.post(url).status_code == 404


def support_pages(user):
    yield reverse("admin:index")
    for model, its in site._registry.items():
        if model._meta.app_label == "accounts":
            yield reverse(f"admin:accounts_{model._meta.model_name}_changelist")
            for row in its.model.objects.all()[:1] if model in (Region, User) else ():
                yield reverse(f"admin:accounts_{model._meta.model_name}_change", args=[row.pk])


@pytest.mark.parametrize("language", LANGUAGES)
def test_supports_pages_are_whole_and_in_the_readers_language(client, office, admin, language):
    User.objects.filter(pk=admin.pk).update(language=language, username="әкімші", full_name="Әсел")
    for url in support_pages(admin):
        response = client.get(url)
        assert response.status_code == 200, url
        assert set(faults_of(response, language, NAMES)) <= NAMES, url


def test_supports_pages_are_for_administrators_alone(client, office, admin):
    for role in ("operator", "mediator", "secretary", "head", "editor"):
        client.force_login(make_user(role=role, office=office))
        for url in support_pages(admin):
            assert client.get(url, follow=True).status_code == 403, (role, url)
