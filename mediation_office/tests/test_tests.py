"""What holds for the tests themselves."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

FILES = [
    path
    for room in ("cases", "mediation_office", "outreach", "training")
    for path in Path(settings.BASE_DIR, room).rglob("test_*.py")
]


def proves(node):
    """An assert, an error that must come, or a helper that is named for what it does."""
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func).rpartition(".")[2]
        return name in ("raises", "fail") or name.startswith(("assert_", "check_"))
    return isinstance(node, ast.Assert)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_every_test_proves_something(file):
    idle = [
        test.name
        for test in ast.walk(ast.parse(file.read_text()))
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_")
        if not any(map(proves, ast.walk(test)))
    ]
    assert not idle
