"""Phone numbers that are kept free for invented people, each given to one of them only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

DIGIT = "#"


def drawn_numbers(patterns: Iterable[str], chance: Random) -> list[str]:
    """Every number of the *patterns*, in which ``#`` is a digit, in an order of chance."""
    numbers = [number for pattern in patterns for number in _filled(pattern)]
    chance.shuffle(numbers)
    return numbers


def _filled(pattern: str) -> Iterator[str]:
    digits = pattern.count(DIGIT)
    form = pattern.replace("{", "{{").replace("}", "}}").replace(DIGIT, "{}")
    for number in range(10**digits):
        yield form.format(*f"{number:0{digits}}")
