"""An age beside a first name: ``Lena (12)``."""

from __future__ import annotations

import re

_AGED = re.compile(
    r"(?i)(?P<name>[^\W\d].*?)\s*\((?P<age>\d{1,2})\s*"
    r"(?:jahre?|j\.?|ans?|lata?|years?|yrs?\.?|y\.?)?\)"
)
_OF_AGE = 18


def aged(given: str) -> tuple[str, int | None]:
    """A first name alone, and the age beside it; None where there is none."""
    found = _AGED.fullmatch(given)
    return (found["name"], int(found["age"])) if found else (given, None)


def is_age(text: str) -> bool:
    """Whether brackets hold an age and nothing else."""
    return _AGED.fullmatch(f"x ({text})") is not None


def is_child(age: int | None) -> bool:
    """Whether somebody of an age is a child."""
    return age is not None and age < _OF_AGE
