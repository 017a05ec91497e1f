"""Cards in and out: the reader, a whole import, the writer."""

from __future__ import annotations

import re
import shutil
import tempfile
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import bare_import
from benchmarks.bare import opened, timed
from twincrm.services.demo.stage import script

COUNT = 10_000
WRITTEN = 2_000
ROUNDS = 3
LINE = re.compile(r"^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)((?:;[^:]*)?):(.*)$")
SEED = 20261123
WORDS = "Spricht etwas Französisch hat einen Hund und großen Garten singt im Chor kocht gern"


def cards(count: int) -> bytes:
    """A file of so many ordinary cards: people of four countries, half of them with a note."""
    chance = Random(SEED)
    return "".join(_card(number, chance) for number in range(count)).encode()


def _card(number: int, chance: Random) -> str:
    """The card of an ordinary phone; its number makes it differ from every other."""
    names = script("names")[chance.choice(("DE", "FR", "PL", "GB"))]
    given = chance.choice(names[chance.choice(("given_female", "given_male"))])
    family = chance.choice(names["family"])
    family = family if isinstance(family, str) else family["m"]
    title = chance.choice(("", "", "", "Dr."))
    note = " ".join(chance.choices(WORDS.split(), k=chance.randint(5, 40))) if number % 2 else ""
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Apple Inc.//iOS 17//EN",
        f"UID:urn:uuid:00000000-0000-4000-8000-{number:012}",
        f"N:{family};{given};;{title};",
        f"FN:{title} {given} {family}".replace(": ", ":"),
        f"ORG:Chorverein {number % 300}",
        "TITLE:Présidente\\, trésorière",
        f"TEL;TYPE=CELL:+49 170 {number:07}",
        f"TEL;TYPE=HOME,VOICE:0221 {number:06}",
        f"EMAIL;TYPE=INTERNET,HOME:m{number}@example.org",
        f"ADR;TYPE=HOME:;;Hauptstraße {number % 200};Lindenau;NRW;50667;Deutschland",
        f"URL:https://example.org/{number}",
        f"BDAY:{1930 + number % 75}-{1 + number % 12:02}-{1 + number % 28:02}",
        "CATEGORIES:Chor,Gastgeber",
        *([_folded(f"NOTE:{note}\\, kann zwei Gäste aufnehmen.")] if note else []),
        "REV:2026-01-01T12:00:00Z",
        "END:VCARD",
        "",
    )
    return "\r\n".join(lines)


def _folded(line: str) -> str:
    return "\r\n ".join(line[start : start + 70] for start in range(0, len(line), 70))


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
    from twincrm.app.command_line.exchange import taken_in
    from twincrm.app.opening import opened as opened_by_program
    from twincrm.services.progress import Silent

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "cards.vcf"
        source.write_bytes(cards(COUNT))
        copy = Path(shutil.copyfile(file, Path(folder) / "copy.twincrm"))
        with opened_by_program(copy, write=True) as asked:
            return [timed(lambda: taken_in(asked, (source,), Silent()))]


def import_cards_floor(file: Path) -> list[float]:
    """Parsed, compared by hash, fuzzily within blocks, inserted, indexed: one transaction."""
    data = cards(COUNT)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copyfile(file, Path(folder) / "copy.twincrm"))
        connection = opened(copy, write=True)
        bare_import.prepare(connection)
        try:
            return [timed(lambda: bare_import.take_in(connection, structure(data)))]
        finally:
            connection.close()


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
