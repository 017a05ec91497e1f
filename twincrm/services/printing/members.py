"""The list of members on paper: who belongs to the association, since when, and the year's fee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.partial_date import PartialDate
from twincrm.domain.records.contact_list import ContactList
from twincrm.domain.texts import Message
from twincrm.reports.contact_list import print_contact_list
from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.interchange.exporting import uids_of
from twincrm.services.members.lists import MemberFilter, member_ids, member_rows
from twincrm.services.printing.lists import uids_of_homes
from twincrm.services.printing.made import Paper, page_count
from twincrm.services.printing.paper import sender_of
from twincrm.services.steps.words import CHOICES, MEMBERSHIP_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


def member_list_paper(
    session: Session,
    ids: Sequence[int],
    language: str,
    columns: Sequence[str] = BEGINNING,
) -> Paper:
    """Memberships as a list in their order, with the fee of this year.

    Raises:
        RuleError: there is nobody, or the columns cannot stand on a page.
    """
    today, texts = clock.today(), catalogue(language)
    keys = [key for key in columns if key in COLUMNS] or list(BEGINNING)
    found = member_rows(session, ids, today.year, language, today)
    shown = ContactList(
        texts.say(TITLE),
        today,
        tuple(texts.say(COLUMNS[key].with_values(year=str(today.year))) for key in keys),
        tuple(tuple(_CELLS[key](row, texts) for key in keys) for row in found),
        counted=Message("{n} membership", plural="{n} memberships"),
    )
    pdf = print_contact_list(shown, texts, sender=sender_of(session))
    contacts = [(row.member, row.member_id) for row in found]
    about = (*uids_of(session, contacts), *uids_of_homes(session, contacts))
    return Paper(pdf, page_count(pdf), about=about)


def all_members_paper(session: Session, language: str) -> Paper:
    """Everybody who is a member today, by name.

    Raises:
        RuleError: nobody is.
    """
    today = clock.today()
    ids = member_ids(session, MemberFilter(today.year, today))
    return member_list_paper(session, ids, language)


def _fee(row: MemberRow, texts: Translator) -> str:
    return texts.say(CHOICES["fee_year", "status"][row.fee.status]) if row.fee else ""


def _day(stored: str | None, texts: Translator) -> str:
    return PartialDate.from_iso(stored).format(texts.language) if stored else ""


_CELLS: dict[str, Callable[[MemberRow, Translator], str]] = {
    "name": lambda row, _: row.name,
    "number": lambda row, _: row.number,
    "kind": lambda row, texts: texts.say(MEMBERSHIP_KINDS[row.kind]),
    "since": lambda row, texts: _day(row.joined_on, texts),
    "fee": _fee,
    "function": lambda row, _: ", ".join(row.functions),
    "people": lambda row, _: str(row.living),
    "left": lambda row, texts: _day(row.left_on, texts),
}
