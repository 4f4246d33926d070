import gzip

import pytest
from django.core.cache import caches

from mediation_office.accounts.models import Office
from mediation_office.content.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db
PUBLIC = ["/{}/", "/{}/offices/", "/{}/guide/mediation/", "/{}/guide/privacy/"]


@pytest.fixture(autouse=True)
def _cold_pages():
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_that_informs_sets_no_cookie_and_loads_no_script(client, path, language):
    RegionFactory()
    response = client.get(path.format(language))
    assert response.status_code == 200
    assert not response.cookies
    assert b"<script" not in response.content
    assert b"style=" not in response.content
    assert b"csrf" not in response.content
    assert f'<html lang="{language}"'.encode() in response.content


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_that_informs_asks_the_database_at_most_three_times(
    client, path, django_assert_max_num_queries
):
    RegionFactory()
    client.get("/kk/guide/fit/")
    with django_assert_max_num_queries(3):
        assert client.get(path.format("kk")).status_code == 200


def test_home_costs_the_same_for_one_office_and_for_six(client, django_assert_num_queries):
    region = RegionFactory()
    caches["pages"].clear()
    client.get("/kk/")
    for number in range(5):
        Office.objects.create(
            region=region, code=f"office-{number}", name_kk="К", name_ru="К", name_en="K"
        )
    caches["pages"].delete("places")
    with django_assert_num_queries(1):
        response = client.get("/kk/")
    assert response.content.count(b'role="rowheader"') == 6


def test_home_names_number_offices_hours_and_languages(client):
    RegionFactory()
    text = client.get("/en/").content.decode()
    assert 'href="tel:+77292000000"' in text
    assert "House of Friendship, room 2" in text
    assert "Mon–Fri, 9:00–18:30" in text
    assert "Kazakh, Russian" in text
    assert 'href="tel:112"' in text


def test_home_is_packed_for_a_weak_line(client):
    RegionFactory()
    response = client.get("/kk/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 12_000
    assert b"<h1" in gzip.decompress(response.content)


def test_home_may_be_kept_for_a_minute(client):
    RegionFactory()
    assert "max-age=60" in client.get("/ru/")["Cache-Control"]


def test_an_unknown_language_is_not_found(client):
    assert client.get("/de/").status_code == 404


def test_informing_pages_only_answer_reading(client):
    assert client.post("/kk/").status_code in (403, 405)
