"""Couples, parents, and roles that are called otherwise than their function."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.terms import MembershipKind, RelationKind
from twincrm.domain.texts import Message
from twincrm.services.demo.members import upcoming
from twincrm.services.demo.stage import script, words
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import RelationDraft, read_person
from twincrm.services.people.emergency import ChangeEmergencyContacts, EmergencyContactDraft
from twincrm.services.people.role_wording import RoleTitleDraft, WordRole

if TYPE_CHECKING:
    from twincrm.services.demo.stage import Entry, Stage

FORMS = {"mr": "m", "mrs": "f"}
PARENTS = {"fr": "Parents", "de": "Eltern", "pl": "Rodzice", "en": "Parents"}
"""Who is called for a minor, in the parents' own language."""


def note_couples(stage: Stage) -> None:
    """Note who lives together as a couple, and whose parents are known."""
    pairs = [
        (*entry["members"], RelationKind.PARTNER)
        for entry in script("members")["membership"]
        if entry["kind"] == MembershipKind.COUPLE
    ]
    known = {name: key for key, name in stage.names.items() if key in stage.ids["person"]}
    pairs += [
        (known[minor["guardian"]], minor["person"], RelationKind.PARENT)
        for minor in upcoming()["minor"]
        if minor["guardian"] in known
    ]
    commands = [_relate(stage, one, other, kind) for one, other, kind in pairs]
    stage.together(Message("Note couples and parents"), commands)


def _relate(stage: Stage, one: str, other: str, kind: str) -> ChangePerson:
    key = stage.ids["person"][one]
    before = stage.ask(read_person, key)
    link = RelationDraft(None, stage.ids["person"][other], kind)
    return ChangePerson(key, before, replace(before, relations=(*before.relations, link)))


def note_emergency_contacts(stage: Stage) -> None:
    """Note whom to call for the minors who come."""
    languages = {entry["key"]: entry["language"] for entry in script("people")["person"]}
    commands: list[ChangeEmergencyContacts] = []
    for minor in upcoming()["minor"]:
        person = minor["person"]
        language = languages[person]
        contact = EmergencyContactDraft(
            None, minor["guardian"], PARENTS[language], minor["guardian_phone"], language
        )
        key = stage.ids["person"][person]
        commands.append(ChangeEmergencyContacts(key, stage.names[person], (), (contact,)))
    stage.together(Message("Note whom to call for the minors"), commands, "lammers_a")


def word_roles(stage: Stage) -> None:
    """Say in every language for which town somebody is responsible."""
    people = {entry["key"]: entry for entry in script("people")["person"]}
    commands: list[WordRole] = []
    for role in script("people")["role"]:
        if "responsible_for" in role:
            person = stage.ids["person"][role["person"]]
            function = stage.ids["function"][role["function"]]
            held = stage.ask(read_person, person).assignments
            mine = next(a.id for a in held if a.function_id == function)
            assert mine is not None
            titles = _titles(role, people[role["person"]])
            commands.append(WordRole(mine, stage.names[role["person"]], (), titles))
    stage.together(Message("Word the roles of those responsible for a town"), commands)


def _titles(role: Entry, person: Entry) -> tuple[RoleTitleDraft, ...]:
    function = next(f for f in words().functions if f.key == role["function"])
    towns = script("partnerships")["place"]
    town = next(t for t in towns if t["key"] == role["responsible_for"])
    form = FORMS.get(person.get("form_of_address", ""), "neutral")
    colons = {"fr": "\u00a0: "}
    titles = (
        (language, function.title(language, form) + colons.get(language, ": ") + name)
        for language, name in town["names"].items()
    )
    return tuple(RoleTitleDraft(None, language, title) for language, title in titles)
