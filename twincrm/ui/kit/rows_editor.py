"""Lists inside a form: addresses, roles, phones.

Frozen rows stand as lines with edit and remove buttons; the editing of one row is left to a
function. Rows short enough to be typed in place are `twincrm.ui.kit.field_rows`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twincrm.ui.kit.badges import Badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import SectionHeader
from twincrm.ui.kit.labels import icon_label, label, rule
from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.theme.tokens import Height, Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName, TypeName

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class RowFace:
    """How one row looks: an icon, one or two texts, and badges (tone, word, icon)."""

    text: str
    detail: str = ""
    icon: str = ""
    badges: tuple[tuple[ToneName, str, str], ...] = ()


@dataclass(frozen=True)  # no slots: CPython 3.11 cannot call a subscripted one
class RowsSpec(Generic[Row]):
    """What a list of rows needs to know of its rows.

    *edit* is called with a row, or with None for a new one, and answers the new row or None
    when the user gave up.
    """

    title: str
    add: str
    empty: str
    face: Callable[[Row], RowFace]
    edit: Callable[[Row | None], Row | None]
    style: TypeName = "h3"


class RowsEditor(QWidget, Generic[Row]):
    """Frozen rows as lines in a frame.

    Delete on a line removes it, Enter edits it, Alt with the arrows moves it.
    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, spec: RowsSpec[Row], rows: Sequence[Row] = ()) -> None:
        super().__init__()
        self._ui = ui
        self._spec = spec
        self._rows: list[Row] = list(rows)
        self._add = Button(ui, spec.add, icon="plus", small=True)
        self._add.clicked.connect(self.add_row)
        self._frame = QFrame()
        self._frame.setProperty("part", "table")
        self._lines = QVBoxLayout(self._frame)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(SectionHeader(ui, spec.title, [self._add], style=spec.style))
        column.addWidget(self._frame)
        self.setAccessibleName(spec.title)
        self._show()

    @property
    def value(self) -> tuple[Row, ...]:
        """The rows in their order."""
        return tuple(self._rows)

    def set_value(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        if tuple(rows) != self.value:
            self._rows = list(rows)
            self._changed()

    def add_row(self) -> None:
        """Ask for a new row and put it at the end."""
        row = self._spec.edit(None)
        if row is not None:
            self._rows.append(row)
            self._changed()
            self._focus(len(self._rows) - 1)

    def edit_row(self, at: int) -> None:
        """Ask for the row at a position again."""
        row = self._spec.edit(self._rows[at])
        if row is not None and row != self._rows[at]:
            self._rows[at] = row
            self._changed()
        self._focus(at)

    def remove_row(self, at: int) -> None:
        """Take the row at a position away."""
        del self._rows[at]
        self._changed()
        self._focus(min(at, len(self._rows) - 1))

    def move_row(self, at: int, step: int) -> None:
        """Move the row at a position up (-1) or down (1)."""
        target = at + step
        if 0 <= target < len(self._rows):
            self._rows[at], self._rows[target] = self._rows[target], self._rows[at]
            self._changed()
            self._focus(target)

    def lines(self) -> list[RowLine]:
        """The lines shown."""
        return self._frame.findChildren(RowLine)

    def _changed(self) -> None:
        self._show()
        self.value_changed.emit()

    def _focus(self, at: int) -> None:
        lines = self.lines()
        if 0 <= at < len(lines):
            lines[at].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        empty_layout(self._lines)
        for at, row in enumerate(self._rows):
            if at:
                self._lines.addWidget(rule())
            line = RowLine(self._ui, self._spec.face(row), at)
            line.edit_wanted.connect(self.edit_row)
            line.removal_wanted.connect(self.remove_row)
            line.move_wanted.connect(self.move_row)
            self._lines.addWidget(line)
        if not self._rows:
            words = label(self._ui, self._spec.empty, "body", "ink2", wrap=True)
            pad = self._ui.look.px(Space.M)
            words.setContentsMargins(pad, pad, pad, pad)
            self._lines.addWidget(words)


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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(ui.look.px(Height.ROW_TABLE))
        said = (face.text, face.detail, *(word for _, word, _ in face.badges))
        self.setAccessibleName(", ".join(part for part in said if part))
        line = QHBoxLayout(self)
        line.setContentsMargins(ui.look.px(14), ui.look.px(6), ui.look.px(6), ui.look.px(6))
        line.setSpacing(ui.look.px(Space.M))
        self._add_words(line, face)
        tr = ui.texts.tr
        edit = Button(ui, tr("Edit"), icon="pencil", variant="quiet", small=True, icon_only=True)
        edit.clicked.connect(self._edit)
        remove = Button(
            ui, tr("Remove"), icon="trash-2", variant="danger", small=True, icon_only=True
        )
        remove.clicked.connect(self._remove)
        line.addWidget(edit)
        line.addWidget(remove)

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

    def _add_words(self, line: QHBoxLayout, face: RowFace) -> None:
        ui = self._ui
        if face.icon:
            line.addWidget(icon_label(ui, face.icon, "ink2", 20))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(ui, face.text, "body", wrap=True))
        if face.detail:
            words.addWidget(label(ui, face.detail, "small", "ink2", wrap=True))
        line.addLayout(words, 1)
        for tone, word, icon in face.badges:
            line.addWidget(Badge(ui, word, tone, icon))

    def _edit(self) -> None:
        self.edit_wanted.emit(self._at)

    def _remove(self) -> None:
        self.removal_wanted.emit(self._at)


def empty_layout(lines: QVBoxLayout) -> None:
    """Take all widgets out of a layout; they are destroyed when control returns to Qt."""
    while lines.count():
        item = lines.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
