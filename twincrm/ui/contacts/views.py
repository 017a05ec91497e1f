"""The contacts as cards or as a table: two views of one list, which share what is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView

from twincrm.domain.table_view import TableView
from twincrm.services.people.columns import BEGINNING, COLUMNS
from twincrm.services.people.lists import ContactRow
from twincrm.ui.contacts.rows import DAGGER, NoRows
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.column_chooser import ColumnsButton
from twincrm.ui.kit.column_table import ColumnTable, NoTableMemory, TableMemory
from twincrm.ui.kit.contact_delegate import ContactDelegate, spoken
from twincrm.ui.kit.row_list import RowList
from twincrm.ui.models.lazy_table import Column, LazyTableModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QHBoxLayout

    from twincrm.domain.table_view import SortBy
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.row_view import RowView

View = Literal["cards", "table"]
TABLE = "contacts"


class ContactMemory(TableMemory, Protocol):
    """Remembers on this machine how contacts are shown."""

    @property
    def contacts_view(self) -> View: ...  # noqa: D102 - how they were shown last

    def remember_contacts_view(self, view: View) -> None: ...  # noqa: D102 - shown so now


class NoMemory(NoTableMemory):
    """Remembers for as long as the page is there."""

    contacts_view: View = "cards"

    def remember_contacts_view(self, view: View) -> None:
        """They are shown so now."""
        self.contacts_view = view


class ContactViews(QObject):
    """Cards and table over one model and one choice, with what switches between them.

    Signals: view_changed() when another one is shown, or the table has other columns or another
    order: the list must be asked anew.
    """

    view_changed = Signal()

    def __init__(self, ui: UiContext, memory: ContactMemory | None) -> None:
        super().__init__()
        tr = ui.texts.tr
        self._ui = ui
        self._memory: ContactMemory = memory or NoMemory()
        self.as_table = self._memory.contacts_view == "table"
        self.cards = RowList(ui, tr("Contacts"), ContactDelegate(ui))
        self.table = _contact_table(ui, self._first_words, self._first_more, self._memory)
        self.model = LazyTableModel[ContactRow](NoRows(), self.table.chosen_columns)
        self.switch = Button(ui, "", icon="table", icon_only=True)
        self.columns = ColumnsButton(ui, self.table)
        self.keep = Button(ui, tr("Keep these columns for the group"), icon="save", small=True)
        self._keeps: Callable[[], bool] = bool
        self._cards_before = False
        for view in (self.cards, self.table):
            view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.cards.setModel(self.model)
        self.table.take_model(self.model)
        self.table.setSelectionModel(self.cards.selectionModel())
        self._hide_columns()
        self._connect()
        self._tell()

    @property
    def shown(self) -> RowView:
        """The view that is shown."""
        return self.table if self.as_table else self.cards

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that must be read."""
        return self.table.view.columns if self.as_table else ()

    @property
    def sort(self) -> tuple[SortBy, ...]:
        """What the list is sorted by; by nothing where cards are shown."""
        return self.table.view.sort if self.as_table else ()

    def put_into(self, line: QHBoxLayout) -> None:
        """Stand beside the search."""
        line.addWidget(self.switch)
        line.addWidget(self.columns)
        line.addWidget(self.keep)

    def answer(self, key: QKeySequence.StandardKey, wanted: SignalInstance) -> None:
        """A key of the rows alone: in the search it means its words."""
        for view in (self.cards, self.table):
            shortcut = QShortcut(QKeySequence(key), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(wanted)

    def anchor(self) -> tuple[int | None, int]:
        """The entry at the top of the view, and how far above its edge it begins."""
        view = self.shown
        top = view.rowAt(0)
        return self.model.id_at(top), view.rowViewportPosition(top) if top >= 0 else 0

    def scroll_back(self, anchor: tuple[int | None, int]) -> None:
        """Have that entry at the top again."""
        entry, offset = anchor
        at = self.model.row_of(entry) if entry is not None else None
        if at is not None:
            height = self.shown.verticalHeader().defaultSectionSize()
            self.shown.verticalScrollBar().setValue(at * height - offset)

    def show_as(self, view: View) -> None:
        """Show them so from now on; what is chosen stays chosen."""
        if (view == "table") == self.as_table:
            return
        self.as_table = view == "table"
        self._cards_before = False  # the user has chosen now
        self._memory.remember_contacts_view(view)
        self._tell()
        self.view_changed.emit()

    def lend(self, view: TableView) -> None:
        """Show a table with other columns for the time being; what the user chose is kept."""
        self._cards_before = self._cards_before or not self.as_table
        self.as_table = True
        self.table.lend(view)
        self._tell()
        self.view_changed.emit()

    def give_back(self) -> None:
        """Show them as before something was lent."""
        if self._cards_before and self.as_table:
            self.as_table = False
            self._tell()
            self.view_changed.emit()
        self._cards_before = False
        self.table.lend(None)

    def offer_keeping(self, wanted: Callable[[], bool]) -> None:
        """Show the button that keeps the columns with a group whenever that is *wanted*."""
        self._keeps = wanted
        self._tell()

    def tell_keeping(self) -> None:
        """See again whether there is something to keep."""
        self.keep.setVisible(self.as_table and self._keeps())

    def turn(self) -> None:
        """Show them the other way."""
        self.show_as("cards" if self.as_table else "table")

    def _first_words(self, row: ContactRow) -> str:
        """The name in the table; of a card all that a screen reader says."""
        return row.title if self.as_table else spoken(row)

    def _first_more(self, row: ContactRow, role: int) -> str | None:
        """Screen readers say of the dead that they are, in a word."""
        if role != Qt.ItemDataRole.AccessibleTextRole or not row.died:
            return None
        said = self._ui.texts.tr("{name} (deceased)")
        named = row._replace(title=said.format(name=row.title.removeprefix(DAGGER)))
        return self._first_words(named)

    def _connect(self) -> None:
        self.model.columnsInserted.connect(self._hide_columns)
        self.model.modelReset.connect(self._hide_columns)
        self.table.view_changed.connect(self._ask_anew)
        self.switch.clicked.connect(self.turn)

    def _hide_columns(self) -> None:
        """A card is the first column alone."""
        for at in range(self.model.columnCount()):
            self.cards.setColumnHidden(at, at > 0)

    def _ask_anew(self) -> None:
        self.tell_keeping()
        if self.as_table:
            self.view_changed.emit()

    def _tell(self) -> None:
        tr = self._ui.texts.tr
        self.switch.set_icon("id-card" if self.as_table else "table")
        self.switch.setText(tr("Show as cards") if self.as_table else tr("Show as a table"))
        self.columns.setVisible(self.as_table)
        self.tell_keeping()


def _contact_table(
    ui: UiContext,
    first: Callable[[ContactRow], str],
    more: Callable[[ContactRow, int], object],
    memory: TableMemory,
) -> ColumnTable:
    say = ui.texts.say
    columns = [
        Column[ContactRow](
            each.key,
            say(each.title),
            first if each.key == "name" else partial(_cell, each.key),
            width=each.width,
            role=more if each.key == "name" else None,
            least=each.least,
        )
        for each in COLUMNS
    ]
    unsorted = [each.key for each in COLUMNS if each.sorting is None]
    beginning = TableView(BEGINNING)
    title = ui.texts.tr("Contacts")
    return ColumnTable(ui, title, TABLE, columns, beginning, memory=memory, unsorted=unsorted)


def _cell(key: str, row: ContactRow) -> str:
    return row.cells.get(key, "")
