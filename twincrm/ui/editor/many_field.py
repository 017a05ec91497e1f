"""Several words of a vocabulary, as check boxes in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.editor.form import ErrorPlace
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincrm.domain.texts import Message
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.options import Option


class ManyField(QWidget):
    """Which of several words apply, in the order in which they were ticked.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, name: str, options: Sequence[Option]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._chosen: list[int] = []
        self._boxes: dict[int, CheckField] = {}
        self._ui = ui
        self._flow = FieldFlow(ui, columns=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._flow)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other words; what is ticked stays."""
        for box in self._boxes.values():
            self._flow.take_out(box)
            box.hide()
            box.deleteLater()
        self._boxes.clear()
        for option in options:
            box = CheckField(self._ui, option.text.replace("&", "&&"))
            number = int(str(option.value))
            box.set_value(number in self._chosen)
            box.value_changed.connect(self._collect)
            self._boxes[number] = box
            self._flow.add(box, 220)

    @property
    def value(self) -> tuple[int, ...]:
        """The ids of what is ticked; of words not shown they stay."""
        return tuple(self._chosen)

    def set_value(self, ids: Sequence[int]) -> None:
        """Tick others."""
        self._chosen = list(ids)
        for number, box in self._boxes.items():
            blocked = box.blockSignals(True)
            box.set_value(number in self._chosen)
            box.blockSignals(blocked)
        self.value_changed.emit()

    def box(self, number: int) -> CheckField:
        """The check box of a word."""
        return self._boxes[number]

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Nothing can be wrong with what is ticked."""

    def place(self, path: str) -> ErrorPlace | None:
        """The boxes."""
        del path
        return ErrorPlace(self.accessibleName(), self)

    def problems(self) -> dict[str, Message]:
        """None."""
        return {}

    def _collect(self) -> None:
        for number, box in self._boxes.items():
            if box.value and number not in self._chosen:
                self._chosen.append(number)
            elif not box.value and number in self._chosen:
                self._chosen.remove(number)
        self.value_changed.emit()
