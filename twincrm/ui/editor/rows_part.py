"""A list of rows, each edited in a dialog, as a part of a form with its errors below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.editor.form import ErrorPlace
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.rows_editor import RowsEditor
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincrm.domain.texts import Message
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.rows_editor import RowsSpec

Row = TypeVar("Row")


class RowsPart(QWidget, Generic[Row]):
    """Rows and what is wrong with them.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, spec: RowsSpec[Row]) -> None:
        super().__init__()
        self._title = spec.title
        self.rows: RowsEditor[Row] = RowsEditor(ui, spec)
        self._error = label(ui, "", "small", "bad", wrap=True)
        self._error.setFont(ui.look.sans(14.5, semibold=True))
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.XS))
        column.addWidget(self.rows)
        column.addWidget(self._error)
        self.rows.value_changed.connect(self.value_changed)

    @property
    def value(self) -> tuple[Row, ...]:
        """The rows."""
        return self.rows.value

    def set_value(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.rows.set_value(rows)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say below the rows what is wrong."""
        self._error.setText("\n".join(dict.fromkeys(errors.values())))
        self._error.setVisible(bool(errors))

    def place(self, path: str) -> ErrorPlace | None:
        """The line of the row."""
        _, number, *_ = (*path.split("."), "")
        lines: list[Any] = list(self.rows.lines())
        at = int(number) if number.isdigit() else -1
        widget = lines[at] if 0 <= at < len(lines) else self.rows
        return ErrorPlace(self._title, widget)

    def problems(self) -> dict[str, Message]:
        """The dialogs let nothing through that cannot be read."""
        return {}
