"""Adding many records at once, several acts as one, and what is kept of people besides."""

from __future__ import annotations

from hypothesis import strategies as st
from sqlalchemy import select
from worlds.examples import EXAMPLES, example
from worlds.organisations import reaches
from worlds.values import languages, moments, names, words

from twincrm.domain.terms import Sector
from twincrm.domain.texts import Message
from twincrm.services.households.adding import AddHouseholds
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft
from twincrm.services.names import NameDraft
from twincrm.services.notes.adding import AddJournalNotes
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft
from twincrm.services.organisations.adding import AddOrganisations
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.adding import AddPeople
from twincrm.services.people.drafts import (
    AssignmentDraft,
    LanguageDraft,
    LivingDraft,
    PersonDraft,
    RelationDraft,
)
from twincrm.services.people.emergency import (
    ChangeEmergencyContacts,
    EmergencyContactDraft,
    emergency_contacts,
)
from twincrm.services.people.role_wording import RoleTitleDraft, WordRole, role_wording
from twincrm.services.together import Together
from twincrm.store.models import Assignment, Field, Household, Organisation, Person, Place

FEW = st.integers(0, 3)


@example(AddPeople)
def add_people(world, draw):
    return AddPeople(tuple(_person(world, draw) for _ in range(draw(FEW))))


def _person(world, draw):
    spoken = draw(st.lists(languages, max_size=3, unique=True))
    return PersonDraft(
        given=draw(words),
        family=draw(names),
        place_id=draw(st.sampled_from((None, world.pick(draw, Place)))),
        reach=reaches(draw),
        languages=tuple(LanguageDraft(None, language) for language in spoken),
        assignments=(AssignmentDraft(organisation_id=world.pick(draw, Organisation)),),
        relations=(RelationDraft(None, world.pick(draw, Person)),),
        households=(LivingDraft(None, world.pick(draw, Household)),),
    )


@example(AddOrganisations)
def add_organisations(world, draw):
    return AddOrganisations(tuple(_organisation(world, draw) for _ in range(draw(FEW))))


def _organisation(world, draw):
    return OrganisationDraft(
        name=draw(names),
        sector=draw(st.sampled_from(Sector)),
        place_id=world.pick(draw, Place),
        names=(NameDraft(None, "fr", draw(names)),),
        field_ids=(world.pick(draw, Field),),
        reach=reaches(draw),
    )


@example(AddHouseholds)
def add_households(world, draw):
    members = (MemberDraft(None, world.pick(draw, Person)),)
    return AddHouseholds(
        tuple(
            HouseholdDraft(draw(names), members=members, reach=reaches(draw))
            for _ in range(draw(FEW))
        )
    )


@example(AddJournalNotes)
def add_journal_notes(world, draw):
    people = (ParticipantDraft(None, world.pick(draw, Person)),)
    return AddJournalNotes(
        tuple(
            JournalNoteDraft(happened_at=draw(moments), subject=draw(names), participants=people)
            for _ in range(draw(FEW))
        )
    )


@example(Together)
def together(world, draw):
    """A person who is changed in the same act, and nothing at all."""
    others = [EXAMPLES[name](world, draw) for name in ("AddPerson", "ChangePerson", "AddTask")]
    return Together(Message("Do several things"), tuple(others[: draw(FEW)]))


@example(ChangeEmergencyContacts)
def change_emergency_contacts(world, draw):
    person = world.pick(draw, Person)
    before = world.dispatcher.ask(emergency_contacts, person)
    new = [
        EmergencyContactDraft(None, draw(names), draw(words), "0171 3920011")
        for _ in range(draw(FEW))
    ]
    return ChangeEmergencyContacts(person, draw(names), before, (*before, *new))


@example(WordRole)
def word_role(world, draw):
    role = draw(st.sampled_from(world.dispatcher.ask(_roles)))
    before = world.dispatcher.ask(role_wording, role)
    codes = draw(st.lists(languages, max_size=3))
    titles = tuple(RoleTitleDraft(None, code, draw(names)) for code in codes)
    return WordRole(role, draw(names), before, titles)


def _roles(session):
    return list(session.scalars(select(Assignment.id)))
