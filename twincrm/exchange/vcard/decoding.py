"""Bytes to text: byte order marks, UTF-16, UTF-8, old Western letters, line ends.

A file that is not UTF-8 throughout is still decoded, but every foreign byte is kept as a lone
surrogate (PEP 383), so that each line can be decoded later by the character set it names.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message

FALLBACK = "cp1252"
"""What files without a character set are written in, if not in UTF-8."""

_UNKNOWN_ENCODING = Message(
    "“{name}” is not a known character set. Nothing was read; leave the choice to the program."
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
"""Control characters except tab and line ends."""
_C1_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
_LATE_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_LINE_OF_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f][^\n]*")
_LONE_RETURN = re.compile(r"\r(?=[A-Za-z0-9_.-]{1,60}[:;]|[ \t\n]|\Z)")
_CHARSETS = (
    "utf", "iso-8859", "iso8859", "iso_8859", "iso-2022", "latin", "windows-", "cp", "us-ascii",
    "ascii", "koi8", "shift", "sjis", "ms_kanji", "euc", "gb", "big5", "hz", "mac", "ks_c",
)  # fmt: skip
"""How the character sets begin that a card may name; other codecs of Python are not for text."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_UNREADABLE = "\ufffd"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class FileText:
    """A file as text, lines ended by a line feed.

    *mixed*: it is not UTF-8 throughout and keeps the foreign bytes. *lossy*: some bytes did not fit
    its character set and are lost. *controls*: the lines of which control characters were left out.
    """

    text: str
    mixed: bool = False
    lossy: bool = False
    controls: tuple[int, ...] = ()


def file_text(data: bytes, encoding: str | None = None) -> FileText:
    """The text of a file; *encoding* overrules what its first bytes say.

    Raises:
        InputError: *encoding* is not the name of a character set.
    """
    if encoding:
        return _from_named(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            return _from_utf8(data) if name == "utf-8" else _from_wide(data, name)
    wide = _unmarked_wide(data[:400])
    return _from_wide(data, wide) if wide else _from_utf8(data)


def line_text(text: str, charset: str, fallback: str = FALLBACK) -> tuple[str, bool]:
    """A line whose foreign bytes are decoded, and whether letters had to be guessed.

    Tries the character set the line names, then UTF-8, then *fallback*.
    """
    if not charset and not _SURROGATE.search(text):
        return text, _UNREADABLE in text
    return bytes_text(text.encode("utf-8", "surrogateescape"), charset, fallback)


def bytes_text(raw: bytes, charset: str, fallback: str = FALLBACK) -> tuple[str, bool]:
    """Bytes decoded by *charset*, UTF-8 or *fallback*, and whether letters had to be guessed.

    UTF-8 that was cut in the middle of a letter is still UTF-8: only the broken letter is lost.
    """
    for name in (charset.lower(), "utf-8"):
        if name.startswith(_CHARSETS):
            try:
                return raw.decode(name), False
            except (LookupError, UnicodeError, ValueError):
                continue
    text = raw.decode("utf-8", "replace")
    foreign = len(_NOT_ASCII.findall(text))
    if foreign > 2 * text.count(_UNREADABLE):
        return text.replace(_UNREADABLE, ""), True
    return raw.decode(fallback, "replace"), True


def without_controls(text: str) -> str:
    """*text* without control characters; tabs and line breaks stay."""
    return text if text.isprintable() else _LATE_CONTROLS.sub("", text)


def _from_named(data: bytes, encoding: str) -> FileText:
    try:
        return _from_wide(data, encoding)
    except (LookupError, UnicodeError, ValueError) as problem:
        raise InputError("encoding", _UNKNOWN_ENCODING.with_values(name=encoding)) from problem


def _from_wide(data: bytes, name: str) -> FileText:
    """Text in a character set that is known; what does not fit it is marked as unreadable."""
    try:
        text, lossy = data.decode(name), False
    except UnicodeDecodeError:
        text, lossy = data.decode(name, "replace"), True
    plain = _plain(text)
    found = _lines_with_controls(text) if len(plain) < len(text) else ()
    return FileText(_lines_ended(plain), lossy=lossy, controls=found)


def _from_utf8(data: bytes) -> FileText:
    kept = data.translate(None, _CONTROLS)
    late = _C1_BYTES.search(kept)
    found: tuple[int, ...] = ()
    if late or len(kept) < len(data):
        found = _lines_with_controls(data.decode("utf-8", "surrogateescape"))
    data = kept.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _lines_ended(data.decode("utf-8", "surrogateescape"))
        return FileText(text, mixed=True, controls=found)
    odd = late or codecs.BOM_UTF8 in data
    return FileText(_lines_ended(_plain(text) if odd else text), controls=found)


def _lines_with_controls(text: str) -> tuple[int, ...]:
    """The numbers of the lines that have control characters; marks of byte order are none."""
    found: list[int] = []
    text, line, counted = _lines_ended(text), 1, 0
    for each in _LINE_OF_CONTROL.finditer(text):
        line += text.count("\n", counted, each.start())
        counted = each.start()
        found.append(line)
    return tuple(found)


def _unmarked_wide(start: bytes) -> str:
    """UTF-16 without a mark shows as a zero in every second byte of its Latin beginning."""
    half = len(start) // 2
    if half < 4:
        return ""
    if start[1::2].count(0) > half * 0.6 and start[::2].count(0) < half * 0.2:
        return "utf-16-le"
    if start[::2].count(0) > half * 0.6 and start[1::2].count(0) < half * 0.2:
        return "utf-16-be"
    return ""


def _plain(text: str) -> str:
    return _LATE_CONTROLS.sub("", text)


def _lines_ended(text: str) -> str:
    if "\r" not in text:
        return text
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n")
    if "\n" not in text:
        return text.replace("\r", "\n")
    return _LONE_RETURN.sub("\n", text).replace("\r", " ")
