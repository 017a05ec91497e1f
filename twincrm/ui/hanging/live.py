"""What hangs on a kept record, in a dialog: always with the newest of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.ui.hanging.group import HangingGroup
    from twincrm.ui.window.page import PageServices


class LiveGroup(QWidget):
    """Made anew after every change; what is done in it is done at once, and undone apart."""

    def __init__(self, services: PageServices, make: Callable[[], HangingGroup]) -> None:
        super().__init__()
        self._make = make
        self._group: HangingGroup | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._refresh()
        services.hub.changed.connect(self._refresh)

    def _refresh(self) -> None:
        old, self._group = self._group, self._make()
        self._column.addWidget(self._group)
        if old is not None:
            old.hide()
            old.deleteLater()
