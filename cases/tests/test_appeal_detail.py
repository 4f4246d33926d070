from datetime import timedelta

import pytest
from django.utils import translation

from cases import services
from cases.tests.asking import url
from cases.tests.factories import make_appeal, make_decided, make_proposed, make_signed
from mediation_office.accounts.models import Look
from mediation_office.accounts.tests.factories import make_office
from mediation_office.clock import today
from mediation_office.documents.tests.factories import tie


def test_the_page_says_what_was_filed_what_is_next_and_what_was_done(client, office, secretary):
    appeal = make_decided(office, by=secretary, wish="Тишины", phone="8 701 000 00 17")
    page = client.get(appeal.get_absolute_url())
    for words in ("Шум по ночам", "Тишины", "Асель Примерова", "Draft the answer", "Registered"):
        assert words in page.text
    assert page.context["next"].title == "Answer the applicant"
    assert len(page.context["timeline"]) == appeal.events.count()


def test_every_look_is_logged(client, office, secretary):
    appeal = make_appeal(office)
    client.get(appeal.get_absolute_url())
    look = Look.objects.get(reference=appeal.reference)
    assert (look.user, look.thread) == (secretary, appeal.thread)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_reads_in_every_language(client, office, secretary, language):
    with translation.override(language):
        secretary.language = language
        secretary.save(update_fields=["language"])
        assert client.get(make_decided(office).get_absolute_url()).status_code == 200


def test_the_next_step_goes_with_the_state(client, office, head):
    def step(appeal):
        panel = client.get(appeal.get_absolute_url()).context["next"]
        return panel and panel.title

    received, aside = make_appeal(office), make_appeal(office, suspicion="many-links")
    assert step(received) == "Register the appeal"
    assert step(aside) == "Is this an appeal?"
    registered = services.register_appeal(received, by=head)
    assert step(registered) == "Decide what it is and whose it is"
    waiting = make_proposed(make_decided(office))
    assert client.get(waiting.appeal.get_absolute_url()).context["next"].eyebrow == (
        "Waits for a signature"
    )
    services.send_back_move(waiting, by=head, remark="Короче")
    page = client.get(waiting.appeal.get_absolute_url())
    assert page.context["next"].text == "The head sent it back with a remark."
    asked = make_signed(make_decided(office), code="clarify", until_on=today() + timedelta(days=5))
    assert step(asked.appeal) == "We asked the applicant for what is missing"
    assert step(make_signed(make_decided(office)).appeal) is None


def test_a_complaint_and_its_appeal_lead_to_each_other(client, office, secretary):
    first = make_signed(make_decided(office)).appeal
    complaint = make_appeal(office, kind="complaint", about=first)
    assert complaint.get_absolute_url() in client.get(first.get_absolute_url()).content.decode()
    assert first.get_absolute_url() in client.get(complaint.get_absolute_url()).content.decode()


def test_an_operator_reads_what_they_took_and_may_only_pass_on_danger(client, office, operator):
    appeal = make_appeal(office, by=operator, has_danger=True)
    page = client.get(appeal.get_absolute_url())
    assert page.context["next"] is None
    assert url("appeal_forward", appeal) in page.text
    assert url("appeal_matters", appeal) not in page.text
    assert client.get(make_appeal(office).get_absolute_url()).status_code == 404


def test_another_office_and_a_tied_colleague_do_not_find_it(client, office, secretary):
    appeal = make_appeal(make_office(office.region))
    tied = make_appeal(office)
    tie(secretary, tied.thread)
    assert client.get(appeal.get_absolute_url()).status_code == 404
    assert client.get(tied.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("reference", ["A26-000000-0", "1" * 40, "нет", "%25"])
def test_what_does_not_exist_is_not_found(client, secretary, reference):
    assert client.get(f"/appeals/{reference}/").status_code == 404


def test_mediators_may_not(client, office, mediator):
    assert client.get(make_appeal(office).get_absolute_url()).status_code == 403
