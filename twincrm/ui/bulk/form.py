"""The fields of one kind of change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.services.bulk.change import Change
    from twincrm.ui.kit.context import UiContext


class Form(QWidget):
    """Fields below each other, from which a change is made.

    Signals: changed().
    """

    changed = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ui.look.px(Space.M))
        self.by_name: dict[str, LabelledField] = {}
        self.begun = False
        """Whether somebody said already what stands in it."""

    def put(self, name: str, words: str, field: QWidget, *, optional: bool = False) -> None:
        """Add a field; *name* is how a fault names it."""
        labelled = LabelledField(self._ui, words, field, optional=optional)
        self.by_name[name] = labelled
        self._column.addWidget(labelled)
        for signal in ("value_changed", "chosen"):
            if hasattr(field, signal):
                getattr(field, signal).connect(self.changed)

    def begin_with(self, record: int, title: str) -> None:
        """Begin with a record that is chosen already, 0 for none yet; the keyboard goes on there.

        Only forms that ask for one know what to do with it.
        """
        raise NotImplementedError

    def change(self) -> Change:
        """What is asked for.

        Raises:
            InputError: a field says nothing that can be used.
        """
        raise NotImplementedError
