"""The photos of people whose rows are shown: plain SQL, asked beside the list and never in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.store.connection import rows_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from twincrm.store.connection import Reading

_PHOTOS = (
    "SELECT p.id, b.id FROM person AS p JOIN blob AS b ON b.id = p.photo_id"
    " WHERE p.id IN (SELECT value FROM json_each(?)) AND p.trashed_at IS NULL"
)
_CONTENT = (
    "SELECT b.id, h.content FROM blob AS b JOIN history_content AS h ON h.sha256 = b.sha256"
    " WHERE b.id IN (SELECT value FROM json_each(?))"
)


def photos_of(reading: Reading, people: Collection[int]) -> dict[int, int]:
    """Which of these people have a photo, and its key: other bytes have another one."""
    return {int(person): int(photo) for person, photo in rows_of(reading, _PHOTOS, people)}


def photo_contents(reading: Reading, photos: Collection[int]) -> dict[int, bytes]:
    """The bytes of photos by their keys."""
    return {int(photo): bytes(content) for photo, content in rows_of(reading, _CONTENT, photos)}
