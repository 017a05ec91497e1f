"""What the chair should know before the document is on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from twincrm.domain.texts import Message
    from twincrm.ui.kit.context import UiContext

LEAST_LINES = 5
_SPARE = 2
"""Pixels by which Qt may lay a line out wider than its letters are measured."""


class _WholeText(QStyledItemDelegate):
    """As high as all lines of a warning need.

    Qt asks how high a text is in the whole width, then draws it inside the padding of the theme,
    and what needs a line more there ends in dots: with a name, mostly.
    """

    def __init__(self, ui: UiContext, listed: QListWidget) -> None:
        super().__init__(listed)
        self._padding, self._list = 2 * ui.look.px(Space.S), listed

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The height of the text in the width in which it is drawn."""
        whole = super().sizeHint(option, index)
        margin = self._list.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        width = self._list.viewport().width() - 2 * (self._padding // 2 + margin + _SPARE)
        words = str(index.data())
        flags = int(Qt.TextFlag.TextWordWrap)
        lines = option.fontMetrics.boundingRect(0, 0, width, 0, flags, words).height()
        return QSize(whole.width(), max(whole.height(), lines + self._padding // 2))


class WarningList(QWidget):
    """How many texts or letters are missing, and which; hidden while nothing is.

    Signals: lead_wanted(int): to what the line is about, counted from 0.
    """

    lead_wanted = Signal(int)

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self.notice = InlineNotice(ui, "warn", "")
        self.list = QListWidget()
        self.list.setAccessibleName(ui.texts.tr("What is missing"))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_WholeText(ui, self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(ui.look.px(LEAST_LINES * 30))
        self.list.itemActivated.connect(self._lead)
        self.lead = Button(ui, ui.texts.tr("Go there"), icon="arrow-right", small=True)
        self.lead.clicked.connect(self._lead)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(self.notice)
        column.addWidget(self.list)
        column.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_warnings(self, warnings: Sequence[Message], *, can_lead: bool = False) -> None:
        """List them; an empty list hides everything.

        *can_lead*: they are about texts that are missing, and can be completed.
        """
        texts, n = self._ui.texts, len(warnings)
        self.setVisible(bool(warnings))
        self.notice.set_text(
            texts.trn(
                "{n} place needs a look before printing. "
                "Missing texts are printed in another language, in italics.",
                "{n} places need a look before printing. "
                "Missing texts are printed in another language, in italics.",
                n,
            )
            if can_lead
            else texts.trn(
                "Please read {n} remark before printing.",
                "Please read {n} remarks before printing.",
                n,
            )
        )
        self.list.clear()
        self.list.addItems([texts.say(warning) for warning in warnings])
        self.list.setCurrentRow(0)
        self.lead.setVisible(can_lead)

    def _lead(self) -> None:
        if not self.lead.isHidden():
            self.lead_wanted.emit(self.list.currentRow())
