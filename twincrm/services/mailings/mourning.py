"""Couples of whom one has died and nobody entered who: an import keeps it in the notes of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.asides import says_death
from twincrm.runtime import clock
from twincrm.services.home_of_today import is_home
from twincrm.store.connection import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.records.recipient import Recipient

_WHO_DIED = Message(
    "Of {n} couple one has died; who of them, nobody entered yet: {names}",
    plural="Of {n} couples one has died; who of them, nobody entered yet: {names}",
)
_NAMED = 5
"""So many are told, then only how many."""
_NOTES = f"""SELECT own.person_id, p.id, p.note FROM json_each(?1) AS j
CROSS JOIN household_member AS own ON own.person_id = j.value AND {is_home("own", "?2")}
JOIN household_member AS m ON m.household_id = own.household_id AND {is_home("m", "?2")}
JOIN person AS p ON p.id = m.person_id AND p.trashed_at IS NULL AND p.note <> ''
WHERE NOT EXISTS (SELECT 1 FROM household_member AS d JOIN person AS dp ON dp.id = d.person_id
 WHERE d.household_id = own.household_id AND dp.death_date IS NOT NULL)"""


def who_died(session: Session, everybody: Sequence[Recipient]) -> tuple[Message, ...]:
    """Warns that people are written to although they, or whom they live with, may be dead."""
    couples: dict[frozenset[int], list[str]] = {}
    told = _couples(session, everybody)
    for each in everybody:
        people = {key for kind, key in each.people if kind == "person"}
        for couple in (one for one in told if not people.isdisjoint(one)):
            couples.setdefault(couple, []).append(each.name)
    if not couples:
        return ()
    names = [" / ".join(dict.fromkeys(names)) for names in couples.values()]
    more = ", …" if len(names) > _NAMED else ""
    return (_WHO_DIED.with_values(n=len(names), names=", ".join(names[:_NAMED]) + more),)


def _couples(session: Session, everybody: Sequence[Recipient]) -> set[frozenset[int]]:
    """Those in whose notes the same line says that one of them died."""
    people = {key for each in everybody for kind, key in each.people if kind == "person"}
    told: dict[int, dict[str, set[int]]] = {}
    for person, other, note in rows_of(session, _NOTES, people, clock.today().isoformat()):
        for line in filter(says_death, note.splitlines()):
            told.setdefault(person, {}).setdefault(line, set()).add(other)
    found = ((person, both) for person, lines in told.items() for both in lines.values())
    return {frozenset(both) for person, both in found if person in both and len(both) > 1}
