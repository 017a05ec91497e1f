"""What a row says of a membership: kind, number, days and subscription."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.folding import fold
from twincrm.domain.periods import has_begun
from twincrm.domain.records.table_row import RowMembership, RowProblem
from twincrm.domain.texts import Message
from twincrm.exchange.tables.asked import SAYS_END
from twincrm.exchange.tables.besides import (
    BESIDES,
    WHOLE_DAY,
    open_beside,
    own_day,
    waives,
)
from twincrm.exchange.tables.came_in import CameIn, came_in
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.content import yes_or_no
from twincrm.exchange.tables.days import lone_year, read_day
from twincrm.exchange.tables.fee_kinds import kinds_in
from twincrm.exchange.tables.leaving import ONE_LEFT, left_by_death, part_leaving
from twincrm.exchange.tables.meanings import SINCE_WHEN
from twincrm.exchange.tables.states import NO_KIND, kind_among, no_member
from twincrm.exchange.tables.sums import (
    ASIDE,
    FREE,
    amount,
    paid_beside,
    says_how,
    sum_and_day,
    understood,
    words_in,
)

if TYPE_CHECKING:
    from datetime import date

    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.mapping import Column
    from twincrm.exchange.tables.standing import Bare
    from twincrm.exchange.tables.whom import Whom

BAD_DATE = Message("This is no date; please check it. It was put into the note.")
AHEAD = Message("This day is still to come; please check it. It was put into the note.")
_BACKWARDS = Message(
    "The membership would end before it begins; please check it. The end was put into the note."
)
_NO_AMOUNT = Message("This is no amount; please check it. It was put into the note.")
_NO_SUM = Message("No amount stands here, so no fee was made. It was put into the note.")
_NOT_SURE = Message(
    "This does not say clearly whether the subscription was paid, so it counts as open; please "
    "check it. It was put into the note."
)
_WORDS_BESIDE = Message(
    "The amount was taken, but not the words beside it. All of it is in the note; please check it."
)
NO_MEMBERSHIP = Message(
    "This row comes as a contact without a membership, because this cannot be read: {cells}"
)
NO_MEMBER = Message(
    "No fee stands here, and nothing else that makes somebody a member. This row comes as a "
    "contact without a membership; please check it."
)
_UNREAD = frozenset({BAD_DATE.id, AHEAD.id, _NO_AMOUNT.id, _NO_SUM.id})
NO_FEE_AFTER = Message("The membership ended before {year}, so no fee of that year was made.")
_YEAR_ALONE = re.compile(r"\D*(?:19|20)\d\d\D*")
_LIMIT, _PAIR = 30, 2
_SAID = (
    *("member_number", "member_kind", "joined", "left", "left_reason", "fee", "fee_paid"),
    *BESIDES,
)


def membership(
    cells: Cells,
    who: Whom,
    today: date,
    fee_year: int,
    bare: Bare = "contact",
    *,
    unasked: bool = False,
) -> RowMembership | None:
    """What the row says of a membership; None if it says nothing and *bare* makes no member.

    *unasked*: the list has no subscriptions, so that what was paid is one.
    """
    number = cells.line("member_number")[:_LIMIT]
    reason = left_by_death(cells, who)
    part_leaving(cells, who, today)
    joined, left = _term(cells, today)
    kind = _kind(cells, who, left)
    year = fee_year or today.year
    fee = _fee_told(cells, who, year, left, today, unasked=unasked)
    known = number or joined or left or kind or fee.due is not None or cells.has(ONE_LEFT)
    if _is_denied(cells, sure=not (number or joined or left or fee.due)):
        return None
    if not (known or _paid_otherwise(cells)) and _is_none(cells, who, bare):
        return None
    return RowMembership(
        kind=kind or _usual_kind(who),
        kind_told=bool(kind),
        number=number,
        joined_on=joined,
        left_on=left,
        left_reason=cells.line("left_reason") or reason,
        fee_year=year,
        fee_cents=fee.due,
        paid=fee.paid,
        paid_cents=fee.part,
        paid_on=fee.paid_on,
    )


def _is_none(cells: Cells, who: Whom, bare: Bare) -> bool:
    """Whether who has neither number nor day nor fee is no member, which is told.

    A word that is no kind speaks against it, and so does a body that pays nothing.
    """
    odd = any(p.message.id in (NO_KIND.id, SAYS_END.id) for p in cells.problems)
    bare = "told" if bare == "member" and (odd or who.organisation) else bare
    told = _tell_unread(cells) or not (who.names or who.organisation)
    if bare == "told" and not told:
        cells.problems.append(RowProblem("", "", NO_MEMBER, whole=True))
    return told or bare != "member"


def _is_denied(cells: Cells, *, sure: bool) -> bool:
    """Whether a cell says that somebody is no member, which is told.

    Not *sure*, as the row has a number, a day or a fee: then only a kind that is none is told.
    """
    head, denied = no_member(cells)
    if denied and sure:
        cells.problems.append(RowProblem(head, denied, NO_MEMBER, whole=True))
    elif head in {column.header for column, _ in cells.of("member_kind")}:
        cells.problems.append(RowProblem(head, denied, NO_KIND))
    return bool(denied) and sure


class _Told(NamedTuple):
    """What a row says of its subscription, as in a membership."""

    due: int | None
    paid: bool | None
    part: int | None
    paid_on: str


def _fee_told(
    cells: Cells, who: Whom, year: int, left: str, today: date, *, unasked: bool
) -> _Told:
    """The subscription, and whether all or a part of it came in on which day."""
    beside = _day_beside(cells, today)
    cents, paid, came = _fee_and_payment(cells, year, left, today, unasked=unasked)
    paid = True if beside and cents and paid is None and came.cents is None else paid
    part = _part_beside(cells, cents)
    paid = paid if part is None else None
    if cents and not (paid or came.cents):
        cents = _of_the_living(cells, cents, year, _died(cells, who, today))
    part = (part or (came.cents if cents else None)) if paid is None else None
    own = own_day(cells, today)
    if own and cents and paid is None and part is None and not cells.has("fee_paid"):
        paid = True
    found = own or came.day or (beside if paid else "")
    return _Told(cents, paid, part, _paid_on(cells, found, cents and (paid or part)))


def _paid_otherwise(cells: Cells) -> bool:
    """Whether something was due or paid of another year, so that somebody is a member."""
    said = (shown(value).strip() for column, value in cells.of("keep") if column.other_year)
    return any(amount(text) or FREE.fullmatch(text) or yes_or_no(text) for text in said)


def _tell_unread(cells: Cells) -> bool:
    """Somebody is no member by a row of which nothing could be read: that is said first of all."""
    headers = {c.header for field in ("joined", "left", "fee") for c, _ in cells.of(field)}
    unread = [p for p in cells.problems if p.header in headers and p.message.id in _UNREAD]
    if unread:
        told = (f"{each.header}: {each.text}".removeprefix(": ") for each in unread)
        said = NO_MEMBERSHIP.with_values(cells=", ".join(told))
        first = unread[0]
        cells.problems.insert(0, RowProblem(first.header, first.text, said, whole=True))
    return bool(unread)


MEMBER = {"de": "Mitglied", "fr": "membre", "pl": "członek", "nl": "lid", "en": "member"}


def elsewhere(cells: Cells, body: str, language: str) -> str:
    """What somebody is in *body*, the organisation of which a list has the members.

    An organisation that the row names itself goes to the note.
    """
    for column, value in cells.of("organisation"):
        if fold(shown(value)) != fold(body):
            cells.keep(column, shown(value))
    said = ", ".join(dict.fromkeys(cells.texts("function")))
    return said or MEMBER.get(language, MEMBER["en"])


def keep_membership(cells: Cells) -> None:
    """What a row says of a membership that is not ours goes to the note."""
    for field in _SAID:
        for column, value in cells.of(field):
            cells.keep(column, shown(value))


def _term(cells: Cells, today: date) -> tuple[str, str]:
    """First and last day; who joins with the new year may be on the list already."""
    soon = today.replace(year=today.year + 1, month=12, day=31)
    joined, left = day(cells, "joined", today, until=soon), day(cells, "left", today, past=False)
    if joined and left and left[: len(joined)] < joined[: len(left)]:
        (column, value), *_ = cells.of("left")
        cells.trouble(column, shown(value), _BACKWARDS)
        left = ""
    return joined, left


def day(
    cells: Cells, field: str, today: date, *, past: bool = True, until: date | None = None
) -> str:
    """The date of a field as it is kept; what is none, or lies ahead, is told of.

    *past*: it can lie no later than *until*, which is today where nothing else is said.
    """
    if not cells.has(field):
        return ""
    for column, value in cells.of(field):
        found = lone_year(value, today) if field in SINCE_WHEN else None
        if found is None:
            found = read_day(value, column.order, today, past=past, years=column.years)
        if found and found.startswith("-") and field in SINCE_WHEN:
            found = None  # a day of no year
        if found is not None and not (past and not has_begun(found, until or today)):
            return found
        cells.trouble(column, shown(value), BAD_DATE if found is None else AHEAD)
    return ""


def _usual_kind(who: Whom) -> str:
    if who.organisation:
        return "corporate"
    if who.family or len(who.names) > _PAIR:
        return "household"
    return "couple" if who.together else "single"


def _kind(cells: Cells, who: Whom, left: str) -> str:
    if found := kind_among(cells, who, left):
        return found
    said = [words_in(shown(value)) for _, value in cells.of("fee")]
    told = kinds_in([word for words in said for word in words])
    return told[0] if len(told) == 1 else ""


def ended_before(left: str | None, year: int) -> bool:
    """Whether somebody left before a year began, so that no subscription of it is due."""
    return bool(left) and left[:4].isdigit() and int(left[:4]) < year


def _fee(cells: Cells, year: int, left: str) -> tuple[int | None, bool | None]:
    """The subscription of a year in cents, and whether it was paid."""
    cents: int | None = None
    for column, value in cells.of("fee"):
        aside = ASIDE.search(shown(value))
        cents = amount(ASIDE.sub("", shown(value)))
        if cents is not None and aside and yes_or_no(aside[1]) is None:
            cells.keep(column, aside[1])
        elif cents and not understood(ASIDE.sub("", shown(value))):
            _keep_words(cells, column, shown(value))
        if cents is None:
            alone = yes_or_no(shown(value)) is not None
            cells.trouble(column, shown(value), _NO_SUM if alone else _NO_AMOUNT)
        elif cents and ended_before(left, year):
            cells.trouble(column, shown(value), NO_FEE_AFTER.with_values(year=str(year)))
            cents = None
    told = (paid_beside(shown(value)) for _, value in cells.of("fee"))
    paid = next((said for said in told if said is not None), None)
    return cents, paid


def _fee_and_payment(
    cells: Cells, year: int, left: str, today: date, *, unasked: bool
) -> tuple[int | None, bool | None, CameIn]:
    """The subscription in cents, whether it was paid, and what else its payment says."""
    cents, paid = _fee(cells, year, left)
    came = _came_in(cells, cents, today, unasked=unasked)
    if unasked and came.cents:
        for column, _ in cells.of("fee_paid"):
            cells.change("fee_paid", column, "")
        if rest := open_beside(cells):
            return came.cents + rest, None, came
        return came.cents, True, came._replace(cents=None)
    return cents, came.said if cells.has("fee_paid") else paid, came


def _came_in(cells: Cells, cents: int | None, today: date, *, unasked: bool) -> CameIn:
    """What the payments of a row say; what nobody can tell is told, and all else is noted."""
    found = CameIn()
    for column, value in cells.of("fee_paid"):
        told = came_in(value, column.order, today, cents or 0)
        silent = told.said is None and told.cents is None and not waives(shown(value))
        if told.doubtful and cents:
            cells.trouble(column, shown(value), _NOT_SURE)
        elif told.noted or silent or (cents is None and not (unasked and told.cents)):
            cells.keep(column, shown(value))
        found = told._replace(cents=told.cents if found.cents is None else found.cents)
    return found


def _paid_on(cells: Cells, found: str, came: object) -> str:
    """The day of a payment; where nothing came in it is a note."""
    if found and not came:
        for column, value in cells.of("fee_paid_on"):
            cells.keep(column, shown(value))
    return found if came else ""


def _part_beside(cells: Cells, cents: int | None) -> int | None:
    """How much came in or is open yet, by what stands behind a sum: ``22 € (10 bez.)``."""
    for _, value in cells.of("fee"):
        aside = ASIDE.search(shown(value))
        named = None if not aside or _YEAR_ALONE.fullmatch(aside[1]) else amount(aside[1])
        paid = paid_beside(aside[1]) if aside else None
        if cents and named and named < cents and paid is not None:
            return named if paid else cents - named
    return None


def _day_beside(cells: Cells, today: date) -> str:
    """The day that stands beside a sum, on which it came in; it is taken off its cell.

    Behind other words it is the day of something else: ``30 gemahnt am 3.3.2026``.
    """
    for column, value in cells.of("fee"):
        rest, told = sum_and_day(shown(value))
        open_ = not rest or paid_beside(rest) is False or not says_how(rest)
        found = None if open_ else read_day(told, column.order or "dmy", today)
        if found and len(found) == WHOLE_DAY and found <= today.isoformat():
            cells.change("fee", column, rest)
            return found
    return ""


def _died(cells: Cells, who: Whom, today: date) -> str:
    """When the only one of a row died: no subscription is due of a later year."""
    if len(who.names) != 1:
        return ""
    told = [read_day(value, column.order, today) for column, value in cells.of("death_date")]
    told.append(read_day(who.beside.died, "dmy", today))
    return next((found for found in told if found and not found.startswith("-")), "")


def _of_the_living(cells: Cells, cents: int, year: int, died: str) -> int | None:
    """What is due of a year that somebody lived to see; a payment that came in is not asked."""
    if not ended_before(died, year):
        return cents
    for column, value in cells.of("fee"):
        cells.trouble(column, shown(value), NO_FEE_AFTER.with_values(year=str(year)))
    return None


def _keep_words(cells: Cells, column: Column, text: str) -> None:
    """Words beside an amount go to the note; they are told unless they say how one pays."""
    if says_how(ASIDE.sub("", text)):
        cells.keep(column, text)
    else:
        cells.trouble(column, text, _WORDS_BESIDE)
