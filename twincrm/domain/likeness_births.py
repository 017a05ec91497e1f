"""What two birth dates say about whether two people are one; either may be known in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.likeness import ReasonKind, reason
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from twincrm.domain.likeness import Reason

SAME = Message("Same birthday")
SAME_YEAR = Message("Same year of birth · {year}")
SAME_DAY = Message("Birthday on the same day of the year")
SWAPPED = Message("Birthday with day and month swapped")
SLIP = Message("Birthday differs by one slip of the hand")
DIFFERENT = Message("Different birthdays")
GENERATION = Message("Born {n} years apart · parent and child?")
NEARLY_YEAR = Message("Years of birth differ by one")

GENERATION_FROM = 15
"""Years between parent and child."""
_FULL, _YEAR = 10, 4


def compare_births(one: str | None, other: str | None) -> Reason | None:
    """What the stored texts of two dates say; nothing where one is not known."""
    if not one or not other:
        return None
    if one == other and len(one) == _FULL:
        return reason(ReasonKind.BIRTH, 35, SAME)
    years = _year(one), _year(other)
    if years[0] is not None and years[1] is not None and years[0] != years[1]:
        return _other_years(one, other, abs(years[0] - years[1]))
    if _FULL == len(one) == len(other):
        return _other_days(one, other)
    return _in_part(one, other)


def _year(stored: str) -> int | None:
    return None if stored.startswith("--") else int(stored[:_YEAR])


def _day(stored: str) -> str:
    """Month and day as far as they are known."""
    return stored[2:] if stored.startswith("--") else stored[_YEAR + 1 :]


def _other_years(one: str, other: str, apart: int) -> Reason:
    same_day = len(_day(one)) > 2 and _day(one) == _day(other)
    if same_day and _is_slip(one, other) and (apart < GENERATION_FROM or _turned(one, other)):
        return reason(ReasonKind.BIRTH, 8, SLIP)
    if apart >= GENERATION_FROM:
        points = -40 if same_day else -80
        return reason(ReasonKind.BIRTH, points, GENERATION.with_values(n=apart))
    if apart == 1 and len(one) != len(other):
        return reason(ReasonKind.BIRTH, -5, NEARLY_YEAR)
    return reason(ReasonKind.BIRTH, -60, DIFFERENT)


def _other_days(one: str, other: str) -> Reason:
    if one[5:7] == other[8:] and one[8:] == other[5:7]:
        return reason(ReasonKind.BIRTH, 22, SWAPPED)
    if _is_slip(one, other):
        return reason(ReasonKind.BIRTH, 8, SLIP)
    return reason(ReasonKind.BIRTH, -60, DIFFERENT)


def _in_part(one: str, other: str) -> Reason | None:
    """Dates whose years do not differ, one of which says less."""
    day, another = _day(one), _day(other)
    length = min(len(day), len(another))
    if day[:length] != another[:length]:
        return reason(ReasonKind.BIRTH, -60, DIFFERENT)
    if length > 2:
        return reason(ReasonKind.BIRTH, 15, SAME_DAY)
    if one.startswith("--") or other.startswith("--"):
        return None
    year = SAME_YEAR.with_values(year=one[:_YEAR])
    return reason(ReasonKind.BIRTH, 12 if length else 8, year)


def _is_slip(one: str, other: str) -> bool:
    """One digit is another, or two neighbours are turned round."""
    differ = [n for n in range(len(one)) if one[n] != other[n]] if len(one) == len(other) else []
    return len(differ) == 1 or _turned(one, other)


def _turned(one: str, other: str) -> bool:
    one, other = one.replace("-", ""), other.replace("-", "")
    differ = [n for n in range(min(len(one), len(other))) if one[n] != other[n]]
    if len(differ) != 2 or differ[1] - differ[0] != 1:
        return False
    first, second = differ
    return one[first] == other[second] and one[second] == other[first]
