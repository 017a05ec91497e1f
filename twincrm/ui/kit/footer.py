"""The bar at the foot of dialogs and editors: words at the start, buttons at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout

from twincrm.ui.theme.tokens import Height, Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext


class FooterBar(QFrame):
    """A white bar with a hairline above."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self.setProperty("part", "bar")
        self.setMinimumHeight(ui.look.px(Height.FOOTER))
        self._start = QHBoxLayout()
        self._end = QHBoxLayout()
        for side in (self._start, self._end):
            side.setSpacing(ui.look.px(Space.S))
        page, edge = ui.look.px(Space.PAGE), ui.look.px(Space.S)
        line = QHBoxLayout(self)
        line.setContentsMargins(page, edge, page, edge)
        line.addLayout(self._start)
        line.addStretch(1)
        line.addLayout(self._end)

    @property
    def has_parts(self) -> bool:
        """Whether anything was put into it."""
        return bool(self._start.count() or self._end.count())

    def add(self, widget: QWidget, side: Literal["start", "end"] = "end") -> None:
        """Put a button or words behind the others of its side."""
        (self._start if side == "start" else self._end).addWidget(widget)
