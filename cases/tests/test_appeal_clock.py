from django.utils.html import escape

from cases.tests.asking import url
from cases.tests.factories import make_appeal, make_registered
from mediation_office.accounts.tests.factories import make_office


def test_it_is_told_how_the_term_is_counted(client, office, secretary):
    appeal = make_registered(office)
    page = client.get(url("appeal_clock", appeal))
    explanation = page.context["explanation"]
    assert len(explanation.sentences) > 1
    assert explanation.summary.startswith("15 days left, answer by")
    assert escape(explanation.summary) in page.text
    assert "lawyer" not in page.text


def test_a_number_that_nobody_read_in_the_law_asks_for_a_lawyer(client, office, secretary):
    appeal = make_registered(office)
    office.region.terms.filter(code="appeal-answer").update(is_verified=False)
    assert "Ask a lawyer to confirm it." in client.get(url("appeal_clock", appeal)).text


def test_before_registration_it_says_when_that_is_due(client, office, secretary):
    page = client.get(url("appeal_clock", make_appeal(office)))
    assert page.context["explanation"] is None
    assert "64(3)" in page.text


def test_htmx_gets_the_fragment_alone(client, office, secretary):
    page = client.get(url("appeal_clock", make_appeal(office)), headers={"HX-Request": "true"})
    assert 'id="appeal-clock"' in page.text
    assert "<html" not in page.text


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_registered(make_office(office.region))
    assert client.get(url("appeal_clock", appeal)).status_code == 404


def test_mediators_may_not(client, office, mediator):
    assert client.get(url("appeal_clock", make_appeal(office))).status_code == 403
