"""A number of a household where somebody who lives there is shown: changed for all, or for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from twincrm.domain.terms import ContactKind

if TYPE_CHECKING:
    from twincrm.services.command import Command
    from twincrm.services.single_values import OpenValue, Place
    from twincrm.ui.window.page import PageServices


@dataclass(frozen=True, slots=True)
class HomeNumber:
    """Where the household keeps it, and where the person would keep one of their own."""

    place: Place
    own: Place


def shared_number(services: PageServices, person: int, key: str) -> HomeNumber | None:
    """The number of the household that stands in a person's row; None where there is none."""
    from twincrm.services.people.queries import person_details
    from twincrm.services.single_values import Place

    language = services.ctx.texts.language
    for row in services.dispatcher.ask(person_details, person, language).reached.phones:
        if row.household and (row.kind == ContactKind.MOBILE) == (key == "mobile"):
            place = Place(("household", row.household_id), key, row.id)
            return HomeNumber(place, Place(("person", person), key))
    return None


def number_for(
    services: PageServices, number: HomeNumber, opened: OpenValue, text: str
) -> Command[Any] | None:
    """What keeps the number as it was typed, once it is said for whom; None: not at all."""
    from twincrm.services.single_values import open_value, typed_value

    language = services.ctx.texts.language
    alone = _is_for_one(services, number, opened.before.name, gone=not text.strip())
    if alone is None:
        return None
    if not alone:
        return typed_value(number.place, opened, text, language)
    fresh = services.dispatcher.ask(open_value, number.own, language)
    return typed_value(number.own, fresh, text, language)


def _is_for_one(
    services: PageServices, number: HomeNumber, household: str, *, gone: bool
) -> bool | None:
    """Whether one person alone gets another number; None where the question is left."""
    from twincrm.services.households.addresses import shared_home

    home = services.dispatcher.ask(shared_home, number.place.contact[1])
    if len(home.people) <= 1:
        return False
    tr = services.ctx.texts.tr
    name = dict(home.people).get(number.own.contact[1], "")
    said = tr("This is the number of the household “{household}”. Whose number changes?")
    choices = [tr("That of all in “{household}”").format(household=household)]
    if not gone:  # taken away it is for all: somebody alone has no other one
        choices.append(tr("Only {name}: a number of their own").format(name=name))
    title = tr("Change of number")
    answer = services.asker.choose_one(title, said.format(household=household), choices)
    return None if answer is None else answer == 1
