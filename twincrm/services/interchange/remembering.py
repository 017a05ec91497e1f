"""What was said of the columns of a list is known again when a list with that header comes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.texts import Message
from twincrm.exchange.tables.content import share
from twincrm.exchange.tables.days import order_of, read_day
from twincrm.exchange.tables.mapping import told
from twincrm.exchange.tables.meanings import DATES
from twincrm.store.models import TableMapping

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.exchange.tables.header import Layout
    from twincrm.exchange.tables.mapping import Column, Mapping
    from twincrm.exchange.tables.table import Value

_OTHER_ORDER = Message(
    "The last time day and month stood the other way round; these dates can only be read like this."
)
_BEFORE = Message("So it was the last time.")
_UNLIKE_BEFORE = Message("So it was the last time, but the values do not look like it now.")
_LOOKED_AT = 200
_LOOKS = {"email": "email", "phone": "phone", "url": "url", "postcode": "postcode"}


def remembered_key(mapping: Mapping) -> str:
    """By what the meanings of columns are found again, in whatever order the columns stand."""
    return _hashed("|".join(sorted(mapping.key.split("|"))))


def _hashed(key: str) -> str:
    return hashlib.blake2b(key.encode(), digest_size=32).hexdigest()


def remembered_mappings(session: Session) -> dict[str, str]:
    """All remembered mappings, as JSON, by the keys of their headers."""
    rows = session.execute(select(TableMapping.header_key, TableMapping.mapping))
    return {row[0]: row[1] for row in rows}


def said_before(mapping: Mapping, remembered: MappingOf[str, str]) -> dict[str, Any] | None:
    """What was said of a list with these columns; files of old know it by their order."""
    found = remembered.get(remembered_key(mapping)) or remembered.get(_hashed(mapping.key))
    return json.loads(found) if found else None


def as_before(mapping: Mapping, layout: Layout, before: MappingOf[str, Any]) -> Mapping:
    """The mapping as it was said before; where the cells speak against that, it is asked again."""
    said = told(mapping, before)
    columns = (_against(column, layout) for column in said.columns)
    return replace(said, columns=tuple(columns))


def _against(column: Column, layout: Layout) -> Column:
    cells = layout.column(column.place)
    if not cells:
        return column
    order = order_of(cells) if column.field in DATES else ""
    if order and order != column.order:
        return replace(column, order=order, certainty="check", reason=_OTHER_ORDER)
    if not _looks_so(column, cells):
        return replace(column, certainty="check", reason=_UNLIKE_BEFORE)
    settled = column.certainty == "check" and not column.undecided
    return replace(column, certainty="sure", reason=_BEFORE) if settled else column


def _looks_so(column: Column, cells: Sequence[Value]) -> bool:
    """Whether some of the cells can be what the column is; of most fields nobody can tell."""
    if column.field in ("birth_date", "death_date"):
        return any(read_day(cell, column.order, date.max) for cell in cells[:_LOOKED_AT])
    look = _LOOKS.get(column.field)
    return look is None or share(cells, look) > 0
