"""Parts of drafts that are more than flat rows: links, texts by language, parts with parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from twincrm.domain.errors import InputError, UnknownRecord
from twincrm.domain.texts import Message
from twincrm.services.rows import PartDraft, alter_row, new_row, remove_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from twincrm.store.base import Base
    from twincrm.store.work import Work

P = TypeVar("P", bound=PartDraft)


def alter_links(
    work: Work,
    kind: type[Base],
    owner: dict[str, int],
    column: str,
    *,
    before: Sequence[int],
    after: Sequence[int],
) -> None:
    """Bring the links of *owner* to other records from one set of ids to another.

    Each row of *kind* links *owner* to one id in *column*; where the table has a ``position``, it
    follows the order of the ids.
    """
    mine = [getattr(kind, name) == value for name, value in owner.items()]
    rows = {getattr(row, column): row for row in work.all(select(kind).where(*mine))}
    for gone in set(before) - set(after):
        if gone in rows:
            work.delete(rows.pop(gone))
    ordered = "position" in kind.__table__.columns
    old_places = {key: place for place, key in enumerate(before)}
    for place, key in enumerate(dict.fromkeys(after)):
        more: dict[str, int] = {"position": place} if ordered else {}
        if key not in rows and key not in old_places:
            work.add(kind(**owner, **{column: key}, **more))
        elif key in rows and ordered and old_places.get(key) != place:
            row: Any = rows[key]
            row.position = place


def alter_branches(
    work: Work,
    kind: type[Base],
    owner: dict[str, int],
    before: Sequence[P],
    after: Sequence[P],
    twigs: Callable[[int, P | None, P | None], None],
) -> None:
    """As `alter_parts`, for parts that have parts of their own.

    *twigs* is called with the row's id and its two drafts: the first is None for a new row, the
    second for one that is about to be removed.
    """
    kept = {part.id: part for part in before if part.id is not None}
    wanted = {part.id for part in after}
    for row_id in [i for i in kept if i not in wanted]:
        twigs(row_id, kept[row_id], None)
        remove_rows(work, kind, row_id)
    ordered = "position" in kind.__table__.columns
    places = {part.id: place for place, part in enumerate(before)}
    for place, part in enumerate(after):
        more: dict[str, object] = {"position": place} if ordered else {}
        old = kept.get(part.id) if part.id is not None else None
        if old is None:
            twigs(new_row(work, kind, part, **owner, **more).id, None, part)
            continue
        moved = ordered and places[part.id] != place
        if part != old or moved:
            _alter_branch(work, kind, old, part, more if moved else {}, twigs)


def _alter_branch(
    work: Work,
    kind: type[Base],
    before: P,
    after: P,
    more: dict[str, object],
    twigs: Callable[[int, P | None, P | None], None],
) -> None:
    assert after.id is not None
    try:
        row = work.get(kind, after.id)
    except UnknownRecord:  # somebody else removed it meanwhile
        return
    alter_row(row, before, after)
    for name, value in more.items():
        setattr(row, name, value)
    twigs(row.id, before, after)


def same_rows(before: Iterable[P], after: Iterable[P], key: str) -> tuple[P, ...]:
    """The parts *after* with the row ids of the parts *before* that have the same *key*.

    For rows of which the owner has one per key, such as a text per language: what is typed anew
    for a language alters the row of that language.

    Raises:
        InputError: two parts have the same key.
    """
    ids = {getattr(part, key): part.id for part in before}
    found: dict[object, P] = {}
    for place, part in enumerate(after):
        value = getattr(part, key)
        if value in found:
            raise InputError(
                f"{key}.{place}", Message("“{value}” is there twice.", {"value": str(value)})
            )
        found[value] = replace(part, id=ids.get(value))
    return tuple(found.values())
