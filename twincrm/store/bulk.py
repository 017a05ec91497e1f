"""Many rows of one table at once: past the mapper, to the driver, recorded all the same."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, DateTime, Time, insert

from twincrm.store.base import Moment
from twincrm.store.values import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table

Row = dict[str, Any]
_DATED = (Date, DateTime, Time, Moment)


def with_defaults(table: Table[Any], rows: Sequence[Row]) -> Iterator[Row]:
    """The rows with every column but the id; what a row does not name gets its default."""
    defaults: dict[str, Any] = {}
    made: dict[str, Any] = {}
    for column in table.columns:
        default: Any = column.default
        if column.key == "id":
            continue
        if default is not None and callable(default.arg):
            made[column.key] = default.arg
        defaults[column.key] = None if default is None else default.arg
    for row in rows:
        complete = {**defaults, **row}
        for key, make in made.items():
            if key not in row:
                complete[key] = make(None)
        yield complete


def as_json(table: Table[Any], rows: Sequence[Row]) -> Iterator[Row]:
    """The rows as the history keeps them: dates and times in ISO form."""
    dated = [c.key for c in table.columns if isinstance(c.type, _DATED)]
    for row in rows:
        yield {**row, **{key: to_json(row[key]) for key in dated}} if dated else row


def insert_many(connection: Connection, table: Table[Any], rows: Sequence[Row]) -> None:
    """Insert complete rows; SQLAlchemy words the statement once, the driver takes the values."""
    if not rows:
        return
    dialect = connection.dialect
    keys = list(rows[0])
    statement: Any = insert(table).compile(dialect=dialect, column_keys=keys)
    order: list[str] = list(statement.positiontup)
    columns: Any = table.c
    turns = {key: columns[key].type.dialect_impl(dialect).bind_processor(dialect) for key in order}
    values = list(zip(*(_turned(rows, key, turns[key]) for key in order), strict=True))
    connection.exec_driver_sql(str(statement), values)


def _turned(rows: Sequence[Row], key: str, turn: Callable[[Any], Any] | None) -> Iterable[Any]:
    """One column of the rows as the driver takes it."""
    column = map(itemgetter(key), rows)
    return map(turn, column) if turn else column
