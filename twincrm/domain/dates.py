"""Dates and times as each language writes them, for print and screen.

Names of months and days are Babel's. The order of the parts is written here: Babel's patterns
abbreviate, know no *1er mai*, and write the time of day with a colon.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from twincrm.domain.calendar_names import DAYS, MONTHS, MONTHS_ALONE

if TYPE_CHECKING:
    from datetime import date, time

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"

IntervalForm = Literal["plain", "heading", "sentence"]
"""``plain``: 6–9 mai 2027 · ``heading``: French *du 6 au 9 mai 2027*, others plain · ``sentence``:
vom 6. bis 9. Mai 2027, du 6 au 9 mai 2027, from 6 to 9 May 2027, od 6 do 9 maja 2027."""

_OWN = frozenset({"de", "fr", "en", "pl"})


def long_date(day: date, language: str) -> str:
    """``6. Mai 2027``, ``6 mai 2027``, ``6 May 2027``, ``6 maja 2027``."""
    if language[:2] not in _OWN:
        from babel.dates import format_date

        return format_date(day, "long", locale=_locale(language))
    return f"{day_and_month(day.month, day.day, language)} {day.year}"


def day_and_month(month: int, day: int, language: str) -> str:
    """``6. Mai``, ``1er mai``, ``6 May``, ``6 maja``."""
    if language[:2] not in _OWN:
        return _by_skeleton("MMMMd", 2000, month, day, language)
    return f"{_day(day, language)} {_month(month, language)}"


def month_and_year(year: int, month: int, language: str) -> str:
    """``Mai 2027``, ``mai 2027``, ``May 2027``, ``maj 2027``."""
    if language[:2] not in _OWN:
        return _by_skeleton("yMMMM", year, month, 1, language)
    return f"{_month(month, language, 'stand-alone')} {year}"


def weekday_date(day: date, language: str, *, year: bool = False) -> str:
    """``Donnerstag, 6. Mai``, ``jeudi 6 mai``, ``Thursday 6 May``, ``czwartek, 6 maja``."""
    if language[:2] not in _OWN:
        from babel.dates import format_date

        if year:
            return format_date(day, "full", locale=_locale(language))
        return f"{weekday(day, language)} {day_and_month(day.month, day.day, language)}"
    name = weekday(day, language)
    comma = "," if language[:2] in {"de", "pl"} else ""
    rest = long_date(day, language) if year else day_and_month(day.month, day.day, language)
    return f"{name}{comma} {rest}"


def weekday(day: date, language: str) -> str:
    """The name of the day, in the case the language writes it within a line."""
    if language[:2] in _OWN:
        return DAYS[language[:2]].split()[day.weekday()]
    from babel.dates import get_day_names

    return get_day_names("wide", "stand-alone", _locale(language))[day.weekday()]


def short_date(day: date, language: str) -> str:
    """``06.05.2027`` or ``06/05/2027``."""
    if language[:2] in {"de", "pl"}:
        return f"{day.day:02}.{day.month:02}.{day.year:04}"
    if language[:2] in _OWN:
        return f"{day.day:02}/{day.month:02}/{day.year:04}"
    return _by_skeleton("yMd", day.year, day.month, day.day, language)


def date_interval(start: date, end: date, language: str, *, form: IntervalForm = "plain") -> str:
    """From *start* to *end*: ``6.–9. Mai 2027``, ``28 mai – 2 juin 2027``, and other forms."""
    if language[:2] not in _OWN:
        days = dict.fromkeys((long_date(start, language), long_date(end, language)))
        return " – ".join(days)
    spoken = form == "sentence" or (form == "heading" and language[:2] == "fr")
    if start == end:
        only = long_date(start, language)
        return _ONE_DAY[language[:2]].format(only) if spoken else only
    first = _start_of_interval(start, end, language)
    last = long_date(end, language)
    if spoken:
        return _FROM_TO[language[:2]].format(first, last)
    same_month = (start.year, start.month) == (end.year, end.month)
    return f"{first}–{last}" if same_month else f"{first} – {last}"


_ONE_DAY = {"de": "am {}", "fr": "le {}", "en": "on {}", "pl": "{}"}
_FROM_TO = {"de": "vom {} bis {}", "fr": "du {} au {}", "en": "from {} to {}", "pl": "od {} do {}"}


def _start_of_interval(start: date, end: date, language: str) -> str:
    """As much of the first day as the last day does not say."""
    if start.year != end.year:
        return long_date(start, language)
    if start.month != end.month:
        return day_and_month(start.month, start.day, language)
    return _day(start.day, language)


def clock_time(moment: time, language: str, *, bare: bool = False) -> str:
    """``17.30 Uhr``, ``17 h 30``, ``5.30 pm``, ``godz. 17.30``, with non-breaking blanks.

    Args:
        moment: the local time of day.
        language: whose custom to follow.
        bare: without the word for *o'clock*, as in a column of times.
    """
    match language[:2]:
        case "de":
            return f"{moment.hour}.{moment.minute:02}" + ("" if bare else f"{NBSP}Uhr")
        case "fr":
            minutes = f"{NBSP}{moment.minute:02}" if moment.minute else ""
            return f"{moment.hour}{NBSP}h{minutes}"
        case "en":
            number, half = _twelve_hours(moment)
            return f"{number}{NBSP}{half}"
        case "pl":
            return ("" if bare else f"godz.{NBSP}") + f"{moment.hour}.{moment.minute:02}"
        case _:
            return f"{moment.hour}:{moment.minute:02}"


def _twelve_hours(moment: time) -> tuple[str, str]:
    """Number and half of the day; British noon and midnight are said as such."""
    if not moment.minute and moment.hour in {0, 12}:
        return "12", "noon" if moment.hour else "midnight"
    number = str(moment.hour % 12 or 12)
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return number + minutes, "pm" if moment.hour >= 12 else "am"


def time_span(start: time, end: time | None, language: str, *, bare: bool = False) -> str:
    """``17.30–19.00 Uhr``, ``17 h 30 – 19 h``, ``5.30–7 pm``, ``godz. 17.30–19.00``."""
    if end is None or end == start:
        return clock_time(start, language, bare=bare)
    code = language[:2]
    last = clock_time(end, code, bare=bare or code == "pl")
    first = clock_time(start, code, bare=bare or code != "pl")
    if code == "fr":
        return f"{first} – {last}"
    if code == "en":
        (number, half), (_, other_half) = _twelve_hours(start), _twelve_hours(end)
        return f"{number}–{last}" if half == other_half else f"{first} – {last}"
    return f"{first}–{last}"


_ABOUT = {"de": "ca.", "fr": "vers", "en": "around", "pl": "ok.", "hu": "kb.", "it": "verso le"}


def about(moment: time, language: str, *, bare: bool = False) -> str:
    """A time that is not certain: ``ca. 17.30 Uhr``, ``vers 17 h 30``, ``ok. godz. 17.30``."""
    return f"{_ABOUT.get(language[:2], '~')}{NBSP}{clock_time(moment, language, bare=bare)}"


_CLOSING = r"(?=$|[\s»”\"’')\]…?!])"
_OPEN_QUOTE = re.compile(r"«[\s\u00a0\u202f]*")
_CLOSE_QUOTE = re.compile(r"[\s\u00a0\u202f]*»")
_HIGH_SPACED = re.compile(rf"(?<=[^\s\u00a0\u202f?!;(])[ \u00a0\u202f]*([?!;]){_CLOSING}")
_COLON = re.compile(r"(?<=[^\s\u00a0\u202f:;!?(])[ \u00a0\u202f]*:(?=$|[\s\u00a0\u202f])")


def french_spacing(text: str) -> str:
    """*text* with French blanks: narrow before ``; ! ?``, plain before ``:`` and within « ».

    All of them are non-breaking. Times, addresses of web pages and the like stay as they are;
    spacing what is spaced changes nothing.
    """
    spaced = _OPEN_QUOTE.sub(f"«{NBSP}", text)
    spaced = _CLOSE_QUOTE.sub(f"{NBSP}»", spaced)
    spaced = _HIGH_SPACED.sub(rf"{NARROW_NBSP}\1", spaced)
    return _COLON.sub(f"{NBSP}:", spaced)


def _day(day: int, language: str) -> str:
    match language[:2]:
        case "de":
            return f"{day}."
        case "fr" if day == 1:
            return "1er"
        case _:
            return str(day)


@cache
def _month(month: int, language: str, context: Literal["format", "stand-alone"] = "format") -> str:
    if language[:2] in _OWN:
        names = MONTHS if context == "format" else MONTHS_ALONE
        return names[language[:2]].split()[month - 1]
    from babel.dates import get_month_names

    return get_month_names("wide", context, _locale(language))[month]


def _by_skeleton(skeleton: str, year: int, month: int, day: int, language: str) -> str:
    from datetime import date as calendar_date

    from babel.dates import format_skeleton

    return format_skeleton(skeleton, calendar_date(year, month, day), locale=_locale(language))


@cache
def _locale(language: str) -> str:
    """Babel's name of the language; English is British, an unknown one is English."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    code = language[:2].lower()
    try:
        return "en_GB" if code == "en" else str(Locale(code))
    except UnknownLocaleError:
        return "en_GB"
