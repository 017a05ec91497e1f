"""Small functions, small files: the house stays readable."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CODE = sorted((ROOT / "twincrm").rglob("*.py"))
LONGEST_FUNCTION, LONGEST_FILE, LONGEST_WINDOW = 40, 400, 250
BANNED = {"utils", "helpers", "manager", "common", "misc"}


TESTS = sorted((ROOT / "tests").rglob("*.py"))


@pytest.mark.parametrize("path", [*CODE, *TESTS], ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_and_no_function_outgrows_the_reader(path):
    source = path.read_text(encoding="utf-8")
    limit = LONGEST_WINDOW if path.name == "main_window.py" else LONGEST_FILE
    lengths = {
        (node.name, node.lineno): (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    }

    assert source.count("\n") <= limit
    assert {place: n for place, n in lengths.items() if n > LONGEST_FUNCTION} == {}


def test_no_room_is_called_after_nothing():
    assert [p for p in CODE if p.stem in BANNED or p.parent.name in BANNED] == []


def test_no_sources_of_tests_are_packages():
    assert list((ROOT / "tests").rglob("__init__.py")) == []
