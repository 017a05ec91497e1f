"""What can be done with subscriptions: rates, the fees of a year, what came in, reminders."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.errors import InputError, RuleError
from twincrm.domain.terms import FeeStatus, MembershipKind
from twincrm.domain.texts import Message
from twincrm.services.checks import check_word
from twincrm.services.command import command
from twincrm.services.members.drafts import check_amount, check_year
from twincrm.services.members.queries import fee_rates, own_amounts, rates_in_force, without_fee
from twincrm.services.members.twice import paying_twice
from twincrm.services.memberships import FREE, owed_in
from twincrm.store.connection import rows_of
from twincrm.store.models import FeeRate, FeeReminder, FeeYear
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twincrm.store.work import Work

_MARKED: dict[str, Message] = {
    FeeStatus.PAID: Message(
        "Mark {n} subscription of {year} as paid",
        plural="Mark {n} subscriptions of {year} as paid",
    ),
    FeeStatus.UNPAID: Message(
        "Mark {n} subscription of {year} as not paid",
        plural="Mark {n} subscriptions of {year} as not paid",
    ),
    FeeStatus.WAIVED: Message(
        "Waive {n} subscription of {year}",
        plural="Waive {n} subscriptions of {year}",
    ),
}
_MADE_TWICE = Message(
    "Make the subscriptions of {year} – asked twice, alone and within another membership: {names}"
)
_MOST_NAMED = 3
_NO_MARK = Message("Fees are marked as paid, not paid or free of charge. Nothing was changed.")
_TO_MARK = """SELECT m.id, m.kind, f.id, f.due_cents, f.status, f.paid_on, f.paid_cents
FROM json_each(?) AS j CROSS JOIN membership AS m ON m.id = j.value AND m.trashed_at IS NULL
LEFT JOIN fee_year AS f ON f.membership_id = m.id AND f.year = CAST(? AS INTEGER)"""
_OWED = f"""SELECT f.id FROM json_each(?) AS j CROSS JOIN fee_year AS f ON f.membership_id = j.value
JOIN membership AS m ON m.id = f.membership_id AND {owed_in("f.year")}
WHERE f.year <= CAST(? AS INTEGER) AND f.status IN ('unpaid', 'partly')
 AND f.due_cents > f.paid_cents AND NOT EXISTS (SELECT 1 FROM fee_reminder AS r
  WHERE r.fee_year_id = f.id AND r.sent_on = ?) ORDER BY f.id"""


@command
@dataclass(frozen=True, slots=True)
class SetFeeRates:
    """Say what the kinds of membership cost from a year on, in whole cents."""

    from_year: int
    rates: tuple[tuple[str, int], ...]

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Set the subscriptions from {year} on", {"year": str(self.from_year)})

    def run(self, work: Work) -> int:
        """Write what differs from what holds already; returns how many rates that are.

        Raises:
            InputError: an amount lies below zero or is too much, the year is none, or a kind is
                unknown.
        """
        check_year("from_year", self.from_year)
        holding = fee_rates(work.session, self.from_year)
        changed = 0
        for kind, cents in dict(self.rates).items():
            check_word("kind", kind, MembershipKind)
            check_amount(f"rates.{kind}", cents)
            if holding.get(kind) != cents:
                self._write(work, kind, cents)
                changed += 1
        return changed

    def _write(self, work: Work, kind: str, cents: int) -> None:
        mine = [FeeRate.kind == kind, FeeRate.from_year == self.from_year]
        known = work.first(select(FeeRate).where(*mine))
        if known is None:
            work.add(FeeRate(kind=kind, from_year=self.from_year, cents=cents))
        else:
            known.cents = cents


@command
@dataclass(frozen=True, slots=True)
class MakeFees:
    """Note the subscription of a year for every member who has none yet, by kind."""

    year: int
    rates: tuple[tuple[str, int], ...] = ()
    """What kinds cost from this year on, where that is another than before."""
    twice: list[str] = field(default_factory=list[str], init=False, compare=False)
    """Who is asked alone and within another membership, once it is done: the label tells it."""

    @property
    def label(self) -> Message:
        """Names the act."""
        if self.twice:
            named = ", ".join(self.twice[:_MOST_NAMED])
            more = " …" if len(self.twice) > _MOST_NAMED else ""
            return _MADE_TWICE.with_values(year=str(self.year), names=named + more)
        return Message("Make the subscriptions of {year}", {"year": str(self.year)})

    def run(self, work: Work) -> int:
        """Insert them; returns how many. Honorary members and those by office owe nothing.

        Who paid an amount of their own in the year before, or nothing, is asked for the same.

        Raises:
            InputError: the year is none.
            RuleError: it is not said what a kind costs.
        """
        check_year("year", self.year)
        SetFeeRates(self.year, self.rates).run(work)
        work.flush()
        rates = rates_in_force(work.session, self.year)
        wanted = without_fee(work.session, self.year)
        _refuse_unknown(wanted, rates)
        own = own_amounts(work.session, self.year)
        rows = [new_fee(key, kind, self.year, rates) for key, kind in wanted]
        work.bulk_insert(FeeYear, [row | own.get(row["membership_id"], {}) for row in rows])
        work.flush()
        self.twice[:] = paying_twice(work.session, self.year)
        return len(rows)


@command
@dataclass(frozen=True, slots=True)
class MarkFees:
    """Mark the subscriptions of several members for a year: paid in full, not at all, or waived.

    What came in is kept: of one paid in part the rest is waived, and it is not marked as not paid.
    """

    membership_ids: tuple[int, ...]
    year: int
    status: str
    paid_on: date | None = None

    @property
    def label(self) -> Message:
        """Names the act."""
        marked = _MARKED.get(self.status, _MARKED[FeeStatus.UNPAID])
        return marked.with_values(n=len(self.membership_ids), year=str(self.year))

    def run(self, work: Work) -> int:
        """Write them; one not made yet is made by its rate. Returns how many there are.

        Raises:
            InputError: the year is none, or it is no such mark.
            UnknownRecord: there is no such membership.
            RuleError: it is not said what a kind costs of which a fee is still to be made.
        """
        check_year("year", self.year)
        if self.status not in _MARKED:
            raise InputError("status", _NO_MARK)
        work.flush()
        found = rows_of(work.session, _TO_MARK, self.membership_ids, str(self.year))
        if missing := set(self.membership_ids) - {row[0] for row in found}:
            raise unknown("membership", min(missing))
        self._make(work, [(row[0], row[1]) for row in found if row[2] is None])
        paid = self.status == FeeStatus.PAID
        work.bulk_alter(
            FeeYear,
            {
                key: self._marks(due, status, (part, date.fromisoformat(day) if day else None))
                for _, _, key, due, status, day, part in found
                if key is not None
                and not (paid and status == FeeStatus.PAID and day)  # the day it came in stays
            },
        )
        return len(self.membership_ids)

    def _make(self, work: Work, wanted: Sequence[tuple[int, str]]) -> None:
        rates = rates_in_force(work.session, self.year)
        if self.status != FeeStatus.WAIVED:
            _refuse_unknown(wanted, rates)
        made = [new_fee(key, kind, self.year, rates) for key, kind in wanted]
        work.bulk_insert(FeeYear, [fee | self._marks(fee["due_cents"]) for fee in made])

    def _marks(
        self, due_cents: int, was: str = "", came_in: tuple[int, date | None] = (0, None)
    ) -> dict[str, Any]:
        """What is written; one that was marked as paid by mistake keeps nothing of it."""
        paid = self.status == FeeStatus.PAID
        kept, day = came_in
        in_part = 0 < kept < due_cents and was != FeeStatus.PAID
        if not paid and (in_part or (self.status == FeeStatus.WAIVED and kept)):
            status = FeeStatus.PARTLY.value if self.status == FeeStatus.UNPAID else self.status
            return {"status": status, "paid_cents": kept, "paid_on": day}
        nothing = self.status == FeeStatus.UNPAID and not due_cents
        return {
            "status": FeeStatus.PAID.value if nothing else self.status,
            "paid_cents": due_cents if paid else 0,
            "paid_on": self.paid_on if paid else None,
        }


@command
@dataclass(frozen=True, slots=True)
class RemindOfFees:
    """Note that members were reminded of what they still owe up to a year."""

    membership_ids: tuple[int, ...]
    year: int
    sent_on: date

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message(
            "Note that {n} member was reminded",
            {"n": len(self.membership_ids)},
            "Note that {n} members were reminded",
        )

    def run(self, work: Work) -> int:
        """Note the day at every open subscription, once; returns how many those are."""
        day = self.sent_on.isoformat()
        owed = rows_of(work.session, _OWED, self.membership_ids, str(self.year), day)
        noted = [{"fee_year_id": row[0], "sent_on": self.sent_on} for row in owed]
        work.bulk_insert(FeeReminder, noted)
        return len(noted)


def _refuse_unknown(wanted: Iterable[tuple[int, str]], rates: Mapping[str, int]) -> None:
    if any(kind not in FREE and kind not in rates for _, kind in wanted):
        raise RuleError(
            Message(
                "It is not said yet what every kind of membership costs. Nothing was changed. "
                "Enter an amount for each kind, 0 where nothing is due."
            )
        )


def new_fee(membership_id: int, kind: str, year: int, rates: dict[str, int]) -> dict[str, Any]:
    """The subscription of a year before anything came in."""
    free = kind in FREE
    due = 0 if free else rates.get(kind, 0)
    status = FeeStatus.WAIVED if free else FeeStatus.UNPAID if due else FeeStatus.PAID
    return {"membership_id": membership_id, "year": year, "due_cents": due, "status": status.value}
