"""How people, organisations and households are reached, as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.addresses import PostalAddress, locality_line, postal_lines
from twincrm.domain.countries import country_name
from twincrm.domain.periods import has_begun
from twincrm.domain.phones import Phone as PhoneNumber
from twincrm.domain.phones import parse_phone
from twincrm.services.rows import owned
from twincrm.services.smart.listing import groups_of
from twincrm.store.models import Address, Email, Phone, Tag, Tagging, WebLink

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class PhoneRow:
    """A phone number as it is read and as it is dialled."""

    kind: str
    label: str
    shown: str
    """As dialled from the association's country."""
    e164: str | None
    id: int = 0
    household: str = ""
    household_id: int = 0
    """Whose it is, where it is not the contact's own."""


@dataclass(frozen=True, slots=True)
class EmailRow:
    """A mailbox."""

    kind: str
    label: str
    address: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class AddressRow:
    """A postal address; `household` names whose it is, where it is not the contact's own."""

    kind: str
    label: str
    lines: tuple[str, ...]
    """For the screen: ``12, rue des Épées``, ``59400 Cambrai, Frankreich``."""
    envelope: tuple[str, ...]
    """Below the name, as the country it goes to writes it."""
    country: str
    current: bool
    household: str = ""
    household_id: int = 0
    """Whose it is, where it is not the contact's own."""
    id: int = 0
    coming: str | None = None
    """From when on it holds, where that is still to come."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A web site, messenger or social account."""

    kind: str
    label: str
    url: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Reached:
    """Everything by which a contact is reached, and its tags."""

    phones: tuple[PhoneRow, ...]
    emails: tuple[EmailRow, ...]
    addresses: tuple[AddressRow, ...]
    links: tuple[LinkRow, ...]
    tags: tuple[str, ...]
    groups: tuple[str, ...] = ()
    """Static and smart ones that the contact is in now."""


def reached(
    session: Session, owner: dict[str, int], language: str, *, home: str, today: str
) -> Reached:
    """How *owner* (such as ``{"person_id": 5}``) is reached, read from the country *home*.

    Tags in the trash are left out; *today* (ISO) decides which addresses still hold.
    """
    tags = (
        select(Tag.name)
        .join(Tagging, Tagging.tag_id == Tag.id)
        .where(*(getattr(Tagging, c) == v for c, v in owner.items()))
        .order_by(Tag.folded)
    )
    return Reached(
        phones=phones_of(session, owner, home=home),
        emails=tuple(
            EmailRow(row.kind, row.label, row.address, row.id)
            for row in session.scalars(owned(Email, owner))
        ),
        addresses=addresses_of(session, owner, language, home=home, today=today),
        links=tuple(
            LinkRow(row.kind, row.label, row.url, row.id)
            for row in session.scalars(owned(WebLink, owner))
        ),
        tags=tuple(session.scalars(tags)),
        groups=_groups(session, owner, today),
    )


def _groups(session: Session, owner: dict[str, int], today: str) -> tuple[str, ...]:
    ((column, record),) = owner.items()
    found = groups_of(session, column.removesuffix("_id"), record, date.fromisoformat(today))
    return tuple(row.name for row in found)


def phones_of(
    session: Session, owner: dict[str, int], *, home: str, household: str = ""
) -> tuple[PhoneRow, ...]:
    """The telephones of *owner*, in the order they are kept."""
    rows = [_phone(row, home) for row in session.scalars(owned(Phone, owner))]
    if not household:
        return tuple(rows)
    lent = {"household": household, "household_id": owner["household_id"]}
    return tuple(replace(row, **lent) for row in rows)


def addresses_of(
    session: Session,
    owner: dict[str, int],
    language: str,
    *,
    home: str,
    today: str,
    household: str = "",
) -> tuple[AddressRow, ...]:
    """The postal addresses of *owner*: those of today, those to come, then those that are over."""
    rows = [
        AddressRow(
            kind=row.kind,
            label=row.label,
            lines=_lines(_postal(row), home, language),
            envelope=postal_lines(_postal(row), sender_country=home, language=language),
            country=row.country,
            current=row.ends_on is None or row.ends_on >= today[: len(row.ends_on)],
            household=household,
            household_id=owner["household_id"] if household else 0,
            id=row.id,
            coming=None if has_begun(row.starts_on, date.fromisoformat(today)) else row.starts_on,
        )
        for row in session.scalars(owned(Address, owner))
    ]
    return tuple(sorted(rows, key=lambda row: (not row.current, row.coming or "")))


def _phone(row: Phone, home: str) -> PhoneRow:
    shown = row.number
    if row.e164:
        country = parse_phone(row.e164, home).country
        shown = PhoneNumber(row.number, row.e164, country).display(home)
    return PhoneRow(row.kind, row.label, shown, row.e164, row.id)


def _lines(address: PostalAddress, home: str, language: str) -> tuple[str, ...]:
    foreign = address.country and address.country.upper() != home.upper()
    country = country_name(address.country, language) if foreign else ""
    town = ", ".join(part for part in (locality_line(address), country) if part)
    return tuple(
        line for line in (*address.extra.splitlines(), *address.street.splitlines(), town) if line
    )


def _postal(row: Address) -> PostalAddress:
    return PostalAddress(
        street=row.street or row.po_box,
        postcode=row.postcode,
        locality=row.locality,
        region=row.region,
        country=row.country,
        extra="\n".join(part for part in (row.extra, row.po_box if row.street else "") if part),
    )
