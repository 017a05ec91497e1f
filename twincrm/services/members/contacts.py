"""Who stands behind memberships: the contacts they are of, who pays, and what they still owe."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.runtime import clock
from twincrm.services.memberships import owed_in
from twincrm.store.connection import rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from twincrm.store.connection import Reading

Contact = tuple[str, int]
_ELSEWHERE = """NOT EXISTS (SELECT 1 FROM household_member AS hm
  WHERE hm.household_id = m.household_id AND hm.person_id = m.payer_id
   AND (hm.starts_on IS NULL OR hm.starts_on <= substr(:today, 1, length(hm.starts_on)))
   AND (hm.ends_on IS NULL OR hm.ends_on >= substr(:today, 1, length(hm.ends_on))))"""
_GONE = """EXISTS (SELECT 1 FROM person AS pp WHERE pp.id = m.payer_id
  AND (pp.trashed_at IS NOT NULL OR pp.death_date IS NOT NULL))"""
_PAYER = f"""CASE WHEN {_ELSEWHERE} AND NOT {_GONE} THEN m.payer_id END"""
"""Who pays for others; who pays for the household they live in is written to with all of it.

Nobody pays who has died or lies in the trash: the member is written to.
"""
_PAYERS_GONE = f"""SELECT DISTINCT m.payer_id
FROM json_each(?) AS j CROSS JOIN membership AS m ON m.id = j.value
WHERE {_ELSEWHERE} AND {_GONE} ORDER BY m.payer_id"""
_MEMBERS = f"""SELECT m.id, m.person_id, m.household_id, m.organisation_id, {_PAYER}
FROM json_each(?) AS j CROSS JOIN membership AS m ON m.id = j.value"""
_SHARED = """SELECT mp.membership_id, mp.person_id
FROM json_each(?) AS j CROSS JOIN membership_person AS mp ON mp.membership_id = j.value
JOIN person AS p ON p.id = mp.person_id WHERE p.trashed_at IS NULL ORDER BY mp.id"""
_OPEN = f"""SELECT f.membership_id, f.year, f.due_cents - f.paid_cents, f.paid_cents,
 m.number, (SELECT max(r.sent_on) FROM fee_reminder AS r
  WHERE r.fee_year_id = f.id AND r.sent_on < :today),
 m.person_id, m.household_id, m.organisation_id, {_PAYER}, m.payer_id
FROM fee_year AS f JOIN membership AS m ON m.id = f.membership_id
WHERE m.trashed_at IS NULL AND f.status IN ('unpaid', 'partly') AND f.year <= ?
 AND f.due_cents > f.paid_cents AND {owed_in("f.year")} ORDER BY f.membership_id, f.year"""

_LATE = f"""SELECT DISTINCT f.membership_id
FROM json_each(?) AS j CROSS JOIN fee_year AS f ON f.membership_id = j.value
JOIN membership AS m ON m.id = f.membership_id
WHERE f.year <= CAST(? AS INTEGER) AND f.status IN ('unpaid', 'partly') AND {owed_in("f.year")}"""
_UNREMINDED = f"""{_LATE} AND NOT EXISTS (SELECT 1 FROM fee_reminder AS r
 WHERE r.fee_year_id = f.id AND r.sent_on = ?)"""
_PAID = """SELECT count(*)
FROM json_each(?) AS j CROSS JOIN fee_year AS f ON f.membership_id = j.value
WHERE f.year = CAST(? AS INTEGER) AND f.status = 'paid'"""


class OpenFee(NamedTuple):
    """What one membership still owes for one year, in whole cents."""

    membership_id: int
    year: int
    cents: int
    paid: int = 0
    """Of the same year, what came in."""
    number: str = ""
    """The membership's, where it has one."""
    reminded: str | None = None
    """The last day before today, as stored, on which a reminder was noted."""


def contacts_of_members(
    reading: Reading, ids: Sequence[int], *, of_payers: bool = False
) -> tuple[Contact, ...]:
    """Whom memberships are of, each once in the order of *ids*.

    *of_payers*: who pays for others instead of them; a household is asked as a whole, even where
    it is noted which of those who live there pays.
    """
    known = {row[0]: row[1:] for row in rows_of(reading, _on_today(_MEMBERS), ids)}
    found = (_contact(*known[key], of_payer=of_payers) for key in ids if key in known)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def people_of_members(reading: Reading, ids: Sequence[int]) -> tuple[Contact, ...]:
    """The same, where the people who share its membership stand for a household."""
    shared: dict[int, list[Contact]] = {}
    for membership, person in rows_of(reading, _SHARED, ids):
        shared.setdefault(membership, []).append(("person", person))
    known = {row[0]: row[1:] for row in rows_of(reading, _on_today(_MEMBERS), ids)}
    found: dict[Contact, None] = {}
    for key in ids:
        own = _contact(*known[key], of_payer=False) if key in known else None
        if own is not None and (own[0] != "household" or key not in shared):
            found[own] = None
        found |= dict.fromkeys(shared.get(key, ()))
    return tuple(found)


def late_members(reading: Reading, ids: Sequence[int], year: int) -> tuple[int, ...]:
    """The memberships that still owe something up to a year, in the order of *ids*."""
    late = {row[0] for row in rows_of(reading, _LATE, ids, str(year))}
    return tuple(key for key in ids if key in late)


def all_paid(reading: Reading, ids: Sequence[int], year: int) -> bool:
    """Whether every one of the memberships has paid for a year."""
    found = rows_of(reading, _PAID, ids, str(year))
    return bool(found) and found[0][0] == len(ids)


def open_fees(
    reading: Reading, contacts: Collection[Contact], year: int
) -> dict[Contact, tuple[OpenFee, ...]]:
    """What is still to come in up to a year, by who is asked for it: the payer, else the member.

    Where a household would be asked that is not among *contacts*, the one of it is who is: who
    pays, else the first of those who share the membership.
    """
    found: dict[Contact, list[OpenFee]] = {}
    of_homes: list[tuple[OpenFee, int | None]] = []
    for row in rows(reading, _on_today(_OPEN), (year,)):
        asked = _contact(*row[6:10], of_payer=True)
        if asked is not None and asked in contacts:
            found.setdefault(asked, []).append(OpenFee(*row[:6]))
        elif asked is not None and asked[0] == "household":
            of_homes.append((OpenFee(*row[:6]), row[10]))
    shared: dict[int, list[int]] = {}
    for membership, person in rows_of(reading, _SHARED, {fee.membership_id for fee, _ in of_homes}):
        shared.setdefault(membership, []).append(person)
    for fee, payer in of_homes:
        meant = (("person", key) for key in (payer, *shared.get(fee.membership_id, ())) if key)
        if (one := next((each for each in meant if each in contacts), None)) is not None:
            found.setdefault(one, []).append(fee)
    return {contact: tuple(fees) for contact, fees in found.items()}


def not_reminded_on(reading: Reading, ids: Sequence[int], day: date, year: int) -> tuple[int, ...]:
    """The memberships that owe something up to a year of which no reminder is noted on a day.

    In the order of *ids*.
    """
    late = {row[0] for row in rows_of(reading, _UNREMINDED, ids, str(year), day.isoformat())}
    return tuple(key for key in ids if key in late)


def payers_gone(reading: Reading, ids: Sequence[int]) -> tuple[int, ...]:
    """Who is noted to pay for memberships of others, but has died or lies in the trash."""
    return tuple(row[0] for row in rows_of(reading, _on_today(_PAYERS_GONE), ids))


def _on_today(statement: str) -> str:
    return statement.replace(":today", f"'{clock.today().isoformat()}'")


def _contact(
    person: int | None,
    household: int | None,
    body: int | None,
    payer: int | None,
    *,
    of_payer: bool,
) -> Contact | None:
    if of_payer and payer is not None:
        return "person", payer
    if person is not None:
        return "person", person
    if household is not None:
        return "household", household
    return ("organisation", body) if body is not None else None
