"""Who lives in the small association, and what can be read on the page."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

ANNA, BERND, JEAN_LUC, KLARA = ("person", 1), ("person", 2), ("person", 3), ("person", 4)
FIRE_BRIGADE, CLUB, FAMILY = ("organisation", 2), ("organisation", 1), ("household", 1)
EVERYBODY = 12
"""People, organisations and households."""


def titles(page) -> list[str]:
    """What the rows of the list are called, from top to bottom."""
    model = page.list.rows.model()
    return [model.row_at(at).title for at in range(model.rowCount())]


def texts(widget) -> list[str]:
    """All words that can be read in a part of the page."""
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def button(widget, name) -> QPushButton:
    """The button or chip that a screen reader calls *name*."""
    found = [
        each
        for each in widget.findChildren(QPushButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    assert found, name
    return found[0]
