"""From the properties of one card to a contact card, and what of it was left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.records.contact_card import ContactCard
from twincrm.exchange.vcard import extras, reach, vocabulary
from twincrm.exchange.vcard.oddities import oddity
from twincrm.exchange.vcard.values import parts, plain, spaced_lists

if TYPE_CHECKING:
    from twincrm.domain.records.contact_card import CardKind
    from twincrm.exchange.vcard.lines import Line, Sheet

_COMMON = frozenset(
    {"N", "FN", "NICKNAME", "UID", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "ADR", "URL", "BDAY"}
    | {"CATEGORIES", "NOTE", "PHOTO", "REV", "VERSION", "PRODID", "X-ABLABEL", "X-ABADR"}
)
"""Properties of ordinary cards; only what is beyond them needs a closer look."""

_UNDERSTOOD = frozenset(
    _COMMON
    | vocabulary.SILENT
    | {"KIND", "IMPP", "LANG", "CATEGORY", "LABEL", "RELATED", "X-ABRELATEDNAMES", "X-ABDATE"}
    | {"X-MS-TEL", "X-SOCIALPROFILE", "X-ANDROID-CUSTOM", "X-TWINCRM-BIRTHDAY"}
    | set(vocabulary.ANNIVERSARY_PROPERTIES)
    | vocabulary.RELATION_PROPERTIES.keys()
    | vocabulary.MESSENGERS.keys()
    | vocabulary.LABELLED_LINKS.keys()
)
_KIND_PROPERTIES = ("KIND", "X-ABSHOWAS")
_NO_PERSON = {"location", "application", "device", "thing"}
"""What else a card may be about (RFC 6350 §6.1.4, RFC 6473, RFC 6869)."""
_ORGANISATION_KINDS = {"org", "organization", "organisation"}


@dataclass(frozen=True, slots=True)
class CardFields:
    """The card read from a sheet (None: it says nothing) and the properties not kept."""

    card: ContactCard | None
    left_out: tuple[str, ...]


def card_fields(sheet: Sheet) -> CardFields:
    """The contact card of *sheet*; what was odd is added to the sheet's oddities."""
    left_out: list[str] = []
    card = _ordinary(sheet, left_out)
    uncommon = sheet.lines.keys() - _COMMON
    if uncommon:
        card = extras.with_extras(card, sheet, left_out)
        left_out.extend(sorted(uncommon - _UNDERSTOOD))
    card = _with_kind(card, sheet)
    if not card.formatted_name:
        card = replace(card, formatted_name=card.shown_name)
        if card == ContactCard(kind=card.kind, uid=card.uid, revision=card.revision):
            return CardFields(None, tuple(dict.fromkeys(left_out)))
    return CardFields(card, tuple(dict.fromkeys(left_out)))


def only(sheet: Sheet, name: str, left_out: list[str]) -> Line | None:
    """The line of a property a card has once; others that say something else are reported.

    Alternatives in another language or script (ALTID) are the same entry.
    """
    lines = sheet.lines.get(name)
    if lines is None:
        return None
    if len(lines) == 1:
        return lines[0]
    filled = [line for line in lines if line.value.strip("; ")]
    if not filled:
        return lines[0]
    chosen = next((line for line in filled if line.parameters.preferred), filled[0])
    for line in filled:
        if line.value != chosen.value and not _alternative(line, chosen):
            sheet.odd.append(oddity("more-than-one", line.number, line.value))
            left_out.append(name)
    return chosen


def _alternative(line: Line, chosen: Line) -> bool:
    group = line.parameters.others.get("ALTID")
    return group is not None and group == chosen.parameters.others.get("ALTID")


def _text(sheet: Sheet, name: str, left_out: list[str]) -> str:
    lines = sheet.lines.get(name)
    if lines is None:
        return ""
    line = lines[0] if len(lines) == 1 else only(sheet, name, left_out)
    return plain(line.value, sheet.version) if line else ""


def _ordinary(sheet: Sheet, left_out: list[str]) -> ContactCard:
    """Everything that ordinary cards hold."""
    family, given, additional, prefix, suffix = _name(sheet, left_out)
    organisation, units = _organisation(sheet, left_out)
    names = reach.labels(sheet)
    return ContactCard(
        family=family,
        given=given,
        additional=additional,
        prefix=prefix,
        suffix=suffix,
        formatted_name=_text(sheet, "FN", left_out),
        nickname=extras.nickname(sheet),
        uid=_uid(sheet, left_out),
        organisation=organisation,
        units=units,
        title=_text(sheet, "TITLE", left_out),
        role=_text(sheet, "ROLE", left_out),
        phones=reach.phones(sheet, names),
        emails=reach.emails(sheet, names),
        addresses=reach.addresses(sheet, names),
        urls=reach.links(sheet, names),
        birthday=extras.birthday(sheet, only(sheet, "BDAY", left_out), left_out),
        categories=extras.categories(sheet),
        note=extras.note(sheet),
        photo=extras.photo(sheet, left_out),
        revision=_text(sheet, "REV", left_out),
    )


def _name(sheet: Sheet, left_out: list[str]) -> list[str]:
    line = only(sheet, "N", left_out)
    found = spaced_lists(line.value, sheet.version) if line else []
    if line and any(found[5:]):
        sheet.odd.append(oddity("too-many-parts", line.number, line.value))
        found[4:] = [" ".join(filter(None, found[4:]))]
    return (found + [""] * 5)[:5]


def _organisation(sheet: Sheet, left_out: list[str]) -> tuple[str, tuple[str, ...]]:
    line = only(sheet, "ORG", left_out)
    if line is None:
        return "", ()
    name, *units = parts(line.value, sheet.version)
    return name, tuple(unit for unit in units if unit)


def _uid(sheet: Sheet, left_out: list[str]) -> str:
    line = only(sheet, "UID", left_out)
    if line is None:
        return ""
    uid = plain(line.value, sheet.version)
    return uid[9:] if uid[:9].lower() == "urn:uuid:" else uid


def _with_kind(card: ContactCard, sheet: Sheet) -> ContactCard:
    """*card* with its kind; one whose only name is its organisation's is no person."""
    if card.given and sheet.lines.keys().isdisjoint(_KIND_PROPERTIES):
        return card
    if _kind(card, sheet) == "person":
        return card
    organisation = card.organisation or card.formatted_name
    only_family = not (card.given or card.additional or card.prefix or card.suffix)
    family = card.family
    if only_family and family in {organisation, card.formatted_name}:
        family = ""
    return replace(card, kind="organisation", organisation=organisation, family=family)


def _kind(card: ContactCard, sheet: Sheet) -> CardKind:
    for name in _KIND_PROPERTIES:
        for line in sheet.lines.get(name, ()):
            word = line.value.strip().lower()
            if word in _NO_PERSON:
                sheet.odd.append(oddity("no-person", line.number, line.value))
            return "organisation" if word in {*_ORGANISATION_KINDS, "company"} else "person"
    named = card.family or card.given or card.additional
    if named or not card.organisation:
        return "person"
    return "organisation" if card.formatted_name in {"", card.organisation} else "person"
