"""Values of a card's properties: escapes, parts, lists, pictures and dates."""

from __future__ import annotations

import binascii
import re
from datetime import date

_BACKSLASH, _SEMICOLON, _COMMA = "\x00", "\x01", "\x02"
"""Stand-ins for escaped characters while a value is cut; control characters never get this far."""
_DATE = re.compile(
    r"(?:(?P<year>\d{4})|--)"
    r"(?:-?(?P<month>\d{2})(?:-?(?P<day>\d{2})(?:[T ].*)?)?)?\Z",
    re.ASCII,
)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\Z", re.ASCII)
_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z", re.ASCII)
_NO_YEAR = {"0000", "1604"}
"""Years that mean "no year": Apple writes 1604, some phones 0000."""
_JOINT = re.compile(r"[ \t]*,[ \t]*")
_LEAP_YEAR = 2000
_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


def plain(value: str, version: str = "") -> str:
    """A single text with its escapes undone (RFC 6350 §3.4; 2.1 has no line breaks to escape)."""
    if "\\" not in value:
        return value.strip()
    return _restored(_guarded(value, version)).strip()


def parts(value: str, version: str = "") -> list[str]:
    """The parts of a structured value, cut at every ``;`` that is not escaped."""
    if "\\" not in value:
        return [part.strip() for part in value.split(";")]
    return [_restored(part).strip() for part in _guarded(value, version).split(";")]


def listed(value: str, version: str = "") -> list[str]:
    """The items of a list, cut at every ``,`` that is not escaped; empty ones left out."""
    if "\\" not in value:
        return [item for item in map(str.strip, value.split(",")) if item]
    items = _guarded(value, version).split(",")
    return [item for item in (_restored(each).strip() for each in items) if item]


def spaced_lists(value: str, version: str = "") -> list[str]:
    """The parts of a name; several names inside a part, cut by commas, are joined by a space."""
    if "," not in value or version.startswith("2"):
        return parts(value, version)
    found = _guarded(value, version).split(";")
    return [_restored(_JOINT.sub(" ", part)).strip() for part in found]


def picture(value: str) -> bytes:
    """The bytes of a base64 text, empty if it is damaged beyond use."""
    for ending in ("", "=", "=="):
        try:
            return binascii.a2b_base64(value + ending)
        except (binascii.Error, ValueError):
            continue
    return b""


def media_type(data: bytes) -> str:
    """What kind of picture *data* is by its first bytes; empty if it is none."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/heic" if data[4:8] == b"ftyp" else ""


def partial_date(value: str) -> str:
    """A date as ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY`` or ``--MM-DD``; empty if it is none."""
    value = value.strip()
    found = _DATE.match(value)
    if found is None:
        value = _iso_order(value)
        found = _DATE.match(value)
    if found is None:
        return ""
    year = "" if found["year"] in _NO_YEAR else found["year"] or ""
    return _dated(year, found["month"] or "", found["day"] or "")


def _iso_order(value: str) -> str:
    """A full date in another common order, as ``YYYY-MM-DD``; other texts unchanged."""
    for pattern, order in ((_SLASHED, (1, 2, 3)), (_GERMAN, (3, 2, 1))):
        found = pattern.match(value)
        if found:
            year, month, day = (int(found[place]) for place in order)
            return f"{year:04}-{month:02}-{day:02}"
    return value


def _dated(year: str, month: str, day: str) -> str:
    if day:
        try:
            date(int(year or _LEAP_YEAR), int(month), int(day))
        except ValueError:
            return ""
        return f"{year or '-'}-{month}-{day}"
    if month:
        return f"{year}-{month}" if year and 1 <= int(month) <= 12 else ""
    return year


def _guarded(value: str, version: str) -> str:
    """*value* with stand-ins for what is escaped."""
    value = value.replace("\\\\", _BACKSLASH).replace("\\;", _SEMICOLON)
    value = value.replace("\\,", _COMMA).replace("\\:", ":")
    if version.startswith("2"):
        return value
    return value.replace("\\n", "\n").replace("\\N", "\n")


def _restored(value: str) -> str:
    return value.replace(_SEMICOLON, ";").replace(_COMMA, ",").replace(_BACKSLASH, "\\")
