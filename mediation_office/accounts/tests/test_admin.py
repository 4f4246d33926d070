import pytest
from django.contrib.admin import site
from django.test import Client
from django.urls import reverse

from mediation_office.accounts.tests.factories import make_user

pytestmark = pytest.mark.django_db
MODELS = sorted(
    (model._meta.app_label, model._meta.model_name)
    for model in site._registry
    if model.__module__.startswith(("mediation_office", "cases", "outreach", "training"))
)


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/accounts/user/"])
def test_strangers_are_sent_to_the_one_sign_in(office, path):
    response = Client().get(path, follow=True)

    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert b'name="username"' not in response.content


def test_no_password_is_taken_at_the_admins_own_sign_in(admin, office):
    admin.set_password("seven grey herons")
    admin.save()
    typed = {"username": admin.username, "password": "seven grey herons"}
    stranger = Client()

    stranger.post("/admin/login/", typed)

    assert "_auth_user_id" not in stranger.session


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "head", "editor"])
def test_only_administrators_come_in(client, role, request):
    user = request.getfixturevalue(role)
    user.is_staff = user.is_superuser = True  # flags say nothing here
    user.save()

    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize(("app", "model"), MODELS)
def test_rows_are_read_and_never_written(client, admin, app, model):
    assert client.get(f"/admin/{app}/{model}/").status_code == 200
    assert client.get(f"/admin/{app}/{model}/add/").status_code == 403


def test_one_row_is_shown_without_secrets_and_not_changed(client, admin):
    admin.set_password("seven grey herons")
    admin.save()
    client.force_login(admin)
    url = f"/admin/accounts/user/{admin.pk}/change/"

    assert admin.password not in client.get(url).content.decode()
    assert client.post(url, {"full_name": "Other"}).status_code == 403


def test_another_regions_rows_are_not_there(client, admin):
    foreign = make_user(role="head")

    assert client.get(f"/admin/accounts/user/{foreign.pk}/change/").status_code == 302
    assert foreign.full_name not in client.get("/admin/accounts/user/").content.decode()


@pytest.mark.parametrize("query", ["password__startswith=a", "office__region__bin=1"])
def test_no_column_is_asked_through_the_address(client, admin, query):
    assert client.get(f"/admin/accounts/user/?{query}").status_code == 400


def test_the_password_is_changed_on_the_office_s_own_page(client, admin):
    response = client.post("/admin/password_change/", {"old_password": "guess"})

    assert response.url == reverse("account_change_password")
