"""The single fields of two records, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from twincrm.domain.texts import Message
from twincrm.services.duplicates.comparing import sign_of, sign_of_dates, suggested
from twincrm.services.duplicates.folding import values_of
from twincrm.services.duplicates.lines import LineSign, MergeLine, Pick
from twincrm.services.duplicates.together import (
    NAME,
    POPULATION,
    POSITION,
    SECTORS,
    is_empty,
    said_by,
    says_more,
)
from twincrm.services.steps.values import Named
from twincrm.services.wording import name_of
from twincrm.store.base import PARTIAL_DATE
from twincrm.store.values import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Column
    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Translator


class FieldGroup(NamedTuple):
    """Columns that are chosen together, and how they are called."""

    key: str
    label: Message
    columns: tuple[str, ...]


def _one(column: str, label: Message) -> FieldGroup:
    return FieldGroup(column, label, (column,))


FIRST: dict[str, tuple[FieldGroup, ...]] = {
    "person": (FieldGroup("name", Message("Name"), NAME),),
    "organisation": (_one("name", Message("Name")), _one("short_name", Message("Short name"))),
    "household": (_one("name", Message("Name")),),
    "place": (
        _one("name", Message("Name")),
        _one("country", Message("Country")),
        _one("region", Message("Region")),
    ),
}
"""What stands above the addresses, phone numbers and other parts."""
BIRTHDAY = _one("birth_date", Message("Birthday"))
OTHERS: dict[str, tuple[FieldGroup, ...]] = {
    "person": (
        _one("nickname", Message("Called")),
        _one("birth_name", Message("Birth name")),
        _one("death_date", Message("Died on")),
        _one("form_of_address", Message("Form of address")),
        _one("salutation", Message("Salutation of letters")),
        _one("pronunciation", Message("Pronunciation")),
        _one("informal", Message("On first-name terms")),
        _one("nationality", Message("Nationality")),
        _one("occupation", Message("Occupation")),
        _one("correspondence_language", Message("Language of letters")),
        _one("preferred_channel", Message("Prefers to be reached")),
        _one("place_id", Message("Home town")),
        _one("photo_id", Message("Photo")),
        _one("contact_limit_months", Message("Months without contact")),
    ),
    "organisation": (
        FieldGroup("sector", Message("Sectors"), SECTORS),
        _one("category_id", Message("Category")),
        _one("place_id", Message("Home town")),
        _one("parent_id", Message("Part of")),
        _one("correspondence_language", Message("Language of letters")),
        _one("founded_on", Message("Founded")),
        _one("dissolved_on", Message("Dissolved on")),
        _one("size", Message("Size")),
        _one("logo_id", Message("Picture")),
    ),
    "household": (
        _one("salutation", Message("Salutation of letters")),
        _one("place_id", Message("Home town")),
    ),
    "place": (
        _one("kind", Message("Kind")),
        _one("within_id", Message("Part of")),
        FieldGroup("position", Message("Position on the map"), POSITION),
        FieldGroup("population", Message("Inhabitants"), POPULATION),
        _one("official_code", Message("Official key")),
        _one("languages", Message("Languages")),
        _one("website", Message("Website")),
        _one("time_zone", Message("Time zone")),
        _one("town_hall", Message("Town hall")),
        _one("arms_id", Message("Coat of arms")),
    ),
}
"""What stands below them."""


class FieldLines:
    """Compares single fields of two rows of one table."""

    def __init__(self, session: Session, texts: Translator, rows: tuple[Any, Any]) -> None:
        self._rows = rows
        self._named = Named(session, texts, 0)
        self._table = rows[0].__table__
        self._named.learn_of(self._table, [_as_json(row) for row in rows])

    def lines(self, groups: Sequence[FieldGroup]) -> list[MergeLine]:
        """One line for each field of which either record says something."""
        found = [self.line(group) for group in groups]
        return [line for line in found if line is not None]

    def line(self, group: FieldGroup) -> MergeLine | None:
        """A field of both records; None where neither says anything."""
        left, right = (self._words(row, group) for row in self._rows)
        if not (left or right):
            return None
        sign, pick = sign_of(left, right), suggested(left, right)
        columns = [self._table.columns[name] for name in group.columns]
        mine, theirs = (said_by(columns, values_of(row)) for row in self._rows)
        if sign is LineSign.EQUAL and mine != theirs:
            sign = LineSign.DIFFERENT  # two pictures, or two places of one name
        if len(columns) > 1 and says_more(theirs, mine):
            pick = Pick.RIGHT
        if columns[0].type is PARTIAL_DATE:
            dates = [getattr(row, group.columns[0]) for row in self._rows]
            sign = sign_of_dates(*dates)
            if sign is LineSign.NEARLY and len(dates[1]) > len(dates[0]):
                pick = Pick.RIGHT
        return MergeLine(group.key, group.label, left, right, sign, pick, columns=group.columns)

    def _words(self, row: Any, group: FieldGroup) -> str:  # noqa: ANN401
        compose = _COMPOSED.get(group.key)
        if compose is not None:
            return compose(row)
        parts: list[str] = []
        for name in group.columns:
            column, value = self._table.columns[name], getattr(row, name)
            if not is_empty(column, value) and not self._is_one_of_them(column, value):
                parts.append(self._named.value(column, to_json(value)))
        return " · ".join(part for part in parts if part)

    def _is_one_of_them(self, column: Column[Any], value: object) -> bool:
        """Nothing is part of itself: where one is part of the other, that ends."""
        own = any(key.column.table is self._table for key in column.foreign_keys)
        return own and value in {row.id for row in self._rows}


def _name(row: Any) -> str:  # noqa: ANN401 - a person, an organisation or a place
    return name_of(row).full() if row.__tablename__ == "person" else str(row.name)


def _position(row: Any) -> str:  # noqa: ANN401 - a place
    if row.latitude_e6 is None or row.longitude_e6 is None:
        return ""
    return f"{row.latitude_e6 / 1e6:.4f}, {row.longitude_e6 / 1e6:.4f}"


_COMPOSED: dict[str, Callable[[Any], str]] = {"name": _name, "position": _position}


def _as_json(row: Any) -> dict[str, Any]:  # noqa: ANN401
    return {c.name: to_json(getattr(row, c.name)) for c in row.__table__.columns}
