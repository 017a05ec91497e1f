"""Whoever looks at the pictures of the program sees every page of it."""

from __future__ import annotations

import ast
from pathlib import Path

import twincrm.app

ROOT = Path(__file__).parents[2]
BEGINS = {"editor": "edit_", "settings": "settings_"}
"""Pages of several pictures, whose names begin alike."""


def _words(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        each.value
        for each in ast.walk(tree)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]


def _pages():
    """The first words of all that is made as a page of the window."""
    app = Path(twincrm.app.__file__).parent
    for path in app.glob("*.py"):
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(each, ast.Call) and getattr(each.func, "id", "") == "PageFactory":
                yield each.args[0].value


def test_every_page_has_its_picture():
    files = ("screens", "editing", "twice", "member_screens")
    names = [word for file in files for word in _words(ROOT / f"packaging/{file}.py")]
    pages = set(_pages())

    assert {"overview", "contacts", "editor", "settings"} <= pages
    for page in pages:
        assert page in names or any(name.startswith(BEGINS.get(page, "?")) for name in names), page
