"""What can be asked about memberships: one of them with everything, the rates, the next number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping  # noqa: TC003 - a dataclass reads it
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.consents import standing
from twincrm.domain.terms import FeeStatus, MembershipKind
from twincrm.services.members.drafts import read_membership
from twincrm.services.members.lists import fees_of, member_rows, own_body
from twincrm.services.members.twice import members_twice
from twincrm.services.memberships import DIED, FREE, LAST_DEATH
from twincrm.services.people.belonging import consents_of
from twincrm.services.people.role_rows import roles_where
from twincrm.services.wording import deaths, people_named
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.consents import ConsentState
    from twincrm.services.members.drafts import MembershipDraft
    from twincrm.services.members.lists import FeeView, MemberRow
    from twincrm.services.members.twice import Twice
    from twincrm.services.people.role_rows import RoleRow
    from twincrm.store.connection import Reading

_RATES = """SELECT kind, cents, max(from_year) FROM fee_rate WHERE from_year <= ? GROUP BY kind"""
_NUMBERS = """SELECT number FROM membership WHERE number <> '' AND number NOT GLOB '*[^0-9]*'
ORDER BY CAST(number AS INTEGER) DESC LIMIT 1"""
_WITHOUT_FEE = f"""SELECT m.id, m.kind FROM membership AS m WHERE m.trashed_at IS NULL
AND (m.joined_on IS NULL OR substr(m.joined_on, 1, 2) = '--' OR substr(m.joined_on, 1, 4) <= ?)
AND (m.left_on IS NULL OR substr(m.left_on, 1, 4) >= ?)
AND NOT ({DIED} AND substr({LAST_DEATH}, 1, 4) <= ?)
AND NOT EXISTS (SELECT 1 FROM fee_year AS f WHERE f.membership_id = m.id AND f.year = ?)
AND EXISTS (SELECT 1 FROM person AS p WHERE p.id = m.person_id AND p.trashed_at IS NULL
 UNION ALL SELECT 1 FROM household AS h WHERE h.id = m.household_id AND h.trashed_at IS NULL
 UNION ALL SELECT 1 FROM organisation AS b
  WHERE b.id = m.organisation_id AND b.trashed_at IS NULL)
AND NOT EXISTS (SELECT 1 FROM membership AS o WHERE o.trashed_at IS NULL
 AND o.left_on <= m.joined_on AND substr(o.left_on, 1, 4) >= ?
 AND (coalesce(o.joined_on, ''), o.id) < (m.joined_on, m.id)
 AND (o.kind NOT IN ({", ".join(f"'{kind}'" for kind in FREE)}) OR EXISTS
  (SELECT 1 FROM fee_year AS f WHERE f.membership_id = o.id AND f.year = ? AND f.due_cents > 0))
 AND (o.person_id = m.person_id OR o.household_id = m.household_id
  OR o.organisation_id = m.organisation_id))
ORDER BY m.id"""
_BEFORE = """SELECT m.id, m.kind, f.due_cents, f.status = 'waived'
FROM fee_year AS f JOIN membership AS m ON m.id = f.membership_id AND m.trashed_at IS NULL
WHERE f.year = ?1 AND NOT EXISTS (SELECT 1 FROM history_change AS c
 JOIN history_step AS s ON s.id = c.step_id AND s.state IN ('done', 'closed')
 WHERE c.table_name = 'membership' AND c.row_id = m.id
  AND json_extract(c."before", '$.kind') IS NOT NULL AND c."after" IS NOT NULL
  AND substr(s.happened_at, 1, 4) >= ?1)
ORDER BY m.id"""
"""What was due in a year of whoever is of that kind still."""
_USUAL = """SELECT m.kind, f.due_cents FROM fee_year AS f
JOIN membership AS m ON m.id = f.membership_id AND m.trashed_at IS NULL
WHERE f.year <= ? AND f.status <> 'waived' AND f.due_cents > 0
GROUP BY m.kind, f.year, f.due_cents ORDER BY f.year, count(*), f.due_cents DESC"""
"""What was due of a kind; the last is what most owed in the latest year."""
_OWED = """SELECT m.kind, f.year, f.due_cents, count(*) FROM fee_year AS f
JOIN membership AS m ON m.id = f.membership_id AND m.trashed_at IS NULL
WHERE f.year <= ? AND f.due_cents > 0
GROUP BY m.kind, f.year, f.due_cents"""
_ALONE = 1
_LAID_DOWN = """SELECT 1 FROM fee_year AS f
JOIN membership AS m ON m.id = f.membership_id AND m.trashed_at IS NULL WHERE f.year = ? LIMIT 1"""
_LASTING = """SELECT 1 FROM membership AS m JOIN membership AS o ON o.person_id = m.person_id
 OR o.household_id = m.household_id OR o.organisation_id = m.organisation_id
WHERE m.id = ?1 AND o.trashed_at IS NULL
 AND (o.left_on IS NULL OR o.left_on >= substr(?2, 1, length(o.left_on)))"""


class PersonConsent(NamedTuple):
    """What somebody of the membership agrees to today, or no longer."""

    purpose: str
    state: ConsentState


@dataclass(frozen=True, slots=True)
class MemberCard:
    """A membership with everything that is known of it."""

    row: MemberRow
    draft: MembershipDraft
    people: tuple[tuple[int, str], ...]
    """Who belongs to it."""
    initials: str
    """Of the one person it is of."""
    payer: str
    fees: tuple[FeeView, ...]
    """The latest year first."""
    functions: tuple[RoleRow, ...]
    """In the association itself; those held today first."""
    consents: tuple[PersonConsent, ...]
    """Of the one person it is of; none where several belong to it."""
    died: Mapping[int, str] = field(default_factory=dict[int, str])
    """When they died who belong to it or pay, by person."""
    twice: tuple[Twice, ...] = ()
    """Who of it is a member alone and within another membership today."""
    may_rejoin: bool = False
    """Whether they can join again: they live, and no membership of theirs holds today or later."""


def member_card(
    session: Session, membership_id: int, year: int, language: str, today: date
) -> MemberCard | None:
    """One membership; None where it or the member lies in the trash."""
    found = member_rows(session, [membership_id], year, language, today)
    if not found:
        return None
    row, draft = found[0], read_membership(session, membership_id)
    names = people_named(session, [*row.people, draft.payer_id])
    roles = roles_where(session, "person_id", row.people, language, today)
    own = own_body(session)
    payer = names.get(draft.payer_id or 0)
    whose = names.get(row.member_id) if row.member == "person" else None
    return MemberCard(
        row=row,
        draft=draft,
        people=tuple((key, names[key].full()) for key in row.people if key in names),
        initials=whose.initials() if whose is not None else "",
        payer=payer.full() if payer else "",
        fees=fees_of(session, [membership_id]).get(membership_id, ()),
        functions=tuple(role for role in roles if role.organisation_id == own),
        consents=_consents(session, row.people, today) if len(row.people) == 1 else (),
        died=deaths(session, names),
        twice=_twice(session, row, today),
        may_rejoin=row.died is None and not rows(session, _LASTING, (membership_id, str(today))),
    )


def _twice(session: Session, row: MemberRow, today: date) -> tuple[Twice, ...]:
    found = members_twice(session, today.isoformat(), today.isoformat(), row.people)
    return tuple(each for each in found if row.id in (each.alone_id, each.shared_id))


def next_number(reading: Reading) -> str:
    """The number after the highest one, written as long; also those of the trash are taken."""
    found = rows(reading, _NUMBERS)
    last = str(found[0][0]) if found else "0000"
    return str(int(last) + 1).rjust(len(last), "0")


def fee_rates(reading: Reading, year: int) -> dict[str, int]:
    """What each kind costs in a year, in whole cents; kinds that cost nothing yet are not in it."""
    return {row[0]: row[1] for row in rows(reading, _RATES, (year,))}


def rates_in_force(reading: Reading, year: int) -> dict[str, int]:
    """What the kinds cost of which it was said, or what more of them owed in a later year.

    What was said long ago holds no longer where a list brought what everybody pays since; what one
    alone pays is an amount of their own.
    """
    owed: defaultdict[str, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for kind, of_year, due, members in rows(reading, _OWED, (year,)):
        owed[kind][of_year][due] = members
    found: dict[str, int] = {}
    for kind, cents, since in rows(reading, _RATES, (year,)):
        last = max(owed[kind], default=since)
        dues = owed[kind][last] if last > since else {}
        most = max(dues, key=lambda due: (dues[due], -due), default=cents)
        found[kind] = most if dues.get(most, 0) > max(_ALONE, dues.get(cents, 0)) else cents
    return found


class Asked(NamedTuple):
    """What a new member of a kind is likely to owe for a year."""

    cents: int | None = None
    """In whole cents; None where nobody knows."""
    laid_down: bool = False
    """Whether others have a subscription of that year already."""
    said: bool = False
    """Whether the amount was said for the kind; else most of that kind owe it."""


def asked_of_new(reading: Reading, year: int, kind: str) -> Asked:
    """What somebody who joins is asked for, as the others are."""
    laid_down = bool(rows(reading, _LAID_DOWN, (year,)))
    rates = rates_in_force(reading, year)
    known = proposed_rates(reading, year) if laid_down else rates
    return Asked(known.get(kind), laid_down, kind in rates)


def proposed_rates(reading: Reading, year: int) -> dict[str, int]:
    """What each kind is likely to cost in a year: as holds, else as most of it owed at last."""
    usual = {kind: cents for kind, cents in rows(reading, _USUAL, (year,)) if kind not in FREE}
    return usual | rates_in_force(reading, year)


def without_fee(reading: Reading, year: int) -> tuple[tuple[int, str], ...]:
    """The memberships of a year for which no subscription is noted, each with its kind.

    For the year in which somebody died nothing is asked for any more; whoever left and came back
    in one year owes once, for the first membership that costs something. Members who lie in the
    trash owe nothing.
    """
    found = rows(reading, _WITHOUT_FEE, (*(str(year),) * 3, year, str(year), year))
    return tuple((row[0], row[1]) for row in found)


def own_amounts(reading: Reading, year: int) -> dict[int, dict[str, object]]:
    """What is asked of a year of memberships whose subscription of the year before was their own.

    It was waived, or another amount than their kind cost; where it is not known what it cost, than
    most of that kind owed. Who is of another kind since then pays what that kind costs.
    """
    kept = rows(reading, _BEFORE, (str(year - 1),))
    usual: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for _, kind, due, waived in kept:
        usual[kind][due] += not waived
    known = {kind: dues.most_common(1)[0][0] for kind, dues in usual.items()}
    known |= rates_in_force(reading, year - 1)
    found: dict[int, dict[str, object]] = {}
    for key, kind, due, waived in kept:
        if kind in FREE or not (waived or due != known[kind]):
            continue
        status = FeeStatus.WAIVED if waived else FeeStatus.UNPAID if due else FeeStatus.PAID
        found[key] = {"due_cents": due, "status": status.value}
    return found


def fee_years(reading: Reading, today: date) -> tuple[int, ...]:
    """The years whose fees can be looked at, the latest first: those kept, this and the next."""
    found = {row[0] for row in rows(reading, "SELECT DISTINCT year FROM fee_year")}
    return tuple(sorted(found | {today.year, today.year + 1}, reverse=True))


def kinds_used(reading: Reading) -> tuple[str, ...]:
    """The kinds of membership that occur, in their usual order."""
    found = rows(reading, "SELECT DISTINCT kind FROM membership WHERE trashed_at IS NULL")
    used = {row[0] for row in found}
    return tuple(kind for kind in MembershipKind if kind in used)


def _consents(session: Session, people: Iterable[int], today: date) -> tuple[PersonConsent, ...]:
    noted = sorted((row for one in people for row in consents_of(session, one)), key=lambda r: r.id)
    purposes = dict.fromkeys(row.purpose for row in noted)
    return tuple(
        PersonConsent(purpose, standing([r for r in noted if r.purpose == purpose], today)[0])
        for purpose in purposes
    )
