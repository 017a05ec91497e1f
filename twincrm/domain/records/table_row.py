"""A row of another program's table, in the words of the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.domain.texts import Message


@dataclass(frozen=True, slots=True)
class RowContact:
    """One person or organisation of a row; *more* are values that no card has, by their names."""

    card: ContactCard
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RowHousehold:
    """That the people of a row live together, and what their household is called."""

    name: str
    spouses: bool = False
    """The row calls the two a married couple: *Eheleute*."""
    children: tuple[int, ...] = ()
    """Which of the people of the row are children, by their places in it."""


@dataclass(frozen=True, slots=True)
class RowMembership:
    """What a row says of a membership; dates as they are kept, money in whole cents."""

    kind: str
    kind_told: bool = False
    """Whether the list names the kind itself."""
    number: str = ""
    joined_on: str = ""
    left_on: str = ""
    left_reason: str = ""
    fee_year: int = 0
    fee_cents: int | None = None
    paid: bool | None = None
    paid_cents: int | None = None
    """What came in of it, where the list names an amount."""
    paid_on: str = ""
    """The day on which it was paid, where the list names one."""
    waived: bool = False
    """Whether nothing is asked of the amount."""
    pays: bool | None = None
    """Whether who stands in the row pays for all of it; None where the list does not say."""
    note: str = ""
    """What is noted of the membership itself."""
    uid: str = ""
    """Its own mark in a table of ours: rows with one mark are one membership."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What of a row could not be taken as it stands: in which column, and what is wrong."""

    header: str
    text: str
    message: Message
    whom: int = 0
    """Which of the people of the row it is about."""
    whole: bool = False
    """Whether the message says all, the cell as well."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """What one row of a table says. A rejected one has no contacts, and problems that say why."""

    line: int
    cells: tuple[str, ...]
    fingerprint: str
    contacts: tuple[RowContact, ...] = ()
    household: RowHousehold | None = None
    membership: RowMembership | None = None
    problems: tuple[RowProblem, ...] = ()
    corrected: bool = False
    """Whether somebody put the row right; it is known by what stands in the file all the same."""
    suggested: tuple[str, str] | None = None
    """Of a row with nobody's name but a mailbox: the given and family name that suggests, or
    empty ones; None for all other rows."""
    checked: tuple[tuple[int, str, str], ...] = ()
    """Of the columns whose cells can be wrong, in all rows alike: place, field and header."""

    @property
    def doubts(self) -> frozenset[str]:
        """The lines of a note that keep what could not be taken as it stands."""
        said = (f"{p.header}: {p.text}" if p.header else p.text for p in self.problems)
        return frozenset(line for each in said for line in each.splitlines())

    @property
    def rejected(self) -> bool:
        """Whether nothing can be made of the row."""
        return not self.contacts

    @property
    def unnamed(self) -> bool:
        """Whether nobody is named in it: nothing can be made of it, or only somebody's mailbox."""
        return self.rejected or self.suggested is not None
