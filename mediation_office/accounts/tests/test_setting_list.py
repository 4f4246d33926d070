from datetime import timedelta

import pytest
from django.urls import reverse

from mediation_office.accounts.services import change_setting
from mediation_office.accounts.settings import SPECS
from mediation_office.accounts.tests.factories import make_region
from mediation_office.clock import today

pytestmark = pytest.mark.django_db
URL = reverse("accounts:setting_list")


def test_every_setting_is_read_with_its_value_basis_and_first_day(client, region, operator):
    change_setting(region, "draft.hours", value=12, valid_from=today(), legal_basis_en="Order 7")
    change_setting(region, "draft.hours", value=6, valid_from=today() + timedelta(days=9))
    change_setting(make_region(), "draft.hours", value=3, valid_from=today())

    page = client.get(URL)

    lines = {line.spec.code: line for line in page.context["lines"]}
    assert set(lines) == set(SPECS)
    line = lines["draft.hours"]
    assert (line.value, line.basis, [row.value for row in line.coming]) == ("12", "Order 7", [6])
    assert ">Change<" not in page.content.decode()


def test_the_head_is_offered_to_change(client, head):
    assert ">Change<" in client.get(URL).content.decode()


def test_settings_stand_under_their_headings_and_the_telephone_once(client, head):
    text = client.get(URL).text
    assert [line for line in SPECS if line.startswith("hotline")] == ["hotline.number"]
    headings = ["What people read on the site", "Register of mediators", "Protection of the site"]
    places = [text.index(f">{heading}</h2>") for heading in headings]
    assert places == sorted(places)
