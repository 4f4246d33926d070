import time

from django.urls import reverse

from cases import services
from cases.models import Appeal
from cases.tests.asking import said, url
from cases.tests.factories import furnish, make_appeal
from mediation_office.accounts.tests.factories import make_office

URL = reverse("cases:appeal_create")


def written_down(client, office):
    furnish(office)
    token = client.get(URL).context["token"]
    data = {"token": token, "office": office.pk, "statement": "Шум", "calls": "unknown"}
    data |= {"authority": "self", "language": "ru", "answer_language": "ru"}
    slip = client.post(URL, data, follow=True).context["slip"]
    return Appeal.objects.get(), slip.code


def test_whoever_wrote_it_down_sees_the_code_of_the_same_form(client, office, secretary):
    appeal, code = written_down(client, office)
    page = client.get(url("appeal_slip", appeal))
    assert page.context["slip"].code == code
    assert code[:4] in page.text
    assert services.access_by_code(appeal.reference, code)


def test_the_slip_as_pdf_is_streamed_and_not_kept(client, office, secretary):
    appeal, _code = written_down(client, office)
    response = client.get(url("appeal_slip", appeal), {"format": "pdf"})
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "no-store, private"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content.startswith(b"%PDF")


def test_nobody_else_sees_the_code(client, office, secretary):
    appeal = make_appeal(office)
    response = client.get(url("appeal_slip", appeal))
    assert response.url == appeal.get_absolute_url()
    assert "shown once" in said(response)


def test_another_office_does_not_find_it(client, office, secretary):
    appeal = make_appeal(make_office(office.region))
    assert client.get(url("appeal_slip", appeal)).status_code == 404


def test_mediators_may_not(client, office, mediator):
    assert client.get(url("appeal_slip", make_appeal(office))).status_code == 403


def test_after_ten_minutes_the_code_is_shown_no_more(client, office, secretary, monkeypatch):
    appeal, _code = written_down(client, office)
    moment = time.time() + 10 * 60 + 1
    monkeypatch.setattr(time, "time", lambda: moment)
    assert client.get(url("appeal_slip", appeal)).url == appeal.get_absolute_url()
    monkeypatch.undo()
    assert client.get(url("appeal_slip", appeal)).url == appeal.get_absolute_url()


def test_a_new_code_ends_the_slip_with_the_old_one(client, office, secretary):
    appeal, _code = written_down(client, office)
    client.post(url("code_replace", appeal), {"proof": "in-person"})
    assert client.get(url("appeal_slip", appeal)).url == appeal.get_absolute_url()
