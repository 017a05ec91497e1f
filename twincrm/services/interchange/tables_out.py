"""Writes contacts as a table, whole or not at all, and notes what was disclosed."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.terms import DisclosurePurpose, Tier
from twincrm.exchange.tables.writing import write_table
from twincrm.runtime import clock
from twincrm.services.disclosures.commands import log_disclosure
from twincrm.services.dispatch import read_only
from twincrm.services.interchange.beside import Beside
from twincrm.services.interchange.exporting import uids_of
from twincrm.services.interchange.handing_out import HandedOut, allowed, taken_away
from twincrm.services.interchange.outgoing import keyed_cards
from twincrm.services.interchange.table_columns import columns_for, titled, worded
from twincrm.services.outputs import refuse_association_file
from twincrm.services.progress import Silent
from twincrm.store.file import translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.domain.texts import Translator
    from twincrm.exchange.tables import Value
    from twincrm.exchange.tables.writing import Kind
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.interchange.handing_out import Contacts
    from twincrm.services.interchange.table_columns import TableColumn
    from twincrm.services.progress import Progress

_AT_ONCE = 400
_FORMS = {"xlsx": "xlsx", "csv": "csv", "plain": "csv"}
"""What the disclosure log calls them."""


@dataclass(frozen=True, slots=True)
class TableAbout:
    """Which fees and memberships a table tells of."""

    year: int = 0
    """Of which fees are told; 0 is the present one."""
    memberships: tuple[int, ...] = ()
    """Those that are meant where somebody has had several."""

    @property
    def fee_year(self) -> int:
        """The year whose fees are told."""
        return self.year or clock.today().year


OF_THIS_YEAR = TableAbout()


@dataclass(frozen=True, slots=True)
class TableOrder:
    """Whose table is written, of what sort, with which columns and for whom."""

    contacts: Contacts
    texts: Translator
    """In whose language headings, functions and countries are."""
    kind: Kind = "xlsx"
    columns: tuple[str, ...] = ()
    """Keys in the wanted order; none: the usual ones."""
    purpose: str = DisclosurePurpose.INTERNAL
    title: str = ""
    """What the sheet of a workbook is called."""
    about: TableAbout = OF_THIS_YEAR


def write_contacts(
    dispatcher: Dispatcher, order: TableOrder, out: Path, progress: Progress | None = None
) -> HandedOut:
    """Write a table of contacts to the file *out*.

    It is put in its place when it is whole and the disclosure log names it; an existing file is
    replaced then. A partner association gets only people who agreed to that, and the
    dead go into what the association keeps for itself alone.

    Raises:
        InputError: a column is not known, or does not go out for this purpose.
        FileTrouble: it cannot be written, or nothing can be noted; nothing is left behind.
        Cancelled: *progress* was asked to stop; nothing is left behind.
    """
    refuse_association_file(out)
    if not dispatcher.file.writable:
        raise read_only(dispatcher.file)
    columns = columns_for(order.purpose, order.columns)
    may = allowed(dispatcher, order.contacts, order.purpose)
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    with translated(out), taken_away(part):
        with dispatcher.file.read() as session:
            watch = progress or Silent()
            told = _Told()
            cards = _cards(session, may.contacts, columns, order, watch, told)
            written = _write(part, cards, columns, order)
            watch.step(len(may.contacts), len(may.contacts))
        about = dispatcher.ask(uids_of, may.contacts)
        form = _FORMS[order.kind]
        log_disclosure(dispatcher, form, Tier.CONTACT, order.purpose, str(out), about)
        part.replace(out)
    names = (tuple(told.several), tuple(told.paid_by_others))
    return HandedOut(written, may.refused, out, may.died, (), *names)


class _Told:
    """Whom there is something to tell of once the table is written, by their names."""

    def __init__(self) -> None:
        self.several: list[str] = []
        """Who stands in a row for each of their memberships."""
        self.paid_by_others: list[str] = []
        """Whose payer no column names."""


def _cards(
    session: Session,
    contacts: Contacts,
    columns: tuple[TableColumn, ...],
    order: TableOrder,
    progress: Progress,
    told: _Told,
) -> Iterator[ContactCard]:
    """The cards, each with what the columns say that no card says."""
    keys = [column.key for column in columns if column.beside]
    language, purpose = order.texts.language, order.purpose
    beside = Beside(session, keys, language, order.about.fee_year, order.about.memberships)
    for start in range(0, len(contacts), _AT_ONCE):
        progress.step(start, len(contacts))
        batch = contacts[start : start + _AT_ONCE]
        facts = beside.of(batch) if keys else {}
        for contact, card in keyed_cards(session, batch, language, purpose, pictures=False):
            mine = facts.get(contact) or [{}]
            told.several += [card.shown_name] * (len(mine) > 1)
            told.paid_by_others += [card.shown_name] * (contact in beside.paid_by_others)
            for said in mine:
                yield replace(card, more=(*card.more, *said.items())) if said else card


def _write(
    part: Path, cards: Iterable[ContactCard], columns: tuple[TableColumn, ...], order: TableOrder
) -> int:
    head = [order.texts.say(titled(column, order.about.fee_year)) for column in columns]
    columns = worded(columns)
    title = order.title or order.texts.tr("Contacts")
    with part.open("wb") as stream:
        return write_table(stream, order.kind, title, head, _rows(cards, columns, order.texts))


def _rows(
    cards: Iterable[ContactCard], columns: tuple[TableColumn, ...], texts: Translator
) -> Iterator[tuple[Value, ...]]:
    for card in cards:
        yield tuple(column.said(card, texts) for column in columns)
