"""Dates of which only a part may be known: a year, a month of a year, a day without its year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime
from functools import total_ordering

from twincrm.domain.date_reading import About, read_date
from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message

NOT_A_DATE = Message(
    "“{text}” is not a date. Type it like {example}, without the year like {day}, or only the year."
)
NOT_IN_CALENDAR = Message("“{text}” is not in the calendar. Please check day and month.")

_LEAP_YEAR = 2000
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)-(\d\d)")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A full date, a year and month, a year, or a day and month.

    Dates sort by time; one without a year comes after all that have one.

    Raises:
        InputError: the combination is none of these, or no such day exists.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        known = (self.year is not None, self.month is not None, self.day is not None)
        if known not in _COMBINATIONS or not self._exists():
            parts = (self.day, self.month, self.year)
            typed = ".".join(str(part) for part in parts if part is not None)
            raise InputError("date", NOT_IN_CALENDAR.with_values(text=typed))

    def _exists(self) -> bool:
        try:
            date(_given(self.year, _LEAP_YEAR), _given(self.month, 1), _given(self.day, 1))
        except ValueError:
            return False
        return True

    def __lt__(self, other: PartialDate) -> bool:
        return self._position() < other._position()

    def _position(self) -> tuple[int, int, int]:
        return (_given(self.year, 10_000), self.month or 0, self.day or 0)

    def __str__(self) -> str:
        return self.iso

    @classmethod
    def from_date(cls, day: date) -> PartialDate:
        """A date that is fully known."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """The date of a stored text: ``1957-04-19``, ``1957-04``, ``1957`` or ``--04-19``.

        Raises:
            InputError: *text* is none of these.
        """
        found = _ISO.fullmatch(text)
        if not found:
            raise InputError("date", _no_date(text, "1957-04-19", "--04-19"))
        year, month, day, lone_month, lone_day = (int(g) if g else None for g in found.groups())
        if year is None:
            return cls(None, lone_month, lone_day)
        return cls(year, month, day)

    @classmethod
    def parse(
        cls,
        text: str,
        language: str = "en",
        *,
        today: date | None = None,
        about: About = About.PAST,
    ) -> PartialDate:
        """What people type: 19.04.1957, 19.4.57, 04/1957, 19 avril 1957, 19.04., 1957.

        The day comes before the month. What the date is *about* settles the century of a year of
        two digits, and with what is to come the year where none is given.

        Raises:
            InputError: *text* is no date, or no such day exists.
        """
        typed = " ".join(text.split())
        day = today or datetime.now(UTC).astimezone().date()
        parts = read_date(typed, language, day, about)
        if parts is None:
            full, lone = cls(1957, 4, 19).typed(language), cls(None, 4, 19).typed(language)
            raise InputError("date", _no_date(typed, full, lone))
        try:
            return cls(*parts)
        except InputError:
            raise InputError("date", NOT_IN_CALENDAR.with_values(text=typed)) from None

    @property
    def iso(self) -> str:
        """The stored text: ``1957-04-19``, ``1957-04``, ``1957`` or ``--04-19``."""
        head = "-" if self.year is None else f"{self.year:04}"
        return "-".join([head, *(f"{p:02}" for p in (self.month, self.day) if p is not None)])

    def as_date(self) -> date | None:
        """The day in the calendar, if it is fully known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def age_on(self, day: date) -> int | None:
        """Completed years on *day*; nothing where that is not certain or still to come.

        Whoever was born on 29 February completes a common year on 1 March.
        """
        if self.year is None or self.month is None:
            return None
        if self.day is None and day.month == self.month:
            return None
        passed = (day.month, day.day) >= (self.month, self.day or 1)
        age = day.year - self.year - (0 if passed else 1)
        return age if age >= 0 else None

    def turns_in(self, year: int) -> int | None:
        """The age or number of years reached in the course of *year*."""
        return None if self.year is None or year < self.year else year - self.year

    def next_anniversary(self, day: date) -> date | None:
        """The first return of day and month on or after *day*; 29 February becomes 1 March.

        None where it is not known, or the calendar ends before.
        """
        if self.month is None or self.day is None:
            return None
        this_year = _occurrence(day.year, self.month, self.day)
        if this_year >= day:
            return this_year
        return None if day.year == MAXYEAR else _occurrence(day.year + 1, self.month, self.day)

    def typed(self, language: str) -> str:
        """The short form of an entry field: ``19.04.1957``, ``19/04/1957``, ``04.1957``."""
        separator = "." if language[:2] in _WITH_POINTS else "/"
        year = [] if self.year is None else [f"{self.year:04}"]
        parts = [f"{part:02}" for part in (self.day, self.month) if part is not None]
        end = "." if self.year is None and language[:2] == "de" else ""
        return separator.join([*parts, *year]) + end

    def format(self, language: str) -> str:
        """The form for reading: ``19. April 1957``, ``April 1957``, ``1957``, ``19. April``."""
        if self.month is None:
            return str(self.year)
        from twincrm.domain.dates import day_and_month, long_date, month_and_year

        if self.day is None:
            return month_and_year(_given(self.year, _LEAP_YEAR), self.month, language)
        if self.year is None:
            return day_and_month(self.month, self.day, language)
        return long_date(date(self.year, self.month, self.day), language)


_COMBINATIONS = frozenset(
    {(True, True, True), (True, True, False), (True, False, False), (False, True, True)}
)
_WITH_POINTS = frozenset({"de", "pl", "cs", "sk", "fi", "da", "nb", "ro", "tr", "ru", "uk"})


def _no_date(typed: str, full: str, lone: str) -> Message:
    return NOT_A_DATE.with_values(text=typed, example=full, day=lone)


def _given(part: int | None, otherwise: int) -> int:
    return otherwise if part is None else part


def _occurrence(year: int, month: int, day: int) -> date:
    """That day of *year*; 1 March for 29 February in a common year."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 3, 1)
