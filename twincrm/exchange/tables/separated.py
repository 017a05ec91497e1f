"""Tables as text: values between commas, semicolons, tabs or bars (RFC 4180 and what is found).

The separator is the one by which most rows become equally wide; what stands in quotation marks is
text, line breaks included.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.letters import by_lines, file_letters
from twincrm.exchange.tables.safety import without_guard
from twincrm.exchange.tables.table import MOST_CELLS, Table, TableFile, cell_text, plain_row
from twincrm.exchange.tables.troubles import trouble

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterator

    from twincrm.exchange.tables.table import Row, Watch

SEPARATORS = (";", ",", "\t", "|")
"""What may stand between values; where two fit equally well, the first one is meant."""
LONGEST = 10_000_000
"""Letters of one cell."""
_MANY_BREAKS = 20
_WITH_PARTS, _LEAST_WIDTH = 2, 3
_LOOKED_AT, _LOOKED_LETTERS = 50, 200_000
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_SAID = re.compile(r"sep=(.)[ \t]*(\r\n|\r|\n|\Z)", re.IGNORECASE)
_DOUBTFUL = re.compile(r"(?<=\d),(?=\d)|,(?= )")
"""Commas that rather belong to numbers and sentences than between columns."""
_TICK = 1000
_OPEN = "unexpected end of data"
"""What csv says of a quotation mark that is open where the file ends."""

_LOSSY = Message(
    "Some letters do not fit the character set {encoding} and are shown as �. "
    "Choose another character set."
)
_MIXED = Message(
    "The file mixes two character sets, UTF-8 and {encoding}; each line was read in its own. "
    "Please check line {line}."
)
_CONTROLLED = Message("The file holds control characters, which were left out.")
_SWALLOWED = Message(
    "Line {line}: a cell goes over {n} lines. Probably a closing quotation mark is missing and "
    "rows after it are swallowed.",
)
_NOT_CLOSED = Message(
    "Line {line}: a closing quotation mark is missing. This row and those after it, {n} lines, "
    "were read line by line; please check them."
)
_OTHERWISE = Message(
    "Line {line} is divided by another sign than the rest; it was read all the same."
)


def read_separated(
    data: bytes, name: str, encoding: str | None, separator: str | None, watch: Watch
) -> TableFile:
    """A text file as one table.

    Raises:
        FileTrouble: it holds too many cells.
        InputError: *encoding* is not the name of a character set.
    """
    mixed = by_lines(data) if encoding is None else None
    if mixed is not None:
        text, encoding, line = mixed
        remarks = [_MIXED.with_values(encoding=encoding, line=line)]
    else:
        text, encoding, lossy = file_letters(data, encoding)
        remarks = [_LOSSY.with_values(encoding=encoding)] if lossy else []
    plain = _CONTROLS.sub("", text)
    if len(plain) < len(text):
        remarks.append(_CONTROLLED)
    first = 1
    if said := _SAID.match(plain):
        separator = separator or said.group(1)
        plain, first = plain[said.end() :], 2
    separator = separator or separator_of(plain)
    found = _Rows(name, watch)
    found.read(plain, separator, first)
    table = Table(_title(name), tuple(found.rows), lines=tuple(found.lines))
    return TableFile((table,), "csv", encoding, separator, (*remarks, *found.remarks))


def separator_of(text: str) -> str:
    """What stands between the values of a text."""
    sample = text[:_LOOKED_LETTERS]
    if len(sample) < len(text):
        sample = sample[: max(sample.rfind("\n"), sample.rfind("\r")) + 1] or sample
    return max(SEPARATORS, key=lambda each: _fits(sample, each))


def _fits(sample: str, separator: str) -> tuple[float, int]:
    """How many rows a separator divides, and how many of them equally; and how wide these are."""
    read, broken = _first_rows(sample, separator)
    rows = [row for row in read if len(row) > 1]
    if not rows:
        return 0.0, 0
    whole = len(read) / (len(read) + 2 * broken)  # quotation marks fit the separator that is meant
    weights = [whole if _is_firm(row, separator) else 0.3 * whole for row in rows]
    widths: defaultdict[int, float] = defaultdict(float)
    for row, weight in zip(rows, weights, strict=True):
        widths[len(row)] += weight
    best = max(widths, key=lambda width: (widths[width], width))
    return (widths[best] + sum(weights)) / 2, best


def _is_firm(row: list[str], separator: str = ",") -> bool:
    """Whether a row has commas that stand neither in a number nor before a blank."""
    if separator != ",":
        return True
    line = ",".join(row)
    return line.count(",") > len(_DOUBTFUL.findall(line))


def _first_rows(text: str, separator: str) -> tuple[list[list[str]], int]:
    """The first rows that say anything, and how many are none between them.

    A row with text behind a closing quotation mark is none.
    """
    reader = _reader(text, separator, strict=True)
    found: list[list[str]] = []
    broken = 0
    while len(found) < _LOOKED_AT:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error:
            broken += 1
            continue
        if row:
            found.append(row)
    return found, broken


def _reader(text: str, separator: str, *, strict: bool = False) -> Reader:
    csv.field_size_limit(LONGEST)
    sign = re.escape(separator)
    quoted = rf'{sign} +"[^"\n]*"(?={sign}|[\r\n]|\Z)'
    blank_before_quote = bool(re.search(quoted, text[:_LOOKED_LETTERS]))
    lines = io.StringIO(text, newline="")
    return csv.reader(
        lines, delimiter=separator, skipinitialspace=blank_before_quote, strict=strict
    )


def _unclosed(lines: list[str], separator: str) -> str:
    """What is wrong with the quotation marks of a row of several lines; empty where they close."""
    try:
        list(_reader("".join(lines), separator, strict=True))
    except csv.Error as problem:
        return _OPEN if _OPEN in str(problem) else str(problem)
    return ""


def _otherwise(line: str, separator: str) -> Iterator[list[str]]:
    """A line as it would be divided by other signs."""
    for other in SEPARATORS:
        if other != separator and other in line:
            for cells in _first_rows(line, other)[0][:1]:
                if _is_firm(cells, other):
                    yield cells


class _Rows:
    """The rows of a text, the lines on which they begin, and what is odd about them."""

    def __init__(self, name: str, watch: Watch) -> None:
        self._name = name
        self._watch = watch
        self._cells = 0
        self.rows: list[Row] = []
        self.lines: list[int] = []
        self.remarks: list[Message] = []

    def read(self, text: str, separator: str, first: int) -> None:
        """Read all rows of *text*, whose first line is line *first* of the file."""
        reader = _reader(text, separator)
        lines: list[str] = []
        begun = 0
        try:
            for row in reader:
                several = reader.line_num - begun > 1
                lines = lines or (list(io.StringIO(text, newline="")) if several else [])
                wrong = _unclosed(lines[begun : reader.line_num], separator) if several else ""
                if wrong == _OPEN or self._has_swallowed(row, separator, sure=bool(wrong)):
                    self._read_apart(lines[begun : reader.line_num], separator, first + begun)
                else:
                    self._add(row, first + begun)
                begun = reader.line_num
        except csv.Error as problem:  # a cell of more than LONGEST letters
            raise trouble("no-table", self._name) from problem
        while self.rows and not self.rows[-1]:
            self.rows.pop()
            self.lines.pop()
        self._divide_others(separator)

    def _has_swallowed(self, row: list[str], separator: str, *, sure: bool) -> bool:
        """Whether a cell holds many lines, most of which would be rows of this table.

        *sure*: its quotation marks are wrong, so that few lines tell it as well.
        """
        if not any(cell.count("\n") > (0 if sure else _MANY_BREAKS) for cell in row):
            return False
        widths = Counter(len(each) for each in self.rows[-_LOOKED_AT:] if each)
        usual = widths.most_common(1)[0][0] if widths else 0
        if usual < _LEAST_WIDTH and (usual < _WITH_PARTS or separator == ","):
            return False
        lines = max(row, key=lambda cell: cell.count("\n")).split("\n")
        return sum(line.count(separator) == usual - 1 for line in lines) > len(lines) / 2

    def _read_apart(self, lines: list[str], separator: str, first: int) -> None:
        """Read lines one by one: a quotation mark that was never closed ends with its line."""
        self.remarks.append(_NOT_CLOSED.with_values(line=first, n=len(lines)))
        for number, line in enumerate(lines, first):
            for row in _reader(line, separator):
                self._add(row, number)

    def _divide_others(self, separator: str) -> None:
        """Divide rows that are written with another separator than the rest of the file."""
        widths = Counter(len(row) for row in self.rows if row)
        usual = widths.most_common(1)[0][0] if widths else 0
        if usual < _LEAST_WIDTH:
            return
        for place, row in enumerate(self.rows):
            if len(row) != 1 or not isinstance(row[0], str):
                continue
            cells = next((c for c in _otherwise(row[0], separator) if len(c) >= usual), None)
            if cells is not None:
                self.rows[place] = plain_row([cell_text(cell) for cell in cells])
                self.remarks.append(_OTHERWISE.with_values(line=self.lines[place]))

    def _add(self, row: list[str], line: int) -> None:
        if len(self.rows) % _TICK == 0:
            self._watch.step(len(self.rows), 0)
        self._cells += len(row)
        if self._cells > MOST_CELLS:
            raise trouble("too-large", self._name)
        cells = [cell_text(without_guard(cell)) for cell in row]
        breaks = max((cell.count("\n") for cell in cells if cell), default=0)
        if breaks > _MANY_BREAKS:
            self.remarks.append(_SWALLOWED.with_values(line=line, n=breaks))
        self.rows.append(plain_row(cells))
        self.lines.append(line)


def _title(name: str) -> str:
    return name.rpartition(".")[0] or name
