"""Asks whose address changes, where several people live together, before it is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from twincrm.domain.texts import Message
from twincrm.services.households.addresses import (
    home_of,
    moved,
    place_told,
    shared_home,
    with_moved,
    without,
)
from twincrm.services.households.commands import ChangeHousehold
from twincrm.services.households.drafts import HouseholdDraft, read_household
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import PersonDraft, read_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.command import Command
    from twincrm.services.contacts import AddressDraft
    from twincrm.services.households.addresses import SharedHome
    from twincrm.ui.window.page import PageServices

MOST = 6
"""So many people are offered by their names at once; the others one question further on."""
_OF_PERSON = Message("{name} lives in the household “{household}”. Whose address changes?")
_OF_HOME = Message("This is the address of the household “{household}”. Whose address changes?")


class Settled(NamedTuple):
    """What is saved of the contact itself, and what else belongs to the same step."""

    after: Any
    beside: tuple[Command[Any], ...] = ()
    told: Message | None = None
    """What the step says beside what the command is called ({said})."""


def settle_address(
    services: PageServices, key: int | None, before: object, after: object
) -> Settled | None:
    """A changed address for all of a household or for one; None where the question is left."""
    if key is not None and isinstance(before, PersonDraft) and isinstance(after, PersonDraft):
        return _of_person(services, key, before, after)
    if key is not None and isinstance(before, HouseholdDraft) and isinstance(after, HouseholdDraft):
        return _of_household(services, key, before, after)
    return Settled(after)


def _of_person(
    services: PageServices, key: int, before: PersonDraft, after: PersonDraft
) -> Settled | None:
    rows = moved(before.reach, after.reach)
    home = services.dispatcher.ask(home_of, key) if rows else None
    if home is None:
        return Settled(after)
    shared = {place_told(row) for row in home.addresses}
    twins = [row for row in rows if place_told(row) in shared]
    after = replace(after, reach=without(after.reach, twins))
    rows = tuple(row for row in rows if row not in twins)
    if not rows:
        return Settled(after)
    answer = 0
    if len(home.people) > 1:
        answer = _ask(services, _OF_PERSON.with_values(name=after.full_name), home, after.full_name)
    if answer is None:
        return None
    if answer:
        return Settled(after)
    return Settled(replace(after, reach=without(after.reach, rows)), (_all(services, home, rows),))


def _of_household(
    services: PageServices, key: int, before: HouseholdDraft, after: HouseholdDraft
) -> Settled | None:
    known = {row.id for row in before.reach.addresses}
    rows = [row for row in moved(before.reach, after.reach) if row.id in known]
    home = services.dispatcher.ask(shared_home, key)
    if not rows or len(home.people) <= 1:
        return Settled(after)
    answer = _ask_all(services, home)
    if not answer:
        return None if answer is None else Settled(after)
    old = {row.id: row for row in before.reach.addresses}
    kept = tuple(old[row.id] if row in rows else row for row in after.reach.addresses)
    stays = replace(after, reach=replace(after.reach, addresses=kept))
    return Settled(stays, (_own(services, home.people[answer - 1][0], rows),))


def _all(services: PageServices, home: SharedHome, rows: Sequence[AddressDraft]) -> Command[Any]:
    before = services.dispatcher.ask(read_household, home.household_id)
    after = replace(before, reach=with_moved(before.reach, rows))
    return ChangeHousehold(home.household_id, before, after)


def _own(services: PageServices, person: int, rows: Sequence[AddressDraft]) -> Command[Any]:
    before = services.dispatcher.ask(read_person, person)
    own = (*(replace(row, id=None) for row in rows), *before.reach.addresses)
    return ChangePerson(person, before, replace(before, reach=replace(before.reach, addresses=own)))


def _ask_all(services: PageServices, home: SharedHome) -> int | None:
    """0 for everybody, else which one of the household; so many names as a dialog has room for."""
    texts, tr = services.ctx.texts, services.ctx.texts.tr
    names = [name for _, name in home.people]
    if len(names) <= MOST:
        return _ask(services, _OF_HOME, home, *names)
    said = texts.say(_OF_HOME.with_values(household=home.name))
    everybody = tr("Everybody in “{household}” moves").format(household=home.name)
    one = tr("Only one person: an address of their own…")
    title = tr("Change of address")
    if (answer := services.asker.choose_one(title, said, (everybody, one))) != 1:
        return answer
    for first in range(0, len(names), MOST):
        some = names[first : first + MOST]
        further = [tr("Somebody else…")] if first + MOST < len(names) else []
        answer = services.asker.choose_one(title, tr("Whose address changes?"), [*some, *further])
        if answer is None or answer < len(some):
            return None if answer is None else first + answer + 1
    return None


def _ask(services: PageServices, text: Message, home: SharedHome, *names: str) -> int | None:
    """0 for everybody, else which one alone, counted from 1; None where it is left."""
    texts, tr = services.ctx.texts, services.ctx.texts.tr
    everybody = tr("Everybody in “{household}” moves").format(household=home.name)
    alone = (tr("Only {name}: an address of their own").format(name=name) for name in names)
    said = texts.say(text.with_values(household=home.name))
    return services.asker.choose_one(tr("Change of address"), said, (everybody, *alone))
