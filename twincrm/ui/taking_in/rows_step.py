"""Every row of a table before anything is stored, and what shall happen to each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QMenu, QVBoxLayout, QWidget

from twincrm.services.interchange.account import account_of
from twincrm.services.interchange.on_file import card_on_file
from twincrm.ui.kit.badge_cells import BadgeCells
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.column_table import CELL_EDGES
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.models.lazy_table import Column, LazyTableModel
from twincrm.ui.taking_in.about_row import AboutRow
from twincrm.ui.taking_in.row_entries import FILTERS, RowEntries
from twincrm.ui.taking_in.row_words import deed, named, seen, sign, way_words
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from twincrm.services.interchange.table_plan import TablePlan
    from twincrm.ui.taking_in.row_entries import RowEntry
    from twincrm.ui.window.page import PageServices

WIDTHS = (56, 168, 230, 140, 130)
RESULT, FILE, SEEN, DEED = 1, 2, 3, 4


class RowsStep(QWidget):
    """The table, the chips that filter it, and everything about the chosen row.

    Space leaves a row out or takes it in again, Alt+Down offers all ways, F2 puts the row right.
    Signals: decided(int, str) with the place of a row and a way of `Decision`; all_accepted()
    when all safe proposals for rows that wait are taken; correct_wanted(int) with a place.
    """

    decided = Signal(int, str)
    all_accepted = Signal()
    correct_wanted = Signal(int)

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services = services
        self._ui = ui = services.ctx
        tr = ui.texts.tr
        self.entries: Sequence[RowEntry] = ()
        self._narrow = False
        self._places: dict[str, list[int]] = {key: [] for key, *_ in FILTERS}
        self._filter = "all"
        self.table = RowTable(ui, tr("Rows"))
        self._cells = BadgeCells(ui, {RESULT: partial(sign, ui)})
        self.table.setItemDelegate(self._cells)
        self.model = LazyTableModel(RowEntries((), ()), self._columns())
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.filters = {key: Button(ui, "", icon=icon, small=True) for key, _, icon, _ in FILTERS}
        self.about = AboutRow(ui)
        self.waiting = label(ui, "", "small", "ink2", wrap=True)
        self.account = label(ui, "", "small", "ink2", wrap=True, selectable=True)
        self._ways: QMenu | None = None
        words = tr("Take all safe proposals")
        self.accept_all = Button(ui, words, variant="link", small=True)
        self._build()
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What TwinCRM sees goes on below the name, where a narrow table would cut its column."""
        super().resizeEvent(event)
        header, px = self.table.horizontalHeader(), self._ui.look.px
        room = self.width() - self.about.width() - px(Space.M)
        others = (max(px(w), header.sectionSizeHint(n)) for n, w in enumerate(WIDTHS) if n != SEEN)
        narrow = room - sum(others) < max(px(WIDTHS[SEEN]), header.sectionSizeHint(SEEN) + px(20))
        modes = (QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(FILE, modes[narrow])
        header.setSectionResizeMode(SEEN, modes[not narrow])
        self.table.setColumnHidden(SEEN, narrow)
        self._narrow = narrow
        if not narrow:
            self.table.set_widths(WIDTHS)

    @property
    def chosen(self) -> int | None:
        """The place of the chosen row in the plan."""
        found = self.table.current_id()
        return found if isinstance(found, int) else None

    def show_plan(
        self, plan: TablePlan, entries: Sequence[RowEntry], *, first: bool = False
    ) -> None:
        """Show the rows of a plan, and below them what those that come in add up to."""
        texts = self._ui.texts
        coming = [each.row for each in entries if each.fate in ("new", "update")]
        said = " · ".join(texts.say(each) for each in account_of(plan, texts.language, coming))
        self.account.setText(said)
        self.account.setVisible(bool(said))
        self.show_entries(entries, first=first)

    def show_entries(self, entries: Sequence[RowEntry], *, first: bool = False) -> None:
        """Show rows; the filter and the chosen row stay, unless they are shown *first*."""
        kept = None if first else self.chosen
        self.entries, texts = entries, self._ui.texts
        for key, word, _, wanted in FILTERS:
            self._places[key] = [at for at, each in enumerate(entries) if wanted(each)]
            number = len(self._places[key])
            self.filters[key].setText(f"{texts.say(word)} {number}")
            self.filters[key].setVisible(bool(number) or key == "all")
        waiting = sum(each.waits for each in entries)
        self.waiting.setText(
            texts.trn(
                "{n} row waits for your decision; until then it is not taken in.",
                "{n} rows wait for your decision; until then they are not taken in.",
                waiting,
            )
        )
        self.waiting.setVisible(bool(waiting))
        self.accept_all.setVisible(any(each.safe for each in entries))
        self.show_only("all" if first else self._filter, kept)

    def show_only(self, key: str, kept: int | None = None) -> None:
        """Show the rows of one filter."""
        self._filter = key if self._places[key] else "all"
        for name, button in self.filters.items():
            button.setChecked(name == self._filter)
        shown = RowEntries(self.entries, self._places[self._filter])
        self.model.set_ids(shown.ids(), shown)
        row = self.model.row_of(kept) if kept is not None else None
        self.table.choose(row or 0)
        self._tell()

    def _columns(self) -> tuple[Column[RowEntry], ...]:
        texts, ui = self._ui.texts, self._ui
        return (
            Column("row", texts.tr("Row"), lambda e: str(e.row.row.line), "end"),
            Column("result", texts.tr("Result"), lambda e: sign(ui, e)[1]),
            Column("file", texts.tr("In the file"), self._in_file),
            Column("seen", texts.tr("What TwinCRM sees"), partial(seen, texts)),
            Column("deed", texts.tr("What shall happen?"), lambda e: f"{deed(texts, e)} ▾"),
        )

    def _in_file(self, entry: RowEntry) -> str:
        """Whom a row names, in one line where what TwinCRM sees stands below it."""
        if not self._narrow:
            return named(entry)
        room = self.table.columnWidth(FILE) - self._ui.look.px(CELL_EDGES)
        right = Qt.TextElideMode.ElideRight
        name = self.table.fontMetrics().elidedText(named(entry), right, room)
        return f"{name}\n{seen(self._ui.texts, entry)}"

    def _build(self) -> None:
        px = self._ui.look.px
        chips, foot, line = QWidget(), QHBoxLayout(), QHBoxLayout()
        flow = Flow(px(Space.S), chips)
        for button in self.filters.values():
            button.setCheckable(True)
            flow.add_part(button)
        foot.addWidget(self.waiting, 1)
        foot.addWidget(self.accept_all)
        left = QVBoxLayout()
        left.setSpacing(px(Space.XS))
        left.addWidget(self.table, 1)
        left.addWidget(self.account)
        left.addLayout(foot)
        line.setSpacing(px(Space.M))
        line.addLayout(left, 1)
        line.addWidget(self.about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.S))
        column.addWidget(chips)
        column.addLayout(line, 1)

    def _connect(self) -> None:
        for key, button in self.filters.items():
            button.clicked.connect(partial(self._filter_by, key))
        self.table.row_chosen.connect(self._tell)
        self.table.row_opened.connect(self._open)
        self.about.decided.connect(self._decide)
        self.about.correct_wanted.connect(self._correct)
        self.table.clicked.connect(self._clicked)
        down, edit = QKeySequence("Alt+Down"), QKeySequence("F2")
        self.table.answer({down: self.offer_ways, edit: self._correct})
        self.accept_all.clicked.connect(self.all_accepted)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle)

    def _filter_by(self, key: str) -> None:
        self.show_only(key, self.chosen)

    def _entry(self) -> RowEntry | None:
        place = self.chosen
        return self.entries[place] if place is not None else None

    def _tell(self) -> None:
        """The card on file is one record, read in a moment."""
        entry, here = self._entry(), None
        if entry is not None and entry.beside is not None:
            contact, language = entry.beside[1], self._ui.texts.language
            here = self._services.dispatcher.ask(card_on_file, contact, language)
        self.about.show_entry(entry, here)

    def _open(self) -> None:
        """What can be decided of a row; where it can only be put right, that."""
        entry = self._entry()
        if entry is not None and (entry.row.row.rejected or entry.nameless):
            self._correct()
        else:
            self.about.enter()

    def _toggle(self) -> None:
        entry = self._entry()
        if entry is not None and entry.cards:
            self._decide("take" if entry.decided == "leave" else "leave")

    def offer_ways(self) -> None:
        """Open the ways to decide at the cell of the chosen row."""
        if self.chosen is None:
            return
        row = self.model.index(self.table.currentIndex().row(), DEED)
        at = self.table.visualRect(row).bottomLeft()
        self.ways_menu().popup(self.table.viewport().mapToGlobal(at))

    def ways_menu(self) -> QMenu:
        """The ways to decide of the chosen row, the present one ticked, and putting it right."""
        entry, texts = self._entry(), self._ui.texts
        if self._ways is not None:
            self._ways.deleteLater()
        self._ways = menu = QMenu(self.table)
        ways = ((entry, way) for way in entry.ways) if entry is not None else ()
        for each, way in ways:
            action = menu.addAction(way_words(texts, each, way))
            action.setCheckable(True)
            action.setChecked((each.decided or ("" if each.waits else "take")) == way)
            action.triggered.connect(partial(self._decide, way))
        menu.addSeparator()
        menu.addAction(texts.tr("Correct the row…")).triggered.connect(self._correct)
        return menu

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == DEED:
            self.offer_ways()

    def _correct(self) -> None:
        place = self.chosen
        if place is not None:
            self.correct_wanted.emit(place)

    def _decide(self, way: str) -> None:
        place = self.chosen
        if place is not None:
            self.decided.emit(place, way)
