"""A partnership as it is entered: side by side, its first signing apart from the further ones."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from twincrm.domain.terms import PartnershipStatus, SigningEvent
from twincrm.services.partnerships.drafts import NewBody, PartnershipDraft, SigningDraft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincrm.services.partnerships.drafts import PartnershipContactDraft
    from twincrm.services.places.named import NewTown

FEWEST = 3
"""So many sides can be filled in at once; the third may stay empty."""


@dataclass(frozen=True, slots=True)
class Side:
    """One town of a partnership and an organisation that carries it there."""

    place_id: int | None = None
    new_town: NewTown | None = None
    organisation_id: int | None = None
    new_body: str = ""
    """The name of an organisation that is still to be added there."""

    @property
    def town(self) -> bool:
        """Whether a town is known."""
        return self.place_id is not None or self.new_town is not None


@dataclass(frozen=True, slots=True)
class PartnershipEntry:
    """What the form of a partnership shows; what it does not show stays as it was."""

    name: str = ""
    type_id: int | None = None
    status: str = PartnershipStatus.ACTIVE
    status_since: str | None = None
    status_reason: str = ""
    first_contact: str | None = None
    note: str = ""
    sides: tuple[Side, ...] = (Side(),) * FEWEST
    signed_on: str | None = None
    signed_at: int | None = None
    """The town in which the first signing was."""
    signings: tuple[SigningDraft, ...] = ()
    """The further ones."""
    contacts: tuple[PartnershipContactDraft, ...] = ()
    before: PartnershipDraft = field(default_factory=PartnershipDraft)
    first: SigningDraft = field(default_factory=SigningDraft)
    """The signing from which the years are counted."""
    shown: tuple[int, ...] = ()
    """The towns in the order in which they were shown."""

    def draft(self) -> PartnershipDraft:
        """The partnership to be kept."""
        places = tuple(side.place_id for side in self.sides if side.place_id is not None)
        bodies = tuple(s.organisation_id for s in self.sides if s.organisation_id is not None)
        places, bodies = (tuple(dict.fromkeys(keys)) for keys in (places, bodies))
        return replace(
            self.before,
            **{name: getattr(self, name) for name in _AS_THEY_ARE},
            type_id=self.type_id or 0,
            place_ids=self.before.place_ids if places == self.shown else places,
            new_towns=tuple(side.new_town for side in self.sides if side.new_town),
            new_bodies=tuple(
                NewBody(side.new_body, side.place_id, side.new_town)
                for side in self.sides
                if side.new_body
            ),
            organisation_ids=_in_order(bodies, self.before.organisation_ids),
            signings=_in_order(self._signings(), self.before.signings),
        )

    def _signings(self) -> tuple[SigningDraft, ...]:
        if not self.signed_on and self.signed_at is None:
            return self.signings
        first = replace(self.first, signed_on=self.signed_on or "", place_id=self.signed_at)
        return (first, *self.signings)


_AS_THEY_ARE = (
    {f.name for f in fields(PartnershipEntry)} & {f.name for f in fields(PartnershipDraft)}
) - {"type_id", "signings"}


def entry_of(
    draft: PartnershipDraft, home: int | None, town_of: Mapping[int, int | None]
) -> PartnershipEntry:
    """A partnership as its form shows it, the town at home first; *town_of* its organisations."""
    places = sorted(draft.place_ids, key=lambda key: key != home)
    left = dict.fromkeys(draft.organisation_ids)
    sides: list[Side] = []
    for place in places:
        body = next((key for key in left if town_of.get(key) == place), None)
        left.pop(body or 0, None)
        sides.append(Side(place, None, body))
    for body in left:
        town = town_of.get(body)
        sides.append(Side(town if town in places else None, None, body))
    sides += [Side()] * (FEWEST - len(sides))
    first = _first(draft.signings)
    return PartnershipEntry(
        **{name: getattr(draft, name) for name in _AS_THEY_ARE},
        type_id=draft.type_id,
        sides=tuple(sides),
        signed_on=first.signed_on if first else None,
        signed_at=first.place_id if first else None,
        signings=tuple(each for each in draft.signings if each is not first),
        before=draft,
        first=first or SigningDraft(),
        shown=tuple(places),
    )


def _first(signings: Sequence[SigningDraft]) -> SigningDraft | None:
    """The first charter, else the oldest signing."""
    dated = sorted(signings, key=lambda each: (each.signed_on[:1] == "-", each.signed_on))
    return next((s for s in dated if s.event == SigningEvent.FIRST), next(iter(dated), None))


def _in_order(found: tuple[Any, ...], before: tuple[Any, ...]) -> tuple[Any, ...]:
    """What was there already stands where it stood, so that nothing seems to have changed."""
    keys = [_key(each) for each in before]
    return tuple(
        sorted(found, key=lambda each: keys.index(_key(each)) if _key(each) in keys else len(keys))
    )


def _key(each: int | SigningDraft) -> object:
    return each if isinstance(each, int) else (each.id or each)
