import re

import pytest

from mediation_office.accounts.context import LEAVE_URL
from mediation_office.accounts.tests.factories import make_office, make_region
from mediation_office.terms.services import install_terms

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_without_a_script_the_form_leads_to_its_slip_and_with_one_shift_leads_away(
    live_office, browser
):
    region = make_region()
    install_terms(region)
    make_office(region)
    reference = fill_in_without_a_script(browser, live_office.url)
    assert re.fullmatch(r"A\d\d-\d{6}-\d", reference)
    assert leave_by_shift(browser, live_office.url) == []


def fill_in_without_a_script(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{site}/en/appeal/")
    page.fill("[name=statement]", "The fence")
    for _ in range(2):
        page.click("main .btn-primary[type=submit]")
    assert not page.is_visible("[name=represented_name]")
    page.check("[name=authority][value=parent]")
    assert page.is_visible("[name=represented_name]")
    for _ in range(2):
        page.click("main .btn-primary[type=submit]")
    page.check("[name=consent][value=yes]")
    page.click("main .btn-primary[type=submit]")
    reference = page.inner_text(".slip-number")
    names = {cookie["name"]: cookie["expires"] for cookie in context.cookies()}
    assert names == {"sessionid": -1, "csrftoken": -1}  # they end with the browser
    context.close()
    return reference


def follow_to_a_page_outside(route):
    """The office's own answer is real; the world outside is not."""
    answer = route.fetch(max_redirects=0)
    assert answer.headers["location"] == LEAVE_URL
    route.fulfill(body="Sunny")


def leave_by_shift(browser, site):
    """What the browser complained of on the way."""
    context = browser.new_context()
    context.route("**/leave/", follow_to_a_page_outside)
    page = context.new_page()
    page.set_default_timeout(60_000)
    troubles = []
    page.on("console", lambda message: troubles.append(message.text))
    page.goto(f"{site}/en/appeal/")
    page.fill("[name=statement]", "The fence")
    page.click("main .btn-primary[type=submit]")
    page.wait_for_url("**/side/")  # loaded, so the script listens
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_selector("text=Sunny")
    for _ in range(5):
        page.go_back()
        assert "fence" not in page.content()
    context.close()
    return troubles
