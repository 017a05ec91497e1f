"""Bytes by their SHA-256: written once, shared by whoever holds the same, never changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from twincrm.store.base import table_of
from twincrm.store.models import Blob, HistoryContent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.store.work import Work


def keep_bytes(work: Work, content: bytes) -> int:
    """The id of the blob that holds *content*; it is inserted where the file has none yet.

    The blob is a recorded row; its bytes are outside undo and swept when no step needs them.
    """
    digest = hashlib.sha256(content).hexdigest()
    found = work.first(select(Blob).where(Blob.sha256 == digest))
    if found is not None:
        return found.id
    bytes_ = table_of(HistoryContent)
    kept = work.connection.execute(select(bytes_.c.id).where(bytes_.c.sha256 == digest)).first()
    if kept is None:
        with work.writing():
            work.connection.execute(insert(bytes_).values(sha256=digest, content=content))
    return work.add(Blob(sha256=digest, size=len(content))).id


def read_bytes(session: Session, blob_id: int) -> bytes | None:
    """The content of a blob; None when it is not there."""
    content = select(HistoryContent.content).join(Blob, Blob.sha256 == HistoryContent.sha256)
    return session.scalars(content.where(Blob.id == blob_id)).one_or_none()
