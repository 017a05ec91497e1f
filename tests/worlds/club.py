"""Lists of two clubs, written as their secretaries keep them, and what stands in any such list."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook

if TYPE_CHECKING:
    from pathlib import Path

PAID = frozenset({"ja", "x"})
GERMAN = (
    *("Nr.", "Anrede", "Name", "Vorname", "Straße / Nr.", "PLZ/Ort", "Telefon", "Mobil", "E-Mail"),
    *("Geb.-Dat.", "Eintritt", "Beitrag €", "bez.", "Bemerkung"),
)
_DAY = date(1961, 7, 3)
MEMBERS: tuple[tuple[Any, ...], ...] = (
    (
        *(
            1,
            "Eheleute",
            "Düren",
            "Kai u. Élodie",
            "Am Wall 4",
            "01234 Auental",
            284255501,
            None,
            None,
        ),
        *(None, "1981", 25, "ja", "spricht frz.\nund polnisch"),
    ),
    (
        *(
            2,
            "Herr",
            "Ślązak",
            "Henryk",
            "Neue Str. 7a",
            "01234 Auental",
            "02842/55502",
            "0171-3920011",
        ),
        *(None, "3.12.51", date(2019, 4, 1), 15, "x", None),
    ),
    (
        *(3, "Frau", "Groß", "Ute", "Lindenweg 1", "47495 Rheinhof", "+49 2842 55503", None),
        *("groß3@example.org", _DAY, "01.11.2005", 15, None, "Vorstand (Kassierer)"),
    ),
    (
        *(4, "Eheleute", "Özer", "Can u. Anke", "Lindenweg 2", "47495 Rheinhof", None, None),
        *("oezer@example.org", None, "2007", 25, "x", "verst. 12/2025"),
    ),
    (
        *(
            5,
            "Frau",
            "Maaß",
            "Käthe",
            "Am Wall 9",
            "01234 Auental",
            "0 28 42 - 5505",
            "0049 160 3920015",
        ),
        *(None, "13.06.1940", "1999", 15, "ja", None),
    ),
)
FRENCH = (
    *("Civilité", "NOM", "Prénom", "Adresse", "Code Postal", "Ville", "Téléphone", "Portable"),
    *("Courriel", "Né(e) le", "Adhésion", "Cotisation", "Fonction", "Fonction"),
)
ADHERENTS = (
    (
        *("M.", "D'ÉPINAY", "Loïc", "3, rue du Puits", "02100", "VAUDRICOURT", "03 22 00 11 01"),
        *("0611223301", "", "13/02/1955", "01/09/2019", "22,00", "Trésorier", ""),
    ),
    (
        *("Mme", "LE BRETON", "Anaïs", "5, rue du Puits", "62400", "Vaudricourt", "03 22 00 11 02"),
        *("", "anaïs2@example.net", "01/11/1980", "2015", "22,00", "", "infirmière"),
    ),
    (
        *("Mme", "FAUCHEUX", "Zoé", "7, rue du Puits", "62400", "VAUDRICOURT", ""),
        *(
            "0611223303",
            "zoe@example.net",
            "27/06/1958",
            "2015",
            "11,00",
            "Présidente",
            "conseillère",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a list tells of one person, in the words of the program."""

    given: str
    family: str
    form: str
    street: str
    place: tuple[str, str]
    phones: frozenset[str]
    emails: tuple[str, ...]
    born: str
    joined: str
    fee: tuple[int, int, str]
    """Cents that are due, cents that were paid, and the state."""
    home: int
    """How many live together; 0 without a household."""
    number: str = ""
    """The membership number."""
    remarks: tuple[str, ...] = ()


def write_members(path: Path) -> Path:
    """A workbook with titles above, days and numbers as cells, a sum below and a second sheet."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Mitglieder 2026"
    for row in (["Partnerschaftsverein – Mitgliederliste"], ["Stand: 01.03.2026"], [], GERMAN):
        sheet.append(row)
    for row in MEMBERS:
        sheet.append(row)
    sheet.append([])
    sheet.append([None] * 10 + ["Summe", f"=SUM(L5:L{4 + len(MEMBERS)})"])
    hosts = book.create_sheet("Gastfamilien")
    for row in (("Familie", "Betten", "Tiere"), ("Hansen", 3, "Hund")):
        hosts.append(row)
    book.save(path)
    return path


def write_adherents(path: Path) -> Path:
    """A file of Windows, semicolons between."""
    with path.open("w", encoding="cp1252", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([FRENCH, *ADHERENTS])
    return path


def told_in_workbook(path: Path) -> list[Told]:
    """What stands in the first sheet of a list of members, cell by cell."""
    [sheet, *_] = load_workbook(path).worksheets
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0] is not None]
    return [person for row in rows for person in _couple(row)]


def _couple(row: tuple[Any, ...]) -> list[Told]:
    givens = str(row[3]).split(" u. ")
    forms = {"Herr": ["mr"], "Frau": ["mrs"]}.get(row[1], ["unknown"] * len(givens))
    code, _, town = str(row[5]).partition(" ")
    cents, paid = int(row[11]) * 100, row[12] in PAID
    fee = (cents, cents if paid else 0, "paid" if paid else "unpaid")
    return [
        Told(
            given,
            row[2],
            form,
            row[4],
            (code, town),
            frozenset(_dialled(n, "49") for n in row[6:8] if n),
            tuple(filter(None, (row[8],))),
            _day(row[9]),
            _day(row[10]),
            fee,
            len(givens) if len(givens) > 1 else 0,
            str(row[0]),
            tuple(filter(None, (row[13],))),
        )
        for given, form in zip(givens, forms, strict=True)
    ]


def told_in_csv(path: Path) -> list[Told]:
    """What stands in a list of adherents, cell by cell."""
    with path.open(encoding="cp1252", newline="") as stream:
        _, *rows = csv.reader(stream, delimiter=";")
    return [
        Told(
            row[2],
            row[1],
            "mr" if row[0] == "M." else "mrs",
            row[3],
            (row[4], row[5]),
            frozenset(_dialled(n, "33") for n in row[6:8] if n),
            tuple(filter(None, (row[8],))),
            _day(row[9]),
            _day(row[10]),
            (int(row[11].replace(",", "")), 0, "unpaid"),
            0,
            "",
            tuple(f"Fonction: {said}" for said in row[12:14] if said),
        )
        for row in rows
    ]


def _day(cell: Any) -> str:
    if cell is None or isinstance(cell, date):
        return cell.isoformat()[:10] if cell else ""
    parts = str(cell).replace("/", ".").split(".")[::-1]
    if len(parts) == 1:
        return parts[0]
    year = parts[0] if len(parts[0]) > 2 else f"19{parts[0]}"
    return "-".join([year, *(part.zfill(2) for part in parts[1:])])


def _dialled(cell: object, country: str) -> str:
    digits = "".join(c for c in str(cell) if c.isdigit())
    return f"+{country}{digits.removeprefix('00').removeprefix(country).lstrip('0')}"
