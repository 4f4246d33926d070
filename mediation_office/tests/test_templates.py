"""Every template is used, and every address in one resolves."""

import re
from pathlib import Path

from django.conf import settings
from django.template import Engine
from django.urls import get_resolver

from mediation_office.tests.ours import OURS

FOLDER = Path(settings.BASE_DIR, "templates")
TEMPLATES = {path.relative_to(FOLDER).as_posix(): path.read_text() for path in FOLDER.rglob("*.*")}
# named by no code of ours: Django finds them by their status, allauth and crispy by their place
FOUND_BY_PLACE = re.compile(
    r"^(\d{3}(_csrf)?\.html|(account|allauth|bootstrap5|admin|registration)/)"
)


def sources():
    """Python and template text that may name a template."""
    for root in ("cases", "mediation_office", "outreach", "training"):
        for path in Path(settings.BASE_DIR, root).rglob("*.py"):
            if "tests" not in path.parts:
                yield path.read_text()
    yield from TEMPLATES.values()


def test_no_template_is_unused():
    named = set(re.findall(r"""["']([\w/.-]+\.(?:html|txt))["']""", "\n".join(sources())))
    unused = [name for name in TEMPLATES if name not in named and not FOUND_BY_PLACE.match(name)]
    assert not unused


def test_every_template_is_read_without_a_mistake():
    engine = Engine.get_default()
    assert [engine.get_template(name).name for name in TEMPLATES] == list(TEMPLATES)


def test_every_address_in_a_template_exists():
    known = set(OURS) | {key for key in get_resolver().reverse_dict if isinstance(key, str)}
    wrong = [
        (name, word)
        for name, text in TEMPLATES.items()
        for word in re.findall(r"""{%-?\s*url\s+["']([^"']+)["']""", text)
        if word not in known and not word.startswith("admin:")
    ]
    assert not wrong
