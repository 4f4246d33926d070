"""A real SMTP server, and an office whose notices one can plan without any other room."""

import pytest

from mediation_office.accounts.models import Office, Region
from mediation_office.notices.kinds import KINDS, Composed, NoticeKind, register_kind
from mediation_office.notices.tests.gateway import listening
from mediation_office.notices.tests.letterbox import ObstinateLetterbox
from mediation_office.tests.live import free_port


@pytest.fixture
def smtp(settings):
    """An SMTP server that keeps its letters; `smtp.answers[address] = "550 no"` makes it refuse."""
    server = ObstinateLetterbox(free_port())
    server.start()
    settings.EMAIL_URL = f"smtp://127.0.0.1:{server.port}"
    yield server
    server.stop()


@pytest.fixture
def gateway(settings):
    """A gateway that takes every SMS; `gateway.taken` has them by their ids."""
    with listening() as server:
        settings.SMS_GATEWAY_URL = server.url
        yield server


@pytest.fixture
def bureau():
    """An office in a region of its own."""
    names = {"name_kk": "Кеңсе", "name_ru": "Бюро", "name_en": "Bureau"}
    region = Region.objects.create(code="notices", **names)
    return Office.objects.create(region=region, code="notices", **names)


@pytest.fixture
def make_kind():
    """Register kinds for this test only."""

    def make(code="test", **more):
        words = Composed("Your request", "There is news. Ask us by telephone.")
        defaults = {"label": code, "compose": lambda notice, *, links: words}
        return register_kind(NoticeKind(code, **(defaults | more)))

    with KINDS.apart():
        yield make
