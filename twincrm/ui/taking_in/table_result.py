"""What the import of a table did, how it is taken back, and the rows that were left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.taking_in.result import ImportResult
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.interchange.table_plan import TablePlan
    from twincrm.ui.window.page import PageServices


class TableResult(QWidget):
    """The numbers of an import that was done, and its rejected rows to be saved."""

    def __init__(self, services: PageServices, write: Callable[[Path], None]) -> None:
        """*write* writes the rejected rows; it tells `show_saved` when that is done."""
        super().__init__()
        self._services = services
        self._write = write
        self._plan: TablePlan | None = None
        ui = services.ctx
        self.numbers = ImportResult(ui)
        self.rejected = InlineNotice(ui, "warn", "")
        words = ui.texts.tr("Save the rows left out…")
        self.save = Button(ui, words, icon="save", small=True)
        self.saved = InlineNotice(ui, "ok", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.M))
        column.addWidget(self.numbers)
        column.addWidget(self.rejected)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.saved)
        column.addStretch(1)
        for part in (self.rejected, self.save, self.saved):
            part.hide()
        self.save.clicked.connect(self.save_rejected)

    def show_result(self, plan: TablePlan, backup: Path) -> None:
        """Say what was done, and which rows were not taken in."""
        self._plan, texts = plan, self._services.ctx.texts
        self.numbers.show_result(plan.plan, backup)
        totals = plan.totals()
        more = [
            texts.trn("{n} new household", "{n} new households", totals["households"]),
            texts.trn("{n} new membership", "{n} new memberships", totals["memberships"]),
            texts.trn("{n} new place", "{n} new places", len(plan.towns)),
        ]
        shown = [words for words, key in zip(more, _MORE, strict=True) if totals.get(key)]
        self.numbers.numbers.setText("\n".join([self.numbers.numbers.text(), *shown]))
        count = len(plan.rejected)
        self.rejected.set_text(
            texts.trn(
                "{n} row could not be taken in. Save it, correct it there and import that file.",
                "{n} rows could not be taken in. Save them, correct them there and import that "
                "file.",
                count,
            )
        )
        self.rejected.setVisible(bool(count))
        self.save.setVisible(bool(count))

    def save_rejected(self) -> None:
        """Write the rejected rows to a file that can be corrected and come again."""
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

    def show_saved(self, out: Path) -> None:
        """Say where the rejected rows lie."""
        words = self._services.ctx.texts.tr("The rows lie in {place}.")
        self.saved.set_text(words.format(place=out))
        self.saved.show()


_MORE = ("households", "memberships", "places")
