"""What a draft names must still be there: others may have deleted it while the form was open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.services.rows import column_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.rows import Draft, PartDraft
    from twincrm.store.base import Base
    from twincrm.store.work import Work

GONE: dict[str, Message] = {
    "organisation": Message(
        "This organisation is no longer there. Please choose another one, or remove the entry."
    ),
    "household": Message(
        "This household is no longer there. Please choose another one, or remove the entry."
    ),
    "person": Message(
        "This person is no longer there. Please choose somebody else, or remove the entry."
    ),
    "place": Message("This place is no longer there. Please choose another one."),
    "assignment": Message("This role of somebody else is no longer there. Please choose again."),
}
OTHERS = Message("What was chosen here is no longer there. Please choose again.")


def check_links(work: Work, kind: type[Base], before: Draft, after: Draft, path: str = "") -> None:
    """Insist that every record a draft names anew is there, in its place and not in the trash.

    *path* is that of the draft with a dot at its end, or empty.

    Raises:
        InputError: one is not; what stood there before is left alone.
    """
    old = column_values(kind, before)
    for name, value in column_values(kind, after).items():
        keys = kind.__table__.columns[name].foreign_keys
        if value is None or not keys or old.get(name) == value:
            continue
        table = next(iter(keys)).column.table
        found = select(table.c.id).where(table.c.id == value)
        if "trashed_at" in table.c:
            found = found.where(table.c.trashed_at.is_(None))
        if work.connection.execute(found).first() is None:
            raise InputError(f"{path}{name}", GONE.get(table.name, OTHERS))


def check_part_links(
    work: Work,
    kind: type[Base],
    name: str,
    before: Sequence[PartDraft],
    after: Sequence[PartDraft | None],
) -> None:
    """The same for the parts of a draft; *name* is their attribute, None names nothing.

    Raises:
        InputError: at ``name.place.column``.
    """
    kept: dict[int | None, Draft] = {part.id: part for part in before if part.id is not None}
    for place, part in enumerate(after):
        if part is not None:
            old: Draft = kept[part.id] if part.id in kept else type(part)()
            check_links(work, kind, old, part, f"{name}.{place}.")
