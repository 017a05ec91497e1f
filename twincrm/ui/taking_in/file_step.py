"""How a file of tables was understood, with what stands in it; all of it can be changed."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.services.interchange.seen_columns import letter, shown_cell
from twincrm.services.interchange.table_sources import Wanted
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.models.lazy_table import Column, LazyTableModel
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.interchange.table_reading import OpenedTables
    from twincrm.services.interchange.table_sources import TableSource
    from twincrm.ui.kit.context import UiContext

SETS = ("utf-8", "cp1252", "cp1250", "iso8859-15", "mac_roman", "cp850", "cp932", "utf-16")
"""Character sets that can be chosen besides the one that was recognised."""
NO_HEADER = -1
_ROWS_OFFERED = 20
_ROW, _CELL = 62, 150
_SAID = 3


class FileStep(QWidget):
    """Sheet, character set, separator and header as recognised, over the table as it is read.

    Signals: changed() when the user says something else of the file.
    """

    changed = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        tr = ui.texts.tr
        self.summary = label(ui, "", "h3", wrap=True)
        self.sheet = ChoiceField(ui, ())
        self.encoding = ChoiceField(ui, ())
        self.separator = ChoiceField(ui, ())
        self.header = ChoiceField(ui, ())
        self._fields = {
            self.sheet: LabelledField(ui, tr("Sheet"), self.sheet),
            self.encoding: LabelledField(ui, tr("Character set"), self.encoding),
            self.separator: LabelledField(ui, tr("Separator"), self.separator),
            self.header: LabelledField(ui, tr("Headers"), self.header),
        }
        self.notice = InlineNotice(ui, "info", "")
        self.table = RowTable(ui, tr("What stands in the file"))
        number = Column[Any]("row", tr("Row"), lambda e: str(e[0]), "end", _ROW)
        self._number = number
        self.model = LazyTableModel(_Lines((), ()), (number,))
        self.table.setModel(self.model)
        line = QWidget()
        flow = Flow(ui.look.px(Space.M), line)
        for field, labelled in self._fields.items():
            field.setMinimumWidth(ui.look.px(190))
            flow.add_part(labelled)
            field.value_changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(self.summary)
        column.addWidget(line)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)

    def wanted(self, opened: OpenedTables) -> Wanted:
        """What the user says of the file, where it is not what was recognised."""
        file = opened.file
        columns: dict[str, Any] = {}
        if self.header.value is not None and int(str(self.header.value)):
            columns["header_row"] = int(str(self.header.value))
        return Wanted(
            encoding=str(self.encoding.value) if file.encoding else None,
            separator=str(self.separator.value) if file.separator else None,
            sheet=str(self.sheet.value) if len(file.tables) > 1 else None,
            columns=columns,
        )

    def show_file(self, opened: OpenedTables, source: TableSource, header: int = 0) -> None:
        """Show how a file is understood; *header* is the row the user said, 0 for none."""
        blocked = [each.blockSignals(True) for each in self._fields]
        self._show_choices(opened, source, header)
        for each, before in zip(self._fields, blocked, strict=True):
            each.blockSignals(before)
        self._show_words(opened, source)
        self._show_lines(opened, source)

    def _show_choices(self, opened: OpenedTables, source: TableSource, header: int) -> None:
        tr, file = self._ui.texts.tr, opened.file
        hidden = tr("{sheet} (hidden)")
        sheets = [
            Option(each.name, hidden.format(sheet=each.name) if each.hidden else each.name)
            for each in file.tables
            if any(each.rows)
        ]
        self._offer(self.sheet, sheets, source.sheet, seen=len(sheets) > 1)
        sets = list(dict.fromkeys((file.encoding, *SETS)))
        named = [Option(each, each.upper().replace("_", " ")) for each in sets]
        self._offer(self.encoding, named, file.encoding, seen=bool(file.encoding))
        words = {";": tr("Semicolon"), ",": tr("Comma"), "\t": tr("Tabulator"), "|": "|"}
        signs = dict.fromkeys((file.separator, *words))
        between = [Option(sign, words.get(sign, sign)) for sign in signs]
        self._offer(self.separator, between, file.separator, seen=bool(file.separator))
        found = tr("recognised") if source.layout.found else tr("none recognised")
        rows = [Option(n, tr("in row {n}").format(n=n)) for n in range(1, _ROWS_OFFERED + 1)]
        heads = [Option(0, found), Option(NO_HEADER, tr("no headers")), *rows]
        self._offer(self.header, heads, header, seen=file.format != "ldif")

    def _offer(
        self, field: ChoiceField, options: Sequence[Option], value: object, *, seen: bool
    ) -> None:
        field.set_options(options)
        field.set_value(value)
        self._fields[field].setVisible(seen)

    def _show_words(self, opened: OpenedTables, source: TableSource) -> None:
        texts, layout = self._ui.texts, source.layout
        rows = texts.trn("{n} row", "{n} rows", len(layout.lines))
        columns = texts.trn("{n} column", "{n} columns", len(layout.header))
        words = texts.tr("{file}: {rows}, {columns}")
        self.summary.setText(words.format(file=opened.name, rows=rows, columns=columns))
        said = [texts.say(remark) for remark in source.remarks]
        if layout.left_out:
            row = texts.tr("row {n} ({what})")
            shown = layout.left_out[:_SAID]
            left = ", ".join(row.format(n=e.number, what=texts.say(e.what)) for e in shown)
            left += ", …" if len(layout.left_out) > len(shown) else ""
            said.append(texts.tr("About nobody, so left out: {rows}.").format(rows=left))
        self.notice.set_text(" ".join(said))
        self.notice.setVisible(bool(said))

    def _show_lines(self, opened: OpenedTables, source: TableSource) -> None:
        table = next(each for each in opened.file.tables if each.name == source.sheet)
        lines = table.lines or tuple(range(1, len(table.rows) + 1))
        cells = [_cell_column(place) for place in range(len(source.layout.header))]
        self.model.set_columns((self._number, *cells))
        shown = _Lines(lines, table.rows)
        self.model.set_ids(shown.ids(), shown)
        self.table.set_widths((_ROW, *(_CELL for _ in cells)))
        first = next((line.number for line in source.layout.lines), 0)
        self.table.choose(next((n for n, at in enumerate(shown.ids()) if lines[at] == first), 0))


def _cell_column(place: int) -> Column[Any]:
    def words(line: tuple[int, Sequence[Any]]) -> str:
        cells = line[1]
        return " ".join(shown_cell(cells[place]).split()) if place < len(cells) else ""

    return Column(f"c{place}", letter(place), words, width=_CELL)


class _Lines:
    """The rows of a table as they stand in the file, blank ones left out; a `RowSource`."""

    def __init__(self, numbers: Sequence[int], rows: Sequence[Sequence[Any]]) -> None:
        self._numbers = numbers
        self._rows = rows
        self._places = array("q", (at for at, row in enumerate(rows) if row))

    def ids(self) -> array[int]:
        """Their places in the table."""
        return self._places

    def rows(self, ids: Sequence[int]) -> list[tuple[int, Sequence[Any]]]:
        """Number and cells of some."""
        return [(self._numbers[at], self._rows[at]) for at in ids]
