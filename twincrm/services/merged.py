"""Who was merged into whom: what stands in the history of one entry is the other's by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from twincrm.store.connection import rows

if TYPE_CHECKING:
    from twincrm.store.connection import Reading

_ABSORBED = """SELECT r.id, f.{kind}_id FROM former_uid AS f
JOIN {kind} AS r ON r.uid = f.former AND r.trashed_at IS NOT NULL
WHERE f.{kind}_id IS NOT NULL AND f.{kind}_id <> r.id"""


def who_absorbed(reading: Reading, kind: Literal["person", "organisation"]) -> dict[int, int]:
    """Of every entry that lies in the trash since it was merged: the one that was kept."""
    into: dict[int, int] = {row[0]: row[1] for row in rows(reading, _ABSORBED.format(kind=kind))}

    def last(key: int) -> int:
        seen: set[int] = set()
        while key in into and key not in seen:
            seen.add(key)
            key = into[key]
        return key

    return {key: last(heir) for key, heir in into.items()}
