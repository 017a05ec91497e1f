"""What became of the memberships and subscriptions of a list, as a cashier adds it up.

A list that is read otherwise than it was meant shows it here first: by a sum that is not that of
the list, by members without a subscription, by rows that make nobody a member.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.domain.typed import shown_price
from twincrm.exchange.tables.meanings import OF_MEMBERSHIP
from twincrm.services.interchange.payments import fee_said
from twincrm.services.interchange.whole_list import fee_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twincrm.services.interchange.table_plan import PlannedRow, TablePlan

_SHOWN = 12
_WITHOUT_FEE = frozenset({"honorary", "ex_officio"})

_FEES = Message(
    "{n} subscription of {year}, {amount} in all",
    plural="{n} subscriptions of {year}, {amount} in all",
)
_EUROS = Message("{amount} €")
_NO_FEE = Message(
    "{n} new member without a subscription of {year}: row {rows}",
    plural="{n} new members without a subscription of {year}: rows {rows}",
)
_TWICE = Message(
    "{n} row repeats the subscription of somebody with the same membership; it counts once: "
    "row {rows}",
    plural="{n} rows repeat the subscription of somebody with the same membership; it counts "
    "once: rows {rows}",
)
_NO_MEMBER = Message(
    "{n} row makes nobody a member: row {rows}", plural="{n} rows make nobody a member: rows {rows}"
)


@dataclass(slots=True)
class _Account:
    """The rows of one list, sorted by what they bring."""

    fees: list[int] = field(default_factory=list[int])
    """The subscriptions that are new, in cents."""
    without: dict[int, int] = field(default_factory=dict[int, int])
    """The lines of new memberships without a subscription, by the order of the memberships."""
    twice: list[int] = field(default_factory=list[int])
    nobody: list[int] = field(default_factory=list[int])


def account_of(
    plan: TablePlan, language: str, rows: Sequence[PlannedRow] | None = None
) -> tuple[Message, ...]:
    """What the lists of members among the tables bring, in sums.

    *rows* are those that come in, all of the plan where nothing is said. Amounts are written as
    *language* does. Nothing is said of what is on file already.
    """
    found: list[Message] = []
    coming = plan.rows if rows is None else rows
    taken = {(row.source, row.row.line) for row in coming if row.action in ("new", "update")}
    for source in plan.sources:
        mapping = source.mapping
        if mapping.members_of != "ours" or not mapping.has(*OF_MEMBERSHIP):
            continue
        account = _sorted(plan, source.name, taken, feed=mapping.has("fee", "fee_paid"))
        found += _worded(account, str(fee_year(mapping)), language)
    return tuple(found)


def _sorted(plan: TablePlan, source: str, taken: set[tuple[str, int]], *, feed: bool) -> _Account:
    account, begun = _Account(), 0
    for row in plan.rows:
        gain = row.membership
        begun += gain is not None and gain.key is None
        if row.source != source or (row.source, row.row.line) not in taken:
            continue
        if gain is not None and gain.key is None:
            _begin(account, row, begun, feed=feed)
        said = row.row.membership
        if gain is not None and gain.fee and said is not None:
            account.fees.append(fee_said(said).due)
            account.without.pop(-(gain.key or -begun), None)
        elif _repeats(row, plan):
            account.twice.append(row.row.line)
        if said is None and _is_new(row, plan):
            account.nobody.append(row.row.line)
    return account


def _begin(account: _Account, row: PlannedRow, number: int, *, feed: bool) -> None:
    said = row.row.membership
    if said is None:
        return
    if feed and not (said.left_on or said.kind in _WITHOUT_FEE):
        account.without[number] = row.row.line


def _repeats(row: PlannedRow, plan: TablePlan) -> bool:
    """Whether a row names the sum of a membership that an earlier row brought with its own."""
    said, gain = row.row.membership, row.membership
    paid = gain is not None and gain.payment is not None
    return said is not None and bool(said.fee_cents) and not paid and _is_new(row, plan)


def _is_new(row: PlannedRow, plan: TablePlan) -> bool:
    cards = [plan.plan.cards[number] for number in row.cards]
    return bool(cards) and all(card.action == "new" for card in cards)


def _worded(account: _Account, year: str, language: str) -> Iterator[Message]:
    if account.fees:
        amount = _EUROS.with_values(amount=shown_price(sum(account.fees), language))
        yield _FEES.with_values(n=len(account.fees), year=year, amount=amount)
    without = list(account.without.values())
    for words, lines in ((_NO_FEE, without), (_TWICE, account.twice), (_NO_MEMBER, account.nobody)):
        if lines:
            yield words.with_values(n=len(lines), year=year, rows=_lines(lines))


def _lines(lines: Sequence[int]) -> str:
    said = ", ".join(map(str, lines[:_SHOWN]))
    return f"{said} …" if len(lines) > _SHOWN else said
