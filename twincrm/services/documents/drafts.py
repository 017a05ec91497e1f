"""A kept document as the editor shows and saves it, and what it can be attached to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.terms import DocumentKind
from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import check_filled, check_partial, check_word
from twincrm.services.rows import read_draft
from twincrm.store.models import (
    Assembly,
    Document,
    Household,
    JournalNote,
    Organisation,
    Partnership,
    Person,
    Signing,
    Task,
    Visit,
)
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ATTACHABLE: dict[str, type[Any]] = {
    "person": Person,
    "organisation": Organisation,
    "household": Household,
    "partnership": Partnership,
    "signing": Signing,
    "visit": Visit,
    "journal_note": JournalNote,
    "task": Task,
    "assembly": Assembly,
}
"""The kinds of record a document can be attached to."""

MOST_BYTES = 25_000_000
"""More than any letter, charter or scan; the whole file has to stay one that can be copied."""

_MEDIA_TYPES = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """What a kept document is called and what it is; its content never changes."""

    kind: str = DocumentKind.OTHER
    title: str = ""
    file_name: str = ""
    media_type: str = ""
    dated_on: str | None = None
    note: str = ""


def read_document(session: Session, document_id: int) -> DocumentDraft:
    """The draft of a document as it is kept.

    Raises:
        UnknownRecord: there is no such document, or it lies in the trash.
    """
    found = session.scalars(select(Document).where(Document.id == document_id)).one_or_none()
    if found is None:
        raise unknown("document", document_id)
    return read_draft(DocumentDraft, found)


def checked_document(draft: DocumentDraft) -> DocumentDraft:
    """The same, tidied; without a title it is called like its file.

    Raises:
        InputError: no title and no file name, or a date that is none.
    """
    title = one_line(draft.title) or one_line(draft.file_name)
    check_filled("title", title, Message("Please enter the title of the document."))
    check_word("kind", draft.kind, DocumentKind)
    check_partial("dated_on", draft.dated_on)
    return replace(draft, title=title)


def media_type_of(content: bytes, file_name: str) -> str:
    """What the bytes are: by their beginning, else by the ending of the file's name."""
    for beginning, media_type in _MEDIA_TYPES.items():
        if content.startswith(beginning):
            return media_type
    from mimetypes import guess_type

    return guess_type(file_name, strict=False)[0] or "application/octet-stream"
