from datetime import timedelta

import pytest
from django.urls import reverse

from mediation_office.accounts.models import Setting
from mediation_office.accounts.settings import setting
from mediation_office.clock import today

pytestmark = pytest.mark.django_db


def url(code):
    return reverse("accounts:setting_edit", args=[code])


def typed(value, day=None, **given):
    return {"value": value, "valid_from": (day or today()).isoformat()} | given


def test_a_new_value_begins_on_its_day_and_the_days_before_keep_theirs(client, region, head):
    day = today() + timedelta(days=3)

    client.post(url("draft.hours"), typed("12", day, legal_basis_en="Order 7"))

    assert setting(region, "draft.hours") == 24
    assert setting(region, "draft.hours", on=day) == 12
    row = Setting.objects.get()
    assert row.legal_basis_en == "Order 7"
    assert row.history.get().pgh_context.metadata["user"] == head.pk


@pytest.mark.parametrize(
    ("code", "value", "kept"),
    [
        ("mediation.free", "no", False),
        ("hotline.number", "1414", "1414"),
        ("appeals.retention_years", "7", 7),
    ],
)
def test_values_keep_their_kind(client, region, head, code, value, kept):
    client.post(url(code), typed(value))

    assert setting(region, code) is kept or setting(region, code) == kept


@pytest.mark.parametrize(
    ("code", "given", "sentence"),
    [
        ("draft.hours", typed("0"), "greater than or equal to 1"),
        ("draft.hours", typed("many"), "Enter a whole number"),
        ("hotline.number", typed("call us"), "Enter a valid value"),
        ("draft.hours", {"value": "5", "valid_from": "2020-01-01"}, "from today on"),
        ("draft.hours", {"value": "5", "valid_from": ""}, "Write the day under"),
        ("mediation.free", typed("perhaps"), "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(client, head, code, given, sentence):
    page = client.post(url(code), given)

    assert sentence in page.content.decode()
    assert not Setting.objects.exists()


def test_the_same_day_again_corrects_the_value(client, region, head):
    for value in ("5", "6"):
        client.post(url("draft.hours"), typed(value))

    assert setting(region, "draft.hours") == 6
    assert Setting.objects.count() == 1


def test_a_value_that_somebody_set_meanwhile_is_not_written_over(client, region, head):
    page = client.get(url("draft.hours"))
    seen = page.context["version"]
    client.post(url("draft.hours"), typed("5", seen=seen))

    page = client.post(url("draft.hours"), typed("6", seen=seen))

    assert "Somebody changed this meanwhile" in page.text
    assert '<span class="num">5</span>' in page.text
    assert Setting.objects.get().value == 5
    client.post(url("draft.hours"), typed("6", seen=page.context["version"]))
    assert Setting.objects.get().value == 6


def test_a_setting_that_does_not_exist_is_not_found(client, head):
    assert client.get(url("no.such")).status_code == 404


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor", "admin"])
def test_others_only_read(client, role, request):
    request.getfixturevalue(role)

    assert client.post(url("draft.hours"), typed("5")).status_code == 403
