"""A table whose columns the user chooses: which, in which order, how wide, sorted by which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QItemSelectionModel, QTimer, Signal

from twincrm.domain.table_view import TableView, moved
from twincrm.ui.kit.column_heads import ColumnHeads
from twincrm.ui.kit.column_widths import Need, Wish, grown, needs_of, shared
from twincrm.ui.kit.held_table import HeldTable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.models.lazy_table import Column, LazyTableModel

LEAST = 72
"""Narrower no column becomes by itself, in design pixels."""
LONG = 150
"""Wider a column wishes to be for long words, of which the beginning says enough; design pixels."""
GIVES, LONG_GIVES = 1 / 5, 1 / 3
"""The share of its wish that a column gives way before the table goes on to the side: names and
numbers are of no use when they are cut."""
MOST, CELL_EDGES = 300, 22
"""The widest that words make a column by themselves, and the room around them; design pixels."""
ADDED = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class TableMemory(Protocol):
    """Remembers on this machine how tables are shown, by their names."""

    def table_view(self, table: str) -> TableView: ...  # noqa: D102 - how it was shown last

    def remember_table_view(self, table: str, view: TableView) -> None: ...  # noqa: D102 - now so


class NoTableMemory:
    """Remembers for as long as the page is there."""

    def __init__(self) -> None:
        self._views: dict[str, TableView] = {}

    def table_view(self, table: str) -> TableView:
        """How it was shown last."""
        return self._views.get(table, TableView())

    def remember_table_view(self, table: str, view: TableView) -> None:
        """It is shown so now."""
        self._views[table] = view


class ColumnTable(HeldTable):
    """A `RowTable` that shows a choice of the columns on offer; the first one always stays.

    Columns that the list cannot be sorted by are named as *unsorted*. What was chosen is remembered
    under *key*. The rows come sorted from their source: whoever owns the table asks it anew when
    `sort` is another.

    Signals: those of `RowTable`, and view_changed(object) with a `TableView` that the user made.
    """

    view_changed = Signal(object)

    def __init__(
        self,
        ui: UiContext,
        name: str,
        key: str,
        columns: Sequence[Column[Any]],
        beginning: TableView,
        *,
        memory: TableMemory | None = None,
        unsorted: Collection[str] = (),
    ) -> None:
        super().__init__(ui, name)
        self._key = key
        self._offer = {column.key: column for column in columns}
        self._first = columns[0].key
        self._beginning = beginning
        self._memory: TableMemory = memory or NoTableMemory()
        self._unsorted = frozenset(unsorted)
        self._view = self._memory.table_view(key).known(self._offer, self._first)
        self._lent: TableView | None = None
        """How it is shown for the time being, as what is listed now is kept; else the own view."""
        self._needs: dict[str, Need] = {}
        self._heads = ColumnHeads(ui)
        self.setHorizontalHeader(self._heads)
        self._heads.sort_wanted.connect(self._sort)
        self._heads.widened.connect(self._widen)
        self._heads.carried.connect(self._carry)
        self._heads.sectionHandleDoubleClicked.connect(self._fit)

    @property
    def offer(self) -> tuple[Column[Any], ...]:
        """The columns there are."""
        return tuple(self._offer.values())

    @property
    def unsorted(self) -> frozenset[str]:
        """The keys of the columns that rows cannot be sorted by."""
        return self._unsorted

    @property
    def view(self) -> TableView:
        """How it is shown; where nothing was chosen, as in the beginning."""
        return self.shown_view.or_else(self._beginning)

    @property
    def shown_view(self) -> TableView:
        """What was chosen for what is listed now, or in general; perhaps nothing."""
        return self._view if self._lent is None else self._lent

    @property
    def chosen_columns(self) -> tuple[Column[Any], ...]:
        """The columns shown, in order."""
        return tuple(self._offer[key] for key in self.view.columns)

    def take_model(self, model: LazyTableModel[Any]) -> None:
        """Show the rows of a model, in the columns that were chosen."""
        model.set_columns(self.chosen_columns)
        self.setModel(model)
        for told in (model.modelReset, model.dataChanged, model.rowsInserted):
            told.connect(self._measure)
        self._show()

    def change(self, view: TableView) -> None:
        """Show it in another way, remember that and tell it; an empty view is the beginning.

        Nothing is remembered while another view is lent: what is changed then is changed there.
        """
        before, wanted = self.view, view.known(self._offer, self._first)
        if self._lent is None:
            self._view = wanted
        else:
            self._lent = wanted
        if self.view == before:
            return
        if self._lent is None:
            self._memory.remember_table_view(self._key, self._view)
        self.show_view()
        self.view_changed.emit(self.view)

    def lend(self, view: TableView | None) -> None:
        """Show it as *view* for the time being; with None as the user chose it, as before."""
        before = self.view
        self._lent = None if view is None else view.known(self._offer, self._first)
        if self.view != before:
            self.show_view()
            self.view_changed.emit(self.view)

    def hand_over(self, own: TableView) -> None:
        """What is shown belongs to what is listed now; *own* is again what the user chose."""
        self._lent, self._view = self._view, own
        self._memory.remember_table_view(self._key, own)

    @property
    def lent(self) -> bool:
        """Whether it is shown in another way than the user chose, for the time being."""
        return self._lent is not None

    def as_kept(self, view: TableView) -> TableView:
        """How it would look as *view*, which may be of another program or say little."""
        return view.known(self._offer, self._first).or_else(self._beginning)

    def retitle(self, key: str, title: str) -> bool:
        """Call a column otherwise; whether it was called something else."""
        if self._offer[key].title == title:
            return False
        self._offer[key] = replace(self._offer[key], title=title)
        model: Any = self.model()
        if model is not None:
            model.set_columns(self.chosen_columns)
        self._show()
        return True

    def show_view(self) -> None:
        """Bring the columns of the model to those that were chosen."""
        model: Any = self.model()
        if model is not None and tuple(c.key for c in model.columns) != self.view.columns:
            model.set_columns(self.chosen_columns)
            marks = self.selectionModel()  # new columns belong to the rows that are chosen
            marks.select(marks.selection(), ADDED)
        self._show()

    def width_shown(self, key: str) -> int:
        """How wide a column is, in design pixels; its wish where it is not shown."""
        chosen = self.view.width_of(key)
        return self._offer[key].width if chosen is None else chosen

    def showEvent(self, event: QShowEvent) -> None:
        """What came while nobody looked is measured now."""
        super().showEvent(event)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last column takes what is left."""
        super().resizeEvent(event)
        self._share()

    def _show(self) -> None:
        places = {key: at for at, key in enumerate(self.view.columns)}
        shown = [each for each in self.view.sort if each.column in places]
        fixed = frozenset(places[key] for key in self._unsorted if key in places)
        self._heads.show_sorted([(places[each.column], each.descending) for each in shown], fixed)
        self._share()
        model: Any = self.model()
        if model is not None:
            model.say_heads(self._spoken_heads())

    def _spoken_heads(self) -> dict[int, str]:
        """What a screen reader says of the heads that rows are sorted by."""
        tr = self.ui.texts.tr
        up, down = tr("{column}, sorted ascending, {n}"), tr("{column}, sorted descending, {n}")
        said: dict[int, str] = {}
        for n, each in enumerate(self.view.sort, 1):
            if each.column in self.view.columns:
                words = (down if each.descending else up).format(
                    column=self._offer[each.column].title, n=n
                )
                said[self.view.columns.index(each.column)] = words
        return said

    def _share(self) -> None:
        """As wide as chosen or as its words need, never narrower than the head."""
        heads = self._heads
        if not heads.count() or heads.count() != len(self.view.columns):
            return
        heads.ensurePolished()
        wishes = [self._wish(at, key) for at, key in enumerate(self.view.columns)]
        for at, width in enumerate(shared(wishes, self.viewport().width())):
            self.setColumnWidth(at, width)

    def _wish(self, at: int, key: str) -> Wish:
        head, chosen = self._heads.sectionSizeHint(at), self.view.width_of(key)
        width = max(self.ui.look.px(self.width_shown(key)), head)
        if chosen is not None:
            return Wish(width, width, width, width)
        promised = self.ui.look.px(self._offer[key].least)  # later rows may bring longer ones
        line, folded = self._needs.get(key, Need(width, width))
        need = max(line, head, promised)
        least = max(head, min(need, self._least(key)))
        return Wish(width, need, max(least, folded), least)

    def _measure(self) -> None:
        """See how wide the words are that the first rows bring."""
        model: Any = self.model()
        if model is None or not self.isVisible():
            return
        px = self.ui.look.px
        found = needs_of(model, self.fontMetrics(), px(CELL_EDGES), px(MOST))
        needs = grown(self._needs, found)
        if needs != self._needs:
            self._needs = needs
            self._share()

    def _least(self, key: str) -> int:
        """What a column keeps when there is little room: enough to be read."""
        wish, least = self._offer[key].width, self._offer[key].least
        if least:
            return self.ui.look.px(least)
        gives = LONG_GIVES if wish > LONG and key != self._first else GIVES
        return self.ui.look.px(max(LEAST, wish * (1 - gives)))

    def _sort(self, section: int, added: bool) -> None:
        self.change(self.view.sorted_by(self.view.columns[section], added=added))

    def _widen(self, section: int, width: int) -> None:
        key = self.view.columns[section]
        self.change(self.view.with_width(key, round(width / self.ui.look.zoom)))

    def _fit(self, section: int) -> None:
        """As wide as its head and the words that are seen."""
        width = max(self._heads.sectionSizeHint(section), self.sizeHintForColumn(section))
        self._widen(section, width)

    def _carry(self, before: int, after: int) -> None:
        """Once the heads have let go of the mouse."""
        columns = self.view.columns
        wanted = TableView(
            moved(columns, columns[before], after - before), self.view.widths, self.view.sort
        )
        QTimer.singleShot(0, self, lambda: self.change(wanted))
