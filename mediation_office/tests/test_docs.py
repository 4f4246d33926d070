"""No link of ours is broken, and every decision that code names exists."""

import re
from pathlib import Path

import pytest
from django.conf import settings

BASE = Path(settings.BASE_DIR)
PAGES = [*BASE.glob("*.md"), *BASE.glob("docs/**/*.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(BASE).as_posix())
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text())
    assert not [link for link in links if not (page.parent / link).exists()]


def test_every_decision_that_is_named_was_written_down():
    known = {path.name[:4] for path in BASE.glob("docs/decisions/0*.md")}
    named = {
        number
        for root in ("cases", "mediation_office", "outreach", "templates", "training")
        for path in (BASE / root).rglob("*.*")
        if path.suffix in {".py", ".html"}
        for number in re.findall(r"(?:docs/decisions/|\bdecision )(\d{4})", path.read_text())
    }
    assert named
    assert named <= known
