"""Texts made fit for a card: nothing that could end a line, start another or break a list."""

from __future__ import annotations

import re

from twincrm.exchange.vcard.values import partial_date

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_BREAKS = re.compile(r"\r\n|\r|\n")
_IN_URI = re.compile('[\\s\x00-\x1f\x7f-\x9f\ufeff\ud800-\udfff"<>]')
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\Z", re.IGNORECASE)
_IN_REVISION = re.compile(r"[^0-9A-Za-z:.+-]")
_LINE_LENGTH = 75


def one_line(text: str) -> str:
    """*text* on one line, without control characters."""
    if text.isprintable():
        return text.strip()
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text)).strip()


def many_lines(text: str) -> str:
    """*text* with its line breaks as line feeds, without other control characters."""
    if text.isprintable():
        return text.strip()
    return _FORBIDDEN.sub("", _BREAKS.sub("\n", text)).strip()


def escaped(text: str, version: str) -> str:
    """*text* as a single value; a semicolon needs an escape in 3.0 only (RFC 2426 §5)."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,")
    return text if version == "4.0" else text.replace(";", "\\;")


def part(text: str) -> str:
    """*text* as one part of a structured value, where a semicolon always needs an escape."""
    return escaped(text, "3.0")


def uri(text: str) -> str:
    """*text* as a URI: nothing in it can end the line."""
    return _IN_URI.sub("", text).replace("\\", "%5C")


def uid_value(uid: str, version: str) -> str:
    """A UUID as a URN, anything else as it is."""
    uid = one_line(uid)
    return f"urn:uuid:{uid}" if _UUID.match(uid) else escaped(uid, version)


def revision_value(revision: str) -> str:
    """A time stamp without anything a time stamp cannot hold."""
    return _IN_REVISION.sub("", revision)


def date_value(text: str, version: str) -> str:
    """A partial date as the version writes it: 4.0 without hyphens (RFC 6350 §4.3)."""
    text = partial_date(text)
    if version == "4.0" and text.count("-") != 1:
        return text.replace("-", "") if text[:2] != "--" else "--" + text[2:].replace("-", "")
    return text


def folded(data: bytes) -> bytes:
    """Lines of at most 75 octets; no UTF-8 character is cut (RFC 6350 §3.2)."""
    lines = data.split(b"\r\n")
    for index, line in enumerate(lines):
        if len(line) > _LINE_LENGTH:
            lines[index] = _folded_line(line)
    return b"\r\n".join(lines)


def _folded_line(line: bytes) -> bytes:
    room = _LINE_LENGTH - 1
    if line.isascii():
        starts = range(_LINE_LENGTH, len(line), room)
        rest = [line[start : start + room] for start in starts]
        return b"\r\n ".join([line[:_LINE_LENGTH], *rest])
    pieces: list[bytes] = []
    start, stop = 0, _LINE_LENGTH
    while stop < len(line):
        while line[stop] & 0xC0 == 0x80:
            stop -= 1
        pieces.append(line[start:stop])
        start, stop = stop, stop + room
    pieces.append(line[start:])
    return b"\r\n ".join(pieces)
