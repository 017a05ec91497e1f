"""What has to be said of a list as a whole: its towns, its members, the language of letters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.folding import sort_key
from twincrm.exchange.tables.content import in_capitals
from twincrm.exchange.tables.mapping import told
from twincrm.exchange.tables.meanings import OF_MEMBERSHIP
from twincrm.exchange.tables.people import has_loud_word, in_proper_case
from twincrm.exchange.tables.towns import told_town, town_in_letters
from twincrm.runtime import clock
from twincrm.services.association.queries import association_details
from twincrm.services.interchange.placing import new_towns
from twincrm.services.members.queries import next_number
from twincrm.store.models import Membership, Organisation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from twincrm.exchange.tables.mapping import Mapping as ColumnsOf
    from twincrm.services.interchange.table_sources import TableSource
    from twincrm.services.interchange.towns import ListedTown

_FAMILIES = ("family", "full_name", "family_given")
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
    fee_year: int = 0
    """The year of its subscriptions; 0 where it has none."""
    next_number: str = ""
    """What the next member gets; empty where members have no numbers, or all of the list do."""
    loud: tuple[tuple[str, str], ...] = ()
    """A name and a town in capitals, where all are, and how they are written as usual."""


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
        fee_year=fee_year(source.mapping) if source.mapping.has("fee", "fee_paid") else 0,
        next_number=_next_number(session, source),
        loud=_loud(source),
        language=source.mapping.letters or _SPOKEN.get(land) or source.mapping.language,
    )


def _next_number(session: Session, source: TableSource) -> str:
    held = (row.membership for row in source.rows)
    if not any(each is not None and not each.number and not each.left_on for each in held):
        return ""
    numbered = select(Membership.id).where(Membership.number != "").limit(1)
    return next_number(session) if session.scalar(numbered) is not None else ""


def fee_year(mapping: ColumnsOf) -> int:
    """The year of the subscriptions of a list; the present one where nothing tells."""
    return mapping.fee_year or clock.today().year


def read_alike(one: TableSource, other: TableSource) -> bool:
    """Whether what was said of a list as a whole makes no row read otherwise."""
    said = [
        (m.members_of, m.body, fee_year(m), m.proper_case) for m in (one.mapping, other.mapping)
    ]
    return said[0] == said[1]


def _loud(source: TableSource) -> tuple[tuple[str, str], ...]:
    mapping, found = source.mapping, list[tuple[str, str]]()
    if mapping.capitals and (name := _first(source, _FAMILIES, has_loud_word)):
        words = " ".join(word for word in name.split() if in_capitals(word))
        found.append((words, in_proper_case(words)))
    if mapping.loud_towns and (town := _first(source, ("city", "place"), in_capitals)):
        _, town, _ = told_town(town)
        found.append((town, town_in_letters(town)))
    return tuple(found)


def _first(source: TableSource, fields: tuple[str, ...], wanted: Callable[[str], bool]) -> str:
    """The first cell of some columns that is written so."""
    places = [column.place for column in source.mapping.columns if column.field in fields]
    cells = (cell for place in places for cell in source.layout.column(place))
    return next((cell for cell in cells if isinstance(cell, str) and wanted(cell)), "")


def said_of_list(source: TableSource, wishes: Mapping[str, Any]) -> TableSource:
    """The list with what somebody says of all its rows; they are not read anew."""
    return replace(source, mapping=told(source.mapping, wishes))
