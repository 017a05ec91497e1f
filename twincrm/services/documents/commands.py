"""What can be done with documents and photos."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.documents.blobs import keep_bytes
from twincrm.services.documents.drafts import (
    ATTACHABLE,
    MOST_BYTES,
    checked_document,
    media_type_of,
)
from twincrm.services.documents.photos import give_photo
from twincrm.services.rows import alter_row, new_row
from twincrm.store.models import Attachment, Document, Person
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from twincrm.services.documents.drafts import (
        DocumentDraft,
    )
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddDocument:
    """Keep a document, attached to a record if one is named."""

    draft: DocumentDraft
    content: bytes
    attach_kind: str = ""
    attach_id: int | None = None

    @property
    def label(self) -> Message:
        """Names the act."""
        title = self.draft.title or self.draft.file_name
        return Message("Add the document “{title}”", {"title": title})

    def run(self, work: Work) -> int:
        """Insert the document and its bytes; returns its id.

        Raises:
            InputError: it is empty, too large or has no title.
            UnknownRecord: what it is attached to does not exist.
        """
        draft = checked_document(self.draft)
        if not self.content:
            raise InputError("content", Message("This file is empty."))
        if len(self.content) > MOST_BYTES:
            raise InputError("content", Message("This file is too large to be kept."))
        media_type = draft.media_type or media_type_of(self.content, draft.file_name)
        blob_id = keep_bytes(work, self.content)
        row = new_row(work, Document, replace(draft, media_type=media_type), blob_id=blob_id)
        if self.attach_id is not None:
            _attach(work, row.id, self.attach_kind, self.attach_id)
        return row.id


@command
@dataclass(frozen=True, slots=True)
class ChangeDocument:
    """Change what differs between the document's particulars as opened and as saved."""

    document_id: int
    before: DocumentDraft
    after: DocumentDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the document “{title}”", {"title": self.after.title})

    def run(self, work: Work) -> int:
        """Alter the document; returns its id."""
        row = work.get(Document, self.document_id)
        alter_row(row, self.before, checked_document(self.after))
        return row.id


@command
@dataclass(frozen=True, slots=True)
class AttachDocument:
    """Attach a kept document to one more record."""

    document_id: int
    attach_kind: str
    attach_id: int
    title: str = ""
    """Names the document in the history."""

    @property
    def label(self) -> Message:
        """Names the act."""
        if not self.title:
            return Message("Attach a document")
        return Message("Attach the document “{title}”", {"title": self.title})

    def run(self, work: Work) -> int:
        """Insert the attachment unless it is there; returns its id.

        Raises:
            UnknownRecord: the document or the record does not exist.
        """
        work.get(Document, self.document_id)
        return _attach(work, self.document_id, self.attach_kind, self.attach_id)


@command
@dataclass(frozen=True, slots=True)
class DetachDocument:
    """Take a document off a record; the document itself stays."""

    document_id: int
    attach_kind: str
    attach_id: int
    title: str = ""
    """Names the document in the history."""

    @property
    def label(self) -> Message:
        """Names the act."""
        if not self.title:
            return Message("Detach a document")
        return Message("Detach the document “{title}”", {"title": self.title})

    def run(self, work: Work) -> None:
        """Delete the attachment; that it is gone already is no trouble."""
        if self.attach_kind not in ATTACHABLE:
            raise unknown("record", self.attach_kind)
        for row in work.all(_attached(self.document_id, self.attach_kind, self.attach_id)):
            work.delete(row)


@command
@dataclass(frozen=True, slots=True)
class RemoveDocument:
    """Take a document off a record; one that hangs on nothing else goes to the trash with it."""

    document_id: int
    attach_kind: str
    attach_id: int
    title: str
    """Names the document in the history."""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Remove the document “{title}”", {"title": self.title})

    def run(self, work: Work) -> bool:
        """Take it off; whether it went to the trash, where it keeps its place.

        Raises:
            UnknownRecord: the document does not exist.
        """
        document = work.get(Document, self.document_id)
        hanging = work.all(select(Attachment).where(Attachment.document_id == document.id))
        here = set(work.all(_attached(document.id, self.attach_kind, self.attach_id)))
        if here and len(hanging) == len(here):
            document.trashed_at = work.now
            return True
        for row in here:
            work.delete(row)
        return False


@command
@dataclass(frozen=True, slots=True)
class SetPhoto:
    """Give a person a photo, or take it away."""

    person_id: int
    content: bytes | None
    """A PNG or JPEG; None takes the photo away."""
    name: str = ""
    """Names the person in the history."""

    @property
    def label(self) -> Message:
        """Names the act."""
        if self.content is None:
            return Message("Remove the photo of {name}", {"name": self.name})
        return Message("Add a photo of {name}", {"name": self.name})

    def run(self, work: Work) -> int | None:
        """Keep the picture; returns the id of its bytes.

        Raises:
            InputError: it is neither a PNG nor a JPEG.
        """
        person = work.get(Person, self.person_id)
        if self.content is None:
            person.photo_id = None
        else:
            give_photo(work, person, self.content)
        return person.photo_id


def _attach(work: Work, document_id: int, kind: str, record_id: int) -> int:
    if kind not in ATTACHABLE:
        raise unknown("record", kind)
    work.get(ATTACHABLE[kind], record_id)
    present = work.first(_attached(document_id, kind, record_id))
    if present is not None:
        return present.id
    return work.add(Attachment(document_id=document_id, **{f"{kind}_id": record_id})).id


def _attached(document_id: int, kind: str, record_id: int):  # noqa: ANN202 - a select
    return select(Attachment).where(
        Attachment.document_id == document_id, getattr(Attachment, f"{kind}_id") == record_id
    )
