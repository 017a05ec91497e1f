"""One row completed by another that says the same; what they contradict in is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincrm.store.base import Keeping, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Column

    from twincrm.store.base import Base

_APART = {"id", "uid", "position", "trashed_at", "folded", "e164"}
_SPANS = (
    ("starts_on", "ends_on"),
    ("joined_on", "left_on"),
    ("from_night", "until_night"),
    ("arrives_at", "departs_at"),
    ("given_on", "withdrawn_on"),
)
"""Columns of which the second must not come before the first."""
_ALIKE = {
    "phone": {"kind", "number"},
    "email": {"kind", "address"},
    "web_link": {"kind", "url"},
    "address": {"kind", "extra", "street", "po_box", "postcode", "locality", "country"},
}
"""Columns in which rows that say the same differ by the way of writing only."""
_FEE = ("due_cents", "paid_cents", "status", "paid_on")
_OF_ANOTHER = {"population_year": "population", "longitude_e6": "latitude_e6"}
"""Columns that say nothing without another one: both are of the same record."""

_MEANT = {
    ("language_skill", "level"),
    ("household_member", "role"),
    ("assembly_attendance", "status"),
}
"""Columns in which what stands by itself is an answer like the others."""

Said = dict[str, object]


def complete(
    kept: Base, values: Mapping[str, Any], taken: Collection[str] | None, *, telling: bool = True
) -> Said:
    """Give a row what it lacks of another one's *values*, and what is *taken* in place of its own.

    Where nobody was asked about the two, nothing is *taken*: None.
    Returns what is said by one of the two alone and now by neither column: to be told elsewhere.
    Without *telling* such values are let go, as the record that bears them stays in the trash.
    """
    before = {column.name: getattr(kept, column.name) for column in table_of(type(kept)).columns}
    told = _settle_fee(kept, values, taken) if kept.__tablename__ == "fee_year" else {}
    for column in table_of(type(kept)).columns:
        if column.name in _APART or (kept.__tablename__ == "fee_year" and column.name in _FEE):
            continue
        told |= _complete_one(
            kept, column, values[column.name], believed=column.name in (taken or ())
        )
    _keep_together(kept, before, values)
    told |= _straighten(kept, before, values)
    if kept.__keeping__ is Keeping.SENSITIVE:
        _join_texts(kept, told)
        return {}
    return told if telling else {}


def is_empty(column: Column[Any], value: object) -> bool:
    """Whether a column says nothing: nothing was entered, or what stands there by itself."""
    default: Any = column.default
    if (column.table.name, column.name) in _MEANT:
        return value is None
    by_itself = default is not None and default.is_scalar and value == default.arg
    return value is None or value == "" or by_itself


def _complete_one(kept: Base, column: Column[Any], theirs: object, *, believed: bool) -> Said:
    mine = getattr(kept, column.name)
    if column.table.name == "language_skill" and column.name == "level":
        kept.__setattr__("level", max(str(mine), str(theirs)))
        return {}
    if mine == theirs or is_empty(column, theirs) or _is_itself(kept, column, theirs):
        return {}
    empty = is_empty(column, mine)
    if empty or believed:
        setattr(kept, column.name, theirs)
    alike = column.name in _ALIKE.get(kept.__tablename__, ())
    if empty or alike:
        return {}
    return {column.name: mine if believed else theirs}


def _is_itself(kept: Base, column: Column[Any], theirs: object) -> bool:
    """A body is never part of itself."""
    own = any(key.column.table is column.table for key in column.foreign_keys)
    return own and theirs == getattr(kept, "id", None)


def _straighten(kept: Base, before: Mapping[str, Any], values: Mapping[str, Any]) -> Said:
    """Where two halves make a time that ends before it begins, the kept row has its own back."""
    told: Said = {}
    for names in _SPANS:
        if not all(name in before for name in names):
            continue
        first, last = (getattr(kept, name) for name in names)
        if first and last and _ends_before(first, last):
            for name in names:
                setattr(kept, name, before[name])
                if values[name] not in (None, before[name]):
                    told[name] = values[name]
    _keep_sectors_apart(kept, before)
    return told


def _keep_together(kept: Base, before: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """The year of a number of inhabitants comes with that number or not at all."""
    for name, head in _OF_ANOTHER.items():
        if head in before and before[head] != values[head]:
            whose = values if getattr(kept, head) == values[head] else before
            setattr(kept, name, whose[name])


def _keep_sectors_apart(kept: Any, before: Mapping[str, Any]) -> None:  # noqa: ANN401
    """Whose second sector became its first has the former first as its second."""
    if "second_sector" in before and kept.second_sector == kept.sector:
        kept.second_sector = before["sector"] if before["sector"] != kept.sector else None


def _ends_before(first: Any, last: Any) -> bool:  # noqa: ANN401 - dates, also partly known ones
    if isinstance(first, str) and isinstance(last, str):
        return last[: len(first)] < first[: len(last)]
    return last < first


def _settle_fee(kept: Any, values: Mapping[str, Any], taken: Collection[str] | None) -> Said:  # noqa: ANN401
    """Of two entries for one year the chosen one stands whole, else the one that is paid more."""
    mine = {name: getattr(kept, name) for name in _FEE}
    theirs = {name: values[name] for name in _FEE}
    if mine == theirs:
        return {}
    more = theirs["paid_cents"] > mine["paid_cents"]
    believed = more if taken is None else bool(taken)
    if believed:
        for name, value in theirs.items():
            setattr(kept, name, value)
    return {"year": kept.year, **(mine if believed else theirs)}


def _join_texts(kept: Base, told: Said) -> None:
    """What is sensitive is told in no note: texts stand beside each other where they were."""
    for name, value in told.items():
        mine = getattr(kept, name)
        if isinstance(value, str) and isinstance(mine, str) and value != mine:
            setattr(kept, name, f"{mine} / {value}")
