"""Whether a file is whole: its pages, references, homes, search index, documents and history."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.living_twice import living_twice
from twincrm.services.members.twice import told_twice
from twincrm.store import history
from twincrm.store.base import Base
from twincrm.store.models import Blob, HistoryContent
from twincrm.store.search.comparison import compare, look_afresh
from twincrm.store.search.index import rebuild

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.store.work import Work


def findings(session: Session) -> tuple[Message, ...]:
    """Everything that is wrong with a file, in words; nothing for a whole one."""
    found = _damaged_pages(session) or _missing_tables(session)
    if found:
        return found
    found = (*_broken_references(session), *living_twice(session, clock.today()))
    return (*found, *_search(session), *_documents(session), *_history(session))


def remarks(session: Session) -> tuple[Message, ...]:
    """What may be meant so, and is worth a look: who is a member twice. The file must be whole."""
    return told_twice(session, clock.today())


def make_search_anew(work: Work) -> None:
    """Make the search index anew from the records: what `findings` says of it is then cured."""
    rebuild(work.session)


def _damaged_pages(session: Session) -> tuple[Message, ...]:
    look_afresh(session.connection())
    rows = session.connection().execute(text("PRAGMA integrity_check")).scalars().all()
    return tuple(
        Message("The file is damaged: {detail}", {"detail": str(row)})
        for row in rows
        if row != "ok"
    )


def _missing_tables(session: Session) -> tuple[Message, ...]:
    columns = text("SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c")
    kept: dict[str, set[str]] = {}
    for table, column in session.connection().execute(columns):
        kept.setdefault(table, set()).add(column)
    return tuple(
        Message("The file is damaged: {detail}", {"detail": f"{table.name}.{column.name}"})
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.name not in kept.get(table.name, ())
    )


def _broken_references(session: Session) -> tuple[Message, ...]:
    rows = session.connection().execute(text("PRAGMA foreign_key_check"))
    return tuple(
        Message(
            "A row of {table} points to a row of {parent} that is not there.",
            {"table": str(row[0]), "parent": str(row[2])},
        )
        for row in rows
    )


def _search(session: Session) -> tuple[Message, ...]:
    return tuple(
        Message("The search index differs from the data: {detail}", {"detail": str(finding)})
        for finding in compare(session)
    )


def _documents(session: Session) -> tuple[Message, ...]:
    contents = select(Blob.id, Blob.sha256, HistoryContent.content).outerjoin(
        HistoryContent, HistoryContent.sha256 == Blob.sha256
    )
    return tuple(
        Message("The content of document {id} is missing or was altered.", {"id": row.id})
        for row in session.execute(contents).yield_per(20)
        if row.content is None or hashlib.sha256(row.content).hexdigest() != row.sha256
    )


def _history(session: Session) -> tuple[Message, ...]:
    return tuple(
        Message("Step {id} of the history no longer fits the data.", {"id": step})
        for step in history.unappliable(session.connection())
    )
