"""What a list says of the second of two people in columns of their own: ``Geburtstag Partner``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.exchange.tables.belonging import day
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.partner_headers import OF_PARTNER, without_partner
from twincrm.exchange.tables.reach import emails, phones

if TYPE_CHECKING:
    from datetime import date

    from twincrm.domain.records.contact_card import CardEmail, CardPhone
    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.mapping import Mapping

_TWO = 2


@dataclass(frozen=True, slots=True)
class Partner:
    """What is said of the second of two people alone."""

    prefix: str = ""
    birth_date: str = ""
    emails: tuple[CardEmail, ...] = ()
    phones: tuple[CardPhone, ...] = ()
    apart: frozenset[str] = frozenset()
    """Of these (``email``, ``phone``) the list has columns for each of two."""

    def numbers(self, shared: tuple[CardPhone, ...]) -> tuple[CardPhone, ...]:
        """The own ones and the one of the house; a mobile of the other is not the partner's."""
        if not self.phones and "phone" not in self.apart:
            return shared
        own = {phone.number for phone in self.phones}
        house = (p for p in shared if p.kinds == ("home",) and p.number not in own)
        return (*self.phones, *house)

    def mailboxes(self, shared: tuple[CardEmail, ...]) -> tuple[CardEmail, ...]:
        """The own ones; those of the other only where none is for each."""
        return self.emails or (() if "email" in self.apart else shared)


def apart_in(mapping: Mapping) -> frozenset[str]:
    """Of what (``email``, ``phone``) a list has a column for each of two, as ``Handy 2``."""
    told = [c for c in mapping.columns if not without_partner(c.header)]
    return frozenset(f for f in ("email", "phone") if any(c.field == f"partner_{f}" for c in told))


def give_alone(cells: Cells, apart: frozenset[str]) -> None:
    """What stands in the columns of a second is the one's who is alone."""
    for field in apart:
        for column, value in cells.of(f"partner_{field}"):
            if not without_partner(column.header):
                cells.change(f"partner_{field}", column, "")
                cells.put(field, column, shown(value))


def partner_of(
    cells: Cells, people: int, today: date, around: tuple[str, frozenset[str]]
) -> Partner:
    """What the columns of the partner say; in a row of another number of people it is a note.

    *around*: the country, and the area codes of the list.
    """
    if people != _TWO:
        for field in OF_PARTNER:
            for column, value in cells.of(field):
                cells.keep(column, shown(value))
        return Partner()
    return Partner(
        cells.line("partner_prefix"),
        day(cells, "partner_birth_date", today),
        emails(cells, "partner_email"),
        phones(cells, around[0], "home", around[1], "partner_phone"),
    )
