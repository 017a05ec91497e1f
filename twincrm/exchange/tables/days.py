"""Dates of a column: one order for all of them, and every cell read or told of."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.exchange.tables.table import Value

Order = Literal["dmy", "mdy", ""]
"""Day or month first; empty where the cells do not tell."""

Years = Literal["", "old", "none"]
"""What years of two digits are: the latest that fits, of the last century, or not to be kept."""

_SHORT = 2
_OLDEST = 110
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_TRIPLE = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_WHOLE = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.([12]\d{3})\s*")
"""How nearly all days are written; there is nothing to be settled."""
_TIME = re.compile(r"[T\s]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$")
_SERIAL = re.compile(r"\d{5}(?:[.,]0*)?")
_OF_YEAR = re.compile(r"(?<=\d)\s*r(?:oku)?\.?$")
_MONTH_OF_YEAR = re.compile(r"(0?[1-9]|1[0-2])/(0\d|1[3-9]|[2-9]\d)")
"""1/85 is January 1985; what could be a day and a month is neither."""
_SINCE = re.compile(
    r"^(?:(?:Mitglied|membre|adhérente?|member|członek)\s+)?"
    r"(?:seit|depuis|since|sinds|od|ab|le|am|born|né|née|geb\.?)\s+",
    re.IGNORECASE,
)
_MONTHS = {
    "januari": "Januar",
    "februari": "Februar",
    "maart": "März",
    "mei": "Mai",
    "augustus": "August",
}
"""Dutch months that are written otherwise than in German, which reads the rest."""
_DUTCH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)
_LONE_YEAR = re.compile(r"['’]?(\d\d)")
_EMPTY = re.compile(r"0{1,2}[./-]0{1,2}[./-]0{1,4}|0")
_EPOCH = date(1899, 12, 30)
_SERIALS = range(3654, 73051)
"""Excel's numbers of the days from 1910 to 2099."""
_LAST_MONTH = 12


def order_of(cells: Sequence[Value]) -> Order:
    """Whether the day or the month comes first: as one cell shows that cannot be read otherwise.

    Nobody writes the month first and dots behind it: 1.13.2000 is a slip, not a rule.
    """
    triples = [found for found in map(_triple, cells) if found]
    pairs = [(int(found[1]), int(found[3]), found[2]) for found in triples]
    days = sum(first > _LAST_MONTH >= second for first, second, _ in pairs)
    months = sum(second > _LAST_MONTH >= first and sign != "." for first, second, sign in pairs)
    if days or months:
        return "dmy" if days >= months else "mdy"
    return ""


def slashed(cells: Sequence[Value]) -> bool:
    """Whether dates are written with slashes, as both orders are."""
    return any(isinstance(cell, str) and _SLASHED.fullmatch(cell.strip()) for cell in cells)


def short_years(cells: Sequence[Value]) -> bool:
    """Whether some years have two digits only."""
    return any(found and len(found[4]) == _SHORT for found in map(_triple, cells))


def two_centuries(cells: Sequence[Value], today: date) -> bool:
    """Whether a year of two digits can be that of a child and that of somebody very old."""
    years = [int(found[4]) for found in map(_triple, cells) if found and len(found[4]) == _SHORT]
    return any(today.year - _OLDEST <= 1900 + year <= today.year - 100 for year in years)


def read_day(
    cell: Value, order: Order, today: date, *, past: bool = True, years: Years = ""
) -> str | None:
    """A date as it is kept (``1957-04-19``, ``1957``); empty for nothing, None if it is no date.

    *past*: a year of two digits never lies ahead of *today*; *years* says what else it is.
    """
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if cell and order != "mdy" and (found := _WHOLE.fullmatch(cell)):
        return _of_calendar(int(found[3]), int(found[2]), int(found[1]))
    return _read_words(cell, order, today, past=past, years=years)


def _of_calendar(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _read_words(
    cell: str | None, order: Order, today: date, *, past: bool, years: Years
) -> str | None:
    """The same of a date that is written in any other way."""
    text = _OF_YEAR.sub("", _TIME.sub("", str(cell or "").strip())).strip()
    if not text or _EMPTY.fullmatch(text):
        return ""
    if order == "mdy" and (found := _TRIPLE.fullmatch(text)):
        text = f"{found[3]}/{found[1]}/{found[4]}"
    if years and (found := _TRIPLE.fullmatch(text)) and len(found[4]) == _SHORT:
        text = f"{found[1]}.{found[3]}." + (f"19{found[4]}" if years == "old" else "")
    if found := _MONTH_OF_YEAR.fullmatch(text):
        text = f"1.{found[1]}.{found[2]}"
        whole = read_day(text, "dmy", today, past=past)
        return whole[:7] if whole else None
    if _SERIAL.fullmatch(text):
        return _of_serial(text)
    about = About.PAST if past else About.TERM
    text = _DUTCH.sub(lambda found: _MONTHS[found[0].lower()], text)
    try:
        return PartialDate.parse(_SINCE.sub("", text), "de", today=today, about=about).iso
    except InputError:
        return None


def lone_year(cell: Value, today: date) -> str | None:
    """The year that two digits alone mean where a column says since when: the latest that was.

    None if it is no such year.
    """
    found = _LONE_YEAR.fullmatch(_SINCE.sub("", str(cell or "").strip()))
    if found is None:
        return None
    year = today.year // 100 * 100 + int(found[1])
    return str(year if year <= today.year else year - 100)


def _of_serial(text: str) -> str | None:
    number = int(re.split("[.,]", text)[0])
    return date.fromordinal(_EPOCH.toordinal() + number).isoformat() if number in _SERIALS else None


def _triple(cell: Value) -> re.Match[str] | None:
    return _TRIPLE.fullmatch(cell.strip()) if isinstance(cell, str) else None
