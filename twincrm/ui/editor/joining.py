"""Asks what becomes of an own membership where somebody moves into a household that is a member."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from twincrm.domain.periods import has_ended
from twincrm.runtime import clock
from twincrm.services.members.commands import ChangeMembership, EndMembership
from twincrm.services.members.drafts import read_membership
from twincrm.services.members.twice import ends_alone, moves_in
from twincrm.ui.editor.wording import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.command import Command
    from twincrm.services.households.drafts import HouseholdDraft
    from twincrm.services.members.twice import Twice
    from twincrm.services.people.drafts import PersonDraft
    from twincrm.ui.window.page import PageServices


class Move(NamedTuple):
    """Somebody comes to live in a household."""

    person_id: int
    household_id: int
    since: str | None


def moving_in(key: int, before: PersonDraft, after: PersonDraft) -> list[Move]:
    """The households into which a person moves by what was typed."""
    known = {row.household_id for row in before.households if not _over(row.ends_on)}
    return [
        Move(key, row.household_id, row.starts_on)
        for row in after.households
        if row.household_id and row.household_id not in known and not _over(row.ends_on)
    ]


def taken_in(key: int, before: HouseholdDraft, after: HouseholdDraft) -> list[Move]:
    """The people who move into a household by what was typed."""
    known = {row.person_id for row in before.members if not _over(row.ends_on)}
    return [
        Move(row.person_id, key, row.starts_on)
        for row in after.members
        if row.person_id and row.person_id not in known and not _over(row.ends_on)
    ]


def settle_membership(
    services: PageServices, moves: Sequence[Move]
) -> tuple[Command[Any], ...] | None:
    """What follows for memberships, as it is answered; None where a question is left."""
    today = clock.today()
    found: list[Command[Any]] = []
    for move in moves:
        each = services.dispatcher.glance(moves_in, *move, today)
        if each is None:
            continue
        answer = _ask(services, each)
        if answer is None:
            return None
        if answer == 0:
            found += _one_membership(services, each)
    return tuple(found)


def _one_membership(services: PageServices, each: Twice) -> tuple[Command[Any], ...]:
    """The own membership ends, and they belong to that of the household from then on."""
    end = EndMembership(each.alone_id, each.name, ends_alone(each, clock.today()))
    before = services.dispatcher.ask(read_membership, each.shared_id)
    if each.person_id in before.person_ids:
        return (end,)
    people = (*before.person_ids, each.person_id)
    after = replace(before, person_ids=people)
    return end, ChangeMembership(each.shared_id, each.with_whom, before, after)


def _ask(services: PageServices, each: Twice) -> int | None:
    texts, tr = services.ctx.texts, services.ctx.texts.tr
    day = read(texts, ends_alone(each, clock.today()))
    said = tr(
        "{name} is a member alone, and the household “{home}” is a member as well. Which "
        "subscriptions are asked for?"
    ).format(name=each.name, home=each.with_whom)
    one = tr("One: the own membership ends ({date})").format(date=day)
    return services.asker.choose_one(tr("Member twice"), said, (one, tr("Both stay as they are")))


def _over(ends_on: str | None) -> bool:
    return has_ended(ends_on, clock.today())
