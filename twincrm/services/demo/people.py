"""The cast of the demo: households, people, their roles, and who followed whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.terms import (
    Channel,
    ContactKind,
    FormOfAddress,
    HouseholdRole,
    NameOrder,
    Sector,
)
from twincrm.domain.texts import Message
from twincrm.services.contacts import EmailDraft, PhoneDraft, Reach
from twincrm.services.demo.founding import address_of
from twincrm.services.demo.members import consents
from twincrm.services.demo.stage import script, words
from twincrm.services.households.adding import AddHouseholds
from twincrm.services.households.drafts import HouseholdDraft
from twincrm.services.people.adding import AddPeople
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import (
    AssignmentDraft,
    LanguageDraft,
    LivingDraft,
    PersonDraft,
    read_person,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.demo.stage import Entry, Stage

OF_AGE = 18


def learn_names(stage: Stage) -> None:
    """Know what everybody of the cast is called, before they are in the file."""
    for entry in script("people")["household"]:
        stage.names[entry["key"]] = entry["name"]
    for entry in script("people")["person"]:
        stage.names[entry["key"]] = _called(entry)


def _called(entry: Entry) -> str:
    return PersonDraft(
        given=entry["given"],
        family=entry["family"],
        particle=entry.get("particle", ""),
        title=entry.get("title", ""),
        name_order=entry.get("name_order", NameOrder.WESTERN),
    ).full_name


def add_people(stage: Stage) -> None:
    """Add the households and people, town by town."""
    households = script("people")["household"]
    people = script("people")["person"]
    for place in dict.fromkeys(entry["place"] for entry in households):
        homes = [entry for entry in households if entry["place"] == place]
        drafts = tuple(_household(stage, entry) for entry in homes)
        stage.remember("household", homes, stage.act(AddHouseholds(drafts)))
        here = {entry["key"] for entry in homes}
        cast = [entry for entry in people if entry["household"] in here]
        stage.remember("person", cast, stage.act(AddPeople(_people(stage, cast, place))))
    _note_successions(stage)


def _household(stage: Stage, entry: Entry) -> HouseholdDraft:
    return HouseholdDraft(
        name=entry["name"],
        place_id=stage.id("place", entry["place"]),
        reach=Reach(
            phones=(PhoneDraft(None, ContactKind.HOME, "", entry["phone"]),),
            addresses=(address_of(entry),),
        ),
    )


def _people(stage: Stage, cast: Sequence[Entry], place: str) -> tuple[PersonDraft, ...]:
    roles: dict[str, list[Entry]] = {}
    for role in script("people")["role"]:
        roles.setdefault(role["person"], []).append(role)
    home = stage.id("place", place)
    agreed = consents(stage.days)
    return tuple(
        replace(
            _person(stage, entry, home, roles.get(entry["key"], ())),
            consents=agreed.get(entry["key"], ()),
        )
        for entry in cast
    )


def _person(
    stage: Stage, entry: Entry, place_id: int | None, roles: Sequence[Entry]
) -> PersonDraft:
    birth = stage.days.partial(entry.get("birth"))
    living = LivingDraft(None, stage.ids["household"][entry["household"]], _part(stage, birth))
    return PersonDraft(
        given=entry["given"],
        family=entry["family"],
        particle=entry.get("particle", ""),
        title=entry.get("title", ""),
        birth_name=entry.get("born_as", ""),
        name_order=entry.get("name_order", NameOrder.WESTERN),
        form_of_address=entry.get("form_of_address", FormOfAddress.UNKNOWN),
        pronunciation=entry.get("pronunciation", ""),
        informal=entry.get("familiar", False),
        birth_date=birth,
        nationality=entry.get("nationality", ""),
        occupation=entry.get("occupation", ""),
        correspondence_language=entry["language"],
        preferred_channel=entry.get("channel", Channel.NONE),
        place_id=place_id,
        note=entry.get("note", ""),
        reach=_reach(entry),
        languages=tuple(
            LanguageDraft(None, language, str(level))
            for language, level in entry["languages"].items()
        ),
        assignments=tuple(_role(stage, role, first=role is roles[0]) for role in roles),
        households=(living,),
    )


def _reach(entry: Entry) -> Reach:
    return Reach(
        phones=tuple(PhoneDraft(None, p["kind"], "", p["number"]) for p in entry.get("phones", ())),
        emails=tuple(EmailDraft(None, address=address) for address in entry.get("emails", ())),
        tags=tuple(entry.get("tags", ())),
    )


def _part(stage: Stage, birth: str | None) -> HouseholdRole:
    if birth is None or birth.startswith("--"):
        return HouseholdRole.ADULT
    age = stage.days.today.year - int(birth[:4])
    return HouseholdRole.CHILD if age < OF_AGE else HouseholdRole.ADULT


def _role(stage: Stage, role: Entry, *, first: bool) -> AssignmentDraft:
    body = role.get("organisation")
    category = _category(body)
    return AssignmentDraft(
        organisation_id=stage.id("organisation", body),
        place_id=stage.id("place", role.get("place")),
        function_id=stage.ids["function"][role["function"]],
        category_id=stage.id("category", category),
        sector=_sector(role["function"], category),
        main=first and "to" not in role,
        starts_on=stage.days.partial(role["from"]),
        ends_on=stage.days.partial(role.get("to")),
        expected_end=stage.days.partial(role.get("expected_end")),
        verified_on=stage.days.known(role.get("verified")),
        note=role.get("note", ""),
    )


def _category(body: str | None) -> str:
    bodies = script("organisations")["organisation"]
    return next((entry["category"] for entry in bodies if entry["key"] == body), "")


def _sector(function: str, category: str) -> str:
    """A role stands in the corner of its body; one for a place in that of its function."""
    of_body = (word.sector for word in words().categories if word.key == category)
    of_function = (word.sector for word in words().functions if word.key == function)
    return next(of_body, None) or next(of_function, Sector.CIVIL_SOCIETY)


def _note_successions(stage: Stage) -> None:
    """Note in whose place somebody came, and for whom somebody stands in."""
    commands: list[ChangePerson] = []
    for role in script("people")["role"]:
        if not ("successor_of" in role or "deputising_for" in role):
            continue
        key = stage.ids["person"][role["person"]]
        before = stage.ask(read_person, key)
        mine = _assignment(stage, role["person"], role)
        linked = replace(
            mine,
            successor_of_id=_assignment_id(stage, role.get("successor_of"), role),
            deputising_for_id=_assignment_id(stage, role.get("deputising_for"), role),
        )
        assignments = tuple(linked if a.id == mine.id else a for a in before.assignments)
        commands.append(ChangePerson(key, before, replace(before, assignments=assignments)))
    stage.together(Message("Note who followed whom in office"), commands)


def _assignment_id(stage: Stage, person: str | None, role: Entry) -> int | None:
    return _assignment(stage, person, role).id if person else None


def _assignment(stage: Stage, person: str, role: Entry) -> AssignmentDraft:
    """The person's role in the same body, in the same function if there are several."""
    body = stage.id("organisation", role.get("organisation"))
    place = stage.id("place", role.get("place"))
    held = stage.ask(read_person, stage.ids["person"][person]).assignments
    there = [a for a in held if (a.organisation_id, a.place_id) == (body, place)]
    function = stage.ids["function"][role["function"]]
    return next((a for a in there if a.function_id == function), there[0])
