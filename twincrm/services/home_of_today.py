"""In which household somebody lives on a day: the one they came to last, of those that hold.

Everybody lives in one at a time, but older files hold people who live in two. Whoever reads where
somebody lives asks here, so that lists, cards, post and the finder of duplicates say the same. All
is SQL about a row of ``household_member``; *day* is a place in it for the day.
"""

from __future__ import annotations

_HOLDS = (
    "({row}.starts_on IS NULL OR {row}.starts_on <= substr({day}, 1, length({row}.starts_on)))"
    " AND ({row}.ends_on IS NULL OR {row}.ends_on >= substr({day}, 1, length({row}.ends_on)))"
)


def holds(row: str, day: str) -> str:
    """The period of a row, known in part, holds on the day; its last day counts."""
    return _HOLDS.format(row=row, day=day)


def is_home(row: str, day: str) -> str:
    """The row says where its person lives on the day; what lies in the trash is no home."""
    return (
        f"({holds(row, day)} AND EXISTS (SELECT 1 FROM household AS home"
        f" WHERE home.id = {row}.household_id AND home.trashed_at IS NULL)"
        " AND NOT EXISTS (SELECT 1 FROM household_member AS later"
        " JOIN household AS other ON other.id = later.household_id AND other.trashed_at IS NULL"
        f" WHERE later.person_id = {row}.person_id AND later.id > {row}.id"
        f" AND {holds('later', day)}))"
    )
