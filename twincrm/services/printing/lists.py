"""A list of contacts on paper, in the columns that were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import RuleError
from twincrm.domain.records.contact_list import ContactList
from twincrm.domain.texts import Message
from twincrm.reports.contact_list import print_contact_list
from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.interchange.exporting import CONTACT_KINDS, uids_of
from twincrm.services.people.columns import BEGINNING, BY_KEY
from twincrm.services.people.contact_filter import CONTACTS
from twincrm.services.people.lists import table_rows
from twincrm.services.people.tables import AT_ONCE, known_columns
from twincrm.services.printing.paper import Paper, page_count, sender_of
from twincrm.store import search
from twincrm.store.connection import rows_of
from twincrm.store.search import entry_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.people.lists import ContactRow
    from twincrm.store.search import Kind, Order

LIST = "contact-list"
"""What the document is called on the command line and in the disclosure log."""
TITLE = Message("List of contacts")
_KEYS = (
    "SELECT e.id, e.sort_key FROM json_each(?) AS j CROSS JOIN search_entry AS e ON e.id = j.value"
)
_OTHER = "#"
"""The letter of names that begin with none."""

_KINDS: dict[str, Kind] = {kind: kind for kind in CONTACTS}

Contacts = tuple[tuple[str, int], ...]
"""Kind and id of people, organisations and households."""


def list_paper(
    session: Session,
    contacts: Contacts,
    language: str,
    *,
    columns: Sequence[str] = BEGINNING,
    letters: bool = False,
    title: str = "",
) -> Paper:
    """Contacts as a list in their order, each in one row; *letters* stand above their names.

    Raises:
        RuleError: there is nobody, or the columns cannot stand on a page or in a list.
    """
    refuse_columns(columns)
    entries = [entry_id(_KINDS[kind], record) for kind, record in contacts]
    keys, texts = known_columns(columns), catalogue(language)
    found = _rows(session, entries, keys, language)
    shown = ContactList(
        title or texts.say(TITLE),
        clock.today(),
        tuple(texts.say(BY_KEY[key].title) for key in keys),
        tuple((row.title, *(row.cells.get(key, "") for key in keys[1:])) for row in found),
        _letters(session, [row.entry_id for row in found]) if letters else (),
    )
    pdf = print_contact_list(shown, texts, sender=sender_of(session))
    return Paper(pdf, page_count(pdf), about=_about(session, contacts))


def found_list(
    session: Session, text: str | None, language: str, *, columns: Sequence[str], letters: bool
) -> Paper:
    """Everybody as a list by name, or whom a search finds; households as those who live there.

    Raises:
        RuleError: as `list_paper`.
    """
    order: Order = "rank" if text else "name"
    entries = search.ids(session, text or "", CONTACT_KINDS, order)
    contacts = tuple((search.kind_of(entry), search.record_of(entry)) for entry in entries)
    by_name = letters and not text
    return list_paper(session, contacts, language, columns=columns or BEGINNING, letters=by_name)


def refuse_columns(columns: Sequence[str]) -> None:
    """Only what may stand in a list; health, diet and the like never do.

    Raises:
        RuleError: one of the columns cannot.
    """
    unknown = [key for key in columns if key not in BY_KEY]
    if unknown:
        raise RuleError(
            Message(
                "“{name}” is no column of a list; nothing about health or diet ever is. Choose "
                "from: {names}.",
                {"name": unknown[0], "names": ", ".join(BY_KEY)},
            )
        )


def _rows(
    session: Session, entries: Sequence[int], keys: Sequence[str], language: str
) -> list[ContactRow]:
    found: list[ContactRow] = []
    for at in range(0, len(entries), AT_ONCE):
        found += table_rows(session, entries[at : at + AT_ONCE], language, "", keys)
    return found


def _letters(session: Session, entries: Sequence[int]) -> tuple[str, ...]:
    """The letters that names are sorted under."""
    keys: dict[int, str] = {row[0]: str(row[1]) for row in rows_of(session, _KEYS, entries)}
    first = (keys.get(entry, "")[:1].upper() for entry in entries)
    return tuple(letter if letter.isalpha() else _OTHER for letter in first)


def _about(session: Session, contacts: Contacts) -> tuple[tuple[str, str], ...]:
    """Everybody whose data it shows."""
    return tuple(uids_of(session, contacts))
