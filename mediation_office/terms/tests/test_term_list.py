from datetime import date

import pytest
from django.urls import reverse

from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.terms import services
from mediation_office.terms.choices import TermGroup
from mediation_office.terms.models import Term

pytestmark = pytest.mark.django_db
URL = "/terms/"


def test_every_member_of_staff_reads_the_terms_with_their_legal_basis(client, region, operator):
    services.install_terms(region)

    page = client.get(URL)

    assert reverse("terms:term_list") == URL
    text = page.content.decode()
    assert "Administrative Procedural-Process Code, article 76" in text
    assert "15 working days" in text
    assert "read in the law" in text
    assert "a lawyer must confirm it" in text
    assert ">Change<" not in text


def test_past_and_coming_versions_stand_beside_the_one_in_force(client, region, head):
    services.install_terms(region)
    term = Term.objects.get(code="appeal-answer")
    services.change_term(term, valid_from=date(2026, 1, 1), length=14)
    services.change_term(term, valid_from=date(2027, 1, 1), length=10)

    line = next(
        line for line in client.get(URL).context["lines"] if line.current.code == "appeal-answer"
    )

    assert line.current.length == 14
    assert [term.length for term in line.past] == [15]
    assert [term.length for term in line.coming] == [10]


def test_terms_of_another_region_are_not_shown(client, secretary):
    services.install_terms(make_office().region)

    page = client.get(URL)

    assert page.context["lines"] == []
    assert "No terms yet" in page.content.decode()


def test_a_person_without_a_role_is_refused(client, office):
    client.force_login(make_user(office=office))

    assert client.get(URL).status_code == 403


def test_strangers_sign_in_first(client):
    assert client.get(URL).headers["Location"].startswith("/account/login/")


def test_every_term_of_the_law_has_its_heading(client, region, head):
    services.install_terms(region)
    assert TermGroup.OTHER not in {line.group for line in client.get(URL).context["lines"]}
