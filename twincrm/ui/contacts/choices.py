"""What the contacts list can be narrowed down to: the values that occur in this file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.countries import language_name
from twincrm.domain.terms import Sector
from twincrm.runtime import clock
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.narrowing import entries_meeting, languages_in_use, tags_in_use
from twincrm.services.places.queries import places
from twincrm.services.smart.listing import groups
from twincrm.services.vocabularies.wording import sector_name
from twincrm.ui.kit.options import Option
from twincrm.ui.theme.tokens import SECTOR_ICONS

if TYPE_CHECKING:
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

    def counted(options: tuple[Option, ...], field: str) -> tuple[Option, ...]:
        found = (_counted(dispatcher, option, field, progress) for option in options)
        return tuple(option for option in found if option.n)

    return replace(
        offered,
        places=counted(towns, "place_ids"),
        sectors=counted(sectors, "sectors"),
        languages=counted(offered.languages, "languages"),
        groups=tuple(
            _counted(dispatcher, option, "group_ids", progress) for option in offered.groups
        ),
    )


def _counted(dispatcher: Dispatcher, option: Option, field: str, progress: Progress) -> Option:
    """The option with how many contacts it finds."""
    progress.step(0, 0)
    wanted = replace(ContactFilter(), **{field: (option.value,)})
    return replace(option, n=len(dispatcher.ask(entries_meeting, wanted, clock.today())))
