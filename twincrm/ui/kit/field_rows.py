"""Rows of a form that are typed in place, such as phones: a widget for each, add and remove."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.reading_order import first_field
from twincrm.ui.kit.scroll import bring_into_view
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.ui.kit.context import UiContext

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)


class RowWidget(Protocol[Row_co]):
    """A widget that edits one row in place."""

    @property
    def value(self) -> Row_co:
        """The row as typed."""
        ...

    @property
    def widget(self) -> QWidget:
        """The widget to be shown."""
        ...

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call *tell* whenever the row changed."""
        ...


class FieldRows(QWidget, Generic[Row]):
    """A widget for every row, each with a remove button, and one button that adds a row.

    *make* builds the widget of a row, or of a new one for None; *blank* tells rows to leave out.
    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(
        self,
        ui: UiContext,
        add: str,
        make: Callable[[Row | None], RowWidget[Row]],
        blank: Callable[[Row], bool],
        rows: Sequence[Row] = (),
    ) -> None:
        super().__init__()
        self._ui = ui
        self._make = make
        self._blank = blank
        self._widgets: list[tuple[RowWidget[Row], QWidget]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(ui.look.px(Space.S))
        self._add = Button(ui, add, icon="plus", small=True)
        self._add.clicked.connect(self.add_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addLayout(self._lines)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        for row in rows:
            self._append(row)

    @property
    def value(self) -> tuple[Row, ...]:
        """The rows as typed, without blank ones."""
        rows = (each.value for each, _ in self._widgets)
        return tuple(row for row in rows if not self._blank(row))

    def set_value(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        while self._widgets:
            self._drop(0)
        for row in rows:
            self._append(row)
        self.value_changed.emit()

    def row_widgets(self) -> tuple[RowWidget[Row], ...]:
        """The widgets of the rows, for showing errors at them."""
        return tuple(each for each, _ in self._widgets)

    def add_row(self) -> None:
        """A blank row, ready to be typed."""
        row = self._append(None).widget
        (first_field(row) or row).setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(row)
        self.value_changed.emit()

    def remove_row(self, at: int) -> None:
        """Take the row at a position away."""
        self._drop(at)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.value_changed.emit()

    def _append(self, row: Row | None) -> RowWidget[Row]:
        made = self._make(row)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._ui.look.px(Space.XS))
        words = self._ui.texts.tr("Remove")
        remove = Button(self._ui, words, icon="trash-2", variant="danger", icon_only=True)
        remove.clicked.connect(self._remove_holder)
        line.addWidget(made.widget, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addWidget(holder)
        self._widgets.append((made, holder))
        made.on_change(self.value_changed.emit)
        return made

    def _remove_holder(self) -> None:
        button = self.sender()
        holder = button.parent()
        for at, (_, each) in enumerate(self._widgets):
            if each is holder:
                self.remove_row(at)
                return

    def _drop(self, at: int) -> None:
        _, holder = self._widgets.pop(at)
        self._lines.removeWidget(holder)
        holder.hide()
        holder.deleteLater()
