"""What is kept around people and visits: the association, tasks, notes, documents, imports."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.domain.terms import DocumentKind, NoteKind
from twincrm.store.base import (
    PARTIAL_DATE,
    Base,
    HasUid,
    Keeping,
    Moment,
    OfContact,
    Trashable,
    exactly_one,
    not_negative,
    one_contact,
    one_of,
)


class Association(HasUid, Base):
    """The association whose file this is; always the one row with id 1."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    name: Mapped[str] = mapped_column(String(300))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """The association's own entry among the organisations."""
    languages: Mapped[str] = mapped_column(String(60), default="")
    letterhead: Mapped[str] = mapped_column(Text, default="")
    account: Mapped[str] = mapped_column(Text, default="", server_default="")
    """Where subscriptions are paid to, as it is printed: the bank's name, IBAN, a purpose."""
    logo_id: Mapped[int | None] = mapped_column(ForeignKey("blob.id"))
    created_at: Mapped[datetime]


class Blob(Base):
    """Bytes by their SHA-256; a row is inserted and removed, never changed."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (not_negative("size"),)

    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    size: Mapped[int]


class Document(HasUid, Trashable, Base):
    """A kept document: a charter's scan, a letter, minutes, a photo."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("kind", DocumentKind),)

    kind: Mapped[str] = mapped_column(String(20), default=DocumentKind.OTHER)
    title: Mapped[str] = mapped_column(String(300))
    file_name: Mapped[str] = mapped_column(String(300), default="")
    media_type: Mapped[str] = mapped_column(String(100), default="")
    dated_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    blob_id: Mapped[int] = mapped_column(ForeignKey("blob.id"))
    note: Mapped[str] = mapped_column(Text, default="")


_ATTACHED_TO = (
    "person_id",
    "organisation_id",
    "household_id",
    "partnership_id",
    "signing_id",
    "visit_id",
    "journal_note_id",
    "task_id",
    "assembly_id",
)


class Attachment(Base):
    """A document attached to a record."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (exactly_one(*_ATTACHED_TO, name="one_record"),)

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    household_id: Mapped[int | None] = mapped_column(ForeignKey("household.id"), index=True)
    partnership_id: Mapped[int | None] = mapped_column(ForeignKey("partnership.id"), index=True)
    signing_id: Mapped[int | None] = mapped_column(ForeignKey("signing.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    journal_note_id: Mapped[int | None] = mapped_column(ForeignKey("journal_note.id"), index=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"), index=True)
    assembly_id: Mapped[int | None] = mapped_column(ForeignKey("assembly.id"), index=True)


class JournalNote(HasUid, Trashable, Base):
    """A conversation, letter, meeting or visit, with those who took part."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("kind", NoteKind),)

    kind: Mapped[str] = mapped_column(String(20), default=NoteKind.OTHER)
    happened_at: Mapped[datetime] = mapped_column(DateTime, index=True)
    """Local time, as a diary has it."""
    subject: Mapped[str] = mapped_column(String(300), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    written_by: Mapped[str] = mapped_column(String(200), default="")
    partnership_id: Mapped[int | None] = mapped_column(ForeignKey("partnership.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)


class JournalParticipant(OfContact, Base):
    """Someone who took part in what a journal note keeps."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_contact(),)

    journal_note_id: Mapped[int] = mapped_column(ForeignKey("journal_note.id"), index=True)


class Task(HasUid, Trashable, Base):
    """Something to be done; tasks of a visit count their days from its first one."""

    __keeping__ = Keeping.RECORDED

    title: Mapped[str] = mapped_column(String(300))
    due_on: Mapped[date | None] = mapped_column(index=True)
    offset_days: Mapped[int | None]
    done_on: Mapped[date | None]
    owner: Mapped[str] = mapped_column(String(200), default="")
    repeat: Mapped[str] = mapped_column(String(20), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    partnership_id: Mapped[int | None] = mapped_column(ForeignKey("partnership.id"), index=True)
    counterpart_id: Mapped[int | None] = mapped_column(ForeignKey("counterpart.id"), index=True)
    household_id: Mapped[int | None] = mapped_column(ForeignKey("household.id"), index=True)
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("membership.id"), index=True)
    assembly_id: Mapped[int | None] = mapped_column(ForeignKey("assembly.id"), index=True)
    journal_note_id: Mapped[int | None] = mapped_column(ForeignKey("journal_note.id"), index=True)
    """The conversation that the task follows from."""


class ImportRun(HasUid, Base):
    """An import that was applied: from where, in which format."""

    __keeping__ = Keeping.RECORDED

    source: Mapped[str] = mapped_column(String(500))
    format: Mapped[str] = mapped_column(String(20))
    imported_at: Mapped[datetime]


class ImportFingerprint(Base):
    """The very same card or row is known again by its fingerprint; undone with its import."""

    __keeping__ = Keeping.RECORDED

    import_run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id"), index=True)
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)


class TableMapping(Base):
    """What the columns of a table became, remembered by its headers for the next time."""

    __keeping__ = Keeping.RECORDED

    header_key: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(300), default="")
    mapping: Mapped[str] = mapped_column(Text, default="")
    used_at: Mapped[datetime]


class SchemaNote(Base):
    """Which version of the program brought the file to which schema revision."""

    __keeping__ = Keeping.LOG

    revision: Mapped[str] = mapped_column(String(10))
    program: Mapped[str] = mapped_column(String(30))
    noted_at: Mapped[datetime]


class DisclosureLog(HasUid, Base):
    """What left the file: when, by whom, for whom, in which form. Outside undo."""

    __keeping__ = Keeping.LOG

    disclosed_at: Mapped[datetime] = mapped_column(Moment, index=True)
    who: Mapped[str] = mapped_column(String(200), default="")
    form: Mapped[str] = mapped_column(String(20))
    """``vcard``, ``qr`` or the name of a printed document."""
    tier: Mapped[str] = mapped_column(String(20))
    purpose: Mapped[str] = mapped_column(String(20))
    recipient: Mapped[str] = mapped_column(String(300), default="")
    records: Mapped[int] = mapped_column(default=0)


class DisclosurePerson(Base):
    """Whose data a disclosure held; by uid, so that it stays true when a person is erased."""

    __keeping__ = Keeping.LOG

    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure_log.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    record_uid: Mapped[str] = mapped_column(String(200), index=True)
