"""How records that hang on others are called: people and places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.names import PersonName
from twincrm.domain.terms import NameOrder
from twincrm.store.models import Person
from twincrm.store.search import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


_PLACES = """SELECT p.id, p.name, n.name, p.country, p.kind
FROM json_each(?) AS j CROSS JOIN place AS p ON p.id = j.value
LEFT JOIN place_name AS n ON n.place_id = p.id AND n.language = ?
WHERE p.trashed_at IS NULL"""


@dataclass(frozen=True, slots=True)
class PlaceBrief:
    """A place as other records name it."""

    id: int
    name: str
    """In the reader's language, where the place has such a name."""
    country: str
    kind: str


def people_named(session: Session, keys: Iterable[int | None]) -> dict[int, PersonName]:
    """The names of people by id; those in the trash are left out."""
    wanted = {key for key in keys if key is not None}
    rows = session.scalars(select(Person).where(Person.id.in_(wanted)))
    return {row.id: name_of(row) for row in rows}


def name_of(person: Person) -> PersonName:
    """The name of a person in its parts."""
    return PersonName(
        given=person.given,
        family=person.family,
        particle=person.particle,
        title=person.title,
        suffix=person.suffix,
        nickname=person.nickname,
        birth_name=person.birth_name,
        display_order="eastern" if person.name_order == NameOrder.EASTERN else "western",
    )


def places_named(
    session: Session, keys: Iterable[int | None], language: str = ""
) -> dict[int, PlaceBrief]:
    """Places by id, called as *language* calls them; those in the trash are left out."""
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    return {
        key: PlaceBrief(key, translated or own, country, kind)
        for key, own, translated, country, kind in rows_of(session, _PLACES, wanted, language)
    }
