"""What questions are asked with: the day, and the pieces that many statements share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.services.smart.nodes import Found

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.domain.smart.rule import Value
    from twincrm.services.smart.nodes import Entries
    from twincrm.store.connection import Reading
    from twincrm.store.search.ids import Kind

Finds = tuple["Found | Entries", ...]
OWNERS: tuple[Kind, ...] = ("person", "organisation", "household")


@dataclass(frozen=True, slots=True)
class Asking:
    """The values of one condition, on a day, in a file."""

    reading: Reading
    values: tuple[Value, ...]
    today: date

    @property
    def numbers(self) -> tuple[int, ...]:
        """The values where these are numbers or ids."""
        return tuple(value for value in self.values if isinstance(value, int))

    @property
    def number(self) -> int:
        """The one number that was filled in."""
        return next(iter(self.numbers), 0)

    @property
    def words(self) -> tuple[str, ...]:
        """The values where these are words."""
        return tuple(value for value in self.values if isinstance(value, str))

    @property
    def ids(self) -> str:
        """The ids as a list in a statement."""
        return f"({', '.join(map(str, self.numbers))})"

    @property
    def marks(self) -> str:
        """A question mark for each word, as a list in a statement."""
        return f"({', '.join('?' * len(self.words))})"

    def now(self, alias: str) -> str:
        """Whether a row's period holds today, as far as its partial dates are known."""
        return f"({self._begun(alias)} AND NOT {self._over(alias)})"

    def past(self, alias: str) -> str:
        """Whether a row's period is over."""
        return self._over(alias)

    def _begun(self, alias: str) -> str:
        day = self.today.isoformat()
        return f"({alias}.starts_on IS NULL OR {alias}.starts_on <= '{day}')"

    def _over(self, alias: str) -> str:
        day, ends = self.today.isoformat(), f"{alias}.ends_on"
        return f"({ends} IS NOT NULL AND {ends} < substr('{day}', 1, length({ends})))"


def owned(table: str, where: str = "1", values: Sequence[str | int] = ()) -> tuple[Found, ...]:
    """Rows of a table that belong to a person, an organisation or a household."""
    return tuple(
        Found(kind, f"x.{kind}_id", f"{table} AS x", f"x.{kind}_id > 0 AND {where}", tuple(values))
        for kind in OWNERS
    )


AT_VISIT = (
    "(hm.starts_on IS NULL OR hm.starts_on <= substr(v.ends_on, 1, length(hm.starts_on)))"
    " AND (hm.ends_on IS NULL OR hm.ends_on >= substr(v.starts_on, 1, length(hm.ends_on)))"
)
"""The time in the household falls on days of the visit, unless what is known of it says no."""


def of_residents(asking: Asking, people: Found, lived: str = "") -> Found:
    """The households in which somebody lives now, or *lived* at a time, of whom that is true."""
    return Found(
        "household",
        "hm.household_id",
        f"{people.tables} JOIN household_member AS hm ON hm.person_id = {people.column}",
        f"{lived or asking.now('hm')} AND ({people.where})",
        people.values,
    )


def of_home(asking: Asking, homes: Found, lived: str = "") -> Found:
    """The people who live now, or *lived* at a time, in a household of which that is true."""
    return Found(
        "person",
        "hm.person_id",
        f"{homes.tables} JOIN household_member AS hm ON hm.household_id = {homes.column}",
        f"{lived or asking.now('hm')} AND ({homes.where})",
        homes.values,
    )
