"""Imports and foreign keys point one way (docs/decisions/0001): left may know right, never back."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

MAP = (
    "desk", "reports", "outreach", "hotline", "cases", "training", "seats", "notices", "documents",
    "content", "people", "terms", "accounts", "kernel",
)  # fmt: skip
ROOMS = {config.label: config for config in apps.get_app_configs() if config.label in MAP}
FOLDERS = {label: Path(config.path) for label, config in ROOMS.items()}
# these put the rooms together and therefore know all of them
COMPOSITION = {"settings", "settings_test", "urls", "celery", "schedule", "health", "wsgi"}
# what a room keeps to itself
OWN = {
    "admin",
    "forms",
    "management",
    "middleware",
    "migrations",
    "tasks",
    "tests",
    "urls",
    "views",
}
# what decides and keeps, and what shows and asks: the first knows nothing of the second
DEEP = {"choices", "lifecycle", "models", "policies", "querysets", "services"}
SHOWN = {"forms", "presentation", "urls", "views"}


def room_of(module):
    """The room that a dotted name lies in, and what follows; the kernel is what no other holds."""
    for label in sorted(ROOMS, key=lambda room: -len(ROOMS[room].name)):
        if f"{module}.".startswith(f"{ROOMS[label].name}."):
            return label, module.removeprefix(ROOMS[label].name).strip(".")
    return None, ""


def sources(label):
    """The files of a room, without its tests and migrations; of the kernel, without composition."""
    folder = FOLDERS[label]
    inner = [
        other for other in FOLDERS.values() if other != folder and other.is_relative_to(folder)
    ]
    for file in folder.rglob("*.py"):
        parts = file.relative_to(folder).parts
        if {"tests", "migrations"} & set(parts) or any(map(file.is_relative_to, inner)):
            continue
        if label != "kernel" or file.stem not in COMPOSITION:
            yield file


def imported(file):
    """Every dotted name that the file imports, late imports within functions too."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("label", ROOMS)
def test_a_room_imports_only_what_lies_to_its_right(label):
    left = set(MAP[: MAP.index(label)])
    wrong = {
        (file.name, name)
        for file in sources(label)
        for name in imported(file)
        if room_of(name)[0] in left
    }
    assert not wrong


def strings(file):
    """Every text of the file, parts of f-strings too."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("label", ROOMS)
def test_a_room_names_no_page_of_what_lies_to_its_left(label):
    # templates may; code asks `addresses`, where the room on the left brought its page down
    left = "|".join(MAP[: MAP.index(label)]) or "-"
    page = re.compile(rf"({left}):\w*")
    wrong = {
        (file.name, text)
        for file in sources(label)
        for text in strings(file)
        if page.fullmatch(text)
    }
    assert not wrong


@pytest.mark.parametrize("label", ROOMS)
def test_a_room_takes_of_another_only_what_that_one_shows(label):
    wrong = set()
    for file in sources(label):
        for name in imported(file):
            room, rest = room_of(name)
            parts = rest.split(".")
            is_hidden = parts[0] in OWN and room != "kernel"  # the kernel's forms are for all
            if room not in (None, label) and (is_hidden or any(p.startswith("_") for p in parts)):
                wrong.add((file.name, name))
    assert not wrong


@pytest.mark.parametrize("label", ROOMS)
def test_what_decides_knows_nothing_of_forms_and_screens(label):
    wrong = set()
    for file in sources(label):
        if Path(file.relative_to(FOLDERS[label]).parts[0]).stem not in DEEP:
            continue
        for name in imported(file):
            room, rest = room_of(name)
            if room not in (None, "kernel") and rest.split(".")[0] in SHOWN:
                wrong.add((file.name, name))
    assert not wrong


@pytest.mark.parametrize("label", ROOMS)
def test_what_runs_needs_nothing_of_the_tests(label):
    needed = {
        (file.name, name)
        for file in sources(label)
        for name in imported(file)
        if "tests" in name.split(".")
    }
    assert not needed


@pytest.mark.parametrize("label", ROOMS)
def test_foreign_keys_point_where_imports_may(label):
    left = set(MAP[: MAP.index(label)])
    wrong = {
        f"{model.__name__}.{field.name}"
        for model in ROOMS[label].get_models()
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model
        and field.related_model._meta.app_label in left
    }
    assert not wrong


def test_every_room_stands_on_the_map():
    base = FOLDERS["kernel"].parent
    ours = {
        config.label
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(base) and ".venv" not in config.path
    }
    assert ours == set(ROOMS)
