"""No link of ours is broken, and every decision that code names exists."""

import pkgutil
import re
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings

from mediation_office.accounts.settings import SPECS

BASE = Path(settings.BASE_DIR)
PAGES = [*BASE.glob("*.md"), *BASE.glob("docs/**/*.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(BASE).as_posix())
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text())
    assert not [link for link in links if not (page.parent / link).exists()]


FOLDERS = ("", "cases/**/", "docs/**/", "locale/**/", "mediation_office/**/", "outreach/**/")
FOLDERS += ("static/**/", "templates/**/", "training/**/")
FILES = {path.name for folder in FOLDERS for path in BASE.glob(f"{folder}*.*")}
FILES |= {"postgresql.conf"}  # the server's own
# where a name may begin; a page named like a room speaks of that room
ROOTS = ["", "mediation_office.", "mediation_office.access.", "builtins."]
ROOTS += [f"{room}.choices." for room in ("cases", "training", "mediation_office.people")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(BASE).as_posix())
def test_what_is_named_in_code_is_there(page):
    names = re.findall(r"`(\w+(?:\.\w+)+)(?:\([^`]*)?`", page.read_text())
    assert not [name for name in names if not is_there(name, page)]


def is_there(name, page):
    if name in FILES or name in SPECS:
        return True
    roots = [*ROOTS, f"mediation_office.{page.stem}."]
    return any(resolves(f"{root}{name}") for root in roots)


def resolves(name):
    room, _, last = name.rpartition(".")
    # a model or task is named by its room
    for path in (name, f"{room}.models.{last}", f"{room}.tasks.{last}"):
        with suppress(ImportError, AttributeError, ValueError):
            pkgutil.resolve_name(path)
            return True
    return False


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
