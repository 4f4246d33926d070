import pytest
from django.core.cache import caches

from mediation_office.content.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db


def test_every_office_stands_with_hours_languages_and_how_to_reach_it(client):
    caches["pages"].clear()
    region = RegionFactory()
    region.offices.update(email="aktau@example.kz", languages="kk,ru,en")
    text = client.get("/ru/offices/").content.decode()
    caches["pages"].clear()
    assert "Актау, Дом дружбы, кабинет 2" in text
    assert "пн–пт, 9:00–18:30" in text
    assert 'href="mailto:aktau@example.kz"' in text
    assert 'href="tel:87292000000"' in text


def test_offices_of_another_region_are_not_shown(client):
    caches["pages"].clear()
    RegionFactory()
    other = RegionFactory("atyrau")
    other.offices.update(name_ru="Другой офис", address_ru="Атырау")
    text = client.get("/ru/offices/").content.decode()
    caches["pages"].clear()
    assert "Атырау" not in text
