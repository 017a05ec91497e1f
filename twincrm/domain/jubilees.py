"""Which years are celebrated: of membership and of life."""

from __future__ import annotations

MEMBERSHIP = (10, 25, 40, 50, 60, 65, 70, 75, 80)
"""Years of membership that are celebrated."""
BIRTHDAYS = (50, 60, 65, 70)
"""Round birthdays; from `YEARLY_FROM` on every one is."""
YEARLY_FROM = 75
