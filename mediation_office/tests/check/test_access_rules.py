"""Every kind of page under the access rules of axe, in a real browser: three languages, the width
of a desk and of a phone.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from mediation_office.accounts.models import Office
from mediation_office.tests.check import tour
from mediation_office.tests.test_look import answer

pytestmark = [pytest.mark.check, pytest.mark.browser, pytest.mark.usefixtures("demo_office")]
READERS = ("secretary", "head", "operator", "mediator", "editor", "admin")
WIDTHS = (1280, 390)


def one_page_of_each_kind(language):
    """(name, html): of each named page the first that opens, whoever may open it."""
    seen = set()
    for client, address, url in everybodys_stops(language):
        if address.name in seen or not address.template.exists():
            continue
        response = client.get(url)
        if response.status_code == 200 and "text/html" in response["Content-Type"]:
            seen.add(address.name)
            yield address.name, response.content.decode()


def everybodys_stops(language):
    yield from tour.public_stops(language)
    for role in READERS:
        client = tour.staff(role, language)
        for address, url in tour.stops(Office.objects.get(code="aktau"), every_state=True):
            if role in address.roles:
                yield client, address, url


@pytest.fixture
def page(browser):
    """A page of the browser that is fed what the office answered, and its own files."""
    context = browser.new_context(bypass_csp=True)  # the rules are run inside it
    page = context.new_page()

    def show(html):
        page.unroute_all()
        page.route("**/*", lambda route: answer(route, html))
        page.goto("http://office.test/")

    page.show = show
    yield page
    context.close()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_everybody_can_use_every_kind_of_page(page, language):
    axe, wrong = Axe(), []
    for name, html in one_page_of_each_kind(language):
        page.show(html)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wrong += [
                f"{name} {width}: {rule['id']} {rule['nodes'][0]['html'][:120]}"
                for rule in axe.run(page).response["violations"]
            ]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wrong.append(f"{name} is wider than {width}")
    assert not wrong, "\n".join(wrong)
