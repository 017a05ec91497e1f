"""What a change of many contacts would do, before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.bulk.change import PEOPLE, TellsMore, split

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from twincrm.services.bulk.change import Change, Contact, Split


@dataclass(frozen=True, slots=True)
class Recap:
    """How many get a change, and why the others do not."""

    changed: int
    lines: tuple[Message, ...]


def recap(session: Session, change: Change, contacts: Iterable[Contact]) -> Recap:
    """What would happen, in sentences.

    Raises:
        InputError: something of the change is missing.
        RuleError: it contradicts a rule.
    """
    change.check(session)
    found = split(session, change, contacts, clock.today())
    lines = [
        Message(
            "{n} of {total} contacts will be changed.",
            {"n": len(found.news), "total": found.total},
        )
    ]
    lines += _settled(found)
    if found.died:
        lines.append(
            Message(
                "{n} has died and is left out.",
                {"n": found.died},
                "{n} have died and are left out.",
            )
        )
    if found.hindered:
        lines.append(
            Message(
                "{n} came to another household only after that or moves there yet, and is left "
                "out.",
                {"n": found.hindered},
                "{n} came to another household only after that or move there yet, and are left "
                "out.",
            )
        )
    if isinstance(change, TellsMore):
        lines += change.tells(session, found.news, clock.today())
    if found.unfit:
        lines.append(_unfit(found.unfit, people=change.kinds == PEOPLE))
    return Recap(len(found.news), tuple(lines))


def _settled(found: Split) -> list[Message]:
    """For whom nothing changes."""
    lines: list[Message] = []
    if found.sooner:
        lines.append(
            Message(
                "For {n} it ends earlier already, and stays so.",
                {"n": found.sooner},
                "For {n} it ends earlier already, and stays so.",
            )
        )
    if found.too_late:
        lines.append(
            Message(
                "{n} said something else of it since that day: the later word holds, nothing "
                "changes.",
                {"n": found.too_late},
                "{n} said something else of it since that day: the later word holds, nothing "
                "changes.",
            )
        )
    alike = found.settled - found.sooner - found.too_late
    if alike > 0:
        lines.append(
            Message(
                "{n} is like this already and stays as it is.",
                {"n": alike},
                "{n} are like this already and stay as they are.",
            )
        )
    return lines


def _unfit(n: int, *, people: bool) -> Message:
    if people:
        return Message(
            "{n} is left out: it can only be noted of people.",
            {"n": n},
            "{n} are left out: it can only be noted of people.",
        )
    return Message(
        "{n} household is left out: its people are written to in their own language.",
        {"n": n},
        "{n} households are left out: their people are written to in their own language.",
    )
