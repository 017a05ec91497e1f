"""The kinds of record by the model's words, and how their tables hang together.

What belongs to what is read from the foreign keys: a row belongs to the record that it cannot be
without. A record is seen when neither it nor anything it belongs to lies in the trash.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from twincrm.domain.errors import UnknownRecord
from twincrm.domain.texts import Message
from twincrm.services.records.words import KIND_WORDS
from twincrm.store import models
from twincrm.store.base import Base, Keeping, OfContact, Trashable, table_of
from twincrm.store.models.vocabulary import Term

if TYPE_CHECKING:
    from sqlalchemy import Column, ColumnElement, Table

KINDS: dict[str, type[Base]] = {
    kind.__tablename__: kind
    for kind in (
        models.Person,
        models.Organisation,
        models.Household,
        models.Place,
        models.Assignment,
        models.Counterpart,
        models.Membership,
        models.Consent,
        models.Partnership,
        models.Signing,
        models.Visit,
        models.Delegation,
        models.Participation,
        models.Party,
        models.HostOffer,
        models.Placement,
        models.ProgrammeItem,
        models.BudgetLine,
        models.Funding,
        models.Task,
        models.JournalNote,
        models.Document,
        models.Attachment,
        models.Tag,
        models.ContactGroup,
        models.Assembly,
        models.Honour,
        models.LetterTemplate,
        models.Category,
        models.Field,
        models.Motive,
        models.Theme,
        models.PartnershipType,
        models.Function,
        models.ImportRun,
        models.DisclosureLog,
    )
}
"""The mapped class of each kind of record."""

COUNTED = tuple(
    kind
    for kind, mapped in KINDS.items()
    if mapped.__keeping__ is not Keeping.LOG and mapped is not models.ImportRun
)
"""The kinds that `counts` tells: neither logs nor what imports leave behind."""

_ALSO = {
    "group": "contact_group",
    "letter": "letter_template",
    "disclosure": "disclosure_log",
    "note": "journal_note",
    "import": "import_run",
}
_BINDING = {
    ("assignment", "organisation_id"),
    ("assignment", "place_id"),
    ("counterpart", "organisation_id"),
    ("counterpart", "person_id"),
    ("counterpart", "other_organisation_id"),
    ("counterpart", "other_person_id"),
    ("placement", "party_id"),
    ("placement", "participation_id"),
    ("task", "visit_id"),
    ("attachment", "partnership_id"),
    ("attachment", "signing_id"),
    ("attachment", "visit_id"),
    ("attachment", "journal_note_id"),
    ("attachment", "task_id"),
    ("attachment", "assembly_id"),
    ("attachment", "person_id"),
    ("attachment", "organisation_id"),
    ("attachment", "household_id"),
}
"""Columns that may be empty and still bind a row to the record they name."""


def kind_named(word: str) -> str:
    """The kind a user means by a word such as ``journal note`` or ``host-offer``.

    Raises:
        UnknownRecord: there is no such kind.
    """
    tidy = "_".join(word.strip().lower().replace("-", " ").replace("_", " ").split())
    kind = _ALSO.get(tidy, tidy)
    if kind not in KINDS:
        known = ", ".join(sorted(KINDS))
        raise UnknownRecord(
            Message(
                "“{word}” is not a kind of record. Known are: {known}.",
                {"word": word, "known": known},
            )
        )
    return kind


def no_such(kind: str, key: object) -> UnknownRecord:
    """The error for an id or uid that no record of the kind has."""
    return UnknownRecord(
        Message("There is no {kind} with the id {id}.", {"kind": KIND_WORDS[kind], "id": str(key)})
    )


@cache
def mapped_tables() -> dict[str, type[Base]]:
    """Every mapped class by the name of its table."""
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def target_of(column: Column[Any]) -> type[Base] | None:
    """The mapped class that a column's foreign key names; None for other columns."""
    for key in column.foreign_keys:
        return mapped_tables()[key.column.table.name]
    return None


def binds(column: Column[Any]) -> bool:
    """Whether a row belongs to the record that this column names."""
    target = target_of(column)
    if target is None or issubclass(target, (Term, models.Blob)):
        return False
    mapped = mapped_tables()[column.table.name]
    of_contact = issubclass(mapped, OfContact) and hasattr(OfContact, column.name)
    return not column.nullable or of_contact or (column.table.name, column.name) in _BINDING


@cache
def pointing_at(kind: str) -> tuple[Column[Any], ...]:
    """The columns of all tables that name records of *kind*."""
    target = mapped_tables()[kind]
    found: list[Column[Any]] = []
    for name, mapped in sorted(mapped_tables().items()):
        if not name.startswith(("history_", "search_")):
            found += [c for c in table_of(mapped).columns if target_of(c) is target]
    return tuple(found)


def visible(table: Table, besides: Column[Any] | None = None) -> list[ColumnElement[bool]]:
    """When a row of *table* is seen: nothing it belongs to lies in the trash.

    *besides* names a column whose record is known and not asked about.
    """
    found: list[ColumnElement[bool]] = []
    if issubclass(mapped_tables()[table.name], Trashable):
        found.append(table.c.trashed_at.is_(None))
    for column in table.columns:
        target = target_of(column)
        if target is None or column is besides or not binds(column):
            continue
        owner = table_of(target)
        conditions = visible(owner)
        if conditions:
            seen = column.in_(select(owner.c.id).where(*conditions))
            found.append(or_(column.is_(None), seen) if column.nullable else seen)
    return found
