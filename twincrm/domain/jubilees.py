"""Which years are celebrated: of membership and of life."""

from __future__ import annotations

MEMBERSHIP = (10, 25, 40, 50, 60, 65, 70, 75, 80)
"""Years of membership that are celebrated."""
BIRTHDAYS = (50, 60, 65, 70)
"""Round birthdays; from `YEARLY_FROM` on every one is."""
YEARLY_FROM = 75
HOSTING = (10, 25, 40, 50)
"""Years of taking guests in that are celebrated."""
JOURNEYS = (10, 25, 50)
"""So many journeys to the partners are celebrated."""


def is_celebrated(age: int) -> bool:
    """Whether a birthday is a round one."""
    return age in BIRTHDAYS or age >= YEARLY_FROM
