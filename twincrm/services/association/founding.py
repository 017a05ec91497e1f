"""The first step of a new file: where the association is at home, and all vocabularies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.terms import Sector
from twincrm.domain.texts import Message, one_line
from twincrm.services.association.drafts import ONLY
from twincrm.services.checks import check_filled
from twincrm.services.command import command
from twincrm.services.places.drafts import PlaceDraft, checked_place
from twincrm.services.rows import new_row
from twincrm.services.vocabularies.shipped import add_shipped_terms
from twincrm.store.history import close_steps
from twincrm.store.models import Association, Category, Organisation, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.dispatch import Dispatcher
    from twincrm.store.work import Work

OWN_CATEGORY = "twinning_association"
"""The key of the category that twinning associations belong to."""


@command
@dataclass(frozen=True, slots=True)
class FoundAssociation:
    """Begin an association's file: its place, its own entry, its languages, all vocabularies."""

    name: str
    place_name: str
    country: str
    languages: tuple[str, ...] = ()

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Begin the file of {name}", {"name": one_line(self.name)})

    def run(self, work: Work) -> int:
        """Write what is missing of it; returns the id of the home place."""
        check_filled("name", self.name, Message("Please enter the name of the association."))
        home = checked_place(PlaceDraft(name=self.place_name, country=self.country))
        add_shipped_terms(work)
        place = _home(work, home)
        association = work.get(Association, ONLY)
        association.name = name = one_line(self.name)
        association.place_id = place.id
        association.languages = " ".join(dict.fromkeys(self.languages))
        association.organisation_id = _own_entry(work, association.organisation_id, name, place.id)
        return place.id


def found_association(
    dispatcher: Dispatcher, name: str, place_name: str, country: str, languages: Sequence[str]
) -> int:
    """Begin the file of an association in one step of the history; the id of its home place.

    Raises:
        InputError: no name, no place or no country.
    """
    command = FoundAssociation(name, place_name, country, tuple(languages))
    place = dispatcher.execute(command).result
    dispatcher.log(lambda work: close_steps(work.connection))  # a file without it is of no use
    return place


def _home(work: Work, draft: PlaceDraft) -> Place:
    same = select(Place).where(Place.name == draft.name, Place.country == draft.country)
    return work.first(same.order_by(Place.id)) or new_row(work, Place, draft)


def _own_entry(work: Work, organisation_id: int | None, name: str, place_id: int) -> int:
    if organisation_id is not None:
        return organisation_id
    category = work.first(select(Category).where(Category.key == OWN_CATEGORY))
    own = Organisation(
        name=name,
        sector=category.sector if category else Sector.CIVIL_SOCIETY,
        category_id=category.id if category else None,
        place_id=place_id,
    )
    return work.add(own).id
