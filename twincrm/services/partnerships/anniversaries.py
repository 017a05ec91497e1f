"""Anniversaries of partnerships: counted from the first signing, round every five years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.terms import SigningEvent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from twincrm.store.models import Signing

ROUND = 5
"""Every how many years an anniversary is round."""


@dataclass(frozen=True, slots=True)
class ComingAnniversary:
    """The next return of the day of a signing."""

    years: int
    year: int
    """The year in which it is celebrated."""
    on: date | None
    """The day, where day and month of the signing are known."""
    days: int | None
    """How many days are left."""

    @property
    def is_round(self) -> bool:
        """Whether it is one of those that are celebrated, every five years."""
        return self.years % ROUND == 0


def founding(signings: Iterable[Signing]) -> Signing | None:
    """The signing from which anniversaries are counted: the first charter, else the oldest."""
    dated = sorted(signings, key=lambda signing: (signing.signed_on, signing.id))
    dated = [signing for signing in dated if signing.signed_on[:1].isdigit()]
    first = [signing for signing in dated if signing.event == SigningEvent.FIRST]
    return next(iter(first or dated), None)


def next_anniversary(signed_on: str, today: date) -> ComingAnniversary | None:
    """The next anniversary of a signing, today included."""
    return _on_or_after(signed_on, today, today.year)


def next_round(signed_on: str, today: date) -> ComingAnniversary | None:
    """The next anniversary that is celebrated: five, ten, fifteen years and so on."""
    coming = next_anniversary(signed_on, today)
    if coming is None or coming.is_round:
        return coming
    later = coming.year + ROUND - coming.years % ROUND
    return _on_or_after(signed_on, today, later)


def _on_or_after(signed_on: str, today: date, year: int) -> ComingAnniversary | None:
    try:
        signed = PartialDate.from_iso(signed_on)
    except InputError:
        return None
    if signed.year is None:
        return None
    begin = today if year == today.year else today.replace(year=year, month=1, day=1)
    on = signed.next_anniversary(begin)
    celebrated = max(on.year if on else year, signed.year)
    if celebrated == signed.year:  # it was signed this year, or will be
        return _on_or_after(signed_on, today, signed.year + 1)
    days = (on - today).days if on else None
    return ComingAnniversary(celebrated - signed.year, celebrated, on, days)
