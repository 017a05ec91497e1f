"""Cards in and out: the reader, a whole import, the writer."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.bare import opened, timed

COUNT = 10_000
WRITTEN = 2_000
ROUNDS = 3
LINE = re.compile(r"^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)((?:;[^:]*)?):(.*)$")
NOT_DIALLED = re.compile(r"[^0-9+]")


def card(number: int) -> str:
    """An ordinary card of an ordinary phone; every one of them differs."""
    return (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iOS 17//EN\r\n"
        f"UID:urn:uuid:00000000-0000-4000-8000-{number:012}\r\n"
        f"N:Müllerin{number};Łucja;;Dr.;\r\nFN:Dr. Łucja Müllerin{number}\r\n"
        f"ORG:Chorverein {number % 300}\r\nTITLE:Présidente\\, trésorière\r\n"
        f"TEL;TYPE=CELL:+49 170 {number:07}\r\nTEL;TYPE=HOME,VOICE:0221 {number:06}\r\n"
        f"EMAIL;TYPE=INTERNET,HOME:m{number}@example.org\r\n"
        f"ADR;TYPE=HOME:;;Hauptstraße {number % 200};Lindenau;NRW;50667;Deutschland\r\n"
        f"URL:https://example.org/{number}\r\nBDAY:1961-05-17\r\n"
        "CATEGORIES:Chor,Gastgeber\r\n"
        "NOTE:Spricht etwas Französisch\\, kann zwei Gäste aufnehmen\\; am liebst\r\n"
        " en Nichtraucher. Hat einen Hund und einen großen Garten.\\nZweite Zeile.\r\n"
        "REV:2026-01-01T12:00:00Z\r\nEND:VCARD\r\n"
    )


def cards(count: int) -> bytes:
    """A file of so many cards."""
    return "".join(map(card, range(count))).encode()


def read_cards_program(_file: Path) -> list[float]:
    """The reader alone."""
    from twincrm.exchange.vcard import read_cards

    data = cards(COUNT)
    return [timed(lambda: list(read_cards(data))) for _ in range(ROUNDS)]


def read_cards_floor(_file: Path) -> list[float]:
    """Unfolded, and one expression a line."""
    data = cards(COUNT)
    return [timed(lambda: structure(data)) for _ in range(ROUNDS)]


def structure(data: bytes) -> list[list[tuple[str, ...]]]:
    """The lines of cards taken apart, nothing understood."""
    text = data.decode().replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    found: list[list[tuple[str, ...]]] = []
    for line in text.split("\n"):
        parts = LINE.match(line)
        if parts is None:
            continue
        if parts[2] == "BEGIN":
            found.append([])
        elif parts[2] != "END":
            found[-1].append(parts.groups())
    return found


def import_cards_program(file: Path) -> list[float]:
    """Read, compared, kept with history and index, as the command line does it."""
    from twincrm.app.opening import opened as opened_by_program
    from twincrm.services.interchange.commands import ImportCards
    from twincrm.services.interchange.sources import read_card_source

    data = cards(COUNT)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copyfile(file, Path(folder) / "copy.twincrm"))
        with opened_by_program(copy, write=True) as asked:
            return [
                timed(lambda: asked.execute(ImportCards((read_card_source(data, "a.vcf", "DE"),))))
            ]


def import_cards_floor(file: Path) -> list[float]:
    """Parsed, compared by hash, fuzzily within blocks, inserted, indexed: one transaction."""
    data = cards(COUNT)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copyfile(file, Path(folder) / "copy.twincrm"))
        connection = opened(copy, write=True)
        _prepare(connection)
        try:
            return [timed(lambda: _take_in(connection, data))]
        finally:
            connection.close()


def _prepare(connection: Any) -> None:  # noqa: ANN401 - the driver ships no types
    """Tables as bare as they can be, beside those of the file."""
    for statement in (
        "CREATE TABLE f_contact (id INTEGER PRIMARY KEY, name TEXT, key TEXT, note TEXT)",
        "CREATE TABLE f_email (contact INTEGER, address TEXT)",
        "CREATE TABLE f_phone (contact INTEGER, number TEXT)",
        "CREATE VIRTUAL TABLE f_words USING fts5(t, content='')",
        "CREATE VIRTUAL TABLE f_parts USING fts5(t, content='', tokenize='trigram')",
    ):
        connection.execute(statement)


def _take_in(connection: Any, data: bytes) -> None:  # noqa: ANN401
    mails = {row[0] for row in connection.execute("SELECT folded FROM email")}
    names = [row[0] for row in connection.execute("SELECT heading FROM search_entry")]
    blocks: dict[str, list[str]] = {}
    for name in names:
        blocks.setdefault(name[:3], []).append(name)
    people = [_person(number, lines) for number, lines in enumerate(structure(data), 1)]
    for _number, name, key, _note, mail, _phones in people:
        if mail.casefold() not in mails and key not in mails:
            _alike(name, blocks.get(name[:3].casefold(), []))
    connection.execute("BEGIN IMMEDIATE")
    insert = connection.executemany
    insert("INSERT INTO f_contact VALUES (?, ?, ?, ?)", [p[:4] for p in people])
    insert("INSERT INTO f_email VALUES (?, ?)", [(p[0], p[4]) for p in people])
    insert("INSERT INTO f_phone VALUES (?, ?)", [(p[0], n) for p in people for n in p[5]])
    texts = [(p[0], " ".join((p[1], p[3], p[4], *p[5]))) for p in people]
    for table in ("f_words", "f_parts"):
        insert(f"INSERT INTO {table} (rowid, t) VALUES (?, ?)", texts)
    connection.execute("COMMIT")


def _alike(name: str, others: list[str]) -> object:
    from rapidfuzz import process

    return process.extractOne(name.casefold(), others, score_cutoff=90) if others else None


def _person(number: int, lines: list[tuple[str, ...]]) -> tuple[int, str, str, str, str, list[str]]:
    first = {line[1]: line[3] for line in reversed(lines)}
    phones = [NOT_DIALLED.sub("", line[3]) for line in lines if line[1] == "TEL"]
    key = hashlib.sha256(repr(lines).encode()).hexdigest()
    return number, first.get("FN", ""), key, first.get("NOTE", ""), first.get("EMAIL", ""), phones


def write_cards_program(_file: Path) -> list[float]:
    """The writer alone."""
    from twincrm.exchange.vcard import write_cards

    read = _read()
    write_cards(read[:1])
    return [timed(partial(write_cards, read)) for _ in range(ROUNDS)]


def write_cards_floor(_file: Path) -> list[float]:
    """The same cards built and written with vobject alone."""
    read = _read()
    bare_vobject(read[:1])
    return [timed(partial(bare_vobject, read)) for _ in range(ROUNDS)]


def _read() -> list[Any]:
    from twincrm.exchange.vcard import read_cards

    return [read.card for read in read_cards(cards(WRITTEN))]


def bare_vobject(read: list[Any]) -> str:
    """Cards through vobject without anything of ours."""
    import vobject  # pyright: ignore[reportMissingTypeStubs]

    return "".join(_built(vobject.vCard(), one).serialize() for one in read)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


def _built(built: Any, one: Any) -> Any:  # noqa: ANN401
    from vobject.vcard import Address, Name  # pyright: ignore[reportMissingTypeStubs]

    texts = {
        "uid": f"urn:uuid:{one.uid}",
        "rev": one.revision,
        "n": Name(one.family, one.given, "", one.prefix, ""),
        "fn": one.formatted_name,
        "org": [one.organisation, *one.units],
        "title": one.title,
        "url": one.urls[0].url,
        "bday": one.birthday,
        "categories": list(one.categories),
        "note": one.note,
    }
    typed = [("tel", p.number, [k.upper() for k in p.kinds]) for p in one.phones]
    typed += [("email", e.address, ["INTERNET", "HOME"]) for e in one.emails]
    typed += [
        ("adr", Address(" ".join(a.street), a.locality, a.region, a.postcode, a.country), ["HOME"])
        for a in one.addresses
    ]
    for name, value in texts.items():
        built.add(name).value = value
    for name, value, kinds in typed:
        line = built.add(name)
        line.value, line.type_param = value, kinds
    return built
