"""Who is a member alone and within another membership at the same time.

Both may be meant, so nothing is refused and nothing ends by itself: it is said where it comes to
be, on the card for as long as it is so, and when subscriptions are made.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.errors import InputError
from twincrm.domain.periods import overlap
from twincrm.domain.texts import Message
from twincrm.services.homes import last_day
from twincrm.services.members.drafts import read_membership
from twincrm.services.memberships import FREE
from twincrm.services.wording import people_named
from twincrm.store.connection import id_list, rows

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.periods import Period
    from twincrm.services.members.drafts import MembershipDraft
    from twincrm.store.connection import Reading

BOTH = Message(
    "{name} is a member alone and within the membership of “{home}”, and is asked for both "
    "subscriptions. Please end one of them, if that is not meant."
)
_UNKNOWN = 0
"""Stands for the id of a membership that is not kept yet."""
_ALWAYS = "9999-12-31"


def _lasts(term: str) -> str:
    """A membership of which somebody pays holds on one day at least of those asked for."""
    return f"""({term}.left_on IS NULL OR {term}.left_on LIKE '-%'
   OR {term}.left_on >= substr(?1, 1, length({term}.left_on)))
 AND ({term}.joined_on IS NULL OR {term}.joined_on LIKE '-%'
   OR {term}.joined_on <= substr(?2, 1, length({term}.joined_on)))
 AND {term}.kind NOT IN ({", ".join(f"'{kind}'" for kind in FREE)})"""


_TWICE = f"""WITH typed AS (SELECT value ->> 'id' AS id, value ->> 'person' AS person_id,
  value ->> 'home' AS household_id, value ->> 'kind' AS kind, value ->> 'joined' AS joined_on,
  value ->> 'left' AS left_on, value -> 'people' AS people FROM json_each(?3)),
term AS (SELECT id, person_id, household_id, kind, joined_on, left_on FROM membership
  WHERE trashed_at IS NULL AND id NOT IN (SELECT id FROM typed)
 UNION ALL SELECT id, person_id, household_id, kind, joined_on, left_on FROM typed),
share AS (SELECT membership_id, person_id FROM membership_person
  WHERE membership_id NOT IN (SELECT id FROM typed)
 UNION ALL SELECT t.id, j.value FROM typed AS t, json_each(t.people) AS j)
SELECT DISTINCT p.id, o.id, o.joined_on, o.left_on, m.id, m.joined_on, m.left_on,
 m.person_id, h.name
FROM share AS s JOIN term AS m ON m.id = s.membership_id
JOIN person AS p ON p.id = s.person_id AND p.trashed_at IS NULL AND p.death_date IS NULL
JOIN term AS o ON o.person_id = p.id AND o.id <> m.id
LEFT JOIN household AS h ON h.id = m.household_id
WHERE h.trashed_at IS NULL AND (?4 IS NULL OR p.id IN (SELECT value FROM json_each(?4)))
 AND {_lasts("o")} AND {_lasts("m")} ORDER BY p.id, o.id, m.id"""
"""The typed membership, if there is one, stands in place of what is kept of it."""

_OF = """SELECT m.id FROM membership AS m WHERE m.trashed_at IS NULL AND (m.person_id = ?1
 OR m.id IN (SELECT s.membership_id FROM membership_person AS s WHERE s.person_id = ?1))"""


_MOVES_IN = f"""SELECT o.id, o.joined_on, o.left_on, m.id, m.left_on, h.name
FROM membership AS o JOIN membership AS m ON m.household_id = ?4 AND m.trashed_at IS NULL
JOIN household AS h ON h.id = m.household_id
JOIN person AS p ON p.id = o.person_id AND p.death_date IS NULL
WHERE o.person_id = ?3 AND o.trashed_at IS NULL AND {_lasts("o")} AND {_lasts("m")}
ORDER BY o.id, m.id"""


class Twice(NamedTuple):
    """Somebody who is a member alone and within another membership."""

    person_id: int
    name: str
    alone_id: int
    alone: Period
    shared_id: int
    shared: Period
    with_whom: str
    """The household, or the other person, whose membership the shared one is."""


def members_twice(
    reading: Reading, first: str, last: str, people: Collection[int] | None = None
) -> tuple[Twice, ...]:
    """Who is asked to pay by both memberships for some days from *first* to *last*.

    *people* narrows it down to some. Nobody pays for honorary members and those by office.
    """
    return _found(reading, (first, last, "[]", id_list(people) if people is not None else None))


def would_be_twice(
    reading: Reading, draft: MembershipDraft, today: date, key: int | None = None
) -> tuple[Twice, ...]:
    """Whom a membership as it is typed makes a member twice from now on, or keeps so.

    *key* is the membership where it is kept already. The typed one has the id 0 in what is found
    where it is not.
    """
    mine = key or _UNKNOWN
    people = {each for each in (*draft.person_ids, draft.person_id) if each is not None}
    typed = json.dumps([_typed(mine, draft)])
    values = (today.isoformat(), _ALWAYS, typed, id_list(people))
    return tuple(
        each
        for each in _found(reading, values)
        if mine in (each.alone_id, each.shared_id) and overlap(each.alone, each.shared)
    )


def moves_in(
    reading: Reading, person_id: int, household_id: int, since: str | None, today: date
) -> Twice | None:
    """Somebody with a membership of their own who moves into a household that is a member.

    What both are is told as if the shared one began for them on the day on which they moved in.
    """
    values = (today.isoformat(), _ALWAYS, person_id, household_id)
    found = next(iter(rows(reading, _MOVES_IN, values)), None)
    if found is None:
        return None
    name = people_named(reading, {person_id})[person_id].full()
    alone, joined, left, shared, ends, home = found
    return Twice(person_id, name, alone, (joined, left), shared, (since, ends), home)


def told_twice(reading: Reading, today: date) -> tuple[Message, ...]:
    """Who is asked for two subscriptions today, by name, and within whose membership."""
    found = members_twice(reading, today.isoformat(), today.isoformat())
    said = dict.fromkeys((each.name, each.with_whom) for each in found)
    return tuple(BOTH.with_values(name=name, home=home) for name, home in said)


def twice_as_one(session: Session, keep_id: int, other_id: int, today: date) -> tuple[str, ...]:
    """Within whose memberships two entries of one person would be beside their own, as one."""
    kept = [row[0] for row in rows(session, _OF, (other_id,))]
    typed: list[dict[str, object]] = []
    for key in kept:
        draft = read_membership(session, key)
        people = {keep_id if each == other_id else each for each in draft.person_ids}
        whose = keep_id if draft.person_id == other_id else draft.person_id
        typed.append(_typed(key, replace(draft, person_id=whose, person_ids=tuple(people))))
    day = today.isoformat()
    found = _found(session, (day, day, json.dumps(typed), id_list([keep_id])))
    return tuple(dict.fromkeys(each.with_whom for each in found))


def ends_alone(each: Twice, today: date) -> str:
    """When somebody's own membership could end: before the shared one begins, else today.

    A shared one that began in an earlier year ends nothing that was paid since.
    """
    begins = each.shared[0]
    if begins is None or begins[:4] < today.isoformat()[:4]:
        return today.isoformat()
    try:
        last = last_day(begins)
    except InputError:
        return today.isoformat()
    since = each.alone[0]
    known = since is None or since.startswith("-") or since[: len(last)] <= last[: len(since)]
    return last if known else today.isoformat()


def paying_twice(reading: Reading, year: int) -> tuple[str, ...]:
    """Who is asked for a subscription of a year by themselves and within another membership too."""
    found = members_twice(reading, f"{year}-01-01", f"{year}-12-31")
    return tuple(sorted({each.name for each in found}))


def _typed(key: int, draft: MembershipDraft) -> dict[str, object]:
    return {
        "id": key,
        "person": draft.person_id,
        "home": draft.household_id,
        "kind": draft.kind,
        "joined": draft.joined_on,
        "left": draft.left_on,
        "people": list(draft.person_ids),
    }


def _found(reading: Reading, values: tuple[str | None, ...]) -> tuple[Twice, ...]:
    found = rows(reading, _TWICE, values)
    names = {
        key: name.full()
        for key, name in people_named(
            reading, {key for row in found for key in (row[0], row[7])}
        ).items()
    }
    return tuple(
        Twice(
            row[0],
            names[row[0]],
            row[1],
            (row[2], row[3]),
            row[4],
            (row[5], row[6]),
            row[8] or names.get(row[7], ""),
        )
        for row in found
    )
