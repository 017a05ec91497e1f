"""Many more people and organisations, drawn from lists of names of four countries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.services.demo.invented import Inventor
from twincrm.services.demo.stage import script
from twincrm.services.notes.adding import AddJournalNotes
from twincrm.services.organisations.adding import AddOrganisations
from twincrm.services.people.adding import AddPeople

if TYPE_CHECKING:
    from twincrm.services.demo.stage import Stage

AT_ONCE = 4_000
"""How many people are added in one step."""
PER_ORGANISATION = 25
"""One organisation is invented for so many people."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many people are invented for a country."""

    country: str
    people: int


def shares(people: int) -> tuple[Share, ...]:
    """How *people* are spread over the countries; what rounding leaves goes to the first."""
    wanted = script("members")["generated"]["share_by_place"]
    names = script("names")
    countries = {names[country]["place"]: country for country in ("DE", "FR", "PL", "GB")}
    whole = sum(wanted.values())
    counts = {countries[place]: people * part // whole for place, part in wanted.items()}
    first = next(iter(counts))
    counts[first] += people - sum(counts.values())
    return tuple(Share(country, count) for country, count in counts.items() if count)


def add_crowd(stage: Stage, people: int) -> int:
    """Add as many *people*, with organisations, roles and notes; returns that number."""
    mailboxes = Counter(_mailboxes_of_the_cast())
    for share in shares(people):
        inventor = Inventor(stage, share.country, mailboxes)
        bodies = inventor.organisations(share.people // PER_ORGANISATION)
        if bodies:
            ids = stage.act(AddOrganisations(bodies))
            inventor.know(zip(ids, bodies, strict=True))
        for start in range(0, share.people, AT_ONCE):
            _add_some(stage, inventor, min(AT_ONCE, share.people - start))
    return people


def _mailboxes_of_the_cast() -> list[str]:
    people = script("people")["person"]
    bodies = script("organisations")["organisation"]
    of_people = [address for person in people for address in person.get("emails", ())]
    return [*of_people, *(body["email"] for body in bodies if "email" in body)]


def _add_some(stage: Stage, inventor: Inventor, people: int) -> None:
    ids = stage.act(AddPeople(inventor.people(people)))
    notes = inventor.notes(ids, script("members")["generated"]["notes_per_hundred_people"])
    if notes:
        stage.act(AddJournalNotes(notes))
