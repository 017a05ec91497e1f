"""The programme of a visit, read from the file for a printed page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, get_args

from sqlalchemy import select

from twincrm.domain.countries import EEA_MEMBERS
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.phones import parse_phone
from twincrm.domain.records.visit_programme import (
    Anniversary,
    EmergencyNumber,
    Funder,
    Greeting,
    ItemStatus,
    ProgrammeContact,
    ProgrammeDay,
    ProgrammeItem,
    Texts,
    VisitProgramme,
)
from twincrm.domain.terms import Audience as ItemAudience
from twincrm.domain.terms import FundingStatus, LanguageLevel, SigningEvent
from twincrm.runtime import clock
from twincrm.runtime.language import LANGUAGES
from twincrm.services.association.queries import home_country
from twincrm.services.documents.blobs import read_bytes
from twincrm.services.rows import owned
from twincrm.services.visits.funders import known_funders
from twincrm.services.visits.programme_rows import items_of, texts_of
from twincrm.services.visits.queries import partner_places
from twincrm.services.wording import people_named, places_named
from twincrm.store.models import (
    Association,
    Funding,
    LanguageSkill,
    Organisation,
    Partnership,
    Signing,
    Visit,
    VisitContact,
    VisitContactText,
    VisitPartnership,
    VisitText,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy.orm import Session

    from twincrm.domain.records.visit_programme import (
        Audience,
    )
    from twincrm.domain.vocabulary import Funder as KnownFunder
    from twincrm.store import models

FOR_WHOM: dict[str, Audience] = {
    ItemAudience.ALL: "everyone",
    ItemAudience.GUESTS: "guests",
    ItemAudience.HOSTS_AND_GUESTS: "everyone",
    ItemAudience.OFFICIALS: "officials",
    ItemAudience.YOUTH: "youth",
    ItemAudience.BOARDS: "board",
}
"""Whom an item is for, in the words of the printed page: hosts and guests are all its readers."""
ROUND = 5
"""Every how many years an anniversary is named on the page."""
EMERGENCY = EmergencyNumber(
    "112",
    Texts(
        {
            "de": "Notruf, Rettung",
            "fr": "Urgences, secours",
            "en": "Emergency, ambulance",
            "pl": "Numer alarmowy, pogotowie",
        }
    ),
)
WITH_112 = EEA_MEMBERS | {"GB", "CH", "TR", "UA", "RS", "BA", "MK", "AL", "ME", "MD", "XK"}
"""Countries in which 112 is answered: the European Economic Area and its neighbours."""
_NOWHERE = 0
"""The id of no place."""
SPEAKS = (LanguageLevel.BASIC, LanguageLevel.GOOD, LanguageLevel.FLUENT)
"""How well somebody speaks a language that is printed with the name."""


def programme_of(session: Session, visit_id: int) -> VisitProgramme:
    """The programme with everything that is printed; internal notes and trashed items are not.

    Raises:
        NoResultFound: there is no such visit.
    """
    visit = session.scalars(select(Visit).where(Visit.id == visit_id)).one()
    association = session.scalars(select(Association)).one()
    written = session.scalars(owned(VisitText, {"visit_id": visit_id})).all()
    items = items_of(session, visit_id)
    by_item = texts_of(session, items)
    home = places_named(session, [visit.place_id]).get(visit.place_id or 0)
    towns = partner_places(session, visit, "", _NOWHERE)
    return VisitProgramme(
        association=association.name,
        logo=_picture(session, association.logo_id),
        letterhead=association.letterhead,
        visit_name=Texts(dict.fromkeys(LANGUAGES, visit.name)),
        title=_said(written, lambda text: text.title),
        start=visit.starts_on,
        end=visit.ends_on,
        days=_days(visit, items, by_item),
        partners=tuple(town.name for town in towns if town.id != visit.place_id),
        hosted=any(town.id == visit.place_id for town in towns),
        anniversary=_anniversary(session, visit),
        occasion=_said(written, lambda text: text.occasion),
        motto=_motto(written),
        host_place=home.name if home else "",
        greeting=_greeting(session, visit, written),
        practical_notes=_said(written, lambda text: text.practical),
        contacts=_contacts(session, visit_id),
        emergency_numbers=(EMERGENCY,) if home and home.country in WITH_112 else (),
        thanks=_said(written, lambda text: text.thanks),
        funders=_funders(session, visit_id),
        version=visit.programme_version,
        as_of=clock.today(),
    )


def _said(written: Iterable[VisitText], part: Callable[[VisitText], str]) -> Texts:
    return Texts({text.language: part(text) for text in written})


def _motto(written: Iterable[VisitText]) -> str:
    """The motto once; where languages have their own, all of them, since mottos are bilingual."""
    return " · ".join(dict.fromkeys(text.motto for text in written if text.motto.strip()))


def _picture(session: Session, blob_id: int | None) -> bytes | None:
    return read_bytes(session, blob_id) if blob_id is not None else None


def _days(
    visit: Visit,
    items: list[models.ProgrammeItem],
    texts: Mapping[int, Mapping[str, models.ProgrammeText]],
) -> tuple[ProgrammeDay, ...]:
    """Every day of the visit on which something happens."""
    days = (
        visit.starts_on + timedelta(days=offset)
        for offset in range((visit.ends_on - visit.starts_on).days + 1)
    )
    printed = (
        ProgrammeDay(
            day, tuple(_item(item, texts.get(item.id, {})) for item in items if item.day == day)
        )
        for day in days
    )
    return tuple(day for day in printed if day.items)


def _item(item: models.ProgrammeItem, texts: Mapping[str, models.ProgrammeText]) -> ProgrammeItem:
    def said(part: Callable[[models.ProgrammeText], str]) -> Texts:
        return Texts({code: part(text) for code, text in texts.items()})

    return ProgrammeItem(
        title=said(lambda text: text.title),
        start=item.starts_at,
        end=item.ends_at,
        approximate=item.approximate,
        detail=said(lambda text: text.detail),
        place=said(lambda text: text.place),
        meeting_point=said(lambda text: text.meeting_point),
        kind=item.kind,
        audience=FOR_WHOM[item.audience],
        optional=item.optional,
        registration=item.registration,
        price_cents=item.price_cents,
        status=_status(item.status),
        item_id=item.id,
    )


def _status(status: str) -> ItemStatus:
    return next(word for word in get_args(ItemStatus) if word == status)


def _anniversary(session: Session, visit: Visit) -> Anniversary | None:
    """The round years since a charter of the partnerships that the visit serves, if it is such.

    They are counted from the first charter, else from another signing, the oldest first.
    """
    statement = (
        select(Signing)
        .join(Partnership, Partnership.id == Signing.partnership_id)
        .join(VisitPartnership, VisitPartnership.partnership_id == Partnership.id)
        .where(VisitPartnership.visit_id == visit.id)
    )
    signings = session.scalars(statement).all()
    charters = [row for row in signings if row.event == SigningEvent.FIRST] or signings
    for signed_on in sorted(row.signed_on for row in charters):
        since = PartialDate.from_iso(signed_on).year
        years = visit.starts_on.year - since if since else 0
        if since and years > 0 and years % ROUND == 0:
            return Anniversary(since, visit.starts_on.year)
    return None


def _greeting(session: Session, visit: Visit, written: Iterable[VisitText]) -> Greeting | None:
    texts = _said(written, lambda text: text.greeting)
    if not texts:
        return None
    name = people_named(session, [visit.greeting_by_id]).get(visit.greeting_by_id or 0)
    function = _said(written, lambda text: text.greeting_function)
    return Greeting(texts, name.full() if name else "", function)


def _contacts(session: Session, visit_id: int) -> tuple[ProgrammeContact, ...]:
    rows = session.scalars(owned(VisitContact, {"visit_id": visit_id})).all()
    names = people_named(session, [row.person_id for row in rows])
    home = home_country(session)
    return tuple(
        ProgrammeContact(
            phone=parse_phone(row.phone, home).international(),
            name=names[row.person_id].full(),
            function=_function(session, row),
            speaks=_speaks(session, row.person_id),
            contact_id=row.id,
        )
        for row in rows
        if row.person_id in names
    )


def _function(session: Session, contact: VisitContact) -> Texts:
    texts = session.scalars(owned(VisitContactText, {"visit_contact_id": contact.id}))
    return Texts({text.language: text.function for text in texts})


def _speaks(session: Session, person_id: int) -> tuple[str, ...]:
    statement = select(LanguageSkill).where(
        LanguageSkill.person_id == person_id, LanguageSkill.level.in_(SPEAKS)
    )
    best_first = statement.order_by(LanguageSkill.level.desc(), LanguageSkill.id)
    return tuple(skill.language for skill in session.scalars(best_first))


def _funders(session: Session, visit_id: int) -> tuple[Funder, ...]:
    """Those who granted money and want to be named, with the credit line they ask for."""
    granted = (FundingStatus.GRANTED, FundingStatus.PAID)
    rows = [
        row
        for row in session.scalars(owned(Funding, {"visit_id": visit_id}))
        if row.named_in_programme and row.status in granted
    ]
    known = known_funders() if any(row.funder_key for row in rows) else {}
    return tuple(_funder(session, row, known.get(row.funder_key)) for row in rows)


def _funder(session: Session, row: Funding, known: KnownFunder | None) -> Funder:
    of_body = select(Organisation.logo_id).where(Organisation.id == row.organisation_id)
    logo = _picture(session, session.scalars(of_body).first())
    if known is None:
        return Funder(row.funder, logo, funding_id=row.id)
    own_name = row.funder not in dict(known.name.items()).values()
    credit = Texts(dict(known.credit.items()))
    return Funder(row.funder, logo, credit, named=own_name, funding_id=row.id)
