"""The table of members: its columns, badges and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from twincrm.domain.table_view import SortBy, TableView
from twincrm.services.members.wording import marked_name, row_words
from twincrm.ui.kit.badge_cells import BadgeCells
from twincrm.ui.kit.column_table import ColumnTable
from twincrm.ui.members.words import kind_words, row_sign
from twincrm.ui.models.lazy_table import Column, LazyTableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent

    from twincrm.domain.texts import Translator
    from twincrm.services.members.lists import MemberRow
    from twincrm.ui.kit.column_table import TableMemory
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.models.lazy_table import RowSource

NONE = "–"
BEGINNING = TableView(
    ("number", "name", "kind", "since", "fee", "function"), sort=(SortBy("name"),)
)


class MemberTable(ColumnTable):
    """One row a membership; several may be chosen, with Shift, Ctrl or Ctrl+A.

    Signals: chosen_changed(); menu_wanted(object) with a global point.
    """

    chosen_changed = Signal()
    menu_wanted = Signal(object)

    def __init__(
        self,
        ui: UiContext,
        source: RowSource[MemberRow],
        year: int,
        memory: TableMemory | None = None,
    ) -> None:
        offer = columns(ui.texts, year, ui.look.font("strong"))
        super().__init__(ui, ui.texts.tr("Members"), "members", offer, BEGINNING, memory=memory)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows = LazyTableModel(source, self.chosen_columns)
        self._cells: BadgeCells | None = None
        self.placed: object = None
        """The membership to which the table itself went when other ones were shown."""
        self.take_model(self.rows)
        self._sign()
        self.view_changed.connect(self._sign)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The memberships chosen, in the order of the table."""
        if not self.has_rows():
            return ()
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self.rows.id_at(place) for place in places)
        return tuple(key for key in found if key is not None)

    def show_source(self, source: RowSource[MemberRow], *, anew: bool = True) -> None:
        """Show other rows; those that were chosen stay chosen, else the one in their place.

        Where it is not another list that is looked at *anew*, nobody is chosen instead of those who
        went: the next key would mark somebody else. It goes on in their place.
        """
        kept, place, current = self.chosen, self.currentIndex().row(), self.current_id()
        anew = anew or not self.has_rows()
        self.rows.set_ids(source.ids(), source)
        self.choose_ids(kept, current if isinstance(current, int) else None)
        if not self.chosen and self.rows.rowCount():
            place = min(max(place, 0), self.rows.rowCount() - 1)
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            if anew:
                self.choose(place)
                self.placed = self.current_id()
            else:
                self.selectionModel().setCurrentIndex(self.rows.index(place, 0), flag)
        self.chosen_changed.emit()

    def choose_ids(self, ids: Sequence[int], current: int | None = None) -> None:
        """Choose memberships; *current* is where the keyboard goes on."""
        places = [place for key in ids if (place := self.rows.row_of(key)) is not None]
        last = self.rows.row_of(current) if current is not None else None
        at = last if last is not None else places[0] if places else None
        if at is None:
            return
        flags, marks, model = QItemSelectionModel.SelectionFlag, self.selectionModel(), self.rows
        wanted = QItemSelection()
        for place in places:
            wanted.select(model.index(place, 0), model.index(place, model.columnCount() - 1))
        marks.select(wanted, flags.ClearAndSelect)
        marks.setCurrentIndex(model.index(at, 0), flags.NoUpdate)
        self.scrollTo(model.index(at, 0))

    def show_year(self, year: int) -> None:
        """Name the column of the fees for the year they are of; who is chosen stays so."""
        title = fee_title(self.ui.texts, year)
        kept, current = self.chosen, self.current_id()
        if self.retitle("fee", title):
            self.choose_ids(kept, current if isinstance(current, int) else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where nobody is chosen, the row that has the keyboard comes first."""
        moves = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        if moves and not self.chosen and self.currentIndex().isValid():
            self.choose(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is chosen, at the mouse or at the current row."""
        at = event.globalPos()
        if event.reason() == event.Reason.Keyboard and self.currentIndex().isValid():
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        if self.chosen:
            self.menu_wanted.emit(at)

    def _sign(self, *_: object) -> None:
        """The badge stands in the column of the subscription, wherever that is."""
        texts, shown = self.ui.texts, self.view.columns

        def sign(row: Any) -> Any:  # noqa: ANN401 - the row, through the model
            return row_sign(texts, row)

        signs = {shown.index("fee"): sign} if "fee" in shown else {}
        self._cells = BadgeCells(self.ui, signs)
        self.setItemDelegate(self._cells)


def columns(texts: Translator, year: int, strong: QFont) -> tuple[Column[MemberRow], ...]:
    """The columns that the table offers; names are *strong*."""
    tr = texts.tr

    def fee(row: MemberRow) -> str:
        return row_words(texts, row) or NONE

    return (
        Column("name", tr("Name"), marked_name, width=205, role=_strong(texts, strong)),
        Column("number", tr("No."), lambda row: row.number or NONE, width=60),
        Column("kind", tr("Kind"), lambda row: kind_words(texts, row.kind), width=140, least=122),
        Column("since", tr("since"), lambda row: _year(row.joined_on), width=64),
        Column("fee", fee_title(texts, year), fee, width=204, role=_tip(fee)),
        Column(
            "function",
            tr("Function"),
            lambda row: ", ".join(row.functions) or NONE,
            width=140,
            role=_tip(lambda row: ", ".join(row.functions)),
        ),
        Column("people", tr("People"), lambda row: str(row.living), width=80),
        Column("left", tr("left"), lambda row: _year(row.left_on), width=80),
    )


def fee_title(texts: Translator, year: int) -> str:
    """The head of the column of a year's fees."""
    return texts.tr("Fee {year}").format(year=year)


def _year(stored: str | None) -> str:
    return stored[:4] if stored and not stored.startswith("--") else NONE


def _strong(texts: Translator, font: QFont) -> Callable[[MemberRow, int], object]:
    """Names in strong type; those that are elided can be read by pointing at them.

    Of a membership that goes on it is said who of it has died, to screen readers as well.
    """

    def spoken(row: MemberRow) -> str:
        words = texts.tr("{name} – deceased: {people}")
        return words.format(name=row.name, people=", ".join(row.gone)) if row.gone else row.name

    tip = _tip(spoken)

    def answer(row: MemberRow, role: int) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row) if row.gone else None
        return font if role == Qt.ItemDataRole.FontRole else tip(row, role)

    return answer


def _tip(words: Callable[[MemberRow], str]) -> Callable[[MemberRow, int], object]:
    """What is elided can be read by pointing at it."""

    def answer(row: MemberRow, role: int) -> object:
        return words(row) or None if role == Qt.ItemDataRole.ToolTipRole else None

    return answer
