"""A public site: the region with its terms, the office that receives, topics to choose from."""

import pytest

from mediation_office.notices.replies import PURPOSES
from mediation_office.people.models import Topic
from mediation_office.terms.services import install_terms
from outreach.tests.answering import Question


@pytest.fixture
def site(region, office):
    install_terms(region)
    Topic.objects.create(
        region=region, code="family", name_kk="Отбасы", name_ru="Семья", name_en="Family"
    )
    return region


@pytest.fixture
def citizen(client, site):
    """A browser with the form open: `citizen.fill(what=…, side=…)` goes through steps and sends."""
    return Citizen(client)


class Citizen:
    def __init__(self, client, language="en"):
        self.client, self.language = client, language

    def url(self, step):
        return f"/{self.language}/appeal/" + ("" if step == "what" else f"{step}/")

    def write(self, step, **typed):
        return self.client.post(self.url(step), typed)

    def draft_key(self):
        return self.client.session["draft"]

    def send(self, **typed):
        return self.client.post(self.url("check"), {"draft": self.draft_key()} | typed)

    def slip(self):
        return self.client.get(f"/{self.language}/appeal/slip/")


@pytest.fixture
def question():
    """A purpose of this test alone; `question.told` is what the room that asked has heard."""
    with PURPOSES.apart():
        yield Question()
