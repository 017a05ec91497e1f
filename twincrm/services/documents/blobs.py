"""Bytes by their SHA-256: written once, shared by whoever holds the same, never changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from twincrm.store.base import table_of
from twincrm.store.models import Blob

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.store.work import Work


def keep_bytes(work: Work, content: bytes) -> int:
    """The id of the blob that holds *content*; it is inserted where the file has none yet.

    Blobs are outside undo: they are swept when no step of the history needs them any more.
    """
    digest = hashlib.sha256(content).hexdigest()
    table = table_of(Blob)
    work.flush()
    found = work.connection.execute(select(table.c.id).where(table.c.sha256 == digest)).scalar()
    if found is not None:
        return int(found)
    row = {"sha256": digest, "size": len(content), "content": content}
    with work.writing():
        made = work.connection.execute(insert(table).values(row)).inserted_primary_key
    assert made is not None
    return int(made[0])


def read_bytes(session: Session, blob_id: int) -> bytes | None:
    """The content of a blob; None when it is not there."""
    return session.scalars(select(Blob.content).where(Blob.id == blob_id)).one_or_none()
