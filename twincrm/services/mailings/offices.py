"""By which office letters address somebody: a mayor everywhere, a chair only as the chair.

Who presides a twinning association is written to as its chair, at home as well: twinning is what
the letter is about. The chair of a rifle club is *Vorsitzender* only in post that goes to the club.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.periods import is_current
from twincrm.services.association.founding import OWN_CATEGORY
from twincrm.store.connection import rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from twincrm.store.connection import Reading

OF_A_BODY = frozenset({"chair"})
"""Offices that are none outside of the body they belong to."""
_TWINNING = f"""SELECT organisation_id FROM association WHERE organisation_id IS NOT NULL
UNION SELECT organisation_id FROM partnership_organisation
UNION SELECT o.id FROM organisation AS o JOIN category AS c ON c.id = o.category_id
 WHERE c."key" = '{OWN_CATEGORY}'"""
_OFFICES = """SELECT a.person_id, f.salutation_kind, a.organisation_id, a.starts_on, a.ends_on
FROM json_each(?) AS j CROSS JOIN assignment AS a ON a.person_id = j.value
LEFT JOIN function AS f ON f.id = a.function_id
LEFT JOIN organisation AS o ON o.id = a.organisation_id
WHERE a.organisation_id IS NULL OR o.trashed_at IS NULL
ORDER BY a.main DESC, a.id"""


class Office(NamedTuple):
    """The office of somebody and the organisation of the main role."""

    function: str = ""
    """By which letters address them wherever they go."""
    at_body: str = ""
    """By which those address them that go to the organisation."""
    body: int | None = None


NO_OFFICE = Office()


def twinning_bodies(reading: Reading) -> frozenset[int]:
    """The associations for twinning, ours among them, and whatever carries a partnership."""
    return frozenset(row[0] for row in rows(reading, _TWINNING))


def offices_of(reading: Reading, people: Collection[int], today: date) -> dict[int, Office]:
    """The office and the organisation of everybody's present roles; the main one comes first."""
    found: dict[int, Office] = {}
    twinning = twinning_bodies(reading)
    for person, function, body, starts, ends in rows_of(reading, _OFFICES, people):
        if not is_current(starts, ends, today):
            continue
        known = found.get(person, NO_OFFICE)
        held = function or ""
        everywhere = held not in OF_A_BODY or body in twinning
        first = known.body if known.body is not None else body
        found[person] = Office(
            known.function or (held if everywhere else ""),
            known.at_body or (held if everywhere or body == first else ""),
            first,
        )
    return found
