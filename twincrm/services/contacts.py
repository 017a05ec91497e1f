"""How people, organisations and households are reached: the parts that all three have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.emails import check_email
from twincrm.domain.errors import InputError
from twincrm.domain.folding import fold
from twincrm.domain.phones import parse_phone
from twincrm.domain.terms import ContactKind, LinkKind
from twincrm.domain.texts import Message, one_line
from twincrm.services.rows import alter_parts, owned, read_drafts
from twincrm.services.static_groups import read_groups, write_groups
from twincrm.store.models import Address, Email, Phone, Tag, Tagging, WebLink

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.store.work import Work


@dataclass(frozen=True, slots=True)
class PhoneDraft:
    """A phone number as it is typed."""

    id: int | None = None
    kind: str = ContactKind.MOBILE
    label: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class EmailDraft:
    """A mailbox as it is typed."""

    id: int | None = None
    kind: str = ContactKind.HOME
    label: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class AddressDraft:
    """A postal address as it is typed."""

    id: int | None = None
    kind: str = ContactKind.HOME
    label: str = ""
    extra: str = ""
    street: str = ""
    po_box: str = ""
    postcode: str = ""
    locality: str = ""
    region: str = ""
    country: str = ""
    starts_on: str | None = None
    ends_on: str | None = None


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """A web site, messenger or social account as it is typed."""

    id: int | None = None
    kind: str = LinkKind.WEBSITE
    label: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything by which a contact is reached, its tags and the groups it was put into."""

    phones: tuple[PhoneDraft, ...] = ()
    emails: tuple[EmailDraft, ...] = ()
    addresses: tuple[AddressDraft, ...] = ()
    links: tuple[LinkDraft, ...] = ()
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    """Static ones, by their names."""


def checked_reach(reach: Reach) -> Reach:
    """The same without empty rows and with tidy mailboxes.

    Raises:
        InputError: a mailbox or number cannot be one; `field` is such as ``emails.0.address``.
    """
    phones = tuple(p for p in reach.phones if p.number.strip())
    for place, phone in enumerate(phones):
        if not any(character.isdigit() for character in phone.number):
            raise InputError(
                f"phones.{place}.number",
                Message("“{number}” holds no digit.", {"number": phone.number}),
            )
    emails = tuple(e for e in reach.emails if e.address.strip())
    return Reach(
        phones=tuple(replace(p, number=p.number.strip()) for p in phones),
        emails=tuple(_checked_email(place, email) for place, email in enumerate(emails)),
        addresses=tuple(a for a in reach.addresses if not _empty(a)),
        links=tuple(link for link in reach.links if link.url.strip()),
        tags=tuple(dict.fromkeys(t.strip() for t in reach.tags if t.strip())),
        groups=tuple(dict.fromkeys(g for name in reach.groups if (g := one_line(name)))),
    )


def read_reach(session: Session, owner: dict[str, int]) -> Reach:
    """How *owner* (such as ``{"person_id": 5}``) is reached."""
    tags = (
        select(Tag.name)
        .join(Tagging, Tagging.tag_id == Tag.id)
        .where(*(getattr(Tagging, c) == v for c, v in owner.items()))
        .order_by(Tag.folded)
    )
    return Reach(
        phones=read_drafts(PhoneDraft, session.scalars(owned(Phone, owner))),
        emails=read_drafts(EmailDraft, session.scalars(owned(Email, owner))),
        addresses=read_drafts(AddressDraft, session.scalars(owned(Address, owner))),
        links=read_drafts(LinkDraft, session.scalars(owned(WebLink, owner))),
        tags=tuple(session.scalars(tags)),
        groups=read_groups(session, owner),
    )


def write_reach(
    work: Work, owner: dict[str, int], before: Reach, after: Reach, country: str
) -> None:
    """Bring the rows of *owner* from one reach to another; numbers are read for *country*."""
    after = checked_reach(after)

    def phone_values(phone: PhoneDraft) -> dict[str, object]:
        return {"e164": parse_phone(phone.number, country).e164}

    def email_values(email: EmailDraft) -> dict[str, object]:
        return {"folded": fold(email.address)}

    alter_parts(work, Phone, owner, before.phones, after.phones, phone_values)
    alter_parts(work, Email, owner, before.emails, after.emails, email_values)
    alter_parts(work, Address, owner, before.addresses, after.addresses)
    alter_parts(work, WebLink, owner, before.links, after.links)
    _write_tags(work, owner, before.tags, after.tags)
    write_groups(work, owner, before.groups, after.groups)


def tag_named(work: Work, name: str) -> Tag:
    """The tag of this name, made if there is none; one in the trash comes back."""
    found = work.first(select(Tag).where(Tag.folded == fold(name)), with_trash=True)
    if found is None:
        return work.add(Tag(name=name, folded=fold(name)))
    if found.trashed_at is not None:
        found.trashed_at = None
    return found


def _write_tags(
    work: Work, owner: dict[str, int], before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    for name in after:
        if name not in before:
            tag = tag_named(work, name)
            mine = [Tagging.tag_id == tag.id, *(getattr(Tagging, c) == v for c, v in owner.items())]
            if work.first(select(Tagging).where(*mine)) is None:
                work.add(Tagging(tag_id=tag.id, **owner))
    gone = {fold(name) for name in before} - {fold(name) for name in after}
    mine = [getattr(Tagging, c) == v for c, v in owner.items()]
    statement = (
        select(Tagging).join(Tag, Tag.id == Tagging.tag_id).where(Tag.folded.in_(gone), *mine)
    )
    for tagging in work.all(statement):
        work.delete(tagging)


def _checked_email(place: int, email: EmailDraft) -> EmailDraft:
    try:
        return replace(email, address=check_email(email.address))
    except InputError as error:
        raise InputError(f"emails.{place}.address", error.message) from error


def _empty(address: AddressDraft) -> bool:
    parts = (address.street, address.po_box, address.postcode, address.locality, address.extra)
    return not any(part.strip() for part in parts)
