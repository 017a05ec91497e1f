"""F1: all keys in one list, those of the present page included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.ui.kit.context import UiContext


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together: (what they do, key sequences in Qt's portable spelling)."""

    title: str
    keys: tuple[tuple[str, tuple[str, ...]], ...]


def shortcuts_dialog(ui: UiContext, groups: Sequence[KeyGroup], parent: QWidget | None) -> Dialog:
    """The list of keys, group by group."""
    tr = ui.texts.tr
    dialog = Dialog(ui, tr("Keys"), icon="keyboard", parent=parent)
    inner = QWidget()
    inner.setProperty("part", "scrolled")
    column = QVBoxLayout(inner)
    column.setSpacing(ui.look.px(Space.L))
    for group in groups:
        column.addWidget(label(ui, group.title, "h3"))
        column.addLayout(_grid(ui, group))
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    area.setAccessibleName(tr("Keys"))
    area.setMinimumSize(ui.look.px(480), ui.look.px(400))
    dialog.body.addWidget(area)
    close = dialog.add_button(Button(ui, tr("Close"), variant="primary"))
    close.clicked.connect(dialog.accept)
    return dialog


def spelled(keys: Sequence[str]) -> str:
    """Key sequences as keyboards name them: "Ctrl+Y, Ctrl+Shift+Z"."""
    return ", ".join(key_text(each) or each for each in keys)  # a key may be called by its name


def _grid(ui: UiContext, group: KeyGroup) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(ui.look.px(Space.PAGE))
    grid.setVerticalSpacing(ui.look.px(Space.S))
    grid.setColumnMinimumWidth(0, ui.look.px(160))
    grid.setColumnStretch(1, 1)
    for row, (words, keys) in enumerate(group.keys):
        grid.addWidget(label(ui, spelled(keys), "label", "ink2", selectable=True), row, 0)
        grid.addWidget(label(ui, words, wrap=True, selectable=True), row, 1)
    return grid
