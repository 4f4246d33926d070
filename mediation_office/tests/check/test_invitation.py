"""A browser sends what no test client does: where a form comes from. By it forms are let in."""

from urllib.parse import urlsplit

import pytest

from mediation_office.accounts import letters, services
from mediation_office.accounts.tests.factories import make_office


@pytest.mark.browser
@pytest.mark.check
def test_somebody_invited_chooses_a_password_and_signs_in(live_office, browser):
    invited = services.invite_user(
        office=make_office(),
        full_name="Айгүл Серік",
        username="aigul",
        email="aigul@office.example.kz",
        role="secretary",
        by=None,
    )
    page = browser.new_context().new_page()
    page.goto(live_office.url + urlsplit(letters.invitation_url(invited.token)).path)
    for field in ("password1", "password2"):
        page.fill(f"[name={field}]", "seven grey herons")
    page.click("main [type=submit]")
    page.fill("[name=login]", "aigul")
    page.fill("[name=password]", "seven grey herons")
    page.click("main [type=submit]")

    assert page.url == f"{live_office.url}/desk/"
