"""The table of those who take part in a visit, and the keys it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractItemView

from twincrm.ui.kit.badge_cells import BadgeCells
from twincrm.ui.kit.painting import LIST_BADGE, pill_width
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.models.lazy_table import LazyTableModel
from twincrm.ui.theme.tokens import Height
from twincrm.ui.visits.participant_rows import (
    AGE,
    DELEGATION,
    NAME,
    NEED,
    ROLE,
    STATE,
    ParticipantList,
    age_sign,
    columns,
    needs_sign,
    status_sign,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent, QResizeEvent

    from twincrm.services.visits.people_rows import ParticipationRow
    from twincrm.ui.kit.context import UiContext

SIGNS = (STATE, AGE, NEED)
"""Columns that show badges."""
GIVING_WAY = (
    (DELEGATION, 120),
    (NAME, 165),
    (DELEGATION, 96),
    (ROLE, 84),
    (NAME, 130),
    (AGE, 0),
)
"""Where room is short: which column gives way first, and down to which width in design pixels."""
LEAST_ROWS = 1
"""As many are seen even on the smallest screen."""


class ParticipantTable(RowTable):
    """One row a person; several may be chosen, with Shift, Ctrl or Ctrl+A.

    Signals: chosen_changed(); menu_wanted(object) with a global point; status_wanted(object) with
    the global point below the status that was clicked.
    """

    chosen_changed = Signal()
    menu_wanted = Signal(object)
    status_wanted = Signal(object)

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui, ui.texts.tr("Participants"))
        texts = ui.texts
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMinimumHeight(ui.look.px(Height.ROW_TABLE) * (LEAST_ROWS + 1))
        self.rows = LazyTableModel(ParticipantList((), texts), columns(texts))
        self.setModel(self.rows)
        self._cells = BadgeCells(
            ui,
            {
                STATE: lambda row: status_sign(row, texts),
                AGE: lambda row: age_sign(row, texts),
                NEED: lambda row: needs_sign(row, texts),
            },
        )
        self.setItemDelegate(self._cells)
        self._wished: tuple[int, ...] = ()
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.horizontalHeader().setStretchLastSection(False)

    @property
    def chosen(self) -> tuple[ParticipationRow, ...]:
        """The people chosen, in the order of the table."""
        if not self.has_rows():
            return ()
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.row_at(place) for place in places)

    def show_list(self, source: ParticipantList) -> None:
        """Show other rows; those that were chosen stay chosen, else the one in their place."""
        kept = [row.id for row in self.chosen]
        current, place = self.current_id(), self.currentIndex().row()
        self.rows.set_ids(source.ids(), source)
        self._fit()
        self.choose_ids(kept, current if isinstance(current, int) else None)
        if not self.chosen and kept and self.rows.rowCount():
            self.choose(min(max(place, 0), self.rows.rowCount() - 1))
        self.chosen_changed.emit()

    def show_order(self, column: int, *, descending: bool) -> None:
        """The arrows need room in the heads."""
        super().show_order(column, descending=descending)
        self._share()

    def choose_ids(self, ids: Sequence[int], current: int | None = None) -> None:
        """Choose people by their participations; *current* is where the keyboard goes on."""
        model, marks = self.rows, self.selectionModel()
        places = [place for key in ids if (place := model.row_of(key)) is not None]
        last = model.row_of(current) if current is not None else None
        at = last if last is not None else places[0] if places else None
        if at is None:
            return
        flags = QItemSelectionModel.SelectionFlag
        marks.setCurrentIndex(model.index(at, 0), flags.NoUpdate)
        wanted = QItemSelection()
        for place in places:
            wanted.select(model.index(place, 0), model.index(place, model.columnCount() - 1))
        marks.select(wanted, flags.ClearAndSelect)
        self._bring([at, *places])

    def _bring(self, places: Sequence[int]) -> None:
        """Chosen people who are not all seen stand in the middle, above what is told below."""
        first, last = (self.rows.index(place, 0) for place in (min(places), max(places)))
        seen, chosen = self.viewport().rect(), self.visualRect(first) | self.visualRect(last)
        if chosen.height() <= seen.height() and not seen.contains(chosen):
            self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtCenter)

    def below_status(self) -> QPoint:
        """Below the status of the current row, for its menu."""
        cell = self.visualRect(self.rows.index(self.currentIndex().row(), STATE))
        return self.viewport().mapToGlobal(cell.bottomLeft())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody is chosen when the keyboard comes in; Qt would only mark the first."""
        super().focusInEvent(event)
        if not self.chosen and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose_ids([key for key in [self.current_id()] if isinstance(key, int)])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a status offers the others."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        if left and plain and index.isValid() and index.column() == STATE:
            self.status_wanted.emit(self.below_status())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is chosen, at the mouse or at the current row."""
        at = event.globalPos()
        if event.reason() == event.Reason.Keyboard and self.currentIndex().isValid():
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        if self.chosen:
            self.menu_wanted.emit(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the room there is."""
        super().resizeEvent(event)
        self._share()

    def _fit(self) -> None:
        """How wide the columns like to be: as wide as their words."""
        look, rows = self.ui.look, range(self.rows.rowCount())
        body = QFontMetricsF(look.font("body"))
        wished: list[int] = []
        for at, column in enumerate(self.rows.columns):
            widest = 0.0
            for text in {column.text(self.rows.row_at(row)) for row in rows}:
                plain = body.horizontalAdvance(text)
                pill = pill_width(look, text, icon=True, style=LIST_BADGE) if at in SIGNS else 0
                widest = max(widest, plain, pill)
            wished.append(int(widest) + look.px(26))  # with the air around words in a cell
        self._wished = tuple(wished)
        self._share()

    def _share(self) -> None:
        """What can be elided gives way, badges last; what is over goes to the words."""
        if not self._wished:
            return
        heads, px = self._head_widths(), self.ui.look.px
        widths = [max(each) for each in zip(self._wished, heads, strict=True)]
        excess = sum(widths) - self.viewport().width()
        for at, least in GIVING_WAY:
            given = max(0, min(excess, widths[at] - max(px(least), heads[at])))
            widths[at] -= given
            excess -= given
        share, rest = divmod(max(0, -excess), 3)
        for at in (NAME, ROLE, DELEGATION):
            widths[at] += share
        widths[NAME] += rest
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    def _head_widths(self) -> list[int]:
        """What the heads of the columns need; one of them has an arrow."""
        header = self.horizontalHeader()
        header.ensurePolished()
        has_arrow, sorted_by = header.isSortIndicatorShown(), header.sortIndicatorSection()
        header.setSortIndicatorShown(False)  # else Qt leaves room for an arrow in every head
        needed = [header.sectionSizeHint(at) for at in range(header.count())]
        header.setSortIndicatorShown(has_arrow)
        if has_arrow and 0 <= sorted_by < len(needed):
            needed[sorted_by] = header.sectionSizeHint(sorted_by)
        return needed
