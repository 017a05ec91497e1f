"""Households in which nobody is left once two entries of a person are one: they go to the trash.

What hangs on one keeps it (a membership, an offer to host, notes, a number that is kept nowhere
else): that would be out of sight with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.periods import has_ended, is_current
from twincrm.domain.texts import Message
from twincrm.services.homes import STANDING
from twincrm.services.trash.queries import what_hangs_on
from twincrm.store.connection import id_list, rows
from twincrm.store.models import Household, HouseholdMember

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Translator
    from twincrm.services.trash.queries import Hanging

_OF_THE_HOME = frozenset(
    (
        "household_member",
        "tagging",
        "group_member",
        "hosting_profile",
    )
)
"""What says nothing once nobody lives there."""
_REACH: dict[str, str] = {
    "address": "x.street || '|' || x.postcode || '|' || x.locality",
    "phone": "coalesce(x.e164, x.number)",
    "email": "lower(x.address)",
    "web_link": "x.url",
}
"""By what the same address, number or mailbox is known."""
_ALONE = """SELECT 1 FROM {table} AS x WHERE x.household_id = ? AND {same} NOT IN (
    SELECT {same} FROM {table} AS x
    WHERE x.household_id = ? OR x.person_id IN (SELECT value FROM json_each(?)))"""
_GOES = Message("Nobody lives in the household “{home}” then: it goes to the trash as well.")
_STAYS = Message("Nobody lives in the household “{home}” then. What hangs on it keeps it: {what}.")
_WENT = Message("{said} – the household “{home}”, then empty, to the trash")


@dataclass(frozen=True, slots=True)
class Emptied:
    """A household in which nobody is left."""

    id: int
    name: str
    keeping: tuple[Hanging, ...]
    """What keeps it out of the trash."""


def home_after(
    session: Session, people: tuple[int, int], today: date, *, other: bool
) -> int | None:
    """Where two entries of one person live as one: as the first says, or the *other* if chosen."""
    rows = session.scalars(STANDING.where(HouseholdMember.person_id.in_(people)))
    now = (row for row in rows if is_current(row.starts_on, row.ends_on, today))
    homes = {row.person_id: row.household_id for row in now}  # of several the last one
    mine, theirs = (homes.get(key) for key in people)
    return theirs if mine is None or (other and theirs is not None) else mine


def left_empty(
    session: Session, people: tuple[int, int], home: int | None, today: date
) -> list[Emptied]:
    """The households that two entries of one person leave empty, who lives in *home* then."""
    mine = STANDING.where(HouseholdMember.person_id.in_(people))
    rows = session.scalars(mine).all()
    left = {r.household_id for r in rows if is_current(r.starts_on, r.ends_on, today)} - {home}
    living = session.scalars(STANDING.where(HouseholdMember.household_id.in_(left))).all()
    for row in living:
        own = row.person_id in people and is_current(row.starts_on, row.ends_on, today)
        if not own and not has_ended(row.ends_on, today):
            left.discard(row.household_id)
    homes = session.scalars(select(Household).where(Household.id.in_(left)).order_by(Household.id))
    return [Emptied(each.id, each.name, _keeping(session, each.id, people, home)) for each in homes]


def emptied_words(found: Sequence[Emptied], texts: Translator) -> tuple[Message, ...]:
    """What becomes of them, before it is done."""
    said: list[Message] = []
    for each in found:
        what = ", ".join(texts.say(hanging.words) for hanging in each.keeping)
        values = {"home": each.name, "what": what} if what else {"home": each.name}
        said.append((_STAYS if what else _GOES).with_values(**values))
    return tuple(said)


def with_emptied(said: Message, homes: Sequence[str]) -> Message:
    """What a command is called, with the households that went to the trash by it."""
    for home in homes:
        said = _WENT.with_values(said=said, home=home)
    return said


def _keeping(
    session: Session, left: int, people: tuple[int, int], home: int | None
) -> tuple[Hanging, ...]:
    """What hangs on the household *left* and would be out of sight with it.

    An address, number or mailbox is, unless the person or the *home* has the same.
    """
    known = {
        kind
        for kind, same in _REACH.items()
        if not rows(
            session, _ALONE.format(table=kind, same=same), (left, home or 0, id_list(people))
        )
    }
    found = what_hangs_on(session, "household", left)
    return tuple(each for each in found if each.kind not in _OF_THE_HOME | known)
