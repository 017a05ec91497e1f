"""Records as cards for other programs and phones, a few hundred at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from twincrm.domain.consents import standing
from twincrm.domain.countries import country_name
from twincrm.domain.periods import is_current
from twincrm.domain.records.contact_card import (
    CardAddress,
    CardEmail,
    CardLink,
    CardPhone,
    CardPhoto,
    ContactCard,
)
from twincrm.domain.terms import ConsentPurpose, DisclosurePurpose, LinkKind
from twincrm.runtime import clock
from twincrm.services.documents.blobs import read_bytes
from twincrm.services.progress import Silent
from twincrm.services.vocabularies.wording import function_titles
from twincrm.services.wording import name_of
from twincrm.store.models import (
    Address,
    Assignment,
    Consent,
    Email,
    Household,
    HouseholdMember,
    LanguageSkill,
    Organisation,
    Person,
    Phone,
    Place,
    Tag,
    Tagging,
    WebLink,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.consents import ConsentState
    from twincrm.domain.names import PersonName
    from twincrm.services.progress import Progress

Contact = tuple[str, int]
_BATCH = 400
_OF_TABLES = (
    *("particle", "form_of_address", "correspondence_language", "occupation"),
    *("birth_name", "death_date", "nationality", "salutation"),
)
"""Columns of a person that go out in tables only."""
_PLACES = ("home", "work", "other")


def cards_of(
    session: Session,
    contacts: Sequence[Contact],
    language: str,
    purpose: str = DisclosurePurpose.INTERNAL,
    progress: Progress | None = None,
    *,
    pictures: bool = True,
) -> Iterator[ContactCard]:
    """The cards of people and organisations in the given order.

    For a phone or a partner no note and no birthday leave the house. A partner gets none of the
    association's own tags, and pictures only of people who agreed that pictures are passed on.
    Titles are in *language*. Without *pictures* none is read at all.

    Raises:
        Cancelled: *progress* was asked to stop.
    """
    found = keyed_cards(session, contacts, language, purpose, progress, pictures=pictures)
    return (card for _, card in found)


def keyed_cards(
    session: Session,
    contacts: Sequence[Contact],
    language: str,
    purpose: str = DisclosurePurpose.INTERNAL,
    progress: Progress | None = None,
    *,
    pictures: bool = True,
) -> Iterator[tuple[Contact, ContactCard]]:
    """The same cards, each with whose it is."""
    progress = progress or Silent()
    partner = purpose == DisclosurePurpose.PARTNER
    shows = partner and pictures
    pictured = agreed(session, ConsentPurpose.PHOTO, clock.today()) if shows else set[int]()
    for start in range(0, len(contacts), _BATCH):
        progress.step(start, len(contacts))
        batch = contacts[start : start + _BATCH]
        cards: dict[Contact, ContactCard] = {}
        for kind, build in (("person", _people), ("organisation", _organisations)):
            keys = [key for k, key in batch if k == kind]
            private = purpose == DisclosurePurpose.INTERNAL
            found = build(session, keys, language, private=private, pictures=pictures)
            cards |= {(kind, key): card for key, card in found.items()}
        for contact in (each for each in batch if each in cards):
            kind, key = contact
            card, shown = cards[contact], kind == "organisation" or key in pictured
            yield contact, _of_partner(card, pictured=shown) if partner else card


def with_consent(
    session: Session, contacts: Sequence[Contact], today: date
) -> tuple[list[Contact], list[Contact]]:
    """The contacts that may go to a partner association, and the people who did not agree."""
    people = agreed(session, ConsentPurpose.PARTNER, today)
    kept = [c for c in contacts if c[0] != "person" or c[1] in people]
    return kept, [c for c in contacts if c[0] == "person" and c[1] not in people]


def agreed(session: Session, purpose: ConsentPurpose, today: date) -> set[int]:
    """The people who agree today to what is asked."""
    return _whose_word(session, purpose, today, "given")


def withdrew(session: Session, purpose: ConsentPurpose, today: date) -> set[int]:
    """The people who took back what they had agreed to, and have not agreed again since."""
    return _whose_word(session, purpose, today, "withdrawn")


def _whose_word(
    session: Session, purpose: ConsentPurpose, today: date, state: ConsentState
) -> set[int]:
    every = (
        select(Consent.person_id, Consent.given_on, Consent.withdrawn_on, Consent.expires_on)
        .where(Consent.purpose == purpose)
        .order_by(Consent.id)
    )
    said: dict[int, list[Any]] = defaultdict(list)
    for word in session.execute(every):
        said[word.person_id].append(word)
    return {person for person, words in said.items() if standing(words, today)[0] == state}


def _of_partner(card: ContactCard, *, pictured: bool) -> ContactCard:
    """What a partner association gets: no tags of this one, no picture without consent."""
    return replace(card, categories=(), photo=card.photo if pictured else None)


def _people(
    session: Session, keys: list[int], language: str, *, private: bool, pictures: bool
) -> dict[int, ContactCard]:
    parts = _Parts(session, "person", keys)
    parts.lend(_households(session, keys))
    roles = _roles(session, keys, language)
    spoken = _grouped(session, LanguageSkill, "person_id", keys)
    cards: dict[int, ContactCard] = {}
    for person in session.scalars(select(Person).where(Person.id.in_(keys))):
        name = name_of(person)
        organisation, title = roles.get(person.id, ("", ""))
        cards[person.id] = ContactCard(
            uid=person.uid,
            family=name.surname(),
            given=person.given,
            prefix=person.title,
            suffix=person.suffix,
            formatted_name=_formatted(name, parts, person.id),
            nickname=person.nickname,
            organisation=organisation,
            title=title,
            birthday=(person.birth_date or "") if private else "",
            note=person.note if private else "",
            photo=_photo(session, person.photo_id if pictures else None),
            languages=tuple(row.language for row in spoken[person.id]),
            more=tuple((column, getattr(person, column)) for column in _OF_TABLES),
            **parts.of(person.id, language),
        )
    return cards


def _organisations(
    session: Session, keys: list[int], language: str, *, private: bool, pictures: bool
) -> dict[int, ContactCard]:
    parts = _Parts(session, "organisation", keys)
    return {
        body.id: ContactCard(
            kind="organisation",
            uid=body.uid,
            formatted_name=body.name,
            organisation=body.name,
            note=body.note if private else "",
            more=(("correspondence_language", body.correspondence_language),),
            photo=_photo(session, body.logo_id if pictures else None),
            **parts.of(body.id, language),
        )
        for body in session.scalars(select(Organisation).where(Organisation.id.in_(keys)))
    }


class _Parts:
    """Numbers, mailboxes, addresses, links and tags of a batch of contacts."""

    def __init__(self, session: Session, kind: str, keys: list[int]) -> None:
        owner = f"{kind}_id"
        self.phones = _grouped(session, Phone, owner, keys)
        self.emails = _grouped(session, Email, owner, keys)
        self.addresses = _addresses(session, owner, keys)
        self.links = _grouped(session, WebLink, owner, keys)
        mine = getattr(Tagging, owner)
        tags = select(mine, Tag.name).join(Tag, Tag.id == Tagging.tag_id).where(mine.in_(keys))
        self.tags: dict[int, list[str]] = defaultdict(list)
        for key, name in session.execute(tags.order_by(Tag.folded)):
            self.tags[key].append(name)

    def lend(self, homes: dict[int, _Home]) -> None:
        """Give people the address and the numbers of their household: post belongs to it."""
        for key, home in homes.items():
            known = {row.e164 or row.number for row in self.phones[key]}
            more = [row for row in home.phones if (row.e164 or row.number) not in known]
            self.phones[key] = [*self.phones[key], *more]
            if not self.addresses[key]:
                self.addresses[key] = home.addresses

    def of(self, key: int, language: str) -> dict[str, Any]:
        """The parts of one contact as fields of a card."""
        links = self.links[key]
        return {
            "phones": tuple(
                CardPhone(row.e164 or row.number, (row.kind,), row.label, n == 0)
                for n, row in enumerate(self.phones[key])
            ),
            "emails": tuple(
                CardEmail(row.address, _place(row.kind), row.label, n == 0)
                for n, row in enumerate(self.emails[key])
            ),
            "addresses": tuple(_address(row, language) for row in self.addresses[key]),
            "urls": tuple(
                CardLink(row.url, label=row.label) for row in links if row.kind == LinkKind.WEBSITE
            ),
            "handles": tuple(row.url for row in links if row.kind != LinkKind.WEBSITE),
            "categories": tuple(self.tags[key]),
        }


def _grouped(session: Session, model: Any, owner: str, keys: list[int]) -> dict[int, list[Any]]:  # noqa: ANN401
    mine = getattr(model, owner)
    order = model.position if "position" in model.__table__.columns else model.id
    rows = session.scalars(select(model).where(mine.in_(keys)).order_by(mine, order, model.id))
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, owner)].append(row)
    return found


def _addresses(session: Session, owner: str, keys: list[int]) -> dict[int, list[Any]]:
    """The addresses at which post arrives today."""
    today = clock.today()
    found: dict[int, list[Any]] = defaultdict(list)
    for key, rows in _grouped(session, Address, owner, keys).items():
        found[key] = [row for row in rows if is_current(row.starts_on, row.ends_on, today)]
    return found


@dataclass(frozen=True, slots=True)
class _Home:
    """How a household is reached."""

    phones: list[Any]
    addresses: list[Any]


def _households(session: Session, keys: list[int]) -> dict[int, _Home]:
    """The present household of people, the one they came to last."""
    member = HouseholdMember
    living = (
        select(member.person_id, member.household_id, member.starts_on, member.ends_on)
        .join(Household, Household.id == member.household_id)
        .where(member.person_id.in_(keys))
    )
    today = clock.today()
    of_person = {
        person: home
        for person, home, starts, ends in session.execute(living.order_by(member.id))
        if is_current(starts, ends, today)
    }
    homes = sorted(set(of_person.values()))
    phones = _grouped(session, Phone, "household_id", homes)
    addresses = _addresses(session, "household_id", homes)
    return {person: _Home(phones[home], addresses[home]) for person, home in of_person.items()}


def _roles(session: Session, keys: list[int], language: str) -> dict[int, tuple[str, str]]:
    """Organisation and title of everybody's main present role; none where its body is trashed."""
    statement = (
        select(Assignment, Organisation.name, Person.form_of_address)
        .join(Person, Person.id == Assignment.person_id)
        .outerjoin(Organisation, Organisation.id == Assignment.organisation_id)
        .outerjoin(Place, Place.id == Assignment.place_id)
        .where(Assignment.person_id.in_(keys))
        .where(or_(Organisation.id.is_not(None), Place.id.is_not(None)))
        .order_by(Assignment.person_id, Assignment.main.desc(), Assignment.id)
    )
    today = clock.today()
    rows = [
        row
        for row in session.execute(statement)
        if is_current(row[0].starts_on, row[0].ends_on, today)
    ]
    functions = {r[0].function_id for r in rows if r[0].function_id is not None}
    titles = function_titles(session, language, functions)
    found: dict[int, tuple[str, str]] = {}
    for role, organisation, form in rows:
        worded = titles.get(role.function_id or 0)
        title = role.title or (worded.of(form) if worded else "")
        found.setdefault(role.person_id, (organisation or "", title))
    return found


def _formatted(name: PersonName, parts: _Parts, key: int) -> str:
    """A card must have a name (RFC 6350 section 6.2.1)."""
    emails = parts.emails[key]
    return name.full() or (emails[0].address if emails else "")


def _address(row: Address, language: str) -> CardAddress:
    return CardAddress(
        street=tuple(row.street.split("\n")) if row.street else (),
        extended=row.extra,
        po_box=row.po_box,
        postcode=row.postcode,
        locality=row.locality,
        region=row.region,
        country=country_name(row.country, language) if row.country else "",
        kind=_place(row.kind),
        label=row.label,
    )


def _place(kind: str) -> Any:  # noqa: ANN401 - a literal of the card
    return kind if kind in _PLACES else "other"


def _photo(session: Session, blob_id: int | None) -> CardPhoto | None:
    content = read_bytes(session, blob_id) if blob_id is not None else None
    return CardPhoto(content) if content else None
