"""People, households, and everything by which they are reached."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.domain.terms import (
    Channel,
    ContactKind,
    FormOfAddress,
    HouseholdRole,
    LanguageLevel,
    LinkKind,
    NameOrder,
    RelationKind,
)
from twincrm.store.base import (
    PARTIAL_DATE,
    Base,
    HasUid,
    Keeping,
    OfContact,
    OfPerson,
    Trashable,
    not_negative,
    one_contact,
    one_of,
)


class Person(HasUid, Trashable, Base):
    """A human being; roles, membership and hosting are rows of their own."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        one_of("name_order", NameOrder),
        one_of("form_of_address", FormOfAddress),
        one_of("preferred_channel", Channel),
        not_negative("contact_limit_months"),
    )

    given: Mapped[str] = mapped_column(String(200), default="")
    family: Mapped[str] = mapped_column(String(200), default="")
    particle: Mapped[str] = mapped_column(String(60), default="")
    title: Mapped[str] = mapped_column(String(100), default="")
    suffix: Mapped[str] = mapped_column(String(60), default="")
    nickname: Mapped[str] = mapped_column(String(100), default="")
    birth_name: Mapped[str] = mapped_column(String(200), default="")
    name_order: Mapped[str] = mapped_column(String(10), default=NameOrder.WESTERN)
    form_of_address: Mapped[str] = mapped_column(String(10), default=FormOfAddress.UNKNOWN)
    salutation: Mapped[str] = mapped_column(String(300), default="")
    pronunciation: Mapped[str] = mapped_column(String(200), default="")
    informal: Mapped[bool] = mapped_column(default=False)
    birth_date: Mapped[str | None] = mapped_column(PARTIAL_DATE, index=True)
    death_date: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    nationality: Mapped[str] = mapped_column(String(2), default="")
    occupation: Mapped[str] = mapped_column(String(200), default="")
    correspondence_language: Mapped[str] = mapped_column(String(3), default="")
    preferred_channel: Mapped[str] = mapped_column(String(10), default=Channel.NONE)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    note: Mapped[str] = mapped_column(Text, default="")
    photo_id: Mapped[int | None] = mapped_column(ForeignKey("blob.id"))
    contact_limit_months: Mapped[int | None]
    """After how many months without contact this person counts as long not spoken to."""


class Household(HasUid, Trashable, Base):
    """People who live together: beds, hosting, address and post belong to it."""

    __keeping__ = Keeping.RECORDED

    name: Mapped[str] = mapped_column(String(200))
    salutation: Mapped[str] = mapped_column(String(300), default="")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    note: Mapped[str] = mapped_column(Text, default="")


class HouseholdMember(OfPerson, Base):
    """A person's time in a household; nothing is guessed from equal surnames."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("role", HouseholdRole),)

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    role: Mapped[str] = mapped_column(String(10), default=HouseholdRole.ADULT)
    starts_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    ends_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)


class Address(OfContact, Base):
    """A postal address with the time it held."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_contact(), one_of("kind", ContactKind))

    kind: Mapped[str] = mapped_column(String(10), default=ContactKind.HOME)
    label: Mapped[str] = mapped_column(String(100), default="")
    extra: Mapped[str] = mapped_column(String(200), default="")
    street: Mapped[str] = mapped_column(String(300), default="")
    po_box: Mapped[str] = mapped_column(String(60), default="")
    postcode: Mapped[str] = mapped_column(String(20), default="")
    locality: Mapped[str] = mapped_column(String(200), default="")
    region: Mapped[str] = mapped_column(String(200), default="")
    country: Mapped[str] = mapped_column(String(2), default="")
    starts_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    ends_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    position: Mapped[int] = mapped_column(default=0)


class Phone(OfContact, Base):
    """A phone number as typed and, where it parses, as E.164."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_contact(), one_of("kind", ContactKind))

    kind: Mapped[str] = mapped_column(String(10), default=ContactKind.MOBILE)
    label: Mapped[str] = mapped_column(String(100), default="")
    number: Mapped[str] = mapped_column(String(100))
    e164: Mapped[str | None] = mapped_column(String(20), index=True)
    position: Mapped[int] = mapped_column(default=0)


class Email(OfContact, Base):
    """A mailbox; `folded` is how it is compared."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_contact(), one_of("kind", ContactKind))

    kind: Mapped[str] = mapped_column(String(10), default=ContactKind.HOME)
    label: Mapped[str] = mapped_column(String(100), default="")
    address: Mapped[str] = mapped_column(String(320))
    folded: Mapped[str] = mapped_column(String(320), index=True)
    position: Mapped[int] = mapped_column(default=0)


class WebLink(OfContact, Base):
    """A web site, a messenger or a social account."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_contact(), one_of("kind", LinkKind))

    kind: Mapped[str] = mapped_column(String(10), default=LinkKind.WEBSITE)
    label: Mapped[str] = mapped_column(String(100), default="")
    url: Mapped[str] = mapped_column(String(2000))
    position: Mapped[int] = mapped_column(default=0)


class LanguageSkill(OfPerson, Base):
    """A language a person speaks, and how well."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        one_of("level", LanguageLevel),
        UniqueConstraint("person_id", "language"),
    )

    language: Mapped[str] = mapped_column(String(3), index=True)
    level: Mapped[str] = mapped_column(String(1), default=LanguageLevel.GOOD)


class Relation(OfPerson, Base):
    """How one person is related to another, read from `person` to `other`."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("kind", RelationKind),)

    other_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    ends_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    note: Mapped[str] = mapped_column(String(300), default="")


class Consent(HasUid, OfPerson, Base):
    """What a person agreed to, in which words, and until when."""

    __keeping__ = Keeping.RECORDED

    purpose: Mapped[str] = mapped_column(String(20), index=True)
    scope: Mapped[str] = mapped_column(String(300), default="")
    text_version: Mapped[str] = mapped_column(String(60), default="")
    language: Mapped[str] = mapped_column(String(3), default="")
    given_on: Mapped[date]
    given_by: Mapped[str] = mapped_column(String(200), default="")
    withdrawn_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    paper_reference: Mapped[str] = mapped_column(String(200), default="")


class Tag(HasUid, Trashable, Base):
    """A keyword that people, organisations and households are marked with."""

    __keeping__ = Keeping.RECORDED

    name: Mapped[str] = mapped_column(String(100))
    folded: Mapped[str] = mapped_column(String(100), unique=True)


class Tagging(OfContact, Base):
    """A tag on a contact."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        one_contact(),
        UniqueConstraint("tag_id", "person_id"),
        UniqueConstraint("tag_id", "organisation_id"),
        UniqueConstraint("tag_id", "household_id"),
    )

    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), index=True)


class EmergencyContact(OfPerson, Base):
    """Whom to call when something happens to a person on a visit."""

    __keeping__ = Keeping.SENSITIVE

    name: Mapped[str] = mapped_column(String(200))
    relation: Mapped[str] = mapped_column(String(100), default="")
    phone: Mapped[str] = mapped_column(String(100))
    language: Mapped[str] = mapped_column(String(3), default="")
