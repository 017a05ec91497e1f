"""What has to be said of a list as a whole: its towns, its members, the language of letters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.folding import sort_key
from twincrm.exchange.tables.mapping import told
from twincrm.exchange.tables.meanings import OF_MEMBERSHIP
from twincrm.services.association.queries import association_details
from twincrm.services.interchange.placing import new_towns
from twincrm.store.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from twincrm.services.interchange.table_sources import TableSource
    from twincrm.services.interchange.towns import ListedTown

_SPOKEN = {"DE": "de", "AT": "de", "FR": "fr", "PL": "pl", "GB": "en", "IE": "en"}
"""The language of letters to a country, as far as it is one of ours."""


@dataclass(frozen=True, slots=True)
class WholeList:
    """What there is to say of a list besides its columns."""

    association: str
    towns: tuple[ListedTown, ...] = ()
    """Those that are no places here, those of most people first."""
    members: bool = False
    """Whether it says who is a member of something."""
    abroad: str = ""
    """The country where most of its addresses lie, if that is not ours."""
    bodies: tuple[str, ...] = ()
    """The organisations of which its people may be members, in order."""
    language: str = ""
    """In which its people may get letters: a guess."""


def whole_list(session: Session, source: TableSource) -> WholeList:
    """Look a list through whose rows were read."""
    ours, cards = association_details(session), source.cards.cards
    home = ours.country
    lands = Counter(
        card.addresses[0]["country"] or card.country or home for card in cards if card.addresses
    )
    [(land, most)] = lands.most_common(1) or [("", 0)]
    abroad = land if land != home and home and most * 2 > lands.total() else ""
    names = session.scalars(select(Organisation.name))
    return WholeList(
        association=ours.name,
        towns=new_towns(session, cards),
        members=source.mapping.has(*OF_MEMBERSHIP),
        abroad=abroad,
        bodies=tuple(sorted(names, key=sort_key)),
        language=source.mapping.letters or _SPOKEN.get(land) or source.mapping.language,
    )


def said_of_list(source: TableSource, wishes: Mapping[str, Any]) -> TableSource:
    """The list with what somebody says of all its rows; they are not read anew."""
    return replace(source, mapping=told(source.mapping, wishes))
