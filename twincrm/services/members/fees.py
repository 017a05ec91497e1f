"""What can be done with subscriptions: rates, the fees of a year, what came in, reminders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.errors import RuleError
from twincrm.domain.terms import FeeStatus, MembershipKind
from twincrm.domain.texts import Message
from twincrm.services.checks import check_count, check_word
from twincrm.services.command import command
from twincrm.services.members.drafts import check_year
from twincrm.services.members.queries import FREE, fee_rates, without_fee
from twincrm.store.models import FeeRate, FeeReminder, FeeYear, Membership

if TYPE_CHECKING:
    from datetime import date

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
            InputError: an amount lies below zero, the year is none, or a kind is unknown.
        """
        check_year("from_year", self.from_year)
        holding = fee_rates(work.session, self.from_year)
        changed = 0
        for kind, cents in dict(self.rates).items():
            check_word("kind", kind, MembershipKind)
            check_count(f"rates.{kind}", cents)
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

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Make the subscriptions of {year}", {"year": str(self.year)})

    def run(self, work: Work) -> int:
        """Insert them; returns how many. Honorary members and those by office owe nothing.

        Raises:
            InputError: the year is none.
            RuleError: it is not said what a kind costs.
        """
        check_year("year", self.year)
        SetFeeRates(self.year, self.rates).run(work)
        work.flush()
        rates = fee_rates(work.session, self.year)
        wanted = without_fee(work.session, self.year)
        if any(kind not in FREE and kind not in rates for _, kind in wanted):
            raise RuleError(
                Message(
                    "It is not said yet what every kind of membership costs. Nothing was changed. "
                    "Enter an amount for each kind, 0 where nothing is due."
                )
            )
        rows = [new_fee(key, kind, self.year, rates) for key, kind in wanted]
        work.bulk_insert(FeeYear, rows)
        return len(rows)


@command
@dataclass(frozen=True, slots=True)
class MarkFees:
    """Mark the subscriptions of several members for a year: paid in full, not at all, or waived."""

    membership_ids: tuple[int, ...]
    year: int
    status: str
    paid_on: date | None = None

    @property
    def label(self) -> Message:
        """Names the act."""
        return _MARKED[self.status].with_values(n=len(self.membership_ids), year=str(self.year))

    def run(self, work: Work) -> int:
        """Write them; one not made yet is made by its rate. Returns how many there are.

        Raises:
            InputError: the year is none.
            UnknownRecord: there is no such membership.
        """
        check_year("year", self.year)
        rates = fee_rates(work.session, self.year)
        for key in self.membership_ids:
            self._mark(work, work.get(Membership, key), rates)
        return len(self.membership_ids)

    def _mark(self, work: Work, membership: Membership, rates: dict[str, int]) -> None:
        mine = [FeeYear.membership_id == membership.id, FeeYear.year == self.year]
        known = work.first(select(FeeYear).where(*mine))
        if known is None:
            made = new_fee(membership.id, membership.kind, self.year, rates)
            work.add(FeeYear(**made | self._marks(made["due_cents"])))
            return
        if known.status == self.status == FeeStatus.PAID and known.paid_on is not None:
            return  # the day on which it came in stays
        for name, value in self._marks(known.due_cents).items():
            setattr(known, name, value)

    def _marks(self, due_cents: int) -> dict[str, Any]:
        """What is written; one that was paid before keeps nothing of it."""
        paid = self.status == FeeStatus.PAID
        return {
            "status": self.status,
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
        """Note the day at every open subscription; returns how many those are."""
        owed = select(FeeYear).where(
            FeeYear.membership_id.in_(self.membership_ids),
            FeeYear.year <= self.year,
            FeeYear.status.in_((FeeStatus.UNPAID, FeeStatus.PARTLY)),
        )
        fees = work.all(owed.order_by(FeeYear.id))
        for fee in fees:
            work.add(FeeReminder(fee_year_id=fee.id, sent_on=self.sent_on))
        return len(fees)


def new_fee(membership_id: int, kind: str, year: int, rates: dict[str, int]) -> dict[str, Any]:
    """The subscription of a year before anything came in."""
    free = kind in FREE
    due = 0 if free else rates.get(kind, 0)
    status = FeeStatus.WAIVED if free else FeeStatus.UNPAID if due else FeeStatus.PAID
    return {"membership_id": membership_id, "year": year, "due_cents": due, "status": status.value}
