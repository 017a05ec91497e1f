"""Reads dates as people type them; the parts are checked against the calendar elsewhere."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, cast

from twincrm.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

DateParts = tuple[int | None, int | None, int | None]
"""Year, month, day."""


class About(Enum):
    """What a date is about; it settles the century where only two digits of the year are given."""

    PAST = "past"
    """A birthday: never after today."""
    RECENT = "recent"
    """The day something came in: never after today, and without its year the last such day."""
    NEAR = "near"
    """The day somebody joined: without its year the such day that is nearest to today."""
    TERM = "term"
    """The beginning or end of an office: long past, or a few years from now."""
    LEAVING = "leaving"
    """The day a membership ends: not far ahead, and without its year the next such day."""
    COMING = "coming"
    """The day of a visit: nearest to today, and without its year the next such day."""

    @property
    def ahead(self) -> int:
        """How many years it may lie ahead."""
        return {About.TERM: 10, About.LEAVING: 2, About.NEAR: 1, About.COMING: 50}.get(self, 0)


_SEPARATOR = r"\s?[./\-\s]\s?"
_YEAR = re.compile(r"\d{4}")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d\d?)(?:{_SEPARATOR}(\d\d?))?\.?")
_DAY_FIRST = re.compile(rf"(\d\d?){_SEPARATOR}(\d\d?){_SEPARATOR}(\d{{4}}|\d\d)\.?")
_MONTH_YEAR = re.compile(rf"(\d\d?){_SEPARATOR}(\d{{4}})\.?")
_DAY_MONTH = re.compile(r"(\d\d?)\s?[./]\s?(\d\d?)\.?")
_DAY_MONTH_ISO = re.compile(r"--(\d\d)-?(\d\d)")
_EIGHT_DIGITS = re.compile(r"(\d{4})(\d{4})")

_WORDS_AND_NUMBERS = re.compile(r"\d+|[^\W\d_]+")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "re"})
_NOISE = _ORDINALS | {"de", "d", "of", "the", "roku", "r", "le", "den", "am", "on", "dnia"}
_PLAUSIBLE_YEARS = range(1800, 2200)
_LEAP_YEARS_APART = 8
_LONGEST_MONTH = 31
_SHORTEST_ABBREVIATION = 3
_FALLBACK_LANGUAGES = ("de", "fr", "en", "pl")
_ALSO = {"marz": 3, "mrz": 3, "sept": 9, "juil": 7}


def read_date(text: str, language: str, today: date, about: About = About.PAST) -> DateParts | None:
    """Year, month and day of a typed date, as far as given; nothing if it reads like no date.

    The day comes before the month. Two digits are the latest year that is not too far ahead of
    *today* for what the date is *about*.
    """
    latest = (today.year + about.ahead, today.month, today.day)
    parts = _numbers(text, latest) or _with_month_name(text, language, latest)
    if parts is None or parts[0] is not None:
        return parts
    if about in (About.COMING, About.LEAVING):
        return _nearest_day(parts, today, 1)
    if about is About.RECENT:
        return _nearest_day(parts, today, -1)
    return _nearer_day(parts, today) if about is About.NEAR else parts


def _nearer_day(parts: DateParts, today: date) -> DateParts:
    """The last such day or the next one, whichever is less far away."""
    last, coming = (_nearest_day(parts, today, by) for by in (-1, 1))

    def away(found: DateParts) -> int:
        year, month, day = found
        return abs((date(year or 1, month or 1, day or 1) - today).days)

    return parts if last[0] is None else min(last, coming, key=away)


def _nearest_day(parts: DateParts, today: date, by: int) -> DateParts:
    """The first such day from today on, or the last one up to today (*by* −1).

    As it was where the calendar has none.
    """
    _, month, day = parts
    for year in range(today.year, today.year + by * (_LEAP_YEARS_APART + 1), by):
        try:
            found = date(year, month or 0, day or 0)
        except ValueError:
            continue
        if (found - today).days * by >= 0:
            return year, month, day
    return parts


def _numbers(text: str, latest: tuple[int, int, int]) -> DateParts | None:
    if _YEAR.fullmatch(text):
        return int(text), None, None
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    if found := _DAY_FIRST.fullmatch(text):
        return _full(found[3], int(found[2]), int(found[1]), latest)
    if found := _MONTH_YEAR.fullmatch(text):
        return int(found[2]), int(found[1]), None
    if found := _DAY_MONTH.fullmatch(text):
        return None, int(found[2]), int(found[1])
    if found := _DAY_MONTH_ISO.fullmatch(text):
        return None, int(found[1]), int(found[2])
    return _eight_digits(text)


def _eight_digits(text: str) -> DateParts | None:
    """19570419 and 19041957: only one of the two readings has a plausible year and month."""
    found = _EIGHT_DIGITS.fullmatch(text)
    if not found:
        return None
    first, last = found.groups()
    if int(last) in _PLAUSIBLE_YEARS:
        return int(last), int(first[2:]), int(first[:2])
    return int(first), int(last[:2]), int(last[2:])


def _full(year: str, month: int, day: int | None, latest: tuple[int, int, int]) -> DateParts:
    """The date with its century, where the year has only two digits."""
    if len(year) == len("2027"):
        return int(year), month, day
    guess = latest[0] // 100 * 100 + int(year)
    if (guess, month, day or 1) > latest:
        guess -= 100
    return guess, month, day


def _with_month_name(text: str, language: str, latest: tuple[int, int, int]) -> DateParts | None:
    """19. April 1957, 1er avril 1957, April 19th, 1957, kwiecień 1957, 19 avril."""
    tokens = _WORDS_AND_NUMBERS.findall(fold(text))
    numbers = [token for token in tokens if token.isdigit()]
    words = [token for token in tokens if not token.isdigit() and token not in _NOISE]
    if len(words) != 1 or not numbers or any(len(n) not in {1, 2, 4} for n in numbers):
        return None
    month = _month(words[0], language)
    if month is None:
        return None
    match numbers:
        case [one] if len(one) < len("1957") and (
            int(one) <= _LONGEST_MONTH or tokens.index(one) < tokens.index(words[0])
        ):
            return None, month, int(one)
        case [one]:
            return _full(one, month, None, latest)
        case [year, day] if len(year) == len("1957") > len(day):
            return int(year), month, int(day)
        case [day, year] if len(day) < len("1957") and len(year) > 1:
            return _full(year, month, int(day), latest)
        case _:
            return None


def _month(word: str, language: str) -> int | None:
    """The month a word names or abbreviates, in *language* first."""
    for tried in dict.fromkeys((language[:2], *_FALLBACK_LANGUAGES)):
        names = _month_names(tried)
        if word in names:
            return names[word]
        if len(word) >= _SHORTEST_ABBREVIATION:
            meant = {month for name, month in names.items() if name.startswith(word)}
            if len(meant) == 1:
                return meant.pop()
    return _ALSO.get(word)


@cache
def _month_names(language: str) -> dict[str, int]:
    """Folded names and abbreviations of the months, as used in a date and alone."""
    from babel.core import UnknownLocaleError
    from babel.dates import get_month_names

    names: dict[str, int] = {}
    try:
        for context in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                months = cast("Mapping[int, str]", get_month_names(width, context, language))
                names |= {fold(name).rstrip("."): number for number, name in months.items()}
    except (UnknownLocaleError, ValueError):
        return {}
    return names
