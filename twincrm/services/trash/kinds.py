"""What can be put into the trash, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from twincrm.domain.texts import Message
from twincrm.store.base import Base
from twincrm.store.work import unknown


@dataclass(frozen=True, slots=True)
class TrashWords:
    """How the acts on several records of a kind are named."""

    moved: Message
    restored: Message


_WORDS: dict[str, TrashWords] = {
    "person": TrashWords(
        Message("Delete {n} person", plural="Delete {n} people"),
        Message("Restore {n} person", plural="Restore {n} people"),
    ),
    "organisation": TrashWords(
        Message("Delete {n} organisation", plural="Delete {n} organisations"),
        Message("Restore {n} organisation", plural="Restore {n} organisations"),
    ),
    "household": TrashWords(
        Message("Delete {n} household", plural="Delete {n} households"),
        Message("Restore {n} household", plural="Restore {n} households"),
    ),
    "task": TrashWords(
        Message("Delete {n} task", plural="Delete {n} tasks"),
        Message("Restore {n} task", plural="Restore {n} tasks"),
    ),
}
_OTHERS = TrashWords(
    Message("Delete {n} record", plural="Delete {n} records"),
    Message("Restore {n} record", plural="Restore {n} records"),
)


def trashable(kind: str) -> type[Any]:
    """The mapped class of a kind that can be put into the trash.

    Raises:
        UnknownRecord: there is no such kind.
    """
    kinds = trashable_kinds()
    if kind not in kinds:
        raise unknown("trash", kind)
    return kinds[kind]


def trashable_kinds() -> dict[str, type[Any]]:
    """Every kind of record that can be put into the trash, by its table's name."""
    mapped: list[Any] = [mapper.class_ for mapper in Base.registry.mappers]
    return {one.__tablename__: one for one in mapped if hasattr(one, "trashed_at")}


def words_for(kind: str) -> TrashWords:
    """How acts on several records of *kind* are named."""
    return _WORDS.get(kind, _OTHERS)
