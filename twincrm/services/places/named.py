"""Towns that are named in the form of a contact, a visit or a partnership and added with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.folding import fold
from twincrm.domain.texts import Message
from twincrm.services.places.drafts import PlaceDraft, checked_place
from twincrm.services.rows import new_row
from twincrm.store.models import Place, PlaceName

if TYPE_CHECKING:
    from twincrm.store.work import Work


@dataclass(frozen=True, slots=True)
class NewTown:
    """A town that is not in the file yet."""

    name: str = ""
    country: str = ""


class _Placed(Protocol):
    """The draft of a contact or visit, which is at home in a place."""

    @property
    def place_id(self) -> int | None: ...

    @property
    def new_town(self) -> NewTown | None: ...


D = TypeVar("D", bound=_Placed)


def check_town(town: NewTown | None) -> None:
    """Insist that a town which is named has a name and a country.

    Raises:
        InputError: at ``place_id`` without a name, at ``new_town`` without a country.
    """
    if town is None:
        return
    if not town.name.strip():
        raise InputError("place_id", Message("Please enter the name of the town."))
    if not town.country.strip():
        raise InputError("new_town", Message("Please choose the country of the new town."))


def with_town(work: Work, draft: D) -> D:
    """The draft with the id of the town it names; the town is added unless it is there by now."""
    if draft.new_town is None:
        return draft
    place_id = settled_town(work, draft.new_town)
    any_draft: Any = draft  # every draft is a dataclass
    return cast("D", replace(any_draft, place_id=place_id, new_town=None))


def settled_town(work: Work, town: NewTown) -> int:
    """The id of a town that is named; it is added unless it is there by now."""
    wanted = checked_place(PlaceDraft(name=town.name, country=town.country))
    found = _same(work, wanted)
    return new_row(work, Place, wanted).id if found is None else found


def _same(work: Work, wanted: PlaceDraft) -> int | None:
    """A place of the country that is called so in any language."""
    here = [row for row in work.all(select(Place)) if row.country == wanted.country]
    called = [(row.id, row.name) for row in here]
    ids = [row.id for row in here]
    others = work.all(select(PlaceName).where(PlaceName.place_id.in_(ids)))
    called += [(row.place_id, row.name) for row in others]
    sought = fold(wanted.name)
    return next((key for key, name in called if fold(name) == sought), None)
