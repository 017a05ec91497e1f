"""What a death ends: the own salutation of the household, and what was asked about it.

What is typed after that holds, so nothing is left out where it is only read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.periods import is_current
from twincrm.domain.terms import HouseholdRole
from twincrm.domain.texts import Message
from twincrm.runtime.language import LANGUAGES, catalogue
from twincrm.services.checks import within_life
from twincrm.store.models import Assignment, Household, HouseholdMember, Person, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincrm.store.work import Work

WHO = Message("Which of the two died?")
WHEN = Message("When did this person die?")
"""What an import asks, as a task."""
_FORMERLY = {WHO.id: ("Lequel des deux est décédé ?",)}
"""What tasks are called in files from before these words spoke of both alike."""
_GIVEN_UP = Message("{said} – the salutation of the household “{home}” is given up")
_SEVERAL = Message(
    "{said} – the own salutation of {n} household is given up",
    plural="{said} – the own salutations of {n} households are given up",
)


def give_up_salutations(work: Work, died: Iterable[int]) -> list[str]:
    """Empty the salutations of the households in which adults lived who have died.

    Returns the names of these households. Tasks that asked who died there, or when, are done.
    """
    member = HouseholdMember
    given_up: list[str] = []
    for person in died:
        _answer(work, person)
        mine = select(member).where(
            member.person_id == person, member.role != str(HouseholdRole.CHILD)
        )
        for row in work.all(mine.order_by(member.id)):
            home = work.get(Household, row.household_id, with_trash=True)
            if home.salutation and is_current(row.starts_on, row.ends_on, work.today):
                home.salutation = ""
                given_up.append(home.name)
    return given_up


def end_roles(work: Work, died: Iterable[int]) -> None:
    """The roles of who has died end with their death, where they did not end before."""
    work.flush()
    for key in died:
        death = work.get(Person, key, with_trash=True).death_date
        for role in work.all(select(Assignment).where(Assignment.person_id == key)):
            role.ends_on = within_life(death, role.starts_on, role.ends_on)


def titles(asked: Message) -> list[str]:
    """What a task that asks this is called, in every language."""
    return [*(catalogue(code).say(asked) for code in LANGUAGES), *_FORMERLY.get(asked.id, ())]


def _answer(work: Work, person: int) -> None:
    """Tick off what was asked about the death of somebody."""
    homes = select(HouseholdMember.household_id).where(HouseholdMember.person_id == person)
    who = Task.household_id.in_(homes) & Task.title.in_(titles(WHO))
    when = (Task.person_id == person) & Task.title.in_(titles(WHEN))
    for task in work.all(select(Task).where(Task.done_on.is_(None), who | when)):
        task.done_on = work.today


def with_given_up(said: Message, homes: Sequence[str]) -> Message:
    """What a command is called, with the salutations that were given up by it."""
    if not homes:
        return said
    if len(homes) == 1:
        return _GIVEN_UP.with_values(said=said, home=homes[0])
    return _SEVERAL.with_values(said=said, n=len(homes))
