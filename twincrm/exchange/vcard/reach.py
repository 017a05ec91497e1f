"""How to reach someone: phones, e-mails, addresses, links and messengers of a card."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from twincrm.domain.records.contact_card import (
    PHONE_KINDS,
    CardAddress,
    CardEmail,
    CardLink,
    CardPhone,
)
from twincrm.exchange.vcard import vocabulary
from twincrm.exchange.vcard.oddities import oddity
from twincrm.exchange.vcard.values import parts, plain

if TYPE_CHECKING:
    from twincrm.domain.records.contact_card import PhoneKind, PlaceKind
    from twincrm.exchange.vcard.lines import Line, Sheet

_ADDRESS_PARTS = 7


def labels(sheet: Sheet) -> dict[str, str]:
    """The labels of Apple's groups (``item1`` → label) in small letters of the group's name."""
    lines = sheet.lines.get("X-ABLABEL")
    if lines is None:
        return {}
    return {line.group.lower(): plain(line.value, sheet.version) for line in lines if line.group}


def phones(sheet: Sheet, names: dict[str, str], property_: str = "TEL") -> tuple[CardPhone, ...]:
    """All phone numbers with kinds and labels."""
    found: list[CardPhone] = []
    for line in sheet.lines.get(property_, ()):
        number = _number(line, sheet.version)
        if number:
            kinds, label = _phone_kinds(line.parameters.types, _label(line, names))
            found.append(CardPhone(number, kinds, label, line.parameters.preferred))
    return tuple(found)


def emails(sheet: Sheet, names: dict[str, str]) -> tuple[CardEmail, ...]:
    """All e-mail addresses."""
    found: list[CardEmail] = []
    for line in sheet.lines.get("EMAIL", ()):
        address = _without_scheme(plain(line.value, sheet.version), "mailto:")
        if address:
            kind, label = _place(line.parameters.types, _label(line, names))
            found.append(CardEmail(address, kind, label, line.parameters.preferred))
    return tuple(found)


def addresses(sheet: Sheet, names: dict[str, str]) -> tuple[CardAddress, ...]:
    """All postal addresses; a printed label stands in where no structured address is given."""
    found = [_address(sheet, line, names) for line in sheet.lines.get("ADR", ())]
    if "ADR" not in sheet.lines:
        found = [_from_label(sheet, line, names) for line in sheet.lines.get("LABEL", ())]
    return tuple(address for address in found if address is not None)


def links(sheet: Sheet, names: dict[str, str]) -> tuple[CardLink, ...]:
    """All web addresses."""
    found: list[CardLink] = []
    for line in sheet.lines.get("URL", ()):
        url = uri_text(line.value)
        if url:
            found.append(CardLink(url, *_place(line.parameters.types, _label(line, names))))
    return tuple(found)


def special_links(sheet: Sheet) -> tuple[CardLink, ...]:
    """Web addresses in the properties of single programs, labelled with what they are."""
    found: list[CardLink] = []
    for name, label in vocabulary.LABELLED_LINKS.items():
        lines = sheet.lines.get(name, ())
        found.extend(CardLink(uri_text(line.value), label=label) for line in lines)
    for line in sheet.lines.get("X-SOCIALPROFILE", ()):
        network = line.parameters.types[0] if line.parameters.types else ""
        found.append(CardLink(uri_text(line.value), label=network))
    return tuple(link for link in found if link.url)


def handles(sheet: Sheet) -> tuple[str, ...]:
    """The URIs of all messengers, each once."""
    found = [uri_text(line.value) for line in sheet.lines.get("IMPP", ())]
    for name, scheme in vocabulary.MESSENGERS.items():
        for line in sheet.lines.get(name, ()):
            user = _without_scheme(plain(line.value, sheet.version), scheme + ":")
            found.append(f"{scheme}:{user}" if user else "")
    return tuple(dict.fromkeys(uri for uri in found if uri))


def apple_label(text: str) -> tuple[str, bool]:
    """A label without Apple's brackets, and whether it had them."""
    found = vocabulary.APPLE_TOKEN.match(text)
    return (found[1], True) if found else (text, False)


def _number(line: Line, version: str) -> str:
    number = plain(line.value, version)
    uri = _without_scheme(number, "tel:")
    if uri is number:
        return number
    return uri.replace(";ext=", " ext. ").partition(";")[0]


def _label(line: Line, names: dict[str, str]) -> str:
    return names.get(line.group.lower(), "") if line.group else ""


@lru_cache(maxsize=256)
def _phone_kinds(types: tuple[str, ...], label: str) -> tuple[tuple[PhoneKind, ...], str]:
    if not types and not label:
        return (), ""
    words = [word for word in types if word not in vocabulary.SILENT_PHONE_TYPES]
    if label:
        label, is_token = apple_label(label)
        word = label.lower().replace(" ", "")
        if is_token and (word in vocabulary.PHONE_TYPES or word in {"main", "other"}):
            words.extend(_spread(word))
            label = ""
    kinds: set[PhoneKind] = {vocabulary.PHONE_TYPES.get(word, "other") for word in words}
    if len(kinds) > 1 or label:
        kinds.discard("other")
    if len(kinds) < 2:
        return tuple(kinds), label
    return tuple(kind for kind in PHONE_KINDS if kind in kinds), label


def _spread(word: str) -> tuple[str, ...]:
    """Apple's "home fax" is both at home and a fax; "main" says nothing."""
    if word in {"homefax", "workfax"}:
        return word.removesuffix("fax"), "fax"
    return () if word == "main" else (word,)


@lru_cache(maxsize=256)
def _place(types: tuple[str, ...], label: str) -> tuple[PlaceKind | None, str]:
    kind: PlaceKind | None = None
    for word in types:
        kind = kind or vocabulary.PLACE_TYPES.get(word)
    if label:
        label, is_token = apple_label(label)
        word = label.lower()
        if is_token and (word in vocabulary.PLACE_TYPES or word == "homepage"):
            return kind or vocabulary.PLACE_TYPES.get(word), ""
    return kind, label


def _address(sheet: Sheet, line: Line, names: dict[str, str]) -> CardAddress | None:
    found = parts(line.value, sheet.version)
    if len(found) > _ADDRESS_PARTS and any(found[_ADDRESS_PARTS:]):
        sheet.odd.append(oddity("too-many-parts", line.number, line.value))
        found[_ADDRESS_PARTS - 1 :] = [" ".join(filter(None, found[_ADDRESS_PARTS - 1 :]))]
    if len(found) < _ADDRESS_PARTS:
        found += [""] * (_ADDRESS_PARTS - len(found))
    if not any(found):
        return None
    po_box, extended, street, locality, region, postcode, country = found[:_ADDRESS_PARTS]
    kind, label = _place(line.parameters.types, _label(line, names))
    lines = _street_lines(street)
    preferred = line.parameters.preferred
    return CardAddress(
        lines, postcode, locality, region, country, po_box, extended, kind, label, preferred
    )


def _from_label(sheet: Sheet, line: Line, names: dict[str, str]) -> CardAddress | None:
    street = _street_lines(plain(line.value, sheet.version))
    kind, label = _place(line.parameters.types, _label(line, names))
    preferred = line.parameters.preferred
    return CardAddress(street, kind=kind, label=label, preferred=preferred) if street else None


def _street_lines(street: str) -> tuple[str, ...]:
    if "\n" not in street:
        return (street,) if street else ()
    return tuple(line for line in map(str.strip, street.split("\n")) if line)


def uri_text(value: str) -> str:
    """The URI in *value*, without the escapes that some programs wrongly put there."""
    value = value.strip()
    if "\\" in value:
        value = value.replace("\\,", ",").replace("\\;", ";").replace("\\:", ":")
    return value


def _without_scheme(value: str, scheme: str) -> str:
    if ":" in value and value[: len(scheme)].lower() == scheme:
        return value[len(scheme) :].strip()
    return value
