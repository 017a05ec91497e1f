"""What can be asked about partnerships."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select

from twincrm.services.partnerships.anniversaries import (
    founding,
    next_anniversary,
    next_round,
)
from twincrm.services.rows import owned
from twincrm.services.vocabularies.wording import term_names
from twincrm.services.wording import people_named, places_named
from twincrm.store.models import (
    Organisation,
    Partnership,
    PartnershipContact,
    PartnershipMotive,
    PartnershipOrganisation,
    PartnershipPlace,
    PartnershipTheme,
    Signatory,
    Signing,
    Visit,
    VisitPartnership,
)

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.names import PersonName
    from twincrm.services.partnerships.anniversaries import (
        ComingAnniversary,
    )
    from twincrm.services.wording import PlaceBrief


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """A partnership in a list."""

    id: int
    uid: str
    name: str
    type: str
    status: str
    places: tuple[PlaceBrief, ...]
    signed_on: str | None
    """The signing from which anniversaries are counted."""
    next_round: ComingAnniversary | None


@dataclass(frozen=True, slots=True)
class DatedWord:
    """A motive or theme and the time it held."""

    word_id: int
    name: str
    starts_on: str | None
    ends_on: str | None


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Who signed."""

    name: str
    function: str
    place: str
    person_id: int | None


@dataclass(frozen=True, slots=True)
class SigningView:
    """A signing with its place and those who signed."""

    id: int
    event: str
    signed_on: str
    place: str
    document_kind: str
    languages: tuple[str, ...]
    note: str
    signatories: tuple[SignedBy, ...]


@dataclass(frozen=True, slots=True)
class PartnershipContactView:
    """Who takes care of a partnership, on the side of which place."""

    person_id: int
    name: PersonName
    place_id: int | None
    task: str


@dataclass(frozen=True, slots=True)
class CarrierView:
    """An organisation that carries a partnership."""

    id: int
    name: str
    place_id: int | None


@dataclass(frozen=True, slots=True)
class PartnershipDetails:
    """A partnership with all that hangs on it, ready to be shown."""

    id: int
    uid: str
    name: str
    type: str
    status: str
    status_reason: str
    status_since: str | None
    first_contact: str | None
    resolution: str
    working_languages: tuple[str, ...]
    note: str
    parent: tuple[int, str] | None
    places: tuple[PlaceBrief, ...]
    organisations: tuple[CarrierView, ...]
    contacts: tuple[PartnershipContactView, ...]
    motives: tuple[DatedWord, ...]
    themes: tuple[DatedWord, ...]
    signings: tuple[SigningView, ...]
    """In the order of their dates."""
    next_anniversary: ComingAnniversary | None
    next_round: ComingAnniversary | None
    visits: int


def partnership_rows(session: Session, language: str, today: date) -> tuple[PartnershipRow, ...]:
    """All partnerships by name; as many are read with as few questions as one."""
    found = session.scalars(select(Partnership).order_by(Partnership.name, Partnership.id)).all()
    kinds = {partnership.type_id for partnership in found}
    types = term_names(session, "partnership_type", language, kinds)
    places, signed = _all_places(session, language), _all_foundings(session)
    return tuple(
        _row(row, types.get(row.type_id, ""), places.get(row.id, ()), signed.get(row.id), today)
        for row in found
    )


def partnership_details(
    session: Session, partnership_id: int, language: str, today: date
) -> PartnershipDetails:
    """A partnership with all that hangs on it.

    Raises:
        NoResultFound: there is no such partnership.
    """
    found = session.scalars(select(Partnership).where(Partnership.id == partnership_id)).one()
    signings = _signings(session, found)
    first = founding(signings)
    return PartnershipDetails(
        id=found.id,
        uid=found.uid,
        name=found.name,
        type=_type(session, found, language),
        status=found.status,
        status_reason=found.status_reason,
        status_since=found.status_since,
        first_contact=found.first_contact,
        resolution=found.resolution,
        working_languages=tuple(found.working_languages.split()),
        note=found.note,
        parent=_parent(session, found),
        places=_places(session, found, language),
        organisations=_carriers(session, found),
        contacts=_contacts(session, found),
        motives=_dated(session, PartnershipMotive, "motive", found, language),
        themes=_dated(session, PartnershipTheme, "theme", found, language),
        signings=tuple(_signing(session, signing, language) for signing in signings),
        next_anniversary=next_anniversary(first.signed_on, today) if first else None,
        next_round=next_round(first.signed_on, today) if first else None,
        visits=_visits(session, found),
    )


def _row(
    found: Partnership,
    kind: str,
    places: tuple[PlaceBrief, ...],
    signed_on: str | None,
    today: date,
) -> PartnershipRow:
    return PartnershipRow(
        id=found.id,
        uid=found.uid,
        name=found.name,
        type=kind,
        status=found.status,
        places=places,
        signed_on=signed_on,
        next_round=next_round(signed_on, today) if signed_on else None,
    )


def _all_places(session: Session, language: str) -> dict[int, tuple[PlaceBrief, ...]]:
    """The places of every partnership in their order."""
    order = (PartnershipPlace.position, PartnershipPlace.id)
    links = session.execute(
        select(PartnershipPlace.partnership_id, PartnershipPlace.place_id).order_by(*order)
    ).all()
    named = places_named(session, {place for _, place in links}, language)
    found: defaultdict[int, list[PlaceBrief]] = defaultdict(list)
    for partnership, place in links:
        if place in named:
            found[partnership].append(named[place])
    return {key: tuple(places) for key, places in found.items()}


def _all_foundings(session: Session) -> dict[int, str]:
    """The day from which the anniversaries of every partnership are counted."""
    signings: defaultdict[int, list[Signing]] = defaultdict(list)
    for signing in session.scalars(select(Signing)):
        signings[signing.partnership_id].append(signing)
    firsts = {key: founding(each) for key, each in signings.items()}
    return {key: first.signed_on for key, first in firsts.items() if first is not None}


def _type(session: Session, found: Partnership, language: str) -> str:
    names = term_names(session, "partnership_type", language, [found.type_id])
    return names.get(found.type_id, "")


def _parent(session: Session, found: Partnership) -> tuple[int, str] | None:
    parent = session.scalars(select(Partnership).where(Partnership.id == found.parent_id)).first()
    return (parent.id, parent.name) if parent else None


def _places(session: Session, found: Partnership, language: str) -> tuple[PlaceBrief, ...]:
    links = session.scalars(owned(PartnershipPlace, {"partnership_id": found.id})).all()
    named = places_named(session, [link.place_id for link in links], language)
    return tuple(named[link.place_id] for link in links if link.place_id in named)


def _carriers(session: Session, found: Partnership) -> tuple[CarrierView, ...]:
    statement = (
        select(Organisation)
        .join(PartnershipOrganisation, PartnershipOrganisation.organisation_id == Organisation.id)
        .where(PartnershipOrganisation.partnership_id == found.id)
        .order_by(Organisation.name, Organisation.id)
    )
    return tuple(CarrierView(row.id, row.name, row.place_id) for row in session.scalars(statement))


def _contacts(session: Session, found: Partnership) -> tuple[PartnershipContactView, ...]:
    rows = session.scalars(owned(PartnershipContact, {"partnership_id": found.id})).all()
    names = people_named(session, [row.person_id for row in rows])
    return tuple(
        PartnershipContactView(row.person_id, names[row.person_id], row.place_id, row.task)
        for row in rows
        if row.person_id in names
    )


def _dated(
    session: Session,
    links: type[PartnershipMotive | PartnershipTheme],
    kind: Literal["motive", "theme"],
    found: Partnership,
    language: str,
) -> tuple[DatedWord, ...]:
    rows = session.scalars(owned(links, {"partnership_id": found.id})).all()
    keys: list[int] = [getattr(row, f"{kind}_id") for row in rows]
    words = term_names(session, kind, language, keys)
    dated = [
        DatedWord(key, words.get(key, ""), row.starts_on, row.ends_on)
        for row, key in zip(rows, keys, strict=True)
    ]
    return tuple(sorted(dated, key=lambda word: (word.starts_on or "", word.name)))


def _signings(session: Session, found: Partnership) -> list[Signing]:
    statement = select(Signing).where(Signing.partnership_id == found.id)
    return list(session.scalars(statement.order_by(Signing.signed_on, Signing.id)))


def _signing(session: Session, signing: Signing, language: str) -> SigningView:
    rows = session.scalars(owned(Signatory, {"signing_id": signing.id})).all()
    places = places_named(session, [signing.place_id, *(row.place_id for row in rows)], language)
    names = {key: place.name for key, place in places.items()}
    return SigningView(
        id=signing.id,
        event=signing.event,
        signed_on=signing.signed_on,
        place=names.get(signing.place_id or 0, ""),
        document_kind=signing.document_kind,
        languages=tuple(signing.languages.split()),
        note=signing.note,
        signatories=tuple(
            SignedBy(row.name, row.function, names.get(row.place_id or 0, ""), row.person_id)
            for row in rows
        ),
    )


def _visits(session: Session, found: Partnership) -> int:
    statement = (
        select(func.count(Visit.id))
        .join(VisitPartnership, VisitPartnership.visit_id == Visit.id)
        .where(VisitPartnership.partnership_id == found.id)
    )
    return session.scalar(statement) or 0
