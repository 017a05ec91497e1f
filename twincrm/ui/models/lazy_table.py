"""Item models for lists of any length: ids in memory, rows by the page.

A list of 100,000 people costs 800 kB of ids and at most 64 pages of 128 rows. Filter and order
are the store's business; no proxy model ever stands over these models, it would fetch every row.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Sequence

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)
Index = QModelIndex | QPersistentModelIndex

PAGE = 128
PAGES = 64

ID_ROLE = int(Qt.ItemDataRole.UserRole)
"""The id of the record in a row."""
ROW_ROLE = ID_ROLE + 1
"""The whole frozen row, for delegates."""


class RowSource(Protocol[Row_co]):
    """A long list: its ids in order, and the rows of some of them in the order asked for."""

    def ids(self) -> array[int]:
        """All ids in order, as array('q')."""
        ...

    def rows(self, ids: Sequence[int]) -> Sequence[Row_co]:
        """The rows of *ids*, one each, in that order."""
        ...


@dataclass(frozen=True)  # no slots: CPython 3.11 cannot call a subscripted one
class Column(Generic[Row]):
    """A column: its key, its translated title, what it shows of a row, and where."""

    key: str
    title: str
    text: Callable[[Row], str]
    align: Literal["start", "end", "centre"] = "start"
    width: int = 160
    """Wished width in design pixels."""
    role: Callable[[Row, int], object] | None = None
    """Answers for other roles (icon, tooltip, other words for screen readers); None leaves them
    empty."""
    least: int = 0
    """What it keeps where there is little room, in design pixels; 0: a share of its wish."""


class RowCache(Generic[Row]):
    """The ids of a list and the pages of it that were looked at last."""

    def __init__(self, source: RowSource[Row]) -> None:
        self.source = source
        self.ids: array[int] = source.ids()
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, ids: array[int], source: RowSource[Row] | None) -> None:
        """Other ids, perhaps from another source; all pages are forgotten."""
        self.source = source or self.source
        self.ids = ids
        self._pages.clear()

    def extend(self, ids: array[int], source: RowSource[Row]) -> None:
        """The same result, of which only the first pages were known; what is held stays."""
        self._pages = OrderedDict(
            (number, page) for number, page in self._pages.items() if len(page) == PAGE
        )
        self.source, self.ids = source, ids

    def row(self, at: int) -> Row:
        """The row at a position, fetched with its page if need be."""
        number, place = divmod(at, PAGE)
        page = self._pages.get(number)
        if page is None:
            wanted = self.ids[number * PAGE : (number + 1) * PAGE]
            page = self._pages[number] = self.source.rows(wanted)
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place]

    def forget(self, ids: Iterable[int]) -> list[int]:
        """Drop the pages that hold these ids; the positions of the ids, ascending."""
        wanted = set(ids)
        places = [at for at, each in enumerate(self.ids) if each in wanted]
        for at in places:
            self._pages.pop(at // PAGE, None)
        return places

    def row_of(self, number: int) -> int | None:
        """The position of an id, None if the list does not hold it."""
        try:
            return self.ids.index(number)
        except ValueError:
            return None

    def id_at(self, at: int) -> int | None:
        """The id at a position, None outside the list."""
        return self.ids[at] if 0 <= at < len(self.ids) else None

    @property
    def pages_held(self) -> int:
        """How many pages are in memory."""
        return len(self._pages)


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring positions as ranges, so that a view hears of few changes."""
    runs: list[tuple[int, int]] = []
    for at in places:
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs


class LazyTableModel(QAbstractTableModel, Generic[Row]):
    """A table of a row source, one `Column` each."""

    def __init__(self, source: RowSource[Row], columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self._cache = RowCache(source)
        self._columns: tuple[Column[Row], ...] = tuple(columns)
        self._heads: dict[int, str] = {}

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns shown."""
        return self._columns

    @property
    def pages_held(self) -> int:
        """How many pages are in memory, at most 64."""
        return self._cache.pages_held

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns or the same in another order; the first one is never another.

        Where it is, the view begins anew; else rows that are chosen stay so.
        """
        if columns[0] is not self._columns[0]:
            self.beginResetModel()
            self._columns = tuple(columns)
            self.endResetModel()
            return
        if len(self._columns) > 1:
            self.beginRemoveColumns(QModelIndex(), 1, len(self._columns) - 1)
            self._columns = self._columns[:1]
            self.endRemoveColumns()
        if len(columns) > 1:
            self.beginInsertColumns(QModelIndex(), 1, len(columns) - 1)
            self._columns = tuple(columns)
            self.endInsertColumns()

    def say_heads(self, words: dict[int, str]) -> None:
        """What is said of some columns beside their titles, such as that rows are sorted by one."""
        self._heads = words
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self._columns) - 1))

    def set_ids(self, ids: array[int], source: RowSource[Row] | None = None) -> None:
        """Show another result, perhaps of another source."""
        self.beginResetModel()
        self._cache.take(ids, source)
        self.endResetModel()

    def extend(self, ids: array[int], source: RowSource[Row]) -> None:
        """The whole of the result whose beginning is shown: the rows that follow are added."""
        known = len(self._cache)
        self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
        self._cache.extend(ids, source)
        self.endInsertRows()

    def renew(self, source: RowSource[Row]) -> None:
        """The same rows from another source, which may tell more of them."""
        self._cache.take(self._cache.ids, source)
        if len(self._cache):
            last = self.index(len(self._cache) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def forget(self, ids: Iterable[int]) -> None:
        """Rows of these ids changed: they are asked for again when looked at."""
        last = len(self._columns) - 1
        for first, end in _runs(self._cache.forget(ids)):
            self.dataChanged.emit(self.index(first, 0), self.index(end, last))

    def row_of(self, number: int) -> int | None:
        """The position of an id, None if the list does not hold it."""
        return self._cache.row_of(number)

    def id_at(self, row: int) -> int | None:
        """The id at a position, None outside the list."""
        return self._cache.id_at(row)

    def row_at(self, row: int) -> Row:
        """The frozen row at a position."""
        return self._cache.row(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows."""
        return 0 if parent.isValid() else len(self._cache)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """What a cell shows."""
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self._cache.id_at(index.row())
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align]
        return self._answer(self._cache.row(index.row()), column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """The titles of the columns and where they stand."""
        across = orientation == Qt.Orientation.Horizontal
        if not across or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._heads.get(section, self._columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self._columns[section].align]
        return None

    def _answer(self, row: Row, column: Column[Row], role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = column.role(row, role) if column.role else None
            return said if isinstance(said, str) else column.text(row)
        answer = column.role(row, role) if column.role else None
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(answer, str):
            return plain_tip(answer)
        return answer


_ALIGN = {
    "start": Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter,
    "end": Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
}


class LazyListModel(QAbstractListModel, Generic[Row]):
    """A list of a row source, for views whose delegate paints the whole row.

    *text* is what a screen reader says and what typing in the list searches for.
    """

    def __init__(self, source: RowSource[Row], text: Callable[[Row], str]) -> None:
        super().__init__()
        self._cache = RowCache(source)
        self._text = text

    @property
    def pages_held(self) -> int:
        """How many pages are in memory, at most 64."""
        return self._cache.pages_held

    def set_ids(self, ids: array[int], source: RowSource[Row] | None = None) -> None:
        """Show another result, perhaps of another source."""
        self.beginResetModel()
        self._cache.take(ids, source)
        self.endResetModel()

    def extend(self, ids: array[int], source: RowSource[Row]) -> None:
        """The whole of the result whose beginning is shown: the rows that follow are added."""
        known = len(self._cache)
        self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
        self._cache.extend(ids, source)
        self.endInsertRows()

    def forget(self, ids: Iterable[int]) -> None:
        """Rows of these ids changed: they are asked for again when looked at."""
        for first, end in _runs(self._cache.forget(ids)):
            self.dataChanged.emit(self.index(first, 0), self.index(end, 0))

    def row_of(self, number: int) -> int | None:
        """The position of an id, None if the list does not hold it."""
        return self._cache.row_of(number)

    def id_at(self, row: int) -> int | None:
        """The id at a position, None outside the list."""
        return self._cache.id_at(row)

    def row_at(self, row: int) -> Row:
        """The frozen row at a position."""
        return self._cache.row(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows."""
        return 0 if parent.isValid() else len(self._cache)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The id, the row or its text."""
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self._cache.id_at(index.row())
        if role == ROW_ROLE:
            return self._cache.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(self._cache.row(index.row()))
        return None
