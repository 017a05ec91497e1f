"""Many rows of one table at once: past the mapper, to the driver, recorded all the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, DateTime, Time, bindparam, insert, update

from twincrm.store.base import Moment
from twincrm.store.connection import id_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Column, Connection, Table

Row = dict[str, Any]
Columns = dict[str, Sequence[Any]]
"""The values of rows, column by column."""

_REWORDED = (Moment, DateTime, Time)
"""Kept by SQLite in another wording than by the history."""


def with_defaults(table: Table[Any], rows: Sequence[Row], ids: Sequence[int]) -> Columns:
    """The values of rows with these ids; what a row does not name gets its column's default."""
    named = set[str]().union(*rows)
    found: Columns = {}
    for column in table.columns:
        key, default = column.key, column.default
        arg: Any = None if default is None else default.arg
        if key == "id":
            found[key] = ids
        elif callable(arg):
            found[key] = [value or arg(None) for value in _column(rows, key, None)]
        elif key in named:
            found[key] = _column(rows, key, arg)
        else:
            found[key] = [arg] * len(rows)
    return found


def _column(rows: Sequence[Row], key: str, default: object) -> list[Any]:
    """One value of every row; nearly always all rows name it."""
    try:
        return list(map(itemgetter(key), rows))
    except KeyError:
        return [row.get(key, default) for row in rows]


def rows_of(values: Columns) -> Iterable[Row]:
    """The rows themselves."""
    return (dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True))


def insert_many(connection: Connection, table: Table[Any], values: Columns) -> None:
    """Insert rows; SQLAlchemy words the statement once, the driver takes the values.

    Columns without any value are not named: no column has a default of the database's own.
    """
    dialect = connection.dialect
    named = {key: column for key, column in values.items() if any_value(column)}
    statement: Any = insert(table).compile(dialect=dialect, column_keys=list(named))
    order: list[str] = list(statement.positiontup)
    columns: Any = table.c
    turns = {key: columns[key].type.dialect_impl(dialect).bind_processor(dialect) for key in order}
    turned = [map(turns[key], named[key]) if turns[key] else named[key] for key in order]
    connection.exec_driver_sql(str(statement), list(zip(*turned, strict=True)))


def alter_many(
    connection: Connection, table: Table[Any], columns: Sequence[str], rows: Mapping[int, Row]
) -> None:
    """Give rows other values in these columns, by id."""
    if not rows:
        return
    new: Any = {c: bindparam(f"new_{c}", type_=table.c[c].type) for c in columns}
    statement = update(table).where(table.c.id == bindparam("row_id")).values(new)
    values = [
        {"row_id": key, **{f"new_{column}": row[column] for column in columns}}
        for key, row in rows.items()
    ]
    connection.execute(statement, values)


def delete_many(connection: Connection, table: Table[Any], ids: Sequence[int]) -> None:
    """Delete rows by id."""
    connection.exec_driver_sql(
        f'DELETE FROM "{table.name}" WHERE id IN (SELECT value FROM json_each(?))', (id_list(ids),)
    )


def any_value(column: Sequence[Any]) -> bool:
    """Whether any row has a value here."""
    return column[0] is not None or column.count(None) < len(column)


def read_back_alike(table: Table[Any], values: Columns) -> bool:
    """Whether `row_as_json` words these rows as the recorder does: they hold no time of day."""
    return not any(
        isinstance(column.type, _REWORDED) and any_value(values[column.key])
        for column in table.columns
    )


@cache
def row_as_json(table: Table[Any]) -> str:
    """An SQL expression: a whole row as JSON, worded as the history keeps rows."""
    pairs = ", ".join(f"'{column.name}', {_as_json(column)}" for column in table.columns)
    return f"json_object({pairs})"


def _as_json(column: Column[Any]) -> str:
    name = f'"{column.name}"'
    if isinstance(column.type, Boolean):
        return f"json(CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)"
    return name
