"""The columns of a table that comes in: what stands in each, and what it becomes."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from twincrm.runtime import clock
from twincrm.services.interchange.seen_columns import remapped, seen_columns
from twincrm.ui.kit.badge_cells import BadgeCells
from twincrm.ui.kit.badges import status_badge
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.models.lazy_table import Column, LazyTableModel
from twincrm.ui.taking_in.about_column import AboutColumn
from twincrm.ui.taking_in.column_words import becomes, certainty, doubtful
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.interchange.seen_columns import SeenColumn
    from twincrm.services.interchange.table_sources import TableSource
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.row_lines import BadgeFace

WIDTHS = (44, 104, 90, 190, 126)
SAMPLES, CERTAIN = 2, 4


class ColumnsStep(QWidget):
    """One line a column, and the card beside them that explains the chosen one and asks."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self.source: TableSource | None = None
        self._seen: tuple[SeenColumn, ...] = ()
        self._agreed: set[int] = set()
        self._proposed: TableSource | None = None
        self.summary = label(ui, "", "h3", wrap=True)
        self._doubts = status_badge(ui, "warn", "", "circle-question-mark")
        self.table = RowTable(ui, ui.texts.tr("Columns"))
        self._cells = BadgeCells(ui, {CERTAIN: self._sign})
        self.table.setItemDelegate(self._cells)
        self.model = LazyTableModel(_Places(()), self._columns())
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.horizontalHeader().setSectionResizeMode(SAMPLES, QHeaderView.ResizeMode.Stretch)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.about = AboutColumn(ui)
        self._build()
        self.table.row_chosen.connect(self._tell)
        self.table.row_opened.connect(self.about.meaning.setFocus)
        self.about.meaning_said.connect(self._take_meaning)
        self.about.order_said.connect(self._take_order)
        self.about.years_said.connect(self._take_years)
        self.about.proper_case_said.connect(self._take_proper_case)
        self.about.agreed.connect(self._agree)

    @property
    def doubts(self) -> int:
        """How many columns somebody should look at."""
        return sum(doubtful(each, agreed=self._is_agreed(each)) for each in self._seen)

    @property
    def said(self) -> bool:
        """Whether somebody said what a column is, or agreed to what was proposed."""
        before, now = self._proposed, self.source
        changed = before is not None and now is not None and now.mapping != before.mapping
        return changed or bool(self._agreed)

    def show_source(self, source: TableSource) -> None:
        """Show the columns of a table, beginning with the first doubtful one."""
        self._agreed.clear()
        self._proposed = source
        self._take(source)
        first = (n for n, each in enumerate(self._seen) if doubtful(each, agreed=False))
        self.table.choose(next(first, 0))
        self._tell()

    def _build(self) -> None:
        px = self._ui.look.px
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self._doubts)
        line = QHBoxLayout()
        line.setSpacing(px(Space.M))
        line.addWidget(self.table, 1)
        line.addWidget(self.about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.S))
        column.addLayout(head)
        column.addLayout(line, 1)

    def _columns(self) -> tuple[Column[SeenColumn], ...]:
        texts = self._ui.texts

        def becoming(each: SeenColumn) -> str:
            return "→ " + becomes(texts, each.column.meaning)

        return (
            Column("letter", "", lambda e: e.letter, width=WIDTHS[0]),
            Column("header", texts.tr("Column"), lambda e: " ".join(e.column.header.split())),
            Column("samples", texts.tr("Examples"), lambda e: " · ".join(e.samples[:2])),
            Column("becomes", texts.tr("is taken as"), becoming),
            Column("certain", texts.tr("Proposal"), lambda e: self._sign(e)[1]),
        )

    def _take(self, source: TableSource) -> None:
        """Show the columns; the chosen one stays."""
        texts, at = self._ui.texts, self.table.currentIndex().row()
        self.source, self._seen = source, seen_columns(source)
        shown = _Places(self._seen)
        self.model.set_ids(shown.ids(), shown)
        words = texts.tr("The columns are known from the last time.")
        columns = texts.trn("{n} column", "{n} columns", len(self._seen))
        named = texts.tr("{file}, {columns}").format(file=source.name, columns=columns)
        self.summary.setText(f"{named}. {words}" if source.remembered else named)
        self._count()
        self.table.choose(max(0, at))
        self._tell()

    def _count(self) -> None:
        texts, doubts = self._ui.texts, self.doubts
        words = texts.trn("{n} column to check", "{n} columns to check", doubts)
        self._doubts.setText(words if doubts else texts.tr("all certain"))
        self._doubts.set_tone(*(("warn", "circle-question-mark") if doubts else ("ok", "check")))

    def _chosen(self) -> SeenColumn | None:
        at = self.table.currentIndex().row()
        return self._seen[at] if 0 <= at < len(self._seen) else None

    def _tell(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.source is not None:
            agreed, mapping = self._is_agreed(chosen), self.source.mapping
            self.about.show_column(chosen, mapping, clock.today(), agreed=agreed)

    def _is_agreed(self, each: SeenColumn) -> bool:
        return each.column.place in self._agreed

    def _sign(self, each: SeenColumn) -> BadgeFace:
        return certainty(self._ui, each, agreed=self._is_agreed(each))

    def _agree(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.source is not None:
            self._agreed.add(chosen.column.place)
            self._take(self.source)
            self.table.setFocus()

    def _take_meaning(self, meaning: str) -> None:
        chosen = self._chosen()
        if chosen is not None and self.source is not None:
            self._take(remapped(self.source, {chosen.column.place: meaning}, {}))

    def _take_order(self, order: str) -> None:
        chosen = self._chosen()
        if chosen is not None and self.source is not None:
            self._take(remapped(self.source, {}, {chosen.column.place: order}))

    def _take_years(self, years: str) -> None:
        chosen = self._chosen()
        if chosen is not None and self.source is not None:
            self._agreed.add(chosen.column.place)
            self._take(remapped(self.source, {}, {}, {chosen.column.place: years}))

    def _take_proper_case(self, wished: bool) -> None:
        if self.source is not None:
            self._take(remapped(self.source, {}, {}, proper_case=wished))


class _Places:
    """Columns by their places; a `RowSource`."""

    def __init__(self, seen: Sequence[SeenColumn]) -> None:
        self._seen = seen

    def ids(self) -> array[int]:
        """All of them."""
        return array("q", range(len(self._seen)))

    def rows(self, ids: Sequence[int]) -> list[SeenColumn]:
        """Columns by their places."""
        return [self._seen[at] for at in ids]
