"""One row completed by another that says the same; what they contradict in is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from twincrm.domain.terms import FeeStatus
from twincrm.services.duplicates.together import groups_of, is_empty, said_by, says_more
from twincrm.store.base import Keeping, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Column

    from twincrm.services.duplicates.together import Columns, Said
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


@dataclass(frozen=True, slots=True)
class Believed:
    """What somebody chose of two rows, by the names of columns; nothing where nobody was asked."""

    theirs: Collection[str] = ()
    mine: Collection[str] = ()
    """Stays as it is, also where it says nothing."""
    asked: bool = True
    """Whether the two rows stood side by side."""


UNASKED = Believed(asked=False)


def complete(
    kept: Base, values: Mapping[str, Any], believed: Believed, *, telling: bool = True
) -> Said:
    """Give a row what it lacks of another one's *values*, and what is believed in place of its own.

    Returns what is said by one of the two alone and now by neither column: to be told elsewhere.
    Without *telling* such values are let go, as the record that bears them stays in the trash.
    """
    table = table_of(type(kept))
    before = {column.name: getattr(kept, column.name) for column in table.columns}
    told = _settle_fee(kept, values, believed) if table.name == "fee_year" else {}
    done = set(_FEE if table.name == "fee_year" else ()) | _APART
    for group in groups_of(table.name, asked=believed.asked):
        told |= _complete_together(kept, group, values, believed)
        done |= {*group}
    for column in table.columns:
        if column.name not in done:
            theirs = column.name in believed.theirs
            told |= _complete_one(kept, column, values[column.name], believed=theirs)
    told |= _straighten(kept, before, values)
    if kept.__keeping__ is Keeping.SENSITIVE:
        _join_texts(kept, told)
        return {}
    return told if telling else {}


def _complete_together(
    kept: Base, group: Columns, values: Mapping[str, Any], believed: Believed
) -> Said:
    """All of a group from one of the two; where nobody chose, from the one that says more."""
    columns = [table_of(type(kept)).columns[name] for name in group]
    own = {name: getattr(kept, name) for name in group}
    mine, theirs = said_by(columns, own), said_by(columns, values)
    taken = any(name in believed.theirs for name in group)
    stays = any(name in believed.mine for name in group)
    if not theirs or not (taken or (says_more(theirs, mine) and not stays)):
        stand, lost = mine, theirs
    else:
        for name in group:
            setattr(kept, name, values[name])
        stand, lost = theirs, mine
    alike = _ALIKE.get(kept.__tablename__, ())
    gone = {name: value for name, value in lost.items() if stand.get(name) != value}
    return {name: value for name, value in gone.items() if not (name in alike and name in stand)}


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
    return told


def _ends_before(first: Any, last: Any) -> bool:  # noqa: ANN401 - dates, also partly known ones
    if isinstance(first, str) and isinstance(last, str):
        return last[: len(first)] < first[: len(last)]
    return last < first


def _settle_fee(kept: Any, values: Mapping[str, Any], believed: Believed) -> Said:  # noqa: ANN401
    """Of two entries for one year the chosen one stands whole, else the one that is paid more."""
    mine = {name: getattr(kept, name) for name in _FEE}
    theirs = {name: values[name] for name in _FEE}
    if mine == theirs:
        return {}
    if not believed.asked and mine["status"] == theirs["status"] == FeeStatus.PARTLY:
        return _add_payments(kept, values)
    more = theirs["paid_cents"] > mine["paid_cents"]
    taken = bool(believed.theirs) if believed.asked else more
    if taken:
        for name, value in theirs.items():
            setattr(kept, name, value)
    return {"year": kept.year, **(mine if taken else theirs)}


def _add_payments(kept: Any, values: Mapping[str, Any]) -> Said:  # noqa: ANN401
    """Two payments in part came in for one year: together they are no more than what is due."""
    told = {} if kept.due_cents == values["due_cents"] else {"due_cents": values["due_cents"]}
    kept.paid_cents = min(kept.paid_cents + values["paid_cents"], kept.due_cents)
    kept.paid_on = max((day for day in (kept.paid_on, values["paid_on"]) if day), default=None)
    if kept.paid_cents == kept.due_cents:
        kept.status = FeeStatus.PAID.value
    return {"year": kept.year, **told} if told else {}


def _join_texts(kept: Base, told: Said) -> None:
    """What is sensitive is told in no note: texts stand beside each other where they were."""
    for name, value in told.items():
        mine = getattr(kept, name)
        if isinstance(value, str) and isinstance(mine, str) and value != mine:
            setattr(kept, name, f"{mine} / {value}")
