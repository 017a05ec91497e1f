"""Lists inside a form: addresses, roles, phones.

Frozen rows stand as lines with edit and remove buttons; the editing of one row is left to a
function. Rows short enough to be typed in place are `twincrm.ui.kit.field_rows`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import SectionHeader
from twincrm.ui.kit.labels import label, rule
from twincrm.ui.kit.put_back import PutBack
from twincrm.ui.kit.row_columns import ColumnLine, columns_of, table_head
from twincrm.ui.kit.row_lines import RowLine
from twincrm.ui.kit.scroll import bring_into_view
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.row_columns import Columns, Heads
    from twincrm.ui.kit.row_lines import RowFace
    from twincrm.ui.theme.tokens import TypeName

Row = TypeVar("Row")


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
    heads: Heads | None = None
    """Over rows that stand in columns: what their lead, their text and their detail are called."""
    ordered: bool = True
    """Whether their order is kept, so that they can be moved."""
    together: Callable[[Sequence[Row]], Sequence[tuple[int, RowFace]]] | None = None
    """How rows look of which some belong together: their positions as they stand, and faces."""

    def faces(self, rows: Sequence[Row]) -> Sequence[tuple[int, RowFace]]:
        """The positions of rows in the order in which they are shown, each with its face."""
        if self.together is not None:
            return self.together(rows)
        return [(at, self.face(row)) for at, row in enumerate(rows)]


class RowsEditor(QWidget, Generic[Row]):
    """Frozen rows as lines in a frame.

    Delete on a line removes it, Enter edits it, Alt with the arrows moves it. What was removed can
    be put back until other rows are shown.
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
        self._in_columns = spec.heads is not None
        self._lines = QVBoxLayout(self._frame)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(SectionHeader(ui, spec.title, [self._add], style=spec.style))
        column.addWidget(self._frame)
        self.put_back = PutBack(ui)
        column.addWidget(self.put_back)
        self.setAccessibleName(spec.title)
        self._show()

    @property
    def value(self) -> tuple[Row, ...]:
        """The rows in their order."""
        return tuple(self._rows)

    def set_value(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.put_back.forget()
        if tuple(rows) != self.value:
            within = self.isAncestorOf(self.window().focusWidget())
            self._rows = list(rows)
            self._changed()
            if within and not self._add.hasFocus():  # its line is gone
                self._add.setFocus(Qt.FocusReason.OtherFocusReason)

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
        row = self._rows.pop(at)
        self.put_back.offer(self._spec.face(row).text, partial(self._insert, at, row))
        self._changed()
        self._focus(min(at, len(self._rows) - 1))

    def _insert(self, at: int, row: Row) -> None:
        """Put a row back where it stood."""
        at = min(at, len(self._rows))
        self._rows.insert(at, row)
        self._changed()
        self._focus(at)

    def move_row(self, at: int, step: int) -> None:
        """Move the row at a position up (-1) or down (1)."""
        target = at + step
        if self._spec.ordered and 0 <= target < len(self._rows):
            self._rows[at], self._rows[target] = self._rows[target], self._rows[at]
            self._changed()
            self._focus(target)

    def word_anew(self) -> None:
        """Show the same rows again, because what they name is called otherwise."""
        self._show()

    def lines(self) -> list[RowLine]:
        """The lines shown, in the order of the rows."""
        return sorted(self._frame.findChildren(RowLine), key=lambda line: line.position)

    def _changed(self) -> None:
        self._show()
        self.value_changed.emit()

    def _focus(self, at: int) -> None:
        lines = self.lines()
        if 0 <= at < len(lines):
            lines[at].setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(lines[at])
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that find no room become lines with the same words."""
        super().resizeEvent(event)
        columns = self._columns([face for _, face in self._spec.faces(self._rows)])
        room = columns is not None and self.width() >= columns.least
        if self._spec.heads is not None and room != self._in_columns:
            self._in_columns = room
            self._show()

    def _columns(self, faces: Sequence[RowFace]) -> Columns | None:
        heads = self._spec.heads
        return columns_of(self._ui, heads, faces) if heads is not None else None

    def _show(self) -> None:
        empty_layout(self._lines)
        faces = self._spec.faces(self._rows)
        room = self._in_columns and bool(faces)
        columns = self._columns([face for _, face in faces]) if room else None
        if columns is not None:
            self._frame.setMinimumWidth(1)  # what is too narrow for columns becomes lines
            self._lines.addWidget(table_head(self._ui, columns))
        for place, (at, face) in enumerate(faces):
            if place and not face.beneath:
                self._lines.addWidget(rule())
            line = (
                ColumnLine(self._ui, face, at, columns)
                if columns is not None
                else RowLine(self._ui, face, at)
            )
            line.edit_wanted.connect(self.edit_row)
            line.removal_wanted.connect(self.remove_row)
            line.move_wanted.connect(self.move_row)
            self._lines.addWidget(line)
            line.show()  # at once: what is hidden cannot take the keyboard
        if not self._rows:
            words = label(self._ui, self._spec.empty, "body", "ink2", wrap=True)
            pad = self._ui.look.px(Space.M)
            words.setContentsMargins(pad, pad, pad, pad)
            self._lines.addWidget(words)


def empty_layout(lines: QVBoxLayout) -> None:
    """Take all widgets out of a layout; they are destroyed when control returns to Qt."""
    while lines.count():
        item = lines.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
