import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cases.tests.asking import url
from cases.tests.factories import make_appeal
from mediation_office.accounts.tests.factories import make_office, make_user


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


def test_editors_are_refused(client, office, editor):
    assert client.get(protocol_url(make_appeal(office))).status_code == 403


def test_another_office_does_not_find_it(client, secretary):
    other = make_office()
    appeal = make_appeal(other, by=make_user(role="operator", office=other))

    assert client.get(protocol_url(appeal)).status_code == 404
