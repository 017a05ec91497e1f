"""What the import of a table did, how it is taken back, and the rows to look at again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.services.interchange.account import account_of
from twincrm.services.interchange.rejecting import rejected_words
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.models.lazy_table import Column, LazyTableModel
from twincrm.ui.taking_in.result import ImportResult
from twincrm.ui.taking_in.returned import ReturnedRows
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.services.interchange.table_plan import TablePlan
    from twincrm.ui.taking_in.returned import Returned
    from twincrm.ui.window.page import PageServices

WIDTHS = (56, 220, 216, 300)
_LEAST = 170
_AFTER_NUMBERS = 2
"""What is to be looked at again stands below the numbers."""
_MORE = ("households", "memberships", "places")

_TAKEN = Message(
    "{n} row was taken in, {checked} to be checked: see what stands beside it.",
    plural="{n} rows were taken in, {checked} of them to be checked: see what stands beside them.",
)
_ALL_TAKEN = Message(
    "{n} of {n} row was taken in, {checked} to be checked: see what stands beside it.",
    plural="All {n} rows were taken in, {checked} of them to be checked: see what stands beside "
    "them.",
)


class TableResult(QWidget):
    """The numbers of an import that was done, and the rows that were left out or are doubtful."""

    def __init__(self, services: PageServices, write: Callable[[Path], None]) -> None:
        """*write* writes the rows to look at again; it tells `show_saved` when that is done."""
        super().__init__()
        self._services = services
        self._write = write
        self._plan: TablePlan | None = None
        self.returned: Sequence[Returned] = ()
        ui = services.ctx
        tr = ui.texts.tr
        self.numbers = ImportResult(ui)
        self.account = label(ui, "", "small", "ink2", wrap=True, selectable=True)
        self.rejected = InlineNotice(ui, "warn", "")
        self.table = RowTable(ui, tr("Rows to look at again"))
        self.model = LazyTableModel(ReturnedRows(()), self._columns())
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.setMinimumHeight(ui.look.px(_LEAST))
        self.why = label(ui, "", "small", "ink2", wrap=True, selectable=True)
        self.save = Button(ui, tr("Save them for correcting…"), icon="save", small=True)
        self.saved = InlineNotice(ui, "ok", "")
        self._build()
        self.save.clicked.connect(self.save_rejected)
        self.table.row_chosen.connect(self._tell)

    def show_result(self, plan: TablePlan, backup: Path, returned: Sequence[Returned]) -> None:
        """Say what was done, and which rows were left out or are doubtful."""
        self._plan, self.returned, texts = plan, returned, self._services.ctx.texts
        self.numbers.show_result(plan.plan, backup)
        totals = plan.totals()
        more = [
            texts.trn("{n} new household", "{n} new households", totals["households"]),
            texts.trn("{n} new membership", "{n} new memberships", totals["memberships"]),
            texts.trn("{n} new place", "{n} new places", len(plan.towns)),
        ]
        shown = [words for words, key in zip(more, _MORE, strict=True) if totals.get(key)]
        said = [*self.numbers.numbers.text().split("\n"), *shown]
        self.numbers.numbers.setText(" · ".join(said))
        account = [texts.say(line) for line in account_of(plan, texts.language)]
        self.account.setText("\n".join(account))
        self.account.setVisible(bool(account))
        self.rejected.set_text(" ".join(self._asked()))
        rows = ReturnedRows(returned)
        self.model.set_ids(rows.ids(), rows)
        for part in (self.rejected, self.table, self.why, self.save):
            part.setVisible(bool(returned))
        self.table.choose(0)
        self._tell()

    def _asked(self) -> list[str]:
        """What is still to be done: with rows that did not come in, and with those that did."""
        trn = self._services.ctx.texts.trn
        out = sum(each.left_out for each in self.returned)
        checked = len(self.returned) - out
        not_taken = trn(
            "{n} row was not taken in: save it, correct it in that file and import the file.",
            "{n} rows were not taken in: save them, correct them in that file and import the file.",
            out,
        )
        words = (_TAKEN if out else _ALL_TAKEN).with_values(n=self._came, checked=checked)
        said = self._services.ctx.texts.say(words)
        return [not_taken] * bool(out) + [said] * bool(checked)

    @property
    def _came(self) -> int:
        """How many rows are in the file now."""
        rows = self._plan.rows if self._plan is not None else ()
        return sum(row.action not in ("skip", "problem") for row in rows)

    def save_rejected(self) -> None:
        """Write the rows to a file that can be corrected and come again."""
        services, texts = self._services, self._services.ctx.texts
        if self._plan is None:
            return
        folder = Path(platformdirs.user_documents_dir())
        stem = Path(self._plan.sources[0].name).stem
        name = texts.tr("{file}, rows left out").format(file=stem) + ".csv"
        kinds = (texts.tr("Table") + " (*.csv)",)
        out = services.asker.choose_save(texts.tr("Save the rows left out"), folder / name, kinds)
        if out is not None:
            self._write(out)

    def show_saved(self, places: Sequence[Path]) -> None:
        """Say where the rows lie."""
        self.saved.set_text(self._services.ctx.texts.say(rejected_words(places)))
        self.saved.show()

    def _columns(self) -> tuple[Column[Returned], ...]:
        tr = self._services.ctx.texts.tr
        return (
            Column("row", tr("Row"), lambda e: str(e.row.row.line), "end"),
            Column("who", tr("In the file"), lambda e: e.who),
            Column("outcome", tr("Result"), lambda e: e.outcome),
            Column("why", tr("Reason"), lambda e: e.why),
        )

    def _build(self) -> None:
        ui = self._services.ctx
        page = ScrollPage(ui)
        page.body.addWidget(self.numbers)
        more = (self.account, self.rejected, self.save, self.saved, self.table, self.why)
        for place, part in enumerate(more, _AFTER_NUMBERS):
            self.numbers.column.insertWidget(place, part)
        self.numbers.column.setAlignment(self.save, Qt.AlignmentFlag.AlignLeft)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.M))
        column.addWidget(page)
        for part in (self.rejected, self.table, self.why, self.save, self.saved):
            part.hide()

    def _tell(self) -> None:
        """All of the reason, which the table may cut."""
        at = self.table.current_id()
        chosen = isinstance(at, int) and at < len(self.returned)
        self.why.setText(self.returned[at].why if chosen and isinstance(at, int) else "")
