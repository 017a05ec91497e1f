"""Writes drafts into rows: only what the user altered is touched.

A draft is a frozen dataclass whose fields are called like the columns they fill. A part of a draft
(a phone, an address) is a draft with an `id`, None while it is new. Comparing the draft as it was
opened with the draft as it was saved gives the smallest change, so that two people who edit one
record at the same time lose nothing of each other.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from sqlalchemy import select

from twincrm.domain.errors import RuleError, UnknownRecord
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from dataclasses import Field
    from typing import ClassVar

    from twincrm.store.base import Base
    from twincrm.store.work import Work

M = TypeVar("M", bound="Base")

GONE = Message(
    "An entry that you changed was removed meanwhile. Nothing was saved yet, and what you typed is "
    "still here: remove the entry here too, or enter it again as a new one, and save once more."
)
GONE_TYPED = Message(
    "The entry that you changed to “{words}” was removed meanwhile. Nothing was saved yet, and "
    "what you typed is still here: remove the entry here too, or enter it again as a new one, and "
    "save once more."
)


class Draft(Protocol):
    """Any frozen dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


class PartDraft(Draft, Protocol):
    """A draft of a row that belongs to another one."""

    @property
    def id(self) -> int | None:
        """The row it stands for, None while it is new."""
        ...


P = TypeVar("P", bound=PartDraft)
D = TypeVar("D", bound=Draft)


def column_values(kind: type[Base], draft: Draft) -> dict[str, Any]:
    """The fields of a draft that are columns of *kind*; its parts are left out."""
    return {name: getattr(draft, name) for name in _shared(kind, type(draft))}


def new_row(work: Work, kind: type[M], draft: Draft, **more: object) -> M:
    """Insert a row with the draft's values and *more*."""
    return work.add(kind(**{**column_values(kind, draft), **more}))


def alter_row(row: Base, before: Draft, after: Draft) -> None:
    """Give a row the values that differ between the two drafts."""
    old, new = column_values(type(row), before), column_values(type(row), after)
    for name, value in new.items():
        if old.get(name) != value:
            setattr(row, name, value)


def alter_parts(
    work: Work,
    kind: type[Base],
    owner: dict[str, int],
    before: Sequence[P],
    after: Sequence[P],
    values: Callable[[P], dict[str, object]] | None = None,
) -> None:
    """Bring the rows of *kind* that belong to *owner* from one set of parts to another.

    *values* adds computed columns (such as a phone's E.164 form). Where the table has a
    ``position``, it follows the order of the parts.

    Raises:
        RuleError: a part that was altered is no longer there: nothing is kept, nothing is lost.
    """
    kept = {part.id: part for part in before if part.id is not None}
    wanted = {part.id for part in after}
    for gone in [i for i in kept if i not in wanted]:
        remove_rows(work, kind, gone)
    ordered = "position" in kind.__table__.columns
    places = {part.id: place for place, part in enumerate(before)}
    for place, part in enumerate(after):
        more = values(part) if values else {}
        if ordered:
            more = {**more, "position": place}
        if part.id is None or part.id not in kept:
            new_row(work, kind, part, **{**owner, **more})
        elif part != kept[part.id] or (ordered and places[part.id] != place):
            _alter_part(work, kind, kept[part.id], part, more)


def remove_rows(work: Work, kind: type[Base], row_id: int) -> None:
    """Delete a part for good; that it is gone already is no trouble."""
    for row in work.all(select(kind).where(kind.id == row_id)):
        work.delete(row)


def owned(kind: type[M], owner: dict[str, int]) -> Any:  # noqa: ANN401 - a select
    """The rows of *kind* that belong to *owner*, in their order."""
    statement = select(kind).where(*(getattr(kind, c) == v for c, v in owner.items()))
    columns = kind.__table__.columns
    return (
        statement.order_by(columns["position"], kind.id)
        if "position" in columns
        else (statement.order_by(kind.id))
    )


def read_draft(kind: type[D], row: Base, **parts: object) -> D:
    """The draft of a row: its columns by name, and the given parts."""
    columns = row.__table__.columns
    values = {
        f.name: getattr(row, f.name)
        for f in fields(kind)
        if f.name not in parts and _is_readable(f.name, columns)
    }
    return kind(**values, **parts)


def read_drafts(kind: type[D], rows: Iterable[Base]) -> tuple[D, ...]:
    """The drafts of rows that have no parts of their own."""
    return tuple(read_draft(kind, row) for row in rows)


def _alter_part(work: Work, kind: type[Base], before: P, after: P, more: dict[str, object]) -> None:
    try:
        row = work.get(kind, after.id or 0)
    except UnknownRecord as error:  # removed meanwhile
        if after == before:
            return
        raise RuleError(_gone(before, after)) from error
    alter_row(row, before, after)
    for name, value in more.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _gone(before: Draft, after: Draft) -> Message:
    """That an altered part is gone, by the first text that was typed into it."""
    pairs = ((getattr(before, f.name), getattr(after, f.name)) for f in fields(after))
    typed = (new for old, new in pairs if new != old and isinstance(new, str) and new.strip())
    words = next(typed, None)
    return GONE if words is None else GONE_TYPED.with_values(words=words)


@cache
def _shared(kind: type[Base], draft: type[Draft]) -> tuple[str, ...]:
    columns = kind.__table__.columns
    return tuple(f.name for f in fields(draft) if _is_column(f.name, columns))


def _is_column(name: str, columns: Any) -> bool:  # noqa: ANN401
    return name != "id" and name in columns


def _is_readable(name: str, columns: Any) -> bool:  # noqa: ANN401
    return name in columns
