"""Rows on file that an import changes, read many at a time instead of one by one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.store.base import Base
    from twincrm.store.work import Work

_BATCH = 500
M = TypeVar("M", bound="Base")


class Loaded:
    """Keeps the rows that were read; another one is read when it is asked for."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._held: defaultdict[type[Base], dict[int, Base]] = defaultdict(dict)

    def read(self, kind: type[Base], keys: Iterable[int]) -> None:
        """Read the rows of these ids."""
        wanted, held = sorted(set(keys)), self._held[kind]
        for start in range(0, len(wanted), _BATCH):
            batch = select(kind).where(kind.id.in_(wanted[start : start + _BATCH]))
            held.update((row.id, row) for row in self._work.all(batch))

    def get(self, kind: type[M], key: int) -> M:
        """The row of an id.

        Raises:
            UnknownRecord: there is none, or it lies in the trash.
        """
        found = self._held[kind].get(key)
        return found if isinstance(found, kind) else self._work.get(kind, key)
