"""What can be done with people."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.association.queries import home_country
from twincrm.services.bereaved import end_roles, give_up_salutations, with_given_up
from twincrm.services.checks import check_alive, end_in_life
from twincrm.services.command import command
from twincrm.services.contacts import write_reach
from twincrm.services.documents.photos import give_photo
from twincrm.services.homes import fresh_times, leave_former_homes
from twincrm.services.linked import check_links, check_part_links
from twincrm.services.people.bodies import lent_to_home, with_bodies, with_homes
from twincrm.services.people.drafts import AssignmentDraft, PersonDraft, checked_person
from twincrm.services.people.newcomers import with_others
from twincrm.services.places.named import with_town
from twincrm.services.rows import alter_parts, alter_row, new_row
from twincrm.store.models import (
    Assignment,
    Consent,
    HouseholdMember,
    LanguageSkill,
    Person,
    Place,
    Relation,
)

if TYPE_CHECKING:
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddPerson:
    """Add a person with everything that is known."""

    draft: PersonDraft
    uid: str = ""
    """Given by an import; a fresh one otherwise."""
    photo: bytes | None = None
    """A PNG or JPEG."""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add {name}", {"name": self.draft.full_name})

    def run(self, work: Work) -> int:
        """Insert the person and its parts; returns its id."""
        draft = with_town(work, checked_person(self.draft))
        _check_all_links(work, PersonDraft(), draft)
        more = {"uid": self.uid} if self.uid else {}
        person = new_row(work, Person, draft, **more)
        _write_parts(work, person, PersonDraft(), draft)
        if self.photo is not None:
            give_photo(work, person, self.photo)
        return person.id


@command
@dataclass(frozen=True, slots=True)
class ChangePerson:
    """Change what differs between the person as opened and as saved."""

    person_id: int
    before: PersonDraft
    after: PersonDraft
    given_up: list[str] = field(default_factory=list[str], init=False, compare=False)
    """Households whose own salutation greeted who has died, once it is done: the label tells it."""

    @property
    def label(self) -> Message:
        """Names the act."""
        said = Message("Change {name}", {"name": self.after.full_name})
        return with_given_up(said, self.given_up)

    def run(self, work: Work) -> int:
        """Alter the person and its parts; returns its id."""
        after = with_town(work, checked_person(self.after))
        _check_all_links(work, self.before, after)
        after = _with_new_roles_ended(after)
        person = work.get(Person, self.person_id)
        alter_row(person, self.before, after)
        _write_parts(work, person, self.before, after)
        if after.death_date != self.before.death_date:
            end_roles(work, (person.id,))
        died = (person.id,) if after.death_date and not self.before.death_date else ()
        self.given_up[:] = give_up_salutations(work, died)
        return person.id


def _write_parts(work: Work, person: Person, before: PersonDraft, after: PersonDraft) -> None:
    mine = {"person_id": person.id}
    lent = lent_to_home(after)
    own = tuple(row for row in after.reach.addresses if replace(row, id=None) not in lent)
    reach = replace(after.reach, addresses=own)
    write_reach(work, mine, before.reach, reach, country_of(work, person, after))
    alter_parts(work, LanguageSkill, mine, before.languages, after.languages)
    roles = with_bodies(work, after.assignments, person.place_id)
    alter_parts(work, Assignment, mine, before.assignments, roles)
    relations = with_others(work, after.relations, person.place_id)
    alter_parts(work, Relation, mine, before.relations, relations)
    alter_parts(work, Consent, mine, before.consents, after.consents)
    homes = with_homes(work, after.households, person.place_id, lent)
    alter_parts(work, HouseholdMember, mine, before.households, homes)
    leave_former_homes(work, fresh_times(work, mine, before.households))


def _check_all_links(work: Work, before: PersonDraft, after: PersonDraft) -> None:
    check_links(work, Person, before, after)
    check_part_links(work, Assignment, "assignments", before.assignments, after.assignments)
    others = [None if each.new_person.strip() else each for each in after.relations]
    check_part_links(work, Relation, "relations", before.relations, others)
    homes = [None if home.new_home.strip() else home for home in after.households]
    check_part_links(work, HouseholdMember, "households", before.households, homes)


def _with_new_roles_ended(after: PersonDraft) -> PersonDraft:
    """The same, where nobody who died takes a role anew, or holds one that is added still."""
    died, roles = after.death_date, list[AssignmentDraft]()
    for place, role in enumerate(after.assignments):
        if role.id is None:
            ends = end_in_life(died, role.starts_on, role.ends_on)
            check_alive(f"assignments.{place}.ends_on", died, role.starts_on, ends)
            roles.append(replace(role, ends_on=ends))
        else:
            roles.append(role)
    return replace(after, assignments=tuple(roles))


def country_of(work: Work, person: Person, draft: PersonDraft) -> str:
    """The country in whose manner the person's phone numbers are read; at last the home one."""
    for address in draft.reach.addresses:
        if address.country:
            return address.country
    if person.place_id:
        return work.get(Place, person.place_id).country
    return person.nationality or home_country(work.session)
