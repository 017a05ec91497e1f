"""How records that hang on others are called: people and places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.names import PersonName
from twincrm.domain.terms import NameOrder
from twincrm.store.connection import id_list, rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.domain.names import DisplayOrder
    from twincrm.store.connection import Reading
    from twincrm.store.models import Person


_PLACES = """SELECT p.id, coalesce(n.name, p.name), p.country, p.kind
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


def people_named(
    reading: Reading, keys: Iterable[int | None], *, with_trash: bool = False
) -> dict[int, PersonName]:
    """The names of people by id; those in the trash are left out, unless they are wanted too."""
    statement = (
        "SELECT id, given, family, particle, title, suffix, nickname, birth_name, name_order"
        " FROM person WHERE id IN (SELECT value FROM json_each(?))"
        + ("" if with_trash else " AND trashed_at IS NULL")
    )
    found = rows(reading, statement, (_known(keys),))
    return {row[0]: PersonName(*row[1:-1], display_order=_order(row[-1])) for row in found}


def deaths(reading: Reading, keys: Iterable[int | None]) -> dict[int, str]:
    """The days on which people died, as they are kept, by id; the living are not in it."""
    statement = (
        "SELECT id, death_date FROM person WHERE death_date IS NOT NULL"
        " AND id IN (SELECT value FROM json_each(?))"
    )
    return {row[0]: row[1] for row in rows(reading, statement, (_known(keys),))}


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
        display_order=_order(person.name_order),
    )


def places_named(
    reading: Reading, keys: Iterable[int | None], language: str = ""
) -> dict[int, PlaceBrief]:
    """Places by id, called as *language* calls them; those in the trash are left out."""
    wanted = {key for key in keys if key is not None}
    return {row[0]: PlaceBrief(*row) for row in rows_of(reading, _PLACES, wanted, language)}


def _known(keys: Iterable[int | None]) -> str:
    return id_list({key for key in keys if key is not None})


def _order(name_order: str) -> DisplayOrder:
    return "eastern" if name_order == NameOrder.EASTERN else "western"
