"""Which memberships hold on a day: they have begun, nobody left them, and somebody still lives.

The membership of people who have all died ends by itself, whatever day is noted; where one of
several still lives it goes on. All is SQL about a membership ``m``; *day* is a place in it for
the day.
"""

from __future__ import annotations

from twincrm.domain.terms import MembershipKind

FREE = (MembershipKind.HONORARY, MembershipKind.EX_OFFICIO)
"""Kinds of which nobody pays."""
_BEGUN = (
    "(m.joined_on IS NULL OR substr(m.joined_on, 1, 2) = '--'"
    " OR m.joined_on <= substr({day}, 1, length(m.joined_on)))"
)
_STAYED = "(m.left_on IS NULL OR m.left_on >= substr({day}, 1, length(m.left_on)))"
_PEOPLE = """SELECT 1 FROM person AS dp WHERE dp.trashed_at IS NULL AND (dp.id = m.person_id
 OR dp.id IN (SELECT dm.person_id FROM membership_person AS dm WHERE dm.membership_id = m.id))"""
DIED = (
    f"(m.organisation_id IS NULL AND EXISTS ({_PEOPLE} AND dp.death_date IS NOT NULL)"
    f" AND NOT EXISTS ({_PEOPLE} AND dp.death_date IS NULL))"
)
"""Everybody who belongs to it has died."""
_ALL = _PEOPLE.replace("SELECT 1", "SELECT *")
LAST_DEATH = f"(SELECT max(dp.death_date) FROM ({_ALL}) AS dp)"
"""The day on which the last of its people died."""

_PAYS = """SELECT 1 FROM person AS lp
 WHERE lp.id = m.payer_id AND lp.trashed_at IS NULL AND lp.death_date IS NULL"""
"""Somebody living pays for others."""

PARTED_BY_DEATH = f"""({DIED} AND (m.left_on IS NULL
 OR substr(m.left_on, 1, length({LAST_DEATH})) >= substr({LAST_DEATH}, 1, length(m.left_on))))"""
"""They belonged to the association until they died; who left before, left."""


def owed_in(year: str) -> str:
    """A subscription of a year is owed: nobody left in a year before it, and not all had died.

    Of whom nobody lives nothing is owed any more, of whatever year: nobody reminds the dead. Where
    somebody else pays who lives, it is owed up to the year in which the last of them died.
    """
    died_in = f"CAST(substr({LAST_DEATH}, 1, 4) AS INTEGER)"
    return f"""((m.left_on IS NULL OR m.left_on LIKE '-%'
  OR CAST(substr(m.left_on, 1, 4) AS INTEGER) >= {year})
 AND NOT ({DIED} AND (NOT EXISTS ({_PAYS})
  OR {LAST_DEATH} NOT LIKE '-%' AND {died_in} < {year})))"""


def begun(day: str) -> str:
    """The membership has begun; of whom no year is known it has."""
    return _BEGUN.format(day=day)


def stayed(day: str) -> str:
    """Nobody left it before the day, whoever died; the last day counts."""
    return _STAYED.format(day=day)


def holds(day: str) -> str:
    """It has begun, was not left, and somebody of it lives, or it is an organisation's."""
    return f"({begun(day)} AND {stayed(day)} AND NOT {DIED})"
