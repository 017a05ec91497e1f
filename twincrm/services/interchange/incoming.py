"""A card in the words of the model: what each of its entries becomes here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from twincrm.domain.countries import country_code
from twincrm.domain.emails import email_key
from twincrm.domain.folding import fold
from twincrm.domain.phones import parse_phone
from twincrm.domain.terms import ContactKind, LinkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.domain.records.contact_card import CardAddress, CardEmail, CardPhone, ContactCard
    from twincrm.domain.records.table_row import TableRow
    from twincrm.exchange.vcard import ReadCard

Row = dict[str, Any]
_OTHER = str(ContactKind.OTHER)
_WEBSITE, _MESSENGER = str(LinkKind.WEBSITE), str(LinkKind.MESSENGER)
_NOT_KEPT = (("anniversary", "ANNIVERSARY"), ("relations", "RELATED"))
V = TypeVar("V")
W = TypeVar("W", "CardPhone", "CardEmail")
_SEVERAL = 2


class _once(Generic[V]):  # noqa: N801 - used like property
    """A value that is worked out when it is asked for first, and kept in the object.

    Up to Python 3.11 the library's own takes a lock each time: a tenth of an import.
    """

    def __init__(self, find: Callable[[Any], V]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __get__(self, card: Any, _kind: type | None = None) -> V:  # noqa: ANN401 - its owner
        value = self._find(card)
        card.__dict__[self._find.__name__] = value
        return value


@dataclass(frozen=True)
class IncomingCard:
    """A read card and where it came from."""

    source: str
    read: ReadCard
    country: str
    """The country in whose manner its phone numbers are read, unless an address says otherwise."""
    more: tuple[tuple[str, str], ...] = ()
    """Values of a person that no card has, by the names of their columns."""
    row: TableRow | None = None
    """The row it comes from: what its note says and the contact's does not is added."""

    @property
    def settled_mark(self) -> str:
        """What is kept beside the fingerprint of a row that somebody put right."""
        return f"{self.row.fingerprint}!" if self.row else ""

    @_once
    def card(self) -> ContactCard:
        """The card itself."""
        assert self.read.card is not None
        return self.read.card

    @_once
    def kind(self) -> str:
        """Whether it becomes a person or an organisation."""
        return self.card.kind

    @_once
    def uid(self) -> str:
        """The uid without the scheme before it."""
        return bare_uid(self.card.uid)

    @_once
    def title(self) -> str:
        """The name it is listed under."""
        return self.card.shown_name

    @_once
    def name(self) -> tuple[str, str]:
        """Given and family name; a name in one piece is cut before its last word."""
        card = self.card
        if card.family or card.given:
            return " ".join(p for p in (card.given, card.additional) if p), card.family
        given, _, family = self.title.strip().rpartition(" ")
        return given, family

    @_once
    def name_key(self) -> str:
        """The folded name that known contacts are compared by."""
        return name_key(*self.name) if self.kind == "person" else fold(self.title)

    @property
    def nameless(self) -> bool:
        """Whether a number or mailbox stands where others have a name."""
        card = self.card
        if card.family or card.given or card.additional or card.organisation or card.nickname:
            return False
        ways = (*(each.number for each in card.phones), *(each.address for each in card.emails))
        called = "".join(fold(self.title).split())
        return called in {"".join(fold(way).split()) for way in ways}

    @property
    def birth_date(self) -> str | None:
        """The birthday: cards hold dates as they are kept here, whole or in part."""
        return self.card.birthday or None

    @_once
    def phones(self) -> tuple[Row, ...]:
        """Rows of phone numbers; the preferred ones first."""
        country = next((a["country"] for a in self.addresses if a["country"]), self.country)
        return tuple(
            [
                {
                    "kind": phone.kinds[0] if phone.kinds else _OTHER,
                    "label": phone.label,
                    "number": number,
                    "e164": parse_phone(number, country).e164,
                }
                for phone in _preferred_first(self.card.phones)
                if (number := phone.number.strip())
            ]
        )

    @_once
    def emails(self) -> tuple[Row, ...]:
        """Rows of mailboxes; the preferred ones first."""
        return tuple(
            [
                {
                    "kind": email.kind or _OTHER,
                    "label": email.label,
                    "address": address,
                    "folded": email_key(address),
                }
                for email in _preferred_first(self.card.emails)
                if (address := email.address.strip())
            ]
        )

    @_once
    def addresses(self) -> tuple[Row, ...]:
        """Rows of postal addresses."""
        return tuple(_address_row(address) for address in self.card.addresses)

    @_once
    def links(self) -> tuple[Row, ...]:
        """Rows of web sites and messengers."""
        sites = [
            {"kind": _WEBSITE, "label": link.label, "url": link.url} for link in self.card.urls
        ]
        handles = [{"kind": _MESSENGER, "label": "", "url": handle} for handle in self.card.handles]
        return (*sites, *handles)

    @_once
    def tags(self) -> tuple[str, ...]:
        """Names of tags, each once."""
        named = {fold(name): name.strip() for name in self.card.categories if name.strip()}
        return tuple(named.values())

    @_once
    def languages(self) -> tuple[str, ...]:
        """Codes of languages, each once."""
        return tuple(dict.fromkeys(code[:2].lower() for code in self.card.languages if code))

    @_once
    def organisation(self) -> str:
        """The organisation a person belongs to, with its unit; empty for an organisation itself."""
        return self.card.organisation.strip() if self.kind == "person" else ""

    @property
    def function(self) -> str:
        """The person's function in its organisation."""
        return self.card.title or self.card.role

    @_once
    def left_out(self) -> tuple[str, ...]:
        """Names of entries that are not kept."""
        more = [name for field, name in _NOT_KEPT if getattr(self.card, field)]
        if self.function and not self.organisation:
            more.append("TITLE")
        return tuple(dict.fromkeys((*self.read.left_out, *more)))


def _preferred_first(ways: tuple[W, ...]) -> Sequence[W]:
    """Phones or mailboxes in their order, the preferred ones before the others."""
    if len(ways) < _SEVERAL:
        return ways
    return sorted(ways, key=lambda way: not way.preferred)


def name_key(given: str, family: str) -> str:
    """Equal for names that differ in case, accents or blanks only."""
    return fold(f"{given} {family}")


def bare_uid(uid: str) -> str:
    """A uid without ``urn:uuid:`` before it (RFC 9562 section 4)."""
    return uid.removeprefix("urn:uuid:").removeprefix("URN:UUID:").strip()


def _address_row(address: CardAddress) -> Row:
    country = country_code(address.country) if address.country else None
    unknown = address.country if address.country and not country else ""
    return {
        "kind": address.kind or _OTHER,
        "label": address.label,
        "extra": address.extended,
        "street": "\n".join(address.street),
        "po_box": address.po_box,
        "postcode": address.postcode,
        "locality": address.locality,
        "region": ", ".join(part for part in (address.region, unknown) if part),
        "country": country or "",
    }
