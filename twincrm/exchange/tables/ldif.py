"""LDIF, as address books write it (RFC 2849): entries of attributes, as a table.

One column for each attribute in the order in which they appear, the first one ``dn``. An attribute
that an entry has several times stands in one cell, a line for each value. Lists of people
(groupOfNames) are no rows: their names stand in the column ``memberOf`` of their members.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.letters import file_letters
from twincrm.exchange.tables.table import MOST_CELLS, Table, TableFile, cell_text, plain_row
from twincrm.exchange.tables.troubles import trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincrm.exchange.tables.table import Row, Watch

MEMBER_OF = "memberOf"
_LISTS = {"groupofnames", "groupofuniquenames"}
_MEMBERS = ("member", "uniquemember")
_TICK = 500

_LINKED = Message(
    "Line {line}: “{attribute}” is only the address of a file and was left out.",
)
_BINARY = Message("Line {line}: “{attribute}” is no text, perhaps a picture, and was left out.")
_NOT_A_LINE = Message("Line {line} could not be understood and was left out.")
_CHANGE = Message("Line {line}: an order to change or delete an entry was left out.")
_MISSING = Message(
    "Line {line}: {n} member of the list “{list}” is not in this file.",
    plural="Line {line}: {n} members of the list “{list}” are not in this file.",
)

_Entry = dict[str, list[str]]


def seems_ldif(text: str) -> bool:
    """Whether a text begins as LDIF does: a version or the name of an entry."""
    for line in text.removeprefix("\ufeff").lstrip().split("\n", 50)[:50]:
        if line.strip() and not line.startswith(("#", " ")):
            return bool(re.match(r"(?:version: *1\s*$|dn::? *\S)", line, re.IGNORECASE))
    return False


def read_ldif(data: bytes, name: str, encoding: str | None, watch: Watch) -> TableFile:
    """An address book as one table, its first row the names of the attributes.

    Raises:
        FileTrouble: it holds too many cells.
        InputError: *encoding* is not the name of a character set.
    """
    text, encoding, _ = file_letters(data, encoding)
    book = _Book(name, watch)
    for entry, line in book.entries(text):
        book.take(entry, line)
    book.lend_lists()
    title = name.rpartition(".")[0] or name
    table = Table(title, book.rows(), lines=(1, *book.lines))
    return TableFile((table,), "ldif", encoding, "", tuple(book.remarks))


class _Book:
    """The entries of an address book, gathered into columns."""

    def __init__(self, name: str, watch: Watch) -> None:
        self._name = name
        self._watch = watch
        self._columns: dict[str, str] = {"dn": "dn"}
        self._people: list[_Entry] = []
        self._lists: list[tuple[_Entry, int]] = []
        self.lines: list[int] = []
        self.remarks: list[Message] = []

    def entries(self, text: str) -> Iterator[tuple[_Entry, int]]:
        """Every entry and the line on which it begins."""
        entry: _Entry = {}
        start = 1
        for line, number in _unfolded(text):
            if line.strip():
                start = start if entry else number
                self._read_line(entry, line, number)
            elif entry:
                yield entry, start
                entry = {}
        if entry:
            yield entry, start

    def _read_line(self, entry: _Entry, line: str, number: int) -> None:
        attribute, colon, value = line.partition(":")
        attribute = attribute.strip()
        key = attribute.lower()
        if not colon or not re.fullmatch(r"[a-z0-9][a-z0-9.;_-]*", key):
            self.remarks.append(_NOT_A_LINE.with_values(line=number))
        elif value.startswith("<"):
            self.remarks.append(_LINKED.with_values(line=number, attribute=attribute))
        elif key == "version" and not entry:
            return
        else:
            said = _from_base64(value[1:]) if value.startswith(":") else value.strip(" ")
            if said is None:
                self.remarks.append(_BINARY.with_values(line=number, attribute=attribute))
                return
            entry.setdefault(key, []).append(said)
            self._columns.setdefault(key, attribute)

    def take(self, entry: _Entry, line: int) -> None:
        """Keep an entry as a row, as a list of people, or not at all."""
        if len(self._people) % _TICK == 0:
            self._watch.step(len(self._people), 0)
        if "changetype" in entry and entry["changetype"][0].lower() != "add":
            self.remarks.append(_CHANGE.with_values(line=line))
        elif _LISTS & {kind.lower() for kind in entry.get("objectclass", ())}:
            self._lists.append((entry, line))
        else:
            self._people.append(entry)
            self.lines.append(line)
        if len(self._people) * len(self._columns) > MOST_CELLS:
            raise trouble("too-large", self._name)

    def lend_lists(self) -> None:
        """Write the names of lists to their members."""
        known: dict[str, _Entry] = {}
        for entry in self._people:
            for name in entry.get("dn", ()):
                known.setdefault(_same(name), entry)
        for entry, line in self._lists:
            title = next(iter(entry.get("cn", ())), "")
            members = [name for key in _MEMBERS for name in entry.get(key, ())]
            found = [known[_same(name)] for name in members if _same(name) in known]
            for member in found:
                member.setdefault(MEMBER_OF.lower(), []).append(title)
                self._columns.setdefault(MEMBER_OF.lower(), MEMBER_OF)
            if missing := len(members) - len(found):
                told = _MISSING.with_values(line=line, n=missing, list=title)
                self.remarks.append(told)

    def rows(self) -> tuple[Row, ...]:
        """The names of the attributes that people have, and a row for each of them."""
        used = {key for entry in self._people for key in entry}
        keys = [key for key in self._columns if key in used]
        head: Row = tuple(self._columns[key] for key in keys)
        return (head, *(plain_row([_cell(each.get(key)) for key in keys]) for each in self._people))


def _unfolded(text: str) -> Iterator[tuple[str, int]]:
    """Lines with their continuations, without comments, and their numbers; a blank one last."""
    whole, begun = "", 1
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(" ") and parts:
            parts.append(line[1:])
            continue
        whole = "".join(parts)
        if parts and not whole.startswith("#"):
            yield whole, begun
        parts, begun = [line], number
    if parts and not parts[0].startswith("#"):
        yield "".join(parts), begun


def _from_base64(text: str) -> str | None:
    try:
        raw = base64.b64decode("".join(text.split()), validate=True)
        said = raw.decode("utf-8")
    except ValueError:  # neither base64 nor UTF-8
        return None
    return None if "\0" in said else said


def _same(name: str) -> str:
    """Names of entries differ neither by capitals nor by blanks around their parts (RFC 4514)."""
    return re.sub(r"\s*([,=])\s*", r"\1", name.strip().casefold())


def _cell(values: list[str] | None) -> str | None:
    return cell_text("\n".join(value for value in values if value)) if values else None
