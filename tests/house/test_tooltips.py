"""Names come from strangers' cards: whatever Qt could read as markup goes through one place."""

from __future__ import annotations

import ast
from pathlib import Path

CODE = sorted((Path(__file__).parent.parent.parent / "twincrm").rglob("*.py"))
WORDS_AT = {"setToolTip": 0, "setWhatsThis": 0, "setStatusTip": 0, "showText": 1}
"""Where the words stand among what is given to each."""
BOXES = {"QMessageBox", "QErrorMessage", "QWhatsThis", "QSplashScreen"}
"""Parts of Qt that take markup for markup; the kit has its own."""


def is_plain(words: ast.expr) -> bool:
    by_the_kit = (
        isinstance(words, ast.Call)
        and isinstance(words.func, ast.Name)
        and words.func.id == "plain_tip"
    )
    return by_the_kit or isinstance(words, ast.Constant)


def open_to_markup(source: str) -> list[int]:
    """The lines that hand words to Qt which it could take for markup."""
    found: list[int] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and node.id in BOXES:
            found.append(node.lineno)
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        at = WORDS_AT.get(node.func.attr)
        if at is not None and len(node.args) > at and not is_plain(node.args[at]):
            found.append(node.lineno)
    return found


def test_what_is_said_in_tooltips_goes_through_the_kit():
    found = {path.name: open_to_markup(path.read_text(encoding="utf-8")) for path in CODE}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_tooltip_past_the_kit_is_seen():
    assert open_to_markup("self.setToolTip(name)") == [1]
    assert open_to_markup("QToolTip.showText(at, row.name, self)") == [1]
    assert open_to_markup("QMessageBox.warning(self, 'x', name)") == [1]
    assert open_to_markup("self.setToolTip(plain_tip(name)); self.setToolTip('')") == []
