"""From one record to the next without going back to the list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.theme.tokens import Space
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.ui.kit.context import UiContext

PREVIOUS_KEY, NEXT_KEY = "Alt+PgUp", "Alt+PgDown"
Record = tuple[str, int]


def _nobody(record: Record, by: int) -> Record | None:
    """There is no list yet."""
    del record, by


@dataclass(slots=True)
class Neighbours:
    """Who stands before and after a record in the list as it is found and sorted now."""

    beside: Callable[[Record, int], Record | None] = _nobody
    """The one so many rows further; None where the list ends or does not hold the record."""


class StepButtons(QWidget):
    """One up, one down; each can be pressed while there is somebody that way."""

    def __init__(self, ui: UiContext, step: Callable[[int], None]) -> None:
        super().__init__()
        tr = ui.texts.tr
        self.previous = Button(
            ui, tr("Previous contact"), icon="chevron-up", variant="quiet", icon_only=True
        )
        self.next = Button(
            ui, tr("Next contact"), icon="chevron-down", variant="quiet", icon_only=True
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.XS))
        for button, key, by in ((self.previous, PREVIOUS_KEY, -1), (self.next, NEXT_KEY, 1)):
            button.setToolTip(plain_tip(f"{button.accessibleName()} ({key_text(key)})"))
            button.clicked.connect(partial(_press, step, by))
            line.addWidget(button)

    def offer(self, *, before: bool, after: bool) -> None:
        """Whether there is somebody before and after."""
        self.previous.setEnabled(before)
        self.next.setEnabled(after)


def _press(step: Callable[[int], None], by: int, *_: object) -> None:
    step(by)
