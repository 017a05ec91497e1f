"""A card in the words of the model: what each of its entries becomes here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from twincrm.domain.countries import country_code
from twincrm.domain.emails import email_key
from twincrm.domain.errors import InputError
from twincrm.domain.folding import fold
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.phones import parse_phone
from twincrm.domain.terms import ContactKind, LinkKind

if TYPE_CHECKING:
    from twincrm.domain.records.contact_card import CardAddress, ContactCard
    from twincrm.exchange.vcard import ReadCard

Row = dict[str, Any]
_NOT_KEPT = (("anniversary", "ANNIVERSARY"), ("relations", "RELATED"))


@dataclass(frozen=True)
class IncomingCard:
    """A read card and where it came from."""

    source: str
    read: ReadCard
    country: str
    """The country in whose manner its phone numbers are read, unless an address says otherwise."""

    @property
    def card(self) -> ContactCard:
        """The card itself."""
        assert self.read.card is not None
        return self.read.card

    @property
    def kind(self) -> str:
        """Whether it becomes a person or an organisation."""
        return self.card.kind

    @property
    def uid(self) -> str:
        """The uid without the scheme before it."""
        return bare_uid(self.card.uid)

    @cached_property
    def title(self) -> str:
        """The name it is listed under."""
        return self.card.shown_name

    @cached_property
    def name(self) -> tuple[str, str]:
        """Given and family name; a name in one piece is cut before its last word."""
        card = self.card
        if card.family or card.given:
            return " ".join(p for p in (card.given, card.additional) if p), card.family
        given, _, family = self.title.strip().rpartition(" ")
        return given, family

    @cached_property
    def name_key(self) -> str:
        """The folded name that known contacts are compared by."""
        return name_key(*self.name) if self.kind == "person" else fold(self.title)

    @cached_property
    def birth_date(self) -> str | None:
        """The birthday, if it is a date."""
        try:
            return PartialDate.from_iso(self.card.birthday).iso if self.card.birthday else None
        except InputError:
            return None

    @cached_property
    def phones(self) -> tuple[Row, ...]:
        """Rows of phone numbers; the preferred ones first."""
        country = next((a["country"] for a in self.addresses if a["country"]), self.country)
        ordered = sorted(self.card.phones, key=lambda phone: not phone.preferred)
        return tuple(
            {
                "kind": str(phone.kinds[0] if phone.kinds else ContactKind.OTHER),
                "label": phone.label,
                "number": phone.number.strip(),
                "e164": parse_phone(phone.number, country).e164,
            }
            for phone in ordered
            if phone.number.strip()
        )

    @cached_property
    def emails(self) -> tuple[Row, ...]:
        """Rows of mailboxes; the preferred ones first."""
        ordered = sorted(self.card.emails, key=lambda email: not email.preferred)
        return tuple(
            {
                "kind": str(email.kind or ContactKind.OTHER),
                "label": email.label,
                "address": email.address.strip(),
                "folded": email_key(email.address),
            }
            for email in ordered
            if email.address.strip()
        )

    @cached_property
    def addresses(self) -> tuple[Row, ...]:
        """Rows of postal addresses."""
        return tuple(_address_row(address) for address in self.card.addresses)

    @cached_property
    def links(self) -> tuple[Row, ...]:
        """Rows of web sites and messengers."""
        sites = [
            {"kind": str(LinkKind.WEBSITE), "label": link.label, "url": link.url}
            for link in self.card.urls
        ]
        handles = [
            {"kind": str(LinkKind.MESSENGER), "label": "", "url": handle}
            for handle in self.card.handles
        ]
        return (*sites, *handles)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Names of tags, each once."""
        named = {fold(name): name.strip() for name in self.card.categories if name.strip()}
        return tuple(named.values())

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Codes of languages, each once."""
        return tuple(dict.fromkeys(code[:2].lower() for code in self.card.languages if code))

    @property
    def organisation(self) -> str:
        """The organisation a person belongs to, with its unit; empty for an organisation itself."""
        return self.card.organisation.strip() if self.kind == "person" else ""

    @property
    def function(self) -> str:
        """The person's function in its organisation."""
        return self.card.title or self.card.role

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """Names of entries that are not kept."""
        more = [name for field, name in _NOT_KEPT if getattr(self.card, field)]
        if self.card.birthday and self.birth_date is None:
            more.append("BDAY")
        if self.function and not self.organisation:
            more.append("TITLE")
        return tuple(dict.fromkeys((*self.read.left_out, *more)))


def name_key(given: str, family: str) -> str:
    """Equal for names that differ in case, accents or blanks only."""
    return fold(" ".join(f"{given} {family}".split()))


def bare_uid(uid: str) -> str:
    """A uid without ``urn:uuid:`` before it (RFC 9562 section 4)."""
    return uid.removeprefix("urn:uuid:").removeprefix("URN:UUID:").strip()


def _address_row(address: CardAddress) -> Row:
    country = country_code(address.country) if address.country else None
    unknown = address.country if address.country and not country else ""
    return {
        "kind": str(address.kind or ContactKind.OTHER),
        "label": address.label,
        "extra": address.extended,
        "street": "\n".join(address.street),
        "po_box": address.po_box,
        "postcode": address.postcode,
        "locality": address.locality,
        "region": ", ".join(part for part in (address.region, unknown) if part),
        "country": country or "",
    }
