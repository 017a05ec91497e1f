"""The least that an import of cards takes: everything a card says, by hand, in bare tables.

Compared by hash maps and, within blocks of like family names, fuzzily; indexed for whole words and
for parts of words as the program's lists are; no history, no rules, no reading of phone numbers.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any, NamedTuple
from unicodedata import normalize

MARKS = re.compile("[\u0300-\u036f]+")
NOT_DIALLED = re.compile(r"[^0-9+]")
ALIKE = 90
BLOCK = 3
TABLES = (
    "f_contact (id INTEGER PRIMARY KEY, uid, name, born, note, organisation, title, card)",
    "f_email (contact INTEGER, address TEXT)",
    "f_phone (contact INTEGER, number TEXT)",
    "f_address (contact INTEGER, street, locality, region, postcode, country)",
    "f_link (contact INTEGER, url TEXT)",
    "f_tag (contact INTEGER, name TEXT)",
)
Lines = list[tuple[str, ...]]


class Person(NamedTuple):
    """One card, as far as its lines are understood."""

    number: int
    first: dict[str, str]
    """The first value of each property."""
    phones: list[str]
    tags: list[str]
    card: str

    @property
    def name(self) -> str:
        """Family and given name."""
        return " ".join(self.first.get("N", "").split(";")[:2])


def prepare(connection: Any) -> None:  # noqa: ANN401 - the driver ships no types
    """Tables as bare as they can be, and the program's two kinds of full text."""
    for table in TABLES:
        connection.execute(f"CREATE TABLE {table}")
    for name, tokens in (
        ("f_words", "detail=column, prefix='1 2 3'"),
        ("f_parts", "tokenize='trigram'"),
    ):
        connection.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(t, content='', {tokens})")


def take_in(connection: Any, cards: list[Lines]) -> int:  # noqa: ANN401
    """Everything from the lines of the cards to the end of the transaction; how many are known."""
    people = [_person(number, lines) for number, lines in enumerate(cards, 1)]
    known = _known(connection, people)
    connection.execute("BEGIN IMMEDIATE")
    _insert(connection, people)
    texts = [(p.number, _text(p)) for p in people]
    for table in ("f_words", "f_parts"):
        connection.executemany(f"INSERT INTO {table} (rowid, t) VALUES (?, ?)", texts)
    connection.execute("COMMIT")
    return known


def _person(number: int, lines: Lines) -> Person:
    first = {line[1]: line[3] for line in reversed(lines)}
    phones = [NOT_DIALLED.sub("", line[3]) for line in lines if line[1] == "TEL"]
    card = hashlib.sha256(repr(lines).encode()).hexdigest()
    return Person(number, first, phones, first.get("CATEGORIES", "").split(","), card)


def _known(connection: Any, people: list[Person]) -> int:  # noqa: ANN401
    """How many are there already: by a key, or by a like name."""
    keys = {row[0] for row in connection.execute("SELECT folded FROM email")}
    keys |= {row[0] for row in connection.execute("SELECT e164 FROM phone")}
    blocks: dict[str, list[str]] = {}
    for uid, family, given in connection.execute("SELECT uid, family, given FROM person"):
        keys.add(uid)
        name = folded(f"{family} {given}")
        blocks.setdefault(name[:BLOCK], []).append(name)
    found = 0
    for person in people:
        mail, uid = person.first.get("EMAIL", ""), person.first.get("UID", "")
        by_key = mail.casefold() in keys or uid in keys or not keys.isdisjoint(person.phones)
        name = folded(person.name)
        found += bool(by_key or _alike(name, blocks.get(name[:BLOCK], [])))
    return found


def _alike(name: str, others: list[str]) -> object:
    from rapidfuzz import process

    return process.extractOne(name, others, score_cutoff=ALIKE) if others else None


def _insert(connection: Any, people: list[Person]) -> None:  # noqa: ANN401
    columns = ("UID", "FN", "BDAY", "NOTE", "ORG", "TITLE")
    contacts = [(p.number, *map(p.first.get, columns), p.card) for p in people]
    addresses = [(p.number, *p.first["ADR"].split(";")[2:]) for p in people if "ADR" in p.first]
    for table, rows in (
        ("f_contact", contacts),
        ("f_email", [(p.number, p.first.get("EMAIL")) for p in people]),
        ("f_phone", [(p.number, number) for p in people for number in p.phones]),
        ("f_address", addresses),
        ("f_link", [(p.number, p.first.get("URL")) for p in people]),
        ("f_tag", [(p.number, tag) for p in people for tag in p.tags]),
    ):
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _text(person: Person) -> str:
    """What the program finds a contact by, as it stands on the card."""
    said = map(person.first.get, ("FN", "ORG", "TITLE", "EMAIL"))
    return folded(" ".join((*(text for text in said if text), *person.phones, *person.tags)))


def folded(text: str) -> str:
    """Without case and accents: as names are compared and looked for."""
    return text.casefold() if text.isascii() else MARKS.sub("", normalize("NFKD", text.casefold()))
