"""The lines of one card: unfolded, decoded, cut into group, name, parameters and value.

Ordinary cards take a fast way (one regular expression over the unfolded card); whatever it does not
fit is walked line by line. No expression here has nested repetition, so time grows with length.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from twincrm.exchange.vcard.decoding import FALLBACK, bytes_text, line_text, without_controls
from twincrm.exchange.vcard.oddities import Oddity, oddity
from twincrm.exchange.vcard.parameters import NONE, parameters
from twincrm.exchange.vcard.unfolding import unfolded

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.exchange.vcard.parameters import Parameters
    from twincrm.exchange.vcard.splitting import RawCard

    LineParts = tuple[str, str, Parameters, str, int]

_ORDINARY = re.compile(r"^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)(;[^\":\n]*)?:(.*)$", re.MULTILINE)
_HEAD = re.compile(r"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z][A-Za-z0-9_/-]*)[ \t]*\Z")
_QUOTED_OR_COLON = re.compile(r'"[^"]*"|:')
_VERSION = re.compile(r"^VERSION[^:\n]*:[ \t]*([0-9.]+)", re.MULTILINE | re.IGNORECASE)


class Line(NamedTuple):
    """One property of a card; *number* is its line in the file."""

    group: str
    name: str
    parameters: Parameters
    value: str
    number: int


_tuple: Any = tuple
_new_line = cast("Callable[[type[Line], LineParts], Line]", _tuple.__new__)
"""Making a line without the detour through its constructor: there are many."""


@dataclass(slots=True)
class Sheet:
    """A card's properties by name, its version, its text without folds, and what was odd."""

    version: str
    text: str
    lines: dict[str, list[Line]] = field(default_factory=dict[str, list[Line]])
    odd: list[Oddity] = field(default_factory=list[Oddity])


def ordinary_sheet(raw: RawCard) -> Sheet | None:
    """The properties of an ordinary card, all with the number of its first line; None if it is odd.

    The caller must know that the card's text is free of undecoded bytes.
    """
    block = raw.text
    text = block.replace("\n ", "").replace("\n\t", "")
    found: list[tuple[str, str, str, str]] = _ORDINARY.findall(text)
    if len(found) != text.count("\n") + 1:
        return None
    if text.endswith("\\") or "\\\n" in text:
        return None
    sheet = Sheet(_version(text), text)
    lines, number = sheet.lines, raw.line
    for group, name, head, value in found:
        given = parameters(head) if head else NONE
        if given.encoding == "qp":
            value, broken = _from_one_printable(value, given.charset, block)
            if broken:
                return None
        if not name.isupper():
            name = name.upper()
        line = _new_line(Line, (group, name, given, value, number))
        if name in lines:
            lines[name].append(line)
        else:
            lines[name] = [line]
    return sheet


def scanned_sheet(raw: RawCard, fallback: str = FALLBACK, *, mixed: bool = False) -> Sheet:
    """The properties of any card, line by line; what cannot be understood is reported.

    In a *mixed* file the character set a line names is believed, in a UTF-8 file it is not.
    """
    logical = unfolded(raw.lines(), raw.line + 1)
    text = "\n".join(line for _, line in logical)
    sheet = Sheet(_version(text), text)
    for number, written in logical:
        line, code = _scanned(number, written, fallback, mixed=mixed)
        if line is None:
            sheet.odd.append(oddity("not-a-line", number, written))
            continue
        if code:
            sheet.odd.append(oddity(code, number, line.value))
        sheet.lines.setdefault(line.name, []).append(line)
    return sheet


def _version(text: str) -> str:
    found = _VERSION.search(text)
    return found[1] if found else ""


def _from_one_printable(value: str, charset: str, block: str) -> tuple[str, bool]:
    """Quoted-printable on a single line, and whether it needs the careful way after all."""
    if value.endswith("=") or "=\n" in block:
        return "", True
    text, code = _from_printable(value, charset, FALLBACK)
    return text, bool(code)


def _scanned(number: int, written: str, fallback: str, *, mixed: bool) -> tuple[Line | None, str]:
    """The property of a line, and the code of what is odd about its letters."""
    colon = _colon(written)
    if colon < 0:
        return None, ""
    start, _, rest = written[:colon].partition(";")
    head = _HEAD.match(start.strip())
    if head is None:
        return None, ""
    given = parameters(line_text(rest, "")[0])
    value = written[colon + 1 :]
    code = ""
    if given.encoding == "qp":
        value, code = _from_printable(value, given.charset, fallback)
    elif not value.isascii():
        value, code = _shown(*line_text(value, given.charset if mixed else "", fallback))
    return Line(head[1] or "", head[2].upper(), given, value, number), code


def _shown(text: str, guessed: bool) -> tuple[str, str]:
    """*text* without control characters, and the code of what is odd about it."""
    kept = without_controls(text)
    if guessed:
        return kept, "guessed-letters"
    return kept, "controls" if len(kept) < len(text.replace("\ufeff", "")) else ""


def _colon(written: str) -> int:
    """Where the value begins: the first colon outside of quotes, else the first at all."""
    first = written.find(":")
    if first < 0 or '"' not in written[:first]:
        return first
    for found in _QUOTED_OR_COLON.finditer(written):
        if found[0] == ":":
            return found.start()
    return first


def _from_printable(value: str, charset: str, fallback: str) -> tuple[str, str]:
    """Text from quoted-printable (RFC 2045 §6.7), and the code of what is odd about it."""
    raw = binascii.a2b_qp(value.encode("utf-8", "surrogateescape"))
    text, guessed = bytes_text(raw, charset, fallback)
    return _shown(text.replace("\r\n", "\n").replace("\r", "\n"), guessed)
