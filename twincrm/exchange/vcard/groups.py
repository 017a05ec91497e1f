"""Lists of contacts, which Apple writes as cards of their own (also RFC 6350 §6.1.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.exchange.vcard.lines import scanned_sheet
from twincrm.exchange.vcard.splitting import split_cards
from twincrm.exchange.vcard.values import plain

if TYPE_CHECKING:
    from twincrm.exchange.vcard.lines import Sheet
    from twincrm.exchange.vcard.splitting import RawCard

_HINT = re.compile(r":[ \t]*(?:group|Group|GROUP)[ \t]*$", re.MULTILINE)
_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
_MEMBERS = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")


def is_group(sheet: Sheet) -> bool:
    """Whether the card names a list instead of a contact."""
    return any(
        line.value.strip().lower() == "group"
        for name in _KINDS
        for line in sheet.lines.get(name, ())
    )


def group_name(sheet: Sheet) -> str:
    """The name of the list."""
    lines = sheet.lines.get("FN", []) + sheet.lines.get("N", [])
    names = (plain(line.value, sheet.version).strip("; ") for line in lines)
    return next((name for name in names if name), "")


def memberships(text: str) -> dict[str, tuple[str, ...]]:
    """The lists of every member by its uid; a second walk that only files with lists need."""
    if not _HINT.search(text):
        return {}
    found: dict[str, dict[str, None]] = {}
    for raw in split_cards(text):
        if not _may_be_group(raw):
            continue
        sheet = scanned_sheet(raw)
        name = group_name(sheet) if is_group(sheet) else ""
        for member in _members(sheet) if name else ():
            found.setdefault(member, {})[name] = None
    return {uid: tuple(names) for uid, names in found.items()}


def _may_be_group(raw: RawCard) -> bool:
    return _HINT.search(raw.text) is not None


def _members(sheet: Sheet) -> list[str]:
    values = (line.value.strip() for name in _MEMBERS for line in sheet.lines.get(name, ()))
    return [value[9:] if value[:9].lower() == "urn:uuid:" else value for value in values]
