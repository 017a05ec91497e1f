"""Every page and dialog there is, by the source: so no walk through the program leaves one out."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import twincrm
from twincrm.ui.kit.dialogs import Dialog

ROOT = Path(twincrm.__file__).parent
QT_S_OWN = {("ui/kit/file_dialog.py", "QFileDialog"), ("ui/printing/printer.py", "QPrintDialog")}
"""Dialogs of the system: Qt measures them."""


def every_place(factories) -> set[str]:
    """The pages of the window, and where in the source each dialog begins."""
    return {factory.key for factory in factories} | {
        place for place, name in _begun() if name == "Dialog"
    }


def foreign_dialogs() -> set[tuple[str, str]]:
    """Dialogs that are not ours: nobody measures them."""
    return {
        (place.partition(":")[0], name) for place, name in _begun() if name != "Dialog"
    } - QT_S_OWN


def note_places(monkeypatch) -> None:
    """Have every dialog know where in the source it began."""
    begin = Dialog.__init__

    def noted(dialog: Dialog, *given, **named) -> None:
        begin(dialog, *given, **named)
        code = sys._getframe(1).f_code
        file = Path(code.co_filename)
        if file.is_relative_to(ROOT):
            dialog.setProperty("place", f"{file.relative_to(ROOT)}:{code.co_qualname}")

    monkeypatch.setattr(Dialog, "__init__", noted)


@cache
def _begun() -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for room in ("app", "ui"):
        for path in sorted((ROOT / room).rglob("*.py")):
            finder = _Finder(str(path.relative_to(ROOT)))
            words = path.read_text(encoding="utf-8")
            if "Dialog(" in words or "Box(" in words:  # taking every module apart takes a second
                finder.visit(ast.parse(words))
            found |= finder.found
    return frozenset(found)


class _Finder(ast.NodeVisitor):
    """Goes through a module and knows in which function it is."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._within: list[str] = []
        self.found: set[tuple[str, str]] = set()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._into(node, node.name)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._into(node, node.name, "<locals>")

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        ours, qt = name == "Dialog", name.startswith("Q") and name.endswith(("Dialog", "Box"))
        qt = qt and not name.startswith("QStyleOption")
        if ours or (qt and name not in ("QCheckBox", "QComboBox", "QSpinBox", "QGroupBox")):
            within = ".".join(self._within).removesuffix(".<locals>")
            self.found.add((f"{self._file}:{within}", name))
        self.generic_visit(node)

    def _into(self, node: ast.AST, *names: str) -> None:
        self._within += names
        self.generic_visit(node)
        del self._within[-len(names) :]
