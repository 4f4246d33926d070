from cases.choices import AppealStatus
from cases.models import Move
from cases.tests.asking import codes, now_of, url
from cases.tests.factories import make_appeal, make_body, make_decided, make_signed
from mediation_office.accounts.tests.factories import make_office, make_region
from mediation_office.people.tests.factories import make_organisation


def told(office, **given):
    return {"organisation": make_body(office).pk, "reason": "Угроза ножом"} | given


def test_whoever_hears_of_a_crime_passes_it_on_at_once(client, office, operator):
    appeal = make_appeal(office, by=operator)
    response = client.post(url("appeal_forward", appeal), told(office))
    appeal = now_of(appeal)
    assert response.url == appeal.get_absolute_url()
    assert (appeal.status, appeal.register_number) == (AppealStatus.FORWARDED, 1)
    assert Move.objects.get(code="forward").reason == "Угроза ножом"
    assert codes(appeal) == ["appeal-accepted", "appeal-registered", "appeal-forward"]


def test_what_is_over_or_put_aside_is_refused_with_a_sentence(client, office, secretary):
    aside = make_appeal(office, suspicion="many-links")
    for appeal in (aside, make_signed(make_decided(office)).appeal):
        response = client.post(url("appeal_forward", appeal), told(office))
        assert response.context["form"].non_field_errors()
    assert now_of(aside).register_number is None


def test_only_bodies_of_the_own_region_are_offered(client, office, secretary):
    abroad = make_organisation(make_region())
    appeal = make_appeal(office)
    response = client.post(url("appeal_forward", appeal), told(office, organisation=abroad.pk))
    assert "organisation" in response.context["form"].errors


def test_mediators_may_not(client, office, mediator):
    assert client.get(url("appeal_forward", make_appeal(office))).status_code == 403


def test_who_did_not_take_it_does_not_find_it(client, office, operator):
    for appeal in (make_appeal(office), make_appeal(make_office(office.region))):
        assert client.post(url("appeal_forward", appeal), told(office)).status_code == 404
