"""The list of the board on paper: who holds which office on a day, and how they are reached."""

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
from twincrm.services.members.board import board_on
from twincrm.services.people.column_words import cells_of
from twincrm.services.printing.made import Paper, page_count
from twincrm.services.printing.paper import sender_of
from twincrm.store.search import entry_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.members.board import Seat

LIST = "board-list"
"""What the document is called on the command line and in the disclosure log."""
TITLE = Message("List of the board")
_HELD = (Message("Office"), Message("Name"), Message("since"), Message("elected until"))
_REACHED = {
    "address": Message("Address"),
    "phone": Message("Phone"),
    "mobile": Message("Mobile"),
    "email": Message("E-mail"),
}
_KEPT = ("street", "postcode", "town", "phone", "mobile", "email")
_NOBODY = Message(
    "On this day nobody holds an office in the association. Choose another day, or enter who was "
    "elected with the general assemblies."
)
_WITHHELD = Message(
    "Address, phone and e-mail of {n} person are left out, who did not agree to appear in the list "
    "of members: {names}",
    plural="Address, phone and e-mail of {n} people are left out, who did not agree to appear in "
    "the list of members: {names}",
)


def board_list_paper(
    session: Session, language: str, day: date | None = None, *, for_members: bool = False
) -> Paper:
    """The offices of a day, or of today, in their order.

    *for_members*: who holds an office is known to all, but how to reach them is told only of who
    agreed to appear in the list of members; warnings name the others.

    Raises:
        RuleError: nobody holds an office on that day.
    """
    texts, on = catalogue(language), day or clock.today()
    seats = board_on(session, language, on)
    if not seats:
        raise RuleError(_NOBODY)
    people = tuple(dict.fromkeys(seat.person_id for seat in seats))
    may = set(people)
    if for_members:
        may &= agreed(session, ConsentPurpose.MEMBER_LIST, clock.today())
    reached = _reached(session, tuple(key for key in people if key in may), language)
    columns = [key for key in _REACHED if any(each.get(key) for each in reached.values())]
    shown = ContactList(
        texts.say(TITLE),
        on,
        tuple(texts.say(words) for words in (*_HELD, *(_REACHED[key] for key in columns))),
        tuple(_row(seat, reached.get(seat.person_id, {}), columns, language) for seat in seats),
        counted=Message("{n} office", plural="{n} offices"),
    )
    pdf = print_contact_list(shown, texts, sender=sender_of(session))
    about = tuple(uids_of(session, [("person", key) for key in people]))
    return Paper(pdf, page_count(pdf), _withheld(seats, may), about)


def _row(
    seat: Seat, cells: Mapping[str, str], columns: Sequence[str], language: str
) -> tuple[str, ...]:
    since, until = (_day(each, language) for each in (seat.since, seat.until))
    return (seat.office, seat.name, since, until, *(cells.get(key, "") for key in columns))


def _reached(session: Session, people: Sequence[int], language: str) -> dict[int, dict[str, str]]:
    """Address, numbers and e-mail of people, as in a list of contacts."""
    entries = {entry_id("person", key): key for key in people}
    found = cells_of(session, tuple(entries), _KEPT, language, clock.today())
    return {key: _with_address(found[entry]) for entry, key in entries.items()}


def _with_address(cells: Mapping[str, str]) -> dict[str, str]:
    """A town alone is no address."""
    town = " ".join(filter(None, (cells.get("postcode"), cells.get("town"))))
    address = f"{cells['street']}, {town}" if cells.get("street") else ""
    return {**cells, "address": address.removesuffix(", ")}


def _withheld(seats: Sequence[Seat], may: set[int]) -> tuple[Message, ...]:
    names = list(dict.fromkeys(seat.name for seat in seats if seat.person_id not in may))
    return (_WITHHELD.with_values(n=len(names), names="; ".join(names)),) if names else ()


def _day(stored: str | None, language: str) -> str:
    return PartialDate.from_iso(stored).format(language) if stored else ""
