"""What can be asked about documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.services.documents.blobs import read_bytes
from twincrm.services.documents.drafts import ATTACHABLE
from twincrm.store.models import Attachment, Blob, Document, Person
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as lists show it; `size` in bytes."""

    id: int
    kind: str
    title: str
    file_name: str
    media_type: str
    dated_on: str | None
    size: int


def documents_of(session: Session, kind: str, record_id: int) -> tuple[DocumentRow, ...]:
    """The documents attached to a record, the oldest first.

    Raises:
        UnknownRecord: nothing can be attached to records of this kind.
    """
    if kind not in ATTACHABLE:
        raise unknown("record", kind)
    statement = (
        select(Document, Blob.size)
        .join(Blob, Blob.id == Document.blob_id)
        .join(Attachment, Attachment.document_id == Document.id)
        .where(getattr(Attachment, f"{kind}_id") == record_id)
        .order_by(Document.dated_on.is_(None), Document.dated_on, Document.id)
    )
    return tuple(_row(document, size) for document, size in session.execute(statement))


def document_content(session: Session, document_id: int) -> bytes:
    """The bytes of a document.

    Raises:
        UnknownRecord: there is no such document, or it lies in the trash.
    """
    statement = select(Document.blob_id).where(Document.id == document_id)
    blob_id = session.scalars(statement).one_or_none()
    content = None if blob_id is None else read_bytes(session, blob_id)
    if content is None:
        raise unknown("document", document_id)
    return content


def photo_of(session: Session, person_id: int) -> bytes | None:
    """A person's photo as PNG or JPEG; None where there is none."""
    statement = select(Person.photo_id).where(Person.id == person_id)
    blob_id = session.scalars(statement).one_or_none()
    return None if blob_id is None else read_bytes(session, blob_id)


def _row(document: Document, size: int) -> DocumentRow:
    return DocumentRow(
        id=document.id,
        kind=document.kind,
        title=document.title,
        file_name=document.file_name,
        media_type=document.media_type,
        dated_on=document.dated_on,
        size=size,
    )
