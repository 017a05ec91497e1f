"""Who holds which office of the association on a day, as the list of the board shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from twincrm.domain.periods import is_current
from twincrm.services.members.assemblies import gone
from twincrm.services.members.lists import own_body
from twincrm.services.members.offices_held import follower
from twincrm.services.people.role_rows import roles_where
from twincrm.store.models import Assignment, Function

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.people.role_rows import RoleRow

_NO_OFFICE = "member"
"""The function, by its key, of those who only belong to a body."""


class Seat(NamedTuple):
    """An office, who holds it, since when without a break, and until when they were elected."""

    person_id: int
    name: str
    office: str
    since: str | None
    until: str | None


def board_on(session: Session, language: str, day: date) -> tuple[Seat, ...]:
    """Everybody who holds an office in the association on a day, in the order of the offices.

    Who is followed by an assembly of that very day does not hold it any more.
    """
    own = own_body(session)
    if own is None:
        return ()
    found = select(Assignment).where(Assignment.organisation_id == own).order_by(Assignment.id)
    kept = {row.id: row for row in session.scalars(found)}
    places = _places(session)
    seats: list[tuple[tuple[int, str, int], Seat]] = []
    for role in roles_where(session, "organisation_id", [own], language, day):
        term = _term_on(kept, role, day)
        if term is None or term.function_id not in places or gone(role.died, day):
            continue
        place = (places[term.function_id], term.starts_on or "", role.id)
        until = term.expected_end
        seats.append((place, Seat(role.person_id, role.person, role.title, role.starts_on, until)))
    return tuple(seat for _, seat in sorted(seats, key=lambda each: each[0]))


def _places(session: Session) -> dict[int | None, int]:
    """Where each office stands in the vocabulary; one in own words stands behind them all."""
    rows = session.execute(select(Function.id, Function.key, Function.position))
    found: dict[int | None, int] = {key: at for key, name, at in rows if name != _NO_OFFICE}
    return {**found, None: max(found.values(), default=0) + 1}


def _term_on(kept: Mapping[int, Assignment], role: RoleRow, day: date) -> Assignment | None:
    """The term of an office that lasts on a day, the later one where another begins then."""
    terms = [kept[key] for key in role.terms]
    last = next(
        (each for each in reversed(terms) if is_current(each.starts_on, each.ends_on, day)), None
    )
    if last is None or last.ends_on != day.isoformat():
        return last
    office = [each for each in kept.values() if each.function_id == last.function_id]
    return None if follower(office, last) is not None else last
