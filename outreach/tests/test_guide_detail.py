import re

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils.translation import override

from mediation_office.content import services
from mediation_office.content.declared import PAGES
from mediation_office.content.tests.factories import RegionFactory, head_of
from mediation_office.labels import LANGUAGES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cold_pages():
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", PAGES)
def test_every_page_stands_in_every_language_with_its_values_filled_in(client, slug, language):
    RegionFactory()
    with override(language):
        response = client.get(reverse("outreach:guide_detail", args=[slug]))
    text = response.content.decode()
    article = re.search(r'<article id="guide">(.*?)</article>', text, re.DOTALL)[1]
    assert response.status_code == 200
    assert article.count("<h1>") == 1
    assert "{" not in article


def test_what_an_editor_publishes_is_what_people_read(client):
    region = RegionFactory()
    head = head_of(region)
    services.install_texts(region)
    services.save_draft(
        region, "page-fit", language="en", title="Fit", body="New <script>x</script>", by=head
    )
    services.publish_text(region, "page-fit", by=head)
    text = client.get("/en/guide/fit/").content.decode()
    assert "<h1>Fit</h1>" in text
    assert "<script" not in text


def test_a_page_leads_on_to_every_other_page(client):
    RegionFactory()
    text = client.get("/kk/guide/fit/").content.decode()
    aside = text[text.index('aria-labelledby="also"') :]
    others = [slug for slug in PAGES if f'href="/kk/guide/{slug}/"' in aside]
    assert set(PAGES) - set(others) == {"fit"}


@pytest.mark.parametrize("slug", ["nothing", "paper-answer", "10" * 30])
def test_an_address_that_no_page_has_is_not_found(client, slug):
    RegionFactory()
    assert client.get(f"/kk/guide/{slug}/").status_code == 404


def test_before_the_office_opens_there_is_no_guide(client):
    assert client.get("/kk/guide/fit/").status_code == 404
