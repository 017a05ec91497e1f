"""What can be asked about the trash: what lies in it, and what a record would take along."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincrm.services.records.kinds import binds, pointing_at, visible
from twincrm.services.records.titles import titles
from twincrm.services.records.words import HANGING, HANGING_ON, PAID_FOR
from twincrm.services.trash.kinds import trashable, trashable_kinds
from twincrm.store.base import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Message


KEPT_DAYS = 90
"""So long nobody is asked about what lies in the trash; nothing ever goes by itself."""
_USERS = {
    "organisation_field": "organisation",
    "partnership_motive": "partnership",
    "partnership_theme": "partnership",
}
"""Tables that give words to a record: it is the record that uses them."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """How much of one kind hangs on a record; `words` says it, such as “3 roles”."""

    kind: str
    n: int
    words: Message
    hidden_with_it: bool
    """Whether it is out of sight while the record lies in the trash; else it only names it."""


@dataclass(frozen=True, slots=True)
class TrashRow:
    """A record in the trash."""

    kind: str
    id: int
    title: str
    trashed_at: datetime
    hanging: tuple[Hanging, ...] = ()
    """What comes back with it, and what names it."""

    def days_left(self, today: date) -> int:
        """In how many days one is asked whether it is still needed; 0 from then on."""
        return max(0, KEPT_DAYS - (today - self.trashed_at.astimezone().date()).days)


def what_hangs_on(session: Session, kind: str, *record_ids: int) -> tuple[Hanging, ...]:
    """What hangs on a record, or on several of a kind together, in plain words, the most first.

    Raises:
        UnknownRecord: records of this kind cannot be put into the trash.
    """
    hanging = what_hangs_on_each(session, kind, record_ids)
    found: defaultdict[tuple[str, bool], int] = defaultdict(int)
    for row in chain.from_iterable(hanging.values()):
        found[row.kind, row.hidden_with_it] += row.n
    return _in_order(kind, found)


def what_hangs_on_each(
    session: Session, kind: str, record_ids: Sequence[int]
) -> dict[int, tuple[Hanging, ...]]:
    """The same for each of several records by its id; those on which nothing hangs are left out.

    Raises:
        UnknownRecord: records of this kind cannot be put into the trash.
    """
    trashable(kind)
    found: defaultdict[int, defaultdict[tuple[str, bool], int]]
    found = defaultdict(lambda: defaultdict(int))
    for column in pointing_at(kind):
        table = column.table
        if table.name in HANGING and not _says_itself(kind, table.name):
            statement = select(column, func.count()).where(column.in_(record_ids)).group_by(column)
            statement = statement.where(*visible(table, column))  # pyright: ignore[reportArgumentType]
            for record, number in session.execute(statement):
                found[record][table.name, binds(column)] += number
    return {record: _in_order(kind, counted) for record, counted in found.items()}


def _in_order(kind: str, found: Mapping[tuple[str, bool], int]) -> tuple[Hanging, ...]:
    words = HANGING | {table: said for (owner, table), said in HANGING_ON.items() if owner == kind}
    rows = [
        Hanging(table, n, _said(words, kind, table, bound=bound).with_values(n=n), bound)
        for (table, bound), n in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (not row.hidden_with_it, -row.n, row.kind)))


def _said(words: Mapping[str, Message], kind: str, table: str, *, bound: bool) -> Message:
    """Who is named in a membership without being of it pays for it."""
    pays = (kind, table, bound) == ("person", "membership", False)
    return PAID_FOR if pays else words[table]


def _says_itself(kind: str, table: str) -> bool:
    """Whether rows of a table are spoken of as the record that is asked about."""
    own = HANGING.get(kind)
    return own is not None and table != kind and HANGING[table].id == own.id


def where_used(session: Session, kind: str, record_id: int) -> tuple[Message, ...]:
    """Who uses a word of a vocabulary, such as “3 organisations”; nothing that lies in the trash.

    Raises:
        UnknownRecord: records of this kind cannot be put into the trash.
    """
    trashable(kind)
    found: list[Message] = []
    for column in pointing_at(kind):
        table = column.table
        words = HANGING.get(_USERS.get(table.name, table.name))
        if words is None:
            continue
        statement = select(func.count()).select_from(table)
        statement = statement.where(column == record_id, *visible(table, column))  # pyright: ignore[reportArgumentType]
        number = session.execute(statement).scalar_one()
        if number:
            found.append(words.with_values(n=number))
    return tuple(found)


def lies_in_trash(session: Session, kind: str, record_id: int) -> bool:
    """Whether a record is in the trash; false for one that is not there at all.

    Raises:
        UnknownRecord: records of this kind cannot be put into the trash.
    """
    table = table_of(trashable(kind))
    marked = select(table.c.id).where(table.c.id == record_id, table.c.trashed_at.is_not(None))
    return session.execute(marked).first() is not None


def trash_content(session: Session, language: str) -> tuple[TrashRow, ...]:
    """Everything that lies in the trash, the latest first."""
    found: list[TrashRow] = []
    for kind, mapped in sorted(trashable_kinds().items()):
        table = table_of(mapped)
        statement = select(table.c.id, table.c.trashed_at).where(table.c.trashed_at.is_not(None))
        marked = dict(session.execute(statement).all())
        if marked:
            named = titles(session, kind, language, marked)
            hanging = what_hangs_on_each(session, kind, tuple(marked))
            found += [
                TrashRow(kind, i, named.get(i, ""), at, hanging.get(i, ()))
                for i, at in marked.items()
            ]
    return tuple(sorted(found, key=lambda row: (row.trashed_at, row.kind, row.id), reverse=True))


def trash_count(session: Session) -> int:
    """How many records lie in the trash."""
    tables = map(table_of, trashable_kinds().values())
    counted = (
        select(func.count()).select_from(table).where(table.c.trashed_at.is_not(None))
        for table in tables
    )
    return sum(session.execute(each).scalar_one() for each in counted)
