"""The cards of an import as a table: what each one becomes, and which are shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.models.lazy_table import Column, LazyTableModel
from twincrm.ui.taking_in.about import AboutEntry
from twincrm.ui.taking_in.entries import FILTERS, EntryRows, entries_of
from twincrm.ui.taking_in.fate import fate_cells
from twincrm.ui.taking_in.wording import FATES, title, why
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.services.interchange.planned import Plan
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.taking_in.entries import Entry

FATE = 2
WIDTHS = (62, 190, 156, 100)
"""In design pixels; the last column takes what the others leave."""


class Preview(QWidget):
    """The table, the buttons that filter it, and everything about the chosen card.

    Space leaves a card out or takes it in again.
    Signals: toggled(int) with the place of a card that the user takes in or leaves out.
    """

    toggled = Signal(int)

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._entries: list[Entry] = []
        self._places: dict[str, list[int]] = {key: [] for key, _, _ in FILTERS}
        self._filter = "all"
        self._source = EntryRows((), ())
        self.model = LazyTableModel(self._source, _columns(ui.texts))
        self.table = RowTable(ui, ui.texts.tr("Cards"))
        self._delegate = fate_cells(ui, FATE)
        self.table.setItemDelegate(self._delegate)
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.filters = {key: Button(ui, "", small=True) for key, _, _ in FILTERS}
        self.about = AboutEntry(ui)
        self.leave = self.about.leave
        self._build()
        self._connect()

    @property
    def chosen(self) -> int | None:
        """The place of the chosen card in the plan."""
        found = self.table.current_id()
        return found if isinstance(found, int) else None

    def show_plan(self, plan: Plan) -> None:
        """Show a plan; the filter and the chosen card stay where they can."""
        kept = self.chosen
        self._entries = entries_of(plan)
        for key, word, wanted in FILTERS:
            self._places[key] = [at for at, each in enumerate(self._entries) if wanted(each)]
            number = len(self._places[key])
            self.filters[key].setText(f"{self._ui.texts.say(word)} {number}")
            self.filters[key].setVisible(bool(number) or key == "all")
        self.show_only(self._filter, kept)

    def show_only(self, key: str, kept: int | None = None) -> None:
        """Show the entries of one filter."""
        self._filter = key if self._places[key] else "all"
        for name, button in self.filters.items():
            button.setChecked(name == self._filter)
        self._source = EntryRows(self._entries, self._places[self._filter])
        self.model.set_ids(self._source.ids(), self._source)
        row = self.model.row_of(kept) if kept is not None else None
        self.table.choose(row or 0)
        self._tell()

    def _build(self) -> None:
        px = self._ui.look.px
        chips = QWidget()
        flow = Flow(px(Space.S), chips)
        for button in self.filters.values():
            button.setCheckable(True)
            flow.add_part(button)
        line = QHBoxLayout()
        line.setSpacing(px(Space.M))
        line.addWidget(self.table, 1)
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
        self.leave.clicked.connect(self._toggle)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle)

    def _filter_by(self, key: str) -> None:
        self.show_only(key, self.chosen)

    def _tell(self) -> None:
        place = self.chosen
        self.about.show_entry(self._entries[place] if place is not None else None)

    def _toggle(self) -> None:
        place = self.chosen
        if place is not None and self._entries[place].card is not None:
            self.toggled.emit(place)


def _columns(texts: Translator) -> tuple[Column[Entry], ...]:
    line, name, fate, known = WIDTHS

    def words(entry: Entry) -> str:
        return texts.say(FATES[entry.fate])

    return (
        Column("line", texts.tr("Line"), lambda e: str(e.read.line), "end", line),
        Column("title", texts.tr("Name"), lambda e: title(e, texts), width=name),
        Column("fate", texts.tr("What happens"), words, width=fate),
        Column("why", texts.tr("Why"), lambda e: why(e, texts), width=known),
    )
