from datetime import date

import pytest
from django.forms import model_to_dict

from mediation_office.accounts.tests.factories import make_office
from mediation_office.terms import services
from mediation_office.terms.models import Term
from mediation_office.terms.tests.factories import start

pytestmark = pytest.mark.django_db
URL = "/terms/appeal-answer/edit/"


@pytest.fixture
def term(region):
    services.install_terms(region)
    return Term.objects.get(region=region, code="appeal-answer")


def typed(term, **changes):
    return {key: str(value) for key, value in (model_to_dict(term) | changes).items()}


def test_the_head_makes_a_new_version_and_running_clocks_keep_theirs(client, office, term, head):
    clock = start(office, "appeal-answer", date(2026, 11, 16))

    page = client.post(URL, typed(term, length=10, valid_from="2026-12-01"), follow=True)

    assert "The new version is valid from 1 December." in page.content.decode()
    new = Term.objects.in_force(office.region, "appeal-answer", date(2026, 12, 1))
    assert (new.length, new.legal_basis_kk) == (10, term.legal_basis_kk)
    clock.refresh_from_db()
    assert (clock.term, clock.due_on) == (term, date(2026, 12, 7))
    assert new.history.get().pgh_label == "insert"


def test_the_form_shows_the_newest_version(client, term, head):
    services.change_term(term, valid_from=date(2027, 1, 1), length=12)

    assert client.get(URL).context["form"].initial["length"] == 12


def test_a_version_that_somebody_made_meanwhile_is_not_passed_over(client, term, head):
    seen = term.version
    client.post(URL, typed(term, length=10, valid_from="2026-12-01", seen=seen))
    later = typed(term, length=12, valid_from="2026-12-02")

    page = client.post(URL, later | {"seen": seen})

    assert "Somebody changed this meanwhile" in page.text
    assert "10 working days" in page.text
    newest = Term.objects.filter(code="appeal-answer").latest("valid_from")
    assert newest.length == 10
    assert f'name="seen" value="{newest.version}"' in page.text
    assert client.post(URL, later | {"seen": newest.version}).status_code == 302


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"valid_from": "2021-07-01"}, "Choose a later day."),
        ({"valid_from": "9999-12-31"}, "Choose a day between 2021 and 2031."),
        ({"valid_from": "2026-02-30"}, "There is no such day."),
        ({"length": "100000"}, "less than or equal to 366"),
        ({"unit": "at-once"}, "has the length 0"),
        ({"name_kk": ""}, "may not stay empty"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(client, term, head, changes, sentence):
    page = client.post(URL, typed(term, valid_from="2026-12-01") | changes)

    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert Term.objects.filter(code="appeal-answer").count() == 1


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor", "admin"])
def test_others_only_read(client, term, role, request):
    request.getfixturevalue(role)

    assert client.get(URL).status_code == 403


def test_a_term_of_another_region_is_not_found(client, head):
    services.install_terms(make_office().region)

    assert client.get(URL).status_code == 404
