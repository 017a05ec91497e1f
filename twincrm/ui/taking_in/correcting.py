"""A row of a table put right before it comes in: its cells, and what was wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.exchange.tables.meanings import OF_NAMES
from twincrm.services.interchange.correcting import nameable, suggested_cells, usual_cells
from twincrm.services.interchange.seen_columns import letter
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.services.interchange.table_sources import TableSource
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.taking_in.row_entries import RowEntry

WIDTH = 560


class CorrectRow:
    """The dialog with a field for each cell that says something or should, the wrong ones first.

    Where the name is missing it is asked for first, and what the mailbox suggests stands there.
    """

    def __init__(
        self,
        ui: UiContext,
        entry: RowEntry,
        source: TableSource,
        save: Callable[[tuple[str, ...]], None],
        parent: QWidget,
    ) -> None:
        tr, row, source = ui.texts.tr, entry.row.row, nameable(source)
        self._save = save
        self._cells = list(row.cells)
        self.dialog = Dialog(ui, tr("Correct row {n}").format(n=row.line), parent=parent)
        body = self.dialog.body
        if entry.row.problems:
            said = " ".join(ui.texts.say(problem) for problem in entry.row.problems)
            body.addWidget(InlineNotice(ui, "warn", said))
        self.fields: dict[int, TextField] = {}
        usual = usual_cells(row, source.mapping)
        self._suggested = suggested_cells(row, source.mapping) | usual
        for place in _places(entry, source):
            said = self._cells[place] if place < len(self._cells) else ""
            field = TextField(ui, usual.get(place) or said or self._suggested.get(place, ""))
            self.fields[place] = field
            proposed = place in self._suggested and said
            was = tr("Proposed; in the list: {text}").format(text=said) if proposed else ""
            body.addWidget(LabelledField(ui, _name(ui, source, place), field, help_text=was))
        body.addWidget(label(ui, tr("The file itself is not changed."), "small", "ink2", wrap=True))
        body.addStretch(1)
        self.again = self.dialog.add_saving(tr("Read the row again"), self.save)
        self.dialog.resize(ui.look.px(WIDTH), self.dialog.sizeHint().height())

    def save(self) -> None:
        """Hand the cells over and close."""
        for place, field in self.fields.items():
            if field.isModified() or place in self._suggested:
                self._cells += [""] * (place + 1 - len(self._cells))
                self._cells[place] = field.value
        self.dialog.accept()
        self._save(tuple(self._cells))


def _places(entry: RowEntry, source: TableSource) -> list[int]:
    """The columns to be shown: with problems, then those that say something or name somebody."""
    row, columns = entry.row.row, source.mapping.columns
    wrong = {problem.header for problem in row.problems if problem.header}
    seen = [place for place, cell in enumerate(row.cells) if cell.strip()]
    names = [c.place for c in columns if c.field in _ALWAYS]
    names = names or [c.place for c in columns if c.field in OF_NAMES]
    bad = [c.place for c in columns if c.header in wrong]
    return list(dict.fromkeys([*(names if row.unnamed else bad), *sorted({*seen, *names})]))


_ALWAYS = frozenset({"given", "family", "full_name", "family_given"})
"""Fields to be filled even where they are empty: a row without a name is about nobody."""


def _name(ui: UiContext, source: TableSource, place: int) -> str:
    headers = source.layout.header
    header = headers[place] if place < len(headers) else ""
    return " ".join(header.split()) or ui.texts.tr("Column {letter}").format(letter=letter(place))
