"""The list of members on paper: who belongs to the association, since when, and the year's fee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import RuleError
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.records.contact_list import ContactList
from twincrm.domain.terms import ConsentPurpose
from twincrm.domain.texts import Message
from twincrm.reports.contact_list import print_contact_list
from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.interchange.exporting import uids_of
from twincrm.services.interchange.outgoing import agreed
from twincrm.services.members.lists import MemberFilter, member_ids, member_rows
from twincrm.services.members.wording import marked_name, row_words
from twincrm.services.people.tables import ContactTable
from twincrm.services.printing.made import Paper, page_count
from twincrm.services.printing.paper import sender_of
from twincrm.services.smart.finding import group_ids
from twincrm.services.smart.listing import group_named
from twincrm.services.steps.words import MEMBERSHIP_KINDS
from twincrm.store.connection import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Translator
    from twincrm.services.members.lists import MemberRow

LIST = "member-list"
"""What the document is called on the command line and in the disclosure log."""
TITLE = Message("List of members")
COLUMNS: dict[str, Message] = {
    "name": Message("Name"),
    "number": Message("No."),
    "kind": Message("Kind"),
    "since": Message("since"),
    "fee": Message("Fee {year}"),
    "function": Message("Function"),
    "people": Message("People"),
    "left": Message("left"),
}
BEGINNING = ("name", "number", "kind", "since", "fee", "function")
OF_THE_BOARD = ("fee", "left")
"""What other members do not read."""
_NAMED = 5
"""So many names are told, then only how many."""
_LEFT_OUT = Message(
    "{n} membership is left out: not everybody of it agreed to appear in the list of members: "
    "{names}",
    plural="{n} memberships are left out: not everybody of them agreed to appear in the list of "
    "members: {names}",
)
_NOBODY = Message(
    "Nobody of them agreed to appear in the list of members. Nothing is printed for other members. "
    "Enter who agreed at the person, under “Consents”."
)
_DEAD = """SELECT p.id FROM json_each(?) AS j CROSS JOIN person AS p ON p.id = j.value
WHERE p.death_date IS NOT NULL"""


def member_list_paper(
    session: Session,
    ids: Sequence[int],
    language: str,
    columns: Sequence[str] = BEGINNING,
    *,
    for_members: bool = False,
    year: int | None = None,
) -> Paper:
    """Memberships as a list in their order, with the fee of *year*, else of this one.

    *for_members*: without fees, and only those of whom everybody agreed to appear in it; warnings
    name the others. The board needs nobody's consent to know its members.

    Raises:
        RuleError: there is nobody, or the columns cannot stand on a page.
    """
    today, texts = clock.today(), catalogue(language)
    keys = [key for key in columns if key in COLUMNS] or list(BEGINNING)
    fee_year = year or today.year
    found = member_rows(session, ids, fee_year, language, today)
    warnings: tuple[Message, ...] = ()
    if for_members:
        keys = [key for key in keys if key not in OF_THE_BOARD] or ["name"]
        found, warnings = _who_agreed(session, found, today)
    table = _worded(found, keys, texts, fee_year)
    shown = ContactList(
        texts.say(TITLE),
        today,
        table.titles,
        table.rows,
        counted=Message("{n} membership", plural="{n} memberships"),
    )
    pdf = print_contact_list(shown, texts, sender=sender_of(session))
    contacts = [(row.member, row.member_id) for row in found]
    about = tuple(uids_of(session, contacts))
    return Paper(pdf, page_count(pdf), warnings, about)


def _contacts(row: MemberRow) -> tuple[tuple[str, int], ...]:
    """Whose membership it is, and who shares it."""
    return (row.member, row.member_id), *(("person", key) for key in row.people)


def member_table(
    session: Session, ids: Sequence[int], language: str, columns: Sequence[str], year: int
) -> ContactTable:
    """Memberships in their order as rows of the columns, with the fee of *year*."""
    found = member_rows(session, ids, year, language, clock.today())
    keys = [key for key in columns if key in COLUMNS]
    return _worded(found, keys, catalogue(language), year)


def _worded(
    found: Sequence[MemberRow], keys: Sequence[str], texts: Translator, year: int
) -> ContactTable:
    return ContactTable(
        tuple(texts.say(COLUMNS[key].with_values(year=str(year))) for key in keys),
        tuple(tuple(_CELLS[key](row, texts) for key in keys) for row in found),
    )


def all_members_paper(
    session: Session, language: str, *, group: str | None = None, for_members: bool = False
) -> Paper:
    """Everybody who is a member today, by name; *for_members* as in `member_list_paper`.

    Of a *group* alone those memberships that are of somebody in it, or shared by them.

    Raises:
        RuleError: nobody is, or nobody agreed to it.
        UnknownRecord: no group is called so.
    """
    today = clock.today()
    ids = member_ids(session, MemberFilter(today.year, today))
    if group is not None:
        inside = frozenset(group_ids(session, group_named(session, group), today).pairs)
        found = member_rows(session, ids, today.year, language, today)
        ids = [row.id for row in found if not inside.isdisjoint(_contacts(row))]
    return member_list_paper(session, ids, language, for_members=for_members)


def _who_agreed(
    session: Session, found: Sequence[MemberRow], today: date
) -> tuple[tuple[MemberRow, ...], tuple[Message, ...]]:
    """Organisations, and those of whom everybody who lives agreed; who is left out is told."""
    may = agreed(session, ConsentPurpose.MEMBER_LIST, today)
    everybody = {person for row in found for person in row.people}
    may |= {row[0] for row in rows_of(session, _DEAD, everybody)}
    kept = tuple(
        row
        for row in found
        if row.member == "organisation" or (row.people and may.issuperset(row.people))
    )
    names = [row.name for row in found if row not in kept]
    if not names:
        return kept, ()
    if not kept:
        raise RuleError(_NOBODY)
    shown = "; ".join(names[:_NAMED]) + ("; …" if len(names) > _NAMED else "")
    return kept, (_LEFT_OUT.with_values(n=len(names), names=shown),)


def _day(stored: str | None, texts: Translator) -> str:
    return PartialDate.from_iso(stored).format(texts.language) if stored else ""


_CELLS: dict[str, Callable[[MemberRow, Translator], str]] = {
    "name": lambda row, _: marked_name(row),
    "number": lambda row, _: row.number,
    "kind": lambda row, texts: texts.say(MEMBERSHIP_KINDS[row.kind]),
    "since": lambda row, texts: _day(row.joined_on, texts),
    "fee": lambda row, texts: row_words(texts, row),
    "function": lambda row, _: ", ".join(row.functions),
    "people": lambda row, _: str(row.living),
    "left": lambda row, texts: _day(row.left_on, texts),
}
