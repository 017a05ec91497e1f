"""One row of a list inside a form: its words, its badges, and its buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from twincrm.ui.kit.badges import Badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.theme.tokens import Height, Space, ToneName

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from twincrm.ui.kit.context import UiContext

BadgeFace = tuple[ToneName, str, str]
"""Tone, word and icon of a badge."""


@dataclass(frozen=True, slots=True)
class RowFace:
    """How one row looks: an icon, one or two texts, and badges; *lead* opens rows in columns."""

    text: str
    detail: str = ""
    icon: str = ""
    badges: tuple[BadgeFace, ...] = ()
    lead: BadgeFace | None = None
    beneath: bool = False
    """Whether it belongs to the row above it, and stands beneath that quietly."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        words = [word for _, word, _ in self.badges]
        lead = self.lead[1] if self.lead else ""
        return ", ".join(part for part in (self.text, self.detail, *words, lead) if part)


class RowLine(QFrame):
    """One row with its buttons.

    Signals: edit_wanted(int), removal_wanted(int), move_wanted(int, int), with its position.
    """

    edit_wanted = Signal(int)
    removal_wanted = Signal(int)
    move_wanted = Signal(int, int)

    def __init__(self, ui: UiContext, face: RowFace, at: int) -> None:
        super().__init__()
        self._ui = ui
        self._at = at
        self._beneath = face.beneath
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(ui.look.px(Height.ROW_TABLE))
        self.setAccessibleName(face.spoken)
        line = QHBoxLayout(self)
        line.setContentsMargins(ui.look.px(14), ui.look.px(6), ui.look.px(6), ui.look.px(6))
        line.setSpacing(ui.look.px(Space.M))
        self.add_words(line, face)
        tr = ui.texts.tr
        edit = Button(ui, tr("Edit"), icon="pencil", variant="quiet", small=True, icon_only=True)
        edit.clicked.connect(self._edit)
        remove = Button(
            ui, tr("Remove"), icon="trash-2", variant="danger", small=True, icon_only=True
        )
        remove.clicked.connect(self._remove)
        line.addWidget(edit)
        line.addWidget(remove)

    @property
    def position(self) -> int:
        """Which row of the list it is."""
        return self._at

    @property
    def beneath(self) -> bool:
        """Whether it stands beneath the row to which it belongs."""
        return self._beneath

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete removes, Alt with arrows moves."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit()
        elif key == Qt.Key.Key_Delete:
            self._remove()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(self._at, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits."""
        event.accept()
        self._edit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring while the line has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            look, painter = self._ui.look, painter_on(self)
            rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            rounded(painter, rect, look.px(6), None, look.colour("focus"), 2)
            painter.end()

    def add_words(self, line: QHBoxLayout, face: RowFace) -> None:
        """Icon, texts and badges."""
        ui = self._ui
        if face.icon:
            line.addWidget(icon_label(ui, face.icon, "ink2", 20))
        words = QVBoxLayout()
        words.setSpacing(0)
        style = "small" if face.beneath else "strong" if face.detail else "body"
        words.setContentsMargins(ui.look.px(Space.L) if face.beneath else 0, 0, 0, 0)
        words.addWidget(label(ui, face.text, style, "ink2" if face.beneath else "ink", wrap=True))
        if face.detail:
            words.addWidget(label(ui, face.detail, "small", "ink2", wrap=True))
        line.addLayout(words, 1)
        for tone, word, icon in (*face.badges, *((face.lead,) if face.lead else ())):
            line.addWidget(Badge(ui, word, tone, icon))

    def _edit(self) -> None:
        self.edit_wanted.emit(self._at)

    def _remove(self) -> None:
        self.removal_wanted.emit(self._at)
