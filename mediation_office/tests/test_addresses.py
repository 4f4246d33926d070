"""One word names view, address, template and test file; strangers sign in; roles and methods are
declared."""

import ast
import inspect
import re
from pathlib import Path

import pytest
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.tests.factories import make_decided, make_proposed
from mediation_office.access import Role
from mediation_office.accounts.models import Substitution
from mediation_office.accounts.tests.factories import (
    grant_role,
    make_office,
    make_region,
    make_user,
)
from mediation_office.clock import today
from mediation_office.documents.tests.factories import store_file, upload
from mediation_office.notices.kinds import NoticeKind
from mediation_office.notices.tests.factories import make_notice, make_sms_answer
from mediation_office.people.services import add_point
from mediation_office.people.tests.factories import make_contact, make_organisation, make_person
from mediation_office.tests.ours import OURS, STAFF
from training.tests.factories import make_mediator, make_tie

RENDERS = {"render", "render_page"}
DECLARES = require_safe(print).__code__  # what every require_… puts around a view
SHARED = re.compile(r"(^|/)_|^\d{3}\.html$")  # fragments, and pages that are a status


def rendered_here(view):
    """Names of the templates that the view itself renders, and whether it renders at all."""
    calls = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(view).strip()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RENDERS
    ]
    names = {
        leaf.value
        for call in calls
        for leaf in ast.walk(call)
        if isinstance(leaf, ast.Constant) and str(leaf.value).endswith(".html")
    }
    return bool(calls), {name for name in names if not SHARED.search(name)}


@pytest.mark.parametrize("name", OURS)
def test_one_word_names_view_address_and_test_file(name):
    address = OURS[name]
    assert address.view.__name__ == address.word
    assert Path(address.room.path, "tests", f"test_{address.word}.py").exists()


@pytest.mark.parametrize("name", OURS)
def test_the_page_of_a_view_bears_its_name(name):
    address = OURS[name]
    renders, pages = rendered_here(address.view)
    assert not renders or address.template.exists()
    assert pages <= {f"{address.room.label}/{address.word}.html"}


@pytest.mark.parametrize("name", OURS)
def test_how_it_may_be_asked_is_declared(name):
    view = inspect.unwrap(OURS[name].callback, stop=lambda view: view.__code__ is DECLARES)
    assert view.__code__ is DECLARES, "say @require_safe, @require_POST or @require_http_methods"


@pytest.mark.parametrize("name", STAFF)
def test_who_may_is_declared(name):
    assert STAFF[name].roles, "say @role_required(…), or @login_not_required for a public page"


@pytest.mark.django_db
def test_strangers_are_asked_to_sign_in(client):
    door = reverse("account_login")
    let_in = [
        name
        for name, address in STAFF.items()
        if not address.ask(client).headers.get("Location", "").startswith(door)
    ]
    assert not let_in


@pytest.mark.parametrize("role", Role)
def test_a_role_is_kept_out_of_what_is_not_for_it(client, office, role):
    client.force_login(make_user(role=role, office=office))
    answers = {
        name: address.ask(client).status_code
        for name, address in STAFF.items()
        if role not in address.roles
    }
    assert {name: code for name, code in answers.items() if code != 403} == {}


# ── what is another office's does not exist ────────────────────────────────────────────────
def of_cases(office):
    move = make_proposed(make_decided(office))
    return {"reference": move.appeal.reference, "move": move.pk, "code": "answer"}


def of_documents(office):
    move = make_proposed(make_decided(office))
    stored = store_file(upload(), thread=move.thread, office=office, purpose="filed")
    return {"documents:file_download": stored.uuid, "documents:paper_download": move.paper.uuid}


def of_accounts(office):
    head = make_user(role="head", office=office)
    clerk = make_user(office=office)
    named = Substitution.objects.create(
        office=office, absent=head, substitute=clerk, from_on=today(), until_on=today()
    )
    return {
        "username": clerk.username,
        "grant": grant_role(clerk, "editor", office).pk,
        "substitution": named.pk,
        "code": office.code,
    }


def of_notices(office):
    kind = NoticeKind("guard", "guard", "registered", lambda notice: True)
    notice = make_notice(kind, office, state="held")
    return {
        "notices:sms_answer_": {"uuid": make_sms_answer(notice).uuid},
        "notices:": {"uuid": notice.uuid},
    }


def of_training(office):
    mediator = make_mediator(office)
    return {
        "training:tie_withdraw": {"uuid": make_tie(mediator).uuid},
        "training:": {"uuid": mediator.uuid, "code": "suspend"},
    }


# every address that names a record says here how to make one elsewhere; texts and terms are looked
# up by a code within the reader's own region, so another region's has no address of its own
WITHIN_OWN_REGION = ("content:", "terms:", "accounts:setting_", "notices:rule_")


@pytest.fixture
def elsewhere(db):
    """Records of another region, by the beginning of the address that shows them."""
    office = make_office(make_region())
    clerk = make_user(office=office)
    person = make_person(office.region, by=clerk)
    point = add_point(kind="phone", value="87010000017", told_by="", person=person)
    return {
        "accounts:": of_accounts(office),
        "cases:": of_cases(office),
        "people:contact_": {"reference": make_contact(office).reference},
        "people:organisation_": {"pk": make_organisation(office.region).pk},
        "people:point_retire": {"uuid": point.uuid},
        "people:": {"uuid": person.uuid},
        **of_training(office),
        **of_notices(office),
        **{name: {"uuid": uuid} for name, uuid in of_documents(office).items()},
    }


def known(elsewhere, name):
    return next((values for start, values in elsewhere.items() if name.startswith(start)), None)


@pytest.mark.parametrize("role", Role)
def test_what_is_another_regions_does_not_exist(client, office, elsewhere, role):
    client.force_login(make_user(role=role, office=office))
    found = {}
    for name, address in STAFF.items():
        if role in address.roles and address.arguments and not name.startswith(WITHIN_OWN_REGION):
            values = known(elsewhere, name)
            assert values is not None, f"say in `elsewhere` how to make a record for {name}"
            found[name] = address.ask(client, **values).status_code
    assert {name: code for name, code in found.items() if code != 404} == {}
