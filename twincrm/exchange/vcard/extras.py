"""What a card says beyond names and numbers: dates, pictures, relations, lists, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.records.contact_card import CardPhoto, CardRelation
from twincrm.exchange.vcard import reach, vocabulary
from twincrm.exchange.vcard.oddities import oddity
from twincrm.exchange.vcard.photo import MOST_PIXELS, is_picture, too_many_pixels
from twincrm.exchange.vcard.values import listed, media_type, partial_date, picture, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.exchange.vcard.lines import Line, Sheet

_NO_CATEGORIES = {"mycontacts", "* mycontacts"}
"""Google's list of everybody."""
_ANDROID = "vnd.android.cursor.item/"
_ANDROID_ANNIVERSARY, _ANDROID_BIRTHDAY = "1", "3"
_LINKS = ("http:", "https:", "urn:", "mailto:", "tel:", "file:", "cid:", "ftp:")


def with_extras(card: ContactCard, sheet: Sheet, left_out: list[str]) -> ContactCard:
    """*card* with what less common properties add."""
    android = _android(sheet, left_out)
    birthday = card.birthday or _other_birthday(sheet) or android.birthday
    return replace(
        card,
        phones=card.phones + reach.phones(sheet, {}, "X-MS-TEL"),
        urls=card.urls + reach.special_links(sheet),
        handles=reach.handles(sheet),
        anniversary=_anniversary(sheet, left_out) or android.anniversary,
        birthday=birthday,
        relations=_relations(sheet, left_out) + tuple(android.relations),
        nickname=card.nickname or android.nickname,
        languages=_languages(sheet),
    )


def nickname(sheet: Sheet) -> str:
    """All nicknames, joined by commas."""
    found = _items(sheet, "NICKNAME")
    return ", ".join(dict.fromkeys(found))


def categories(sheet: Sheet) -> tuple[str, ...]:
    """The names of the lists a card is in, each once."""
    found = _items(sheet, "CATEGORIES")
    if "CATEGORY" in sheet.lines:
        found += _items(sheet, "CATEGORY")
    if not found:
        return ()
    return tuple(dict.fromkeys([each for each in found if each.lower() not in _NO_CATEGORIES]))


def note(sheet: Sheet) -> str:
    """All notes, an empty line between them."""
    lines = sheet.lines.get("NOTE")
    if lines is None:
        return ""
    if len(lines) == 1:
        return plain(lines[0].value, sheet.version)
    found = (plain(line.value, sheet.version) for line in lines)
    return "\n\n".join(dict.fromkeys(text for text in found if text))


def birthday(sheet: Sheet, line: Line | None, left_out: list[str]) -> str:
    """The birthday of the line BDAY."""
    return _date(sheet, line, left_out) if line else ""


def photo(sheet: Sheet, left_out: list[str]) -> CardPhoto | None:
    """The first picture whose bytes are in the card."""
    for line in sheet.lines.get("PHOTO", ()):
        value = line.value.strip()
        if not value:
            continue
        if value[:5].lower() == "data:":
            value = reach.uri_text(value).partition(",")[2]
        elif value[:8].lower().startswith(_LINKS):
            sheet.odd.append(oddity("linked-photo", line.number, value))
            left_out.append("PHOTO")
            continue
        data = picture(value)
        kind = media_type(data)
        huge = bool(kind) and too_many_pixels(data)
        if kind and not huge and is_picture(data):
            return CardPhoto(data, kind)
        unread = "strange-photo" if kind == "image/heic" else "bad-photo"
        found = oddity("huge-photo" if huge else unread, line.number, value)
        told = found.message.with_values(most=MOST_PIXELS // 1_000_000) if huge else found.message
        sheet.odd.append(replace(found, message=told))
        left_out.append("PHOTO")
    return None


def _items(sheet: Sheet, name: str) -> list[str]:
    lines = sheet.lines.get(name)
    if lines is None:
        return []
    return [item for line in lines for item in listed(line.value, sheet.version)]


def _languages(sheet: Sheet) -> tuple[str, ...]:
    found = (plain(line.value, sheet.version) for line in sheet.lines.get("LANG", ()))
    return tuple(dict.fromkeys(code for code in found if code))


def _date(sheet: Sheet, line: Line, left_out: list[str]) -> str:
    """The date of *line*; Apple marks a year that only fills the place."""
    value = line.value.strip()
    if not value:
        return ""
    filler = line.parameters.others.get("X-APPLE-OMIT-YEAR")
    if filler and value.startswith(filler):
        value = "--" + value[len(filler) :].lstrip("-")
    found = partial_date(value)
    if not found:
        sheet.odd.append(oddity("bad-date", line.number, value))
        left_out.append(line.name)
    return found


def _other_birthday(sheet: Sheet) -> str:
    lines = sheet.lines.get("X-TWINCRM-BIRTHDAY", ())
    return next((partial_date(line.value) for line in lines), "")


def _anniversary(sheet: Sheet, left_out: list[str]) -> str:
    for name in vocabulary.ANNIVERSARY_PROPERTIES:
        for line in sheet.lines.get(name, ()):
            found = _date(sheet, line, left_out)
            if found:
                return found
    names = reach.labels(sheet) if "X-ABDATE" in sheet.lines else {}
    found = ""
    for line in sheet.lines.get("X-ABDATE", ()):
        label, _ = reach.apple_label(names.get(line.group.lower(), ""))
        if label.lower() == "anniversary" and not found:
            found = _date(sheet, line, left_out)
        else:
            left_out.append("X-ABDATE")
    return found


def _relations(sheet: Sheet, left_out: list[str]) -> tuple[CardRelation, ...]:
    found = [*_apple_relations(sheet), *_related(sheet, left_out)]
    for name, label in vocabulary.RELATION_PROPERTIES.items():
        lines = sheet.lines.get(name, ())
        found.extend(CardRelation(plain(line.value, sheet.version), label) for line in lines)
    return tuple(dict.fromkeys(relation for relation in found if relation.name))


def _apple_relations(sheet: Sheet) -> Iterator[CardRelation]:
    lines = sheet.lines.get("X-ABRELATEDNAMES", ())
    names = reach.labels(sheet) if lines else {}
    for line in lines:
        label, is_token = reach.apple_label(names.get(line.group.lower(), ""))
        label = label.lower() if is_token else label
        yield CardRelation(plain(line.value, sheet.version), label)


def _related(sheet: Sheet, left_out: list[str]) -> Iterator[CardRelation]:
    """RFC 6350 §6.6.6; a link to another card says nothing to a reader and is left out."""
    lines = sheet.lines.get("RELATED", ())
    names = reach.labels(sheet) if lines else {}
    for line in lines:
        given = line.parameters
        is_text = given.others.get("VALUE", "").lower() == "text"
        if not is_text and line.value.strip()[:8].lower().startswith(_LINKS):
            left_out.append("RELATED")
            continue
        label = names.get(line.group.lower(), "") if line.group else ""
        label = label or (given.types[0] if given.types else "")
        yield CardRelation(plain(line.value, sheet.version), label)


class _AndroidFields:
    """What Android keeps in its own property."""

    def __init__(self) -> None:
        self.nickname = self.anniversary = self.birthday = ""
        self.relations: list[CardRelation] = []


def _android(sheet: Sheet, left_out: list[str]) -> _AndroidFields:
    """X-ANDROID-CUSTOM: a kind of field, its value, a number for its type, a label."""
    found = _AndroidFields()
    for line in sheet.lines.get("X-ANDROID-CUSTOM", ()):
        kind, value, number, label = _android_parts(line, sheet.version)
        if kind == "nickname" and not found.nickname:
            found.nickname = value
        elif kind == "contact_event" and number == _ANDROID_ANNIVERSARY:
            found.anniversary = partial_date(value)
        elif kind == "contact_event" and number == _ANDROID_BIRTHDAY:
            found.birthday = partial_date(value)
        elif kind == "relation" and value:
            found.relations.append(CardRelation(value, label or _android_relation(number)))
        else:
            left_out.append("X-ANDROID-CUSTOM")
    return found


def _android_parts(line: Line, version: str) -> tuple[str, str, str, str]:
    pieces = [plain(piece, version) for piece in line.value.split(";")] + [""] * 4
    return pieces[0].removeprefix(_ANDROID), pieces[1], pieces[2], pieces[3]


def _android_relation(number: str) -> str:
    known = vocabulary.ANDROID_RELATIONS
    return (
        known[int(number)]
        if number.isascii() and number.isdigit() and int(number[:4]) < len(known)
        else ""
    )
