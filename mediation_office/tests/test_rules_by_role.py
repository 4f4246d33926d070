"""Terms, days, settings, reminders and wordings: who reads them, who writes them."""

import pytest

from mediation_office.access import Role
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.content.services import install_texts
from mediation_office.notices.planner import install_rules
from mediation_office.terms.services import install_terms

pytestmark = pytest.mark.django_db
OFFICE = {"operator", "mediator", "secretary", "head"}
MAY_OPEN = {
    # terms and rules: read by who works on matters, written by the main office's head
    "/terms/": OFFICE,
    "/terms/days/": OFFICE,
    "/notices/rules/": OFFICE,
    "/staff/settings/": OFFICE,
    "/terms/appeal-answer/edit/": {"head"},
    "/terms/days/record/": {"head"},
    "/notices/rules/answer-tomorrow/edit/": {"head"},
    "/staff/settings/contact.ask_again_days/": {"head"},
    # wordings: the secretary writes text blocks, the editor pages of the site and nothing else
    "/content/": OFFICE | {"editor"},
    "/content/paper-answer/": OFFICE,
    "/content/paper-answer/edit/": {"head"},
    "/content/sms-message/": OFFICE,
    "/content/sms-message/edit/": {"head"},
    "/content/block-what-mediation-is/": OFFICE,
    "/content/block-what-mediation-is/edit/": {"secretary", "head"},
    "/content/page-cost/": OFFICE | {"editor"},
    "/content/page-cost/edit/": {"head", "editor"},
}


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_what_is_for_it_and_nothing_else(client, office, role):
    install_terms(office.region)
    install_texts(office.region)
    install_rules(office.region)
    client.force_login(make_user(role=role, office=office))
    answers = {address: client.get(address).status_code for address in MAY_OPEN}
    assert answers == {
        address: 200 if role in roles else 403 for address, roles in MAY_OPEN.items()
    }


def test_what_holds_for_the_region_is_changed_by_the_head_of_its_main_office(client, office):
    install_terms(office.region)
    install_rules(office.region)
    of_texts = {address for address in MAY_OPEN if address.startswith("/content/")}
    changes = {address for address, roles in MAY_OPEN.items() if roles == {"head"}} - of_texts
    client.force_login(make_user(role="head", office=make_office(office.region)))
    assert {client.get(address).status_code for address in changes} == {403}
    assert {client.post(address).status_code for address in changes} == {403}
    for reading in ("/terms/", "/terms/days/", "/notices/rules/", "/staff/settings/"):
        page = client.get(reading)
        assert not [address for address in changes if f'href="{address}' in page.text], reading


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMIN])
def test_the_rail_leads_nobody_to_a_closed_door(client, office, role):
    client.force_login(make_user(role=role, office=office))
    page = client.get("/desk/").content.decode()
    for address in ("/terms/", "/terms/days/", "/notices/rules/", "/staff/settings/"):
        assert f'href="{address}"' not in page


def test_an_editors_list_has_pages_of_the_site_only(client, office, editor):
    install_texts(office.region)
    page = client.get("/content/?kind=paper").content.decode()
    assert "/content/page-cost/" in page
    assert "/content/paper-answer/" not in page
