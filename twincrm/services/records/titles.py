"""What a record of any kind is called, in the reader's language."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.dates import long_date
from twincrm.services.names import worded
from twincrm.services.people.roles import role_titles
from twincrm.services.records.kinds import mapped_tables, target_of
from twincrm.services.vocabularies.kinds import TERMS
from twincrm.services.vocabularies.wording import term_names
from twincrm.services.wording import name_of
from twincrm.store.base import table_of
from twincrm.store.models import (
    Assignment,
    JournalParticipant,
    Organisation,
    OrganisationName,
    Person,
    Place,
    PlaceName,
    ProgrammeText,
)
from twincrm.store.work import WITH_TRASH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy.orm import Session

    from twincrm.store.base import Base

Titles = dict[int, str]

_ABOUT = ("person", "organisation", "household")
_MOST = 3
"""So many of those whom a note is about are in its title."""
MANY = 10_000
"""From so many ids on, all rows are read rather than these named one by one."""

COMPOSED: dict[str, tuple[str, ...]] = {
    "household": ("name",),
    "partnership": ("name",),
    "signing": ("partnership_id", "signed_on"),
    "visit": ("name",),
    "delegation": ("name",),
    "participation": ("person_id", "visit_id"),
    "party": ("name",),
    "host_offer": ("household_id", "visit_id"),
    "placement": ("party_id", "participation_id", "host_offer_id"),
    "budget_line": ("title",),
    "funding": ("funder",),
    "task": ("title",),
    "journal_note": ("subject", "happened_at"),
    "document": ("title",),
    "attachment": (
        "document_id",
        "person_id",
        "organisation_id",
        "household_id",
        "partnership_id",
        "signing_id",
        "visit_id",
        "journal_note_id",
        "task_id",
        "assembly_id",
    ),
    "tag": ("name",),
    "contact_group": ("name",),
    "assembly": ("held_on", "venue"),
    "honour": ("person_id", "household_id", "organisation_id", "title", "number"),
    "letter_template": ("name",),
    "counterpart": (
        "organisation_id",
        "person_id",
        "other_organisation_id",
        "other_person_id",
        "other_place_id",
    ),
    "membership": ("person_id", "household_id", "organisation_id", "number"),
    "consent": ("person_id", "purpose"),
    "import_run": ("source",),
    "disclosure_log": ("form", "recipient", "disclosed_at"),
    "association": ("name",),
    "hosting_profile": ("household_id",),
    "blob": ("sha256",),
}
"""The columns a title is made of; a reference stands for the title of what it names."""


def titles(
    session: Session, kind: str, language: str, ids: Collection[int] | None = None
) -> Titles:
    """The titles of records by id, of those in the trash as well; all of the kind without *ids*."""
    if ids is not None and len(ids) > MANY:
        ids = None
    if kind in TERMS:
        return term_names(session, kind, language, ids)
    match kind:
        case "person":
            return {row.id: name_of(row).full() for row in _rows(session, Person, ids)}
        case "organisation":
            return _named(session, Organisation, OrganisationName, language, ids)
        case "place":
            return _named(session, Place, PlaceName, language, ids)
        case "programme_item":
            texts = _worded(session, ProgrammeText, "programme_item_id", "title", ids)
            return {item: worded(text, language) or "" for item, text in texts.items()}
        case "assignment" | "journal_note":
            return _OF_OTHERS[kind](session, language, ids)
        case _:
            return _composed(session, kind, language, ids)


def _named(
    session: Session,
    kind: type[Any],
    names: type[Base],
    language: str,
    ids: Collection[int] | None,
) -> Titles:
    """What a row is called in *language*, else as it calls itself."""
    known = _worded(session, names, f"{kind.__tablename__}_id", "name", ids)
    return {row.id: known[row.id].get(language) or row.name for row in _rows(session, kind, ids)}


def _assignments(session: Session, language: str, ids: Collection[int] | None) -> Titles:
    rows = list(_rows(session, Assignment, ids))
    roles = role_titles(session, rows, language)
    people = titles(session, "person", language, {row.person_id for row in rows})
    bodies = {row.organisation_id for row in rows if row.organisation_id is not None}
    towns = {row.place_id for row in rows if row.place_id is not None}
    named = titles(session, "organisation", language, bodies)
    placed = titles(session, "place", language, towns)
    return {
        row.id: _joined(
            people.get(row.person_id, ""),
            roles[row.id],
            named.get(row.organisation_id or 0, ""),
            placed.get(row.place_id or 0, ""),
        )
        for row in rows
    }


def _notes(session: Session, language: str, ids: Collection[int] | None) -> Titles:
    """What a note says, when it was, and whom it is about; of many only the first."""
    known = _composed(session, "journal_note", language, ids)
    statement = select(JournalParticipant).order_by(JournalParticipant.id)
    if ids is not None:
        statement = statement.where(JournalParticipant.journal_note_id.in_(ids))
    parts = list(session.scalars(statement, execution_options=WITH_TRASH))
    named = {
        kind: titles(session, kind, language, keys)
        for kind in _ABOUT
        if (keys := {key for part in parts if (key := getattr(part, f"{kind}_id")) is not None})
    }
    about: defaultdict[int, list[str]] = defaultdict(list)
    for part in parts:
        for kind, names in named.items():
            about[part.journal_note_id] += filter(None, [names.get(getattr(part, f"{kind}_id"))])
    return {key: _joined(title, _first_of(about[key])) for key, title in known.items()}


def _first_of(names: Sequence[str]) -> str:
    return ", ".join(names[:_MOST]) + (", …" if len(names) > _MOST else "")


_OF_OTHERS = {"assignment": _assignments, "journal_note": _notes}
"""Kinds whose titles are made of more than columns of their own."""


def _composed(session: Session, kind: str, language: str, ids: Collection[int] | None) -> Titles:
    table = table_of(mapped_tables()[kind])
    columns = [table.c[name] for name in COMPOSED.get(kind, ())]
    statement = select(table.c.id, *columns)
    if ids is not None:
        statement = statement.where(table.c.id.in_(ids))
    rows = session.execute(statement).all()
    linked: list[Titles | None] = []
    for place, column in enumerate(columns, 1):
        target = target_of(column)
        keys = {row[place] for row in rows if row[place] is not None}
        linked.append(titles(session, target.__tablename__, language, keys) if target else None)
    return {
        row[0]: _joined(
            *(
                _text(value, language) if known is None else known.get(value, "")
                for value, known in zip(row[1:], linked, strict=True)
            )
        )
        for row in rows
    }


def _rows(session: Session, kind: type[Any], ids: Collection[int] | None) -> Iterable[Any]:
    statement = select(kind)
    if ids is not None:
        statement = statement.where(kind.id.in_(ids))
    return session.scalars(statement, execution_options=WITH_TRASH)


def _worded(
    session: Session, kind: type[Base], owner: str, text: str, ids: Collection[int] | None
) -> defaultdict[int, dict[str, str]]:
    table = table_of(kind)
    statement = select(table.c[owner], table.c.language, table.c[text])
    if ids is not None:
        statement = statement.where(table.c[owner].in_(ids))
    found: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for record, language, words in session.execute(statement):
        if words:
            found[record][language] = words
    return found


def _text(value: object, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = (value.astimezone() if value.tzinfo else value).date()
    return long_date(value, language) if isinstance(value, date) else str(value)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
