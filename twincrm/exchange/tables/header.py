"""Where in a table its header stands, and which rows below it are about somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.texts import Message
from twincrm.exchange.tables.headers import SUMS
from twincrm.exchange.tables.naming import named
from twincrm.exchange.tables.seasons import years_in_a_row
from twincrm.exchange.tables.unheard import unheard_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.exchange.tables.table import Row, Table, Value

_LOOKED_AT = 40
_READ = 300
"""Letters of a cell that are looked at to know what it is."""
_FEW = 2
_NUMBERS = re.compile(r"[\d.,:\s€$£%()/-]*(?:eur|euro|zł|zl|pln|chf)?", re.IGNORECASE)
_DATA = re.compile(r"@|\d{3}|^\d+[.,/-]\d+")
_TITLE_LINE = Message("a title above the table")
_SUM = Message("a row of sums")
_AGAIN = Message("the header once more")
_HEADING = Message("a heading between the rows")
_BELOW = Message("a note below the table")
_FOOTER = re.compile(
    r"(?:stand|erstellt|gedruckt|ausdruck|druckdatum|seite|quelle|aktualisiert|état|mis à jour"
    r"|mise à jour|imprimé|édité|page|source|as of|as at|printed|created|updated|stan na|stan z"
    r"|wydrukowano|sporządził|strona|źródło)\b[^:\d]{0,30}[:\d]",
    re.IGNORECASE,
)
"""What programs and people write below a list: ``Stand: 1.1.2026``, ``erstellt von: …``."""
_COUNTED = re.compile(r"\d{1,4}\s+[^\W\d_]+")
_PEOPLE = re.compile(
    r"\d{1,5}\s+(?:mitglieder|personen|haushalte|familien|adhérents?|membres|foyers|members|people"
    r"|osób|członków|leden)",
    re.IGNORECASE,
)
"""How many people a list has, as it stands below one."""
_FEW_WORDS = 3
_MOST_OF_A_SUM = 4
"""Words that may stand around the one for a sum."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table, with the number of its line."""

    number: int
    cells: Row
    before: Row | None = None
    """What stands in the file, where somebody corrected it."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is about nobody, and what it was taken for."""

    number: int
    text: str
    what: Message


@dataclass(frozen=True, slots=True)
class Layout:
    """A table taken apart: its header, the rows below, and those that are about nobody."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...] = ()
    found: bool = True
    """Whether the table has a header at all; else the columns have no names."""
    heading: str = ""
    """What stands above the header, in one line."""
    _columns: dict[int, list[Value]] = field(
        default_factory=dict[int, "list[Value]"], compare=False, repr=False
    )

    def column(self, place: int) -> list[Value]:
        """The cells of a column that say something, as far as it takes to know what they are."""
        if place not in self._columns:
            cells = (line.cells[place] for line in self.lines if place < len(line.cells))
            self._columns[place] = [
                cell[:_READ] if isinstance(cell, str) else cell
                for cell in cells
                if cell is not None
            ]
        return self._columns[place]


def layout(table: Table, header_row: int | None = None) -> Layout:
    """Take a table apart; *header_row* is the line of the header where somebody said so."""
    numbers = table.lines or range(1, len(table.rows) + 1)
    lines = [Line(n, row) for n, row in zip(numbers, table.rows, strict=True)]
    at, height = _header_at(lines, header_row)
    width = max((len(line.cells) for line in lines), default=0)
    if at < 0:
        kept, left = _body([line for line in lines if _filled(line.cells)], ("",) * width)
        return Layout(("",) * width, kept, left, found=False)
    heads = [line.cells for line in lines[at : at + height]]
    names = _joined(heads, width)
    once = (*names, *(_name_at(row, place) for row in heads for place in range(width)))
    kept, below = _body(lines[at + height :], once)
    above = [line for line in lines[:at] if _filled(line.cells)]
    titles = tuple(LeftOut(line.number, _said(line.cells), _TITLE_LINE) for line in above)
    heading = " ".join(_said(line.cells) for line in above)
    width = max([len(names), *(len(line.cells) for line in kept)])
    return Layout((*names, *("",) * (width - len(names))), kept, (*titles, *below), True, heading)


def _header_at(lines: Sequence[Line], wished: int | None) -> tuple[int, int]:
    """Where the header begins and over how many rows it goes; -1 where there is none."""
    if wished is not None:
        return next((i for i, line in enumerate(lines) if line.number == wished), -1), 1
    best, at, height = 0, -1, 1
    for place, line in enumerate(lines[:_LOOKED_AT]):
        score = _score(line.cells)
        if score > best:
            best, at, height = score, place, 1
        over = lines[place + 1].cells if place + 1 < len(lines) else ()
        if _wordy(line.cells) and _wordy(over):
            both = _score(_joined([line.cells, over], max(len(line.cells), len(over))))
            if both > max(best, _score(over), score):
                best, at, height = both, place, 2
    return (at, height) if best else (unheard_header([line.cells for line in lines]), 1)


def _score(cells: Sequence[Value]) -> int:
    """How many cells are names of columns; none where the row is no header."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    known = sum(bool(named(text).meaning) for text in texts)
    data = sum(bool(_DATA.search(text[:_READ])) and not named(text).meaning for text in texts)
    data += len(_filled(cells)) - len(texts) - years_in_a_row(cells)
    enough = known >= _FEW or (known and known == len(texts))
    return known if enough and known > data else 0


def _wordy(cells: Sequence[Value]) -> bool:
    """Whether a row could be part of a header: words only, and more than one."""
    filled = _filled(cells)
    wordy = all(
        isinstance(cell, str) and (not _DATA.search(cell) or named(cell).meaning) for cell in filled
    )
    return len(filled) >= _FEW and wordy


def _joined(rows: Sequence[Sequence[Value]], width: int) -> tuple[str, ...]:
    """The names of the columns; one above several columns holds for all of them."""
    texts = [_name_at(rows[-1], place) for place in range(width)]
    if len(rows) == 1:
        return tuple(texts)
    found: list[str] = []
    last = ""
    for place, lower in enumerate(texts):
        own = _name_at(rows[0], place)
        last = own or (last if lower else "")
        found.append(_told(last, lower, own))
    return tuple(found)


def _told(upper: str, lower: str, own: str) -> str:
    """Which of two names above each other, or both together, says what the column is.

    The upper one alone is only the name of the column that it stands above.
    """
    both = f"{upper} {lower}".strip()
    together, alone = named(both).meaning, named(lower).meaning
    if alone not in ("", "out", "keep") and together.partition(".")[0] != alone.partition(".")[0]:
        return lower
    return next((name for name in (both, lower, own) if named(name).meaning), both)


def _name_at(row: Sequence[Value], place: int) -> str:
    cell = row[place] if place < len(row) else None
    return "" if cell is None else " ".join(str(cell).split())


def _body(
    lines: Sequence[Line], names: tuple[str, ...]
) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The rows about somebody, and the others."""
    own = {name.casefold() for name in names if name}
    filled = [[str(cell) for cell in _filled(line.cells)] for line in lines]
    usual = _usual(filled)
    kept: list[Line] = []
    left: list[LeftOut] = []
    for place, line in enumerate(lines):
        said = filled[place]
        if not said:
            continue
        after = filled[place + 1 : place + _LOOKED_AT] if len(said) == 1 else ()
        what = _nobody(said, own, usual, last=not any(len(each) > 1 for each in after))
        if what is None:
            kept.append(line)
        else:
            left.append(LeftOut(line.number, _said(line.cells), what))
    return tuple(kept), tuple(left)


def _usual(filled: Sequence[Sequence[str]]) -> int:
    """How many cells a row usually has; headings between the rows do not count."""
    counts = sorted(len(each) for each in filled if len(each) > 1)
    counts = counts or [len(each) for each in filled if each]
    return counts[len(counts) // 2] if counts else 0


def _nobody(filled: list[str], own: set[str], usual: int, *, last: bool) -> Message | None:
    """What a row is, if it is about nobody."""
    few = len(filled) * 2 <= usual + 1
    if (few or _says_sum(_first_word(filled))) and (_is_sum(filled) or _counts_people(filled)):
        return _SUM
    again = sum(text.casefold() in own for text in filled)
    if again >= _FEW and again * 2 > len(filled):
        return _AGAIN
    if len(filled) == 1 and last and _FOOTER.match(filled[0][:_READ]):
        return _BELOW
    if len(filled) > 1 or usual <= _FEW:
        return None
    return _lonely(filled[0], last=last)


def _lonely(text: str, *, last: bool) -> Message | None:
    """What the only cell of a row is; a single name is somebody all the same."""
    if last and (len(text.split()) > _FEW_WORDS or ":" in text or text[0] in "*(-–•¹²³"):
        return _BELOW
    if len(text.strip(". ")) == 1 or ":" in text or len(text.split()) > _FEW_WORDS:
        return _HEADING
    return None


def _is_sum(filled: Sequence[str]) -> bool:
    """Whether one cell says sum and all others are numbers, or count: “12 paid”."""
    words = [text for text in filled if not _NUMBERS.fullmatch(text[:_READ].strip())]
    if len(words) > 1 and _says_sum(words[0]):
        words = [text for text in words if not _COUNTED.fullmatch(text[:_READ].strip())]
    return bool(words) and len(words) <= _FEW and all(map(_says_sum, words))


def _counts_people(filled: Sequence[str]) -> bool:
    """Whether a row says how many they are, and nothing but numbers besides."""
    words = [text for text in filled if not _NUMBERS.fullmatch(text[:_READ].strip())]
    return bool(words) and all(_PEOPLE.fullmatch(text[:_READ].strip()) for text in words)


def _first_word(filled: Sequence[str]) -> str:
    return next((text for text in filled if not text[0].isdigit()), "")


def _says_sum(text: str) -> bool:
    if len(text) > _READ:
        return False
    words = fold(text).replace(":", " ").split()
    if not 0 < len(words) <= _MOST_OF_A_SUM:
        return False
    return bool({words[0], words[-1], " ".join(words)} & _sums())


@cache
def _sums() -> frozenset[str]:
    return frozenset(fold(word) for word in SUMS.split("|"))


def _filled(cells: Sequence[Value]) -> list[Value]:
    return [cell for cell in cells if cell is not None and str(cell).strip()]


def _said(cells: Sequence[Value]) -> str:
    return " ".join(" ".join(str(cell).split()) for cell in _filled(cells))
