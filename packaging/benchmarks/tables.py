"""Tables in: a whole import of rows."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from pathlib import Path
from random import Random

from benchmarks import bare_import
from benchmarks.bare import opened, timed
from benchmarks.cards import SEED, WORDS
from twincrm.services.demo.stage import script

COUNT = 10_000
HEADER = (
    *("Anrede", "Titel", "Vorname", "Nachname", "Firma", "Position", "Straße", "PLZ", "Ort"),
    *("Telefon", "Handy", "E-Mail", "Webseite", "Geburtsdatum", "Kategorien", "Notizen"),
)
PROPERTIES = (
    *("X-FORM", "X-TITLE", "X-GIVEN", "X-FAMILY", "ORG", "TITLE", "X-STREET", "X-CODE", "X-TOWN"),
    *("TEL", "TEL", "EMAIL", "URL", "BDAY", "CATEGORIES", "NOTE"),
)
"""What the columns are, as `bare_import` calls it."""


def rows(count: int) -> bytes:
    """A table of so many people, as a German sheet saves it; half of them with a note."""
    chance = Random(SEED)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEADER)
    writer.writerows(_row(number, chance) for number in range(count))
    return out.getvalue().encode()


def _row(number: int, chance: Random) -> tuple[str, ...]:
    names = script("names")[chance.choice(("DE", "FR", "PL", "GB"))]
    form, sort = chance.choice((("Frau", "given_female"), ("Herr", "given_male")))
    family = chance.choice(names["family"])
    note = " ".join(chance.choices(WORDS.split(), k=chance.randint(5, 40))) if number % 2 else ""
    return (
        *(form, chance.choice(("", "", "", "Dr.")), chance.choice(names[sort])),
        *(family if isinstance(family, str) else family["m"], f"Chorverein {number % 300}"),
        *("Kassenwart", f"Hauptstraße {number % 200}", "50667", "Lindenau"),
        *(f"0221 {number:06}", f"0170 {number:07}", f"m{number}@example.org"),
        f"https://example.org/{number}",
        f"{1 + number % 28:02}.{1 + number % 12:02}.{1930 + number % 75}",
        *("Chor;Gastgeber", note),
    )


def import_table_program(file: Path) -> list[float]:
    """Read, understood, compared, kept with history and index, as the command line does it."""
    from twincrm.app.command_line.exchange import uncollected
    from twincrm.app.opening import opened as opened_by_program
    from twincrm.services.interchange.table_commands import ImportTables
    from twincrm.services.interchange.table_reading import read_table_file

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "liste.csv"
        source.write_bytes(rows(COUNT))
        copy = Path(shutil.copyfile(file, Path(folder) / "copy.twincrm"))
        with opened_by_program(copy, write=True) as asked, uncollected():
            return [timed(lambda: asked.execute(ImportTables((read_table_file(asked, source),))))]


def import_table_floor(file: Path) -> list[float]:
    """Parsed, compared by hash, fuzzily within blocks, inserted, indexed: one transaction."""
    data = rows(COUNT)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copyfile(file, Path(folder) / "copy.twincrm"))
        connection = opened(copy, write=True)
        bare_import.prepare(connection)
        try:
            return [timed(lambda: bare_import.take_in(connection, structure(data)))]
        finally:
            connection.close()


def structure(data: bytes) -> list[bare_import.Lines]:
    """The rows of a table as lines of a card; nothing is understood but the order of columns."""
    reader = csv.reader(io.StringIO(data.decode()), delimiter=";")
    next(reader)
    return [_lines(row) for row in reader]


def _lines(row: list[str]) -> bare_import.Lines:
    said = dict(zip(PROPERTIES, row, strict=True))
    name = f"{said['X-FAMILY']};{said['X-GIVEN']}"
    address = f";;{said['X-STREET']};{said['X-TOWN']};;{said['X-CODE']};"
    plain = [(key, value) for key, value in zip(PROPERTIES, row, strict=True) if key[:2] != "X-"]
    full = f"{said['X-GIVEN']} {said['X-FAMILY']}"
    made = [("N", name), ("FN", full), ("ADR", address)]
    return [("", key, "", value) for key, value in (*made, *plain)]
