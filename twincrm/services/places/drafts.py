"""A place as the editor shows and saves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import PlaceKind
from twincrm.domain.texts import Message, one_line
from twincrm.services.checks import check_count, check_filled, check_word
from twincrm.services.names import NameDraft, tidy_names
from twincrm.services.rows import owned, read_draft, read_drafts
from twincrm.store.models import Place, PlaceName
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_COUNTRY_LETTERS = 2  # ISO 3166-1
_MILLION = 1_000_000
_POLE, _DATE_LINE = 90 * _MILLION, 180 * _MILLION


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A town, district or region; latitude and longitude in millionths of a degree."""

    kind: str = PlaceKind.TOWN
    name: str = ""
    country: str = ""
    region: str = ""
    within_id: int | None = None
    latitude_e6: int | None = None
    longitude_e6: int | None = None
    population: int | None = None
    population_year: int | None = None
    official_code: str = ""
    languages: str = ""
    """Codes with blanks between, such as ``de fr``."""
    website: str = ""
    time_zone: str = "Europe/Berlin"
    town_hall: str = ""
    arms_id: int | None = None
    note: str = ""
    names: tuple[NameDraft, ...] = ()
    """What it is called in other languages."""


def read_place(session: Session, place_id: int) -> PlaceDraft:
    """The draft of a place as it is kept.

    Raises:
        UnknownRecord: there is no such place, or it lies in the trash.
    """
    found = session.scalars(select(Place).where(Place.id == place_id)).one_or_none()
    if found is None:
        raise unknown("place", place_id)
    names = session.scalars(owned(PlaceName, {"place_id": place_id}))
    return read_draft(PlaceDraft, found, names=read_drafts(NameDraft, names))


def checked_place(draft: PlaceDraft) -> PlaceDraft:
    """The same, tidied.

    Raises:
        InputError: no name, no country, or coordinates beyond the globe.
    """
    check_filled("name", draft.name, Message("Please enter the name of the place."))
    check_word("kind", draft.kind, PlaceKind)
    check_count("population", draft.population)
    _check_angle("latitude_e6", draft.latitude_e6, _POLE)
    _check_angle("longitude_e6", draft.longitude_e6, _DATE_LINE)
    _check_zone(draft.time_zone)
    country = _checked_country(draft.country)
    return replace(draft, name=one_line(draft.name), country=country, names=tidy_names(draft.names))


def _checked_country(code: str) -> str:
    tidy = code.strip().upper()
    if len(tidy) != _COUNTRY_LETTERS or not (tidy.isalpha() and tidy.isascii()):
        message = Message("“{code}” is not the two-letter code of a country, such as DE.")
        raise InputError("country", message.with_values(code=code))
    return tidy


def _check_angle(field: str, millionths: int | None, most: int) -> None:
    if millionths is not None and abs(millionths) > most:
        raise InputError(field, Message("These coordinates lie beyond the globe."))


def _check_zone(name: str) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputError(
            "time_zone",
            Message("“{zone}” is not a time zone, such as Europe/Berlin.", {"zone": name}),
        ) from error
