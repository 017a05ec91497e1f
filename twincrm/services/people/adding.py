"""Adding many people at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.association.queries import home_country
from twincrm.services.command import command
from twincrm.services.many import Batch
from twincrm.services.people.drafts import checked_person
from twincrm.services.rows import column_values
from twincrm.store.models import (
    Assignment,
    Consent,
    HouseholdMember,
    LanguageSkill,
    Person,
    Relation,
)

if TYPE_CHECKING:
    from twincrm.services.people.drafts import PersonDraft
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddPeople:
    """Add many people with everything that is known."""

    drafts: tuple[PersonDraft, ...]

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add {n} person", {"n": len(self.drafts)}, "Add {n} people")

    def run(self, work: Work) -> tuple[int, ...]:
        """Insert the people and their parts; returns their ids in the given order."""
        drafts = [checked_person(draft) for draft in self.drafts]
        ids = work.bulk_insert(Person, [column_values(Person, draft) for draft in drafts])
        batch = Batch(work)
        home = home_country(work.session)
        for key, draft in zip(ids, drafts, strict=True):
            _collect(batch, ("person_id", key), draft, home)
        batch.write()
        return tuple(ids)


def _collect(batch: Batch, mine: tuple[str, int], draft: PersonDraft, home: str) -> None:
    country = batch.country(draft.reach, draft.place_id) or draft.nationality or home
    batch.reach(mine, draft.reach, country)
    batch.parts(LanguageSkill, mine, draft.languages)
    batch.parts(Assignment, mine, draft.assignments)
    batch.parts(Relation, mine, draft.relations)
    batch.parts(Consent, mine, draft.consents)
    batch.parts(HouseholdMember, mine, draft.households)
