"""Postal addresses of a row: in many columns or one, at home and at work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from twincrm.domain.countries import country_code
from twincrm.domain.folding import fold
from twincrm.domain.records.contact_card import CardAddress
from twincrm.domain.texts import Message
from twincrm.exchange.tables.care_of import care_of
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.content import in_capitals
from twincrm.exchange.tables.irish import country_of_county, town_and_county
from twincrm.exchange.tables.lost_zeros import MAYBE_ZERO, OTHER_CODE
from twincrm.exchange.tables.meanings import OF_ADDRESS
from twincrm.exchange.tables.reach import kind_of
from twincrm.exchange.tables.towns import (
    country_of_code,
    country_of_letters,
    lacks_digit,
    nowhere,
    points_elsewhere,
    split_address,
    split_code,
    split_place,
    told_town,
    town_in_letters,
    whole_code,
    without_quarter,
)

if TYPE_CHECKING:
    from twincrm.domain.records.contact_card import PlaceKind
    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.lost_zeros import LostZeros

_ALONE = Message("There is no town beside it, so it was put into the note.")
_NO_COUNTRY = Message("This is no country that is known; it was put into the note.")
_NO_TOWN = Message("This names no town; it was put into the note.")
_OF_CODE = ("postcode", "place", "city", "address")
_LETTERS_OF_CODE = 2
_REGIONS_TOO = frozenset({"luxembourg", "luxemburg", "georgia", "jersey", "guernsey"})
_NUMBER_FIRST = ("FR", "GB")


@dataclass(frozen=True, slots=True)
class Around:
    """What holds where an address does not say: the country of the list and of the association."""

    country: str
    home: str
    usual: PlaceKind = "home"
    tame: bool = False
    """Towns in capitals are written in usual letters."""
    zeros: LostZeros | None = None
    """What all rows tell of postcodes that are a digit short."""


@dataclass(slots=True)
class _Parts:
    """The parts of one address as they come together."""

    lines: list[str]
    code: str
    town: str
    country: str
    """The code of a country, or empty."""
    quarter: str = ""
    """The part of the town, which is a line of its own."""

    def take_whole(self, text: str) -> None:
        """An address in one cell; what cannot be told apart are lines of the street."""
        whole = split_address(text)
        if whole is None:
            self.lines += [line for line in text.split("\n") if line.strip()]
            return
        streets, self.code, town, mark = whole
        self.town, self.quarter = without_quarter(town)
        self.lines += streets
        self.country = self.country or mark

    def take_county(self) -> str:
        """The county behind the town, or in its place with the town in the line above."""
        self.town, county = town_and_county(self.town)
        if county and not self.town and len(self.lines) > 1:
            self.town = self.lines.pop()
        return county


def addresses(cells: Cells, around: Around) -> tuple[CardAddress, ...]:
    """All addresses of a row."""
    fields = OF_ADDRESS.intersection(cells.fields)
    if not fields:
        return ()
    slots = {column.slot for field in fields for column, _ in cells.of(field)}
    found = (_address(cells, slot, around) for slot in sorted(slots))
    return tuple(address for address in found if address is not None)


def _address(cells: Cells, slot: str, around: Around) -> CardAddress | None:
    said: dict[str, list[str]] = {}
    for field in OF_ADDRESS.intersection(cells.fields):
        here = [shown(value) for column, value in cells.of(field) if column.slot == slot]
        if here:
            said[field] = here

    def text(field: str) -> str:
        return " ".join(said[field][0].split()) if field in said else ""

    code, letters = split_code("" if nowhere(text("postcode")) else text("postcode"))
    told = (line for part in said.get("street", ()) for line in part.split("\n"))
    lines = [line for line in told if line.strip() and not nowhere(line)]
    land = _among_regions(text("region"), around.country)
    here = _country(text("country")) or letters or country_of_code(code) or around.country
    lines = _with_number(lines, text("house_number"), here)
    parts = _Parts(lines, code, "", _country(text("country")) or land or letters)
    _take_towns(cells, slot, parts)
    for part in said.get("address", ()):
        parts.take_whole(part)
    county = parts.take_county()
    doors, parts.lines = care_of(parts.lines)
    beside = [" ".join(each.split()) for part in said.get("extra", ()) for each in part.split("\n")]
    extra = "\n".join(dict.fromkeys(filter(None, (*doors, *beside, parts.quarter))))
    if not any((parts.lines, parts.code, parts.town, extra, text("po_box"))):
        _tell(cells, slot, ("region", "country"), _ALONE)
        return None
    _tell(cells, slot, () if _country(text("country")) else ("country",), _NO_COUNTRY)
    return CardAddress(
        street=tuple(line.strip(" ,") for line in parts.lines),
        postcode=_code(cells, slot, parts, around),
        locality=_tamed(parts.town) if around.tame else parts.town,
        region="" if land else text("region") or county,
        country=parts.country or _unsaid(parts.code, county, around),
        po_box=text("po_box"),
        extended=extra,
        kind=_kind(cells, slot, around.usual),
    )


def _code(cells: Cells, slot: str, parts: _Parts, around: Around) -> str:
    """The postcode with the 0 that a sheet took off; what is not certain stays and is told of."""
    land = parts.country or country_of_code(parts.code) or around.country
    if around.zeros is None or not lacks_digit(parts.code, land):
        return whole_code(parts.code, land)
    verdict, other = around.zeros.lost(parts.code, parts.town)
    certain = verdict == "sure" or (verdict == "maybe" and bool(parts.country))
    if not certain:
        held = (column for field in _OF_CODE for column, _ in cells.of(field))
        column = next(column for column in held if column.slot == slot)
        told = MAYBE_ZERO
        if verdict == "never":
            told = OTHER_CODE.with_values(town=parts.town, code=other)
        cells.warn(column, parts.code, told)
    return f"0{parts.code}" if certain else parts.code


def _tamed(town: str) -> str:
    return town_in_letters(town) if in_capitals(town) else town


def _take_towns(cells: Cells, slot: str, parts: _Parts) -> None:
    """The town, and what stands in its cell besides; the postcode's own column counts more."""
    code, town, _ = split_place(parts.code)
    if code and len(town) > _LETTERS_OF_CODE:
        parts.code, parts.town = code, town
    for field in ("city", "place"):
        for column, value in cells.of(field):
            if column.slot != slot:
                continue
            if points_elsewhere(shown(value)):
                cells.trouble(column, shown(value), _NO_TOWN)
                continue
            code, town, mark = told_town(shown(value), parts.code)
            parts.quarter = parts.quarter or without_quarter(" ".join(shown(value).split()))[1]
            parts.code = (parts.code or code) if field == "city" else (code or parts.code)
            parts.town, parts.country = town or parts.town, parts.country or mark


def _tell(cells: Cells, slot: str, fields: tuple[str, ...], message: Message) -> None:
    """What of an address has no place is told of and goes to the note."""
    for field in fields:
        for column, value in cells.of(field):
            if column.slot == slot:
                cells.trouble(column, shown(value), message)


def _unsaid(code: str, county: str, around: Around) -> str:
    """The country of an address that names none; empty at home."""
    country = country_of_code(code) or ("" if code else country_of_county(county))
    country = country or around.country
    return country if country != around.home else ""


def _kind(cells: Cells, slot: str, usual: PlaceKind) -> PlaceKind:
    """What an address is for: its columns say so, or a column beside them."""
    if not slot:
        return usual
    said = next((shown(v) for c, v in cells.of("label") if c.slot == slot), "")
    for told in (slot.split(maxsplit=1)[0], kind_of(said.removeprefix("*"))):
        if told in ("home", "work", "other"):
            return told
    return usual


def _with_number(lines: list[str], number: str, country: str) -> list[str]:
    if not number:
        return lines
    if not lines:
        return [number]
    first = f"{number} {lines[0]}" if country in _NUMBER_FIRST else f"{lines[0]} {number}"
    return [first, *lines[1:]]


def _among_regions(region: str, here: str) -> str:
    """The country that stands among the regions: ``France`` below *County*.

    England and Scotland are parts of a country, and some regions are called like one.
    """
    if len(region) <= _LETTERS_OF_CODE + 1 or fold(region) in _REGIONS_TOO:
        return ""
    land = country_code(region) or ""
    return "" if land in ("GB", here) else land


@cache
def _country(name: str) -> str:
    return country_of_letters(name) or country_code(name.strip(" .")) or "" if name else ""
