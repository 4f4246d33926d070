import io
from datetime import timedelta

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cases.tests.asking import url
from cases.tests.factories import make_appeal
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.clock import now
from mediation_office.documents.papers import Protocol, protocol_pdf


def protocol_url(appeal):
    return reverse("cases:appeal_protocol", args=[appeal.reference])


def test_what_was_told_stands_on_a_sheet_to_sign(client, office, secretary):
    appeal = make_appeal(office, by=secretary, channel="visit", other_name="Ермек Үлгібаев")

    response = client.get(protocol_url(appeal))
    text = " ".join(PdfReader(io.BytesIO(response.getvalue())).pages[0].extract_text().split())

    assert "Протокол устного обращения" in text
    assert "Шум по ночам" in text
    assert "Ермек Үлгібаев" in text
    assert str(secretary) in text


def test_the_other_sides_number_is_on_it_while_the_operator_has_them_at_hand(
    client, office, operator, time_machine
):
    time_machine.move_to("2026-11-30T12:30:00+05:00", tick=False)
    about = {"other_name": "Ермек Үлгібаев", "other_reach": "87011112233"}
    appeal = make_appeal(office, by=operator, channel="visit", **about)
    shown = []
    for _day in range(2):
        client.force_login(operator)
        pdf = client.get(protocol_url(appeal)).getvalue()
        text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
        shown.append(("Үлгібаев" in text, "87011112233" in text))
        time_machine.shift(timedelta(days=1))
    assert shown == [(True, True), (True, False)]


@pytest.mark.parametrize("channel", ["site", "e-otinish", "paper", "email", "messenger"])
def test_what_was_written_is_printed_as_it_was_filed_with_nothing_to_sign(
    client, office, secretary, channel
):
    appeal = make_appeal(office, by=secretary, channel=channel)
    assert protocol_url(appeal) in client.get(url("appeal_detail", appeal)).text
    assert protocol_url(appeal) not in client.get(url("appeal_slip", appeal)).text
    response = client.get(protocol_url(appeal))
    text = " ".join(PdfReader(io.BytesIO(response.getvalue())).pages[0].extract_text().split())
    assert "Обращение в том виде, в каком подано" in text
    assert "Шум по ночам" in text
    assert "подпись" not in text


@pytest.mark.parametrize("word", ["шум ", "а\n", "🙂", "ערב "])
def test_an_endless_text_is_printed_as_far_as_one_paper_goes(office, word):
    data = {"reference": "A26", "applicant": "-", "accepted_by": "-", "received_at": now()}
    endless = (word * 100_000)[:198_000] + "последнее слово"
    pdf = protocol_pdf(
        Protocol(office=office, language="ru", statement=endless, wish="тихо", **data)
    )
    pages = PdfReader(io.BytesIO(pdf)).pages
    said = " ".join(" ".join(page.extract_text() for page in pages[-2:]).split())
    assert len(pages) < 30
    assert "хранится в электронном деле" in said
    assert "Просит: тихо" in said
    assert "последнее слово" not in said


def test_editors_are_refused(client, office, editor):
    assert client.get(protocol_url(make_appeal(office))).status_code == 403


def test_another_office_does_not_find_it(client, secretary):
    other = make_office()
    appeal = make_appeal(other, by=make_user(role="operator", office=other))

    assert client.get(protocol_url(appeal)).status_code == 404
