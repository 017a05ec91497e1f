"""What the contacts list can be narrowed down to: the values that occur in this file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from twincrm.domain.countries import language_name
from twincrm.domain.terms import Sector
from twincrm.runtime import clock
from twincrm.services.people.contact_filter import CONTACTS, ContactFilter
from twincrm.services.people.narrowing import entries_meeting, languages_in_use, tags_in_use
from twincrm.services.places.queries import places
from twincrm.services.smart.listing import groups
from twincrm.services.vocabularies.wording import sector_name
from twincrm.store.search import entry_id
from twincrm.ui.kit.options import Option
from twincrm.ui.theme.tokens import SECTOR_ICONS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.progress import Progress

MANY = 20_000
"""In files with more contacts every value is offered, uncounted: looking takes too long."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What each filter offers."""

    places: tuple[Option, ...] = ()
    sectors: tuple[Option, ...] = ()
    languages: tuple[Option, ...] = ()
    tags: tuple[Option, ...] = ()
    groups: tuple[Option, ...] = ()
    members: Mapping[tuple[int, object], frozenset[int]] = field(
        default_factory=dict[tuple[int, object], frozenset[int]]
    )
    """By the filter's place in `offered` and the value: whom it finds; none where too many."""

    @property
    def offered(self) -> tuple[tuple[Option, ...], ...]:
        """What each filter offers, in their order."""
        return self.places, self.sectors, self.languages, self.tags, self.groups

    def within(
        self, chosen: Sequence[Collection[object]], kinds: Collection[object] = ()
    ) -> tuple[tuple[Option, ...], ...]:
        """The same, each value with how many it finds among those whom the other filters leave."""
        if not self.members:
            return self.offered
        codes = {entry_id(kind, 0) for kind in CONTACTS if kind in kinds}
        left = [self._union(at, values) if values else None for at, values in enumerate(chosen)]

        def count(at: int, option: Option) -> Option:
            found = self.members.get((at, option.value))
            if found is None:
                return option
            others = [one for place, one in enumerate(left) if one is not None and place != at]
            among = found.intersection(*others)
            n = sum((one & 7) in codes for one in among) if codes else len(among)
            return replace(option, n=n)

        return tuple(
            tuple(count(at, option) for option in options)
            for at, options in enumerate(self.offered)
        )

    def _union(self, at: int, values: Collection[object]) -> set[int]:
        return set[int]().union(*(self.members.get((at, value), ()) for value in values))


def read_choices(dispatcher: Dispatcher, language: str, total: int, progress: Progress) -> Choices:
    """The values that occur; places and sectors without any contact are left out.

    Raises:
        Cancelled: *progress* was asked to stop.
    """
    everywhere = dispatcher.ask(places, language)
    towns = tuple(Option(row.id, row.name, flag=row.country) for row in everywhere)
    sectors = tuple(
        Option(sector.value, sector_name(sector, language), SECTOR_ICONS[sector])
        for sector in Sector
    )
    codes = dispatcher.ask(languages_in_use)
    spoken = sorted((language_name(code, language), code) for code in codes)
    offered = Choices(
        languages=tuple(Option(code, name) for name, code in spoken),
        tags=tuple(Option(row.id, row.name, n=row.n) for row in dispatcher.ask(tags_in_use)),
        groups=tuple(
            Option(row.id, row.name, "filter" if row.smart else "folder")
            for row in dispatcher.glance(groups)
        ),
    )
    if total > MANY:
        return replace(offered, places=towns, sectors=sectors)

    return _counted(dispatcher, replace(offered, places=towns, sectors=sectors), progress)


FIELDS = ("place_ids", "sectors", "languages", "tag_ids", "group_ids")
"""The filters in the order of `Choices.offered`."""


def _counted(dispatcher: Dispatcher, offered: Choices, progress: Progress) -> Choices:
    """The values with whom they find; only groups are offered that find nobody."""
    members: dict[tuple[int, object], frozenset[int]] = {}
    shown: list[tuple[Option, ...]] = []
    for at, (name, options) in enumerate(zip(FIELDS, offered.offered, strict=True)):
        kept: list[Option] = []
        for option in options:
            progress.step(0, 0)
            wanted = replace(ContactFilter(), **{name: (option.value,)})
            found = frozenset(dispatcher.ask(entries_meeting, wanted, clock.today()))
            if found or name == "group_ids":
                members[at, option.value] = found
                kept.append(replace(option, n=len(found)))
        shown.append(tuple(kept))
    places, sectors, languages, tags, groups = shown
    return Choices(places, sectors, languages, tags, groups, members)
