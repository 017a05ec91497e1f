"""Languages of an association: a box for each one that programmes can be written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.countries import language_title
from twincrm.runtime.language import LANGUAGES
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext


class LanguageBoxes(QWidget):
    """Which languages are spoken; the reader's own comes first and is ticked at the beginning.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        own = ui.texts.language
        self.boxes: dict[str, CheckField] = {}
        flow = FieldFlow(ui)
        for code in (own, *(each for each in LANGUAGES if each != own)):
            box = CheckField(ui, language_title(code, own), code == own)
            box.value_changed.connect(self.value_changed)
            self.boxes[code] = box
            flow.add(box, 110)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        self.setFocusProxy(self.boxes[own])

    @property
    def value(self) -> tuple[str, ...]:
        """The languages that are ticked, in their order."""
        return tuple(code for code, box in self.boxes.items() if box.value)
