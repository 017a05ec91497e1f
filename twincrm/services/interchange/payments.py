"""What a row says of the subscription of a year, beside what is noted of it already."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.terms import FeeStatus
from twincrm.services.interchange.doubts import FEE_DIFFERS, FEE_LESS, FEE_OPEN

if TYPE_CHECKING:
    from twincrm.domain.records.table_row import RowMembership
    from twincrm.domain.texts import Message


class Fee(NamedTuple):
    """The subscription of a year in cents: what is due, and what came in of it."""

    due: int
    paid: int
    status: str
    key: int = 0
    """Its id; 0 for one that the same import brings."""
    paid_on: date | None = None
    """The day on which it came in, as far as it is known."""


def fee_said(said: RowMembership) -> Fee:
    """The subscription as a row tells of it, which names its amount."""
    due = said.fee_cents or 0
    paid = (due if said.paid else said.paid_cents) or 0
    nothing = FeeStatus.PAID if said.paid else FeeStatus.WAIVED
    status = FeeStatus.PARTLY if paid else FeeStatus.UNPAID
    if paid >= due:
        status = FeeStatus.PAID
    paid_on = date.fromisoformat(said.paid_on) if paid and said.paid_on else None
    status = FeeStatus.WAIVED if said.waived else status if due else nothing
    return Fee(due, paid, str(status), paid_on=paid_on)


def compare_fee(here: Fee, said: RowMembership) -> tuple[Fee | None, Message | None]:
    """What is noted of a subscription completed by a row, and what the row says against it.

    What is open may be paid or waived by now, and more may have come in. Nothing that came in is
    taken back, and no amount becomes another one.
    """
    told = fee_said(said)
    year = str(said.fee_year)
    if told.status == here.status == FeeStatus.WAIVED:
        return None, None
    if told.status == FeeStatus.WAIVED and here.status == FeeStatus.UNPAID and not here.paid:
        return here._replace(status=told.status), None
    if told.due != here.due or (here.status == FeeStatus.WAIVED and told.paid):
        return None, FEE_DIFFERS.with_values(year=year)
    if here.status == FeeStatus.WAIVED:
        return None, None
    if told.paid > here.paid:
        paid_on = told.paid_on or here.paid_on
        return here._replace(paid=told.paid, status=told.status, paid_on=paid_on), None
    if told.paid == here.paid and told.paid_on and not here.paid_on:
        return here._replace(paid_on=told.paid_on), None
    names_payment = said.paid is False or said.paid_cents is not None
    if told.paid < here.paid and names_payment:
        return None, (FEE_LESS if told.paid else FEE_OPEN).with_values(year=year)
    return None, None
