"""The general assemblies in a list, with how many came."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from twincrm.domain.dates import long_date
from twincrm.services.members.assemblies import assembly_rows, read_assembly
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.members.assembly_dialog import KINDS, AssemblyDialog
from twincrm.ui.models.lazy_table import Column, LazyTableModel
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import Show
from twincrm.ui.window.trashing import trash_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Translator
    from twincrm.services.members.assemblies import AssemblyRow
    from twincrm.ui.window.page import PageServices


class Assemblies:
    """The latest first; a `RowSource`."""

    def __init__(self, rows: Sequence[AssemblyRow]) -> None:
        self._rows = {row.id: row for row in rows}

    def ids(self) -> array[int]:
        """The assemblies in order."""
        return array("q", self._rows)

    def rows(self, ids: Sequence[int]) -> list[AssemblyRow]:
        """The assemblies as they are shown."""
        return [self._rows[key] for key in ids]


class AssembliesDialog:
    """Every general assembly; Enter opens one."""

    def __init__(self, services: PageServices, parent: QWidget | None) -> None:
        self._services = services
        ui, tr = services.ctx, services.ctx.texts.tr
        self.dialog = Dialog(ui, tr("General assemblies"), icon="landmark", parent=parent)
        self.new = Button(ui, tr("New assembly…"), icon="plus", small=True, key=key_text("Ctrl+N"))
        self.edit = Button(ui, tr("Edit"), icon="pencil", small=True, key=key_text("F2"))
        self.trash = Button(ui, tr("Delete…"), icon="trash-2", small=True)
        self.table = RowTable(ui, tr("General assemblies"))
        self.model = LazyTableModel(Assemblies(()), _columns(ui.texts))
        self.table.setModel(self.model)
        self.nothing = label(ui, tr("No general assembly is kept yet."), "body", "ink2", wrap=True)
        self._build()
        self.refresh()

    def ask(self, opened: int = 0) -> None:
        """Show the list until it is closed, at first the assembly that is to be opened."""
        (self.table if self.model.rowCount() else self.new).setFocus()
        row = self.model.row_of(opened)
        if row is not None:
            self.table.choose(row)
            QTimer.singleShot(0, self.dialog, self.change)
        self.dialog.exec()
        self.dialog.deleteLater()

    def refresh(self) -> None:
        """Ask for the assemblies anew."""
        at = self.table.currentIndex().row()
        source = Assemblies(self._services.dispatcher.ask(assembly_rows))
        self.model.set_ids(source.ids(), source)
        some = self.model.rowCount() > 0
        self.table.setVisible(some)
        self.nothing.setVisible(not some)
        if some:
            self.table.choose(min(max(at, 0), self.model.rowCount() - 1))
        can = self._services.writable
        self.new.setEnabled(can)
        for button in (self.edit, self.trash):
            button.setEnabled(can and some)

    def add(self) -> None:
        """Note another one."""
        if self._services.writable:
            self._ask(AssemblyDialog(self._services, None, parent=self.dialog))

    def change(self) -> None:
        """Change the one that is chosen."""
        key = self.table.current_id()
        if isinstance(key, int) and self._services.writable:
            before = self._services.dispatcher.ask(read_assembly, key)
            self._ask(AssemblyDialog(self._services, key, before, self.dialog))

    def delete(self) -> None:
        """Move the one that is chosen to the trash, after saying what hangs on it."""
        key = self.table.current_id()
        if isinstance(key, int) and self._services.writable:
            texts = self._services.ctx.texts
            row = self.model.row_at(self.table.currentIndex().row())
            day = long_date(row.held_on, texts.language)
            name = texts.tr("the general assembly of {date}").format(date=day)
            trash_one(self._services, ("assembly", key), name)
            self.refresh()

    def _ask(self, asked: AssemblyDialog) -> None:
        saved = asked.ask()
        self.refresh()
        if saved is not None:
            self.table.choose(self.model.row_of(saved) or 0)
            self.table.setFocus()

    def _build(self) -> None:
        ui = self._services.ctx
        bar = Flow(ui.look.px(Space.S))
        for button, act, keys in (
            (self.new, self.add, "Ctrl+N"),
            (self.edit, self.change, "F2"),
            (self.trash, self.delete, "Del"),
        ):
            button.clicked.connect(act)
            bar.add_part(button)
            QShortcut(QKeySequence(keys), self.dialog).activated.connect(act)
        self.table.row_opened.connect(self._open)
        self.table.set_widths((190, 200, 180, 150))
        self.table.setMinimumHeight(ui.look.px(260))
        self.dialog.body.addWidget(bar)
        self.dialog.body.addWidget(self.table, 1)
        self.dialog.body.addWidget(self.nothing)
        self.dialog.body.addStretch(1)
        self.dialog.setMinimumWidth(ui.look.px(780))

    def _open(self, key: object) -> None:
        del key
        self.change()


def show_assembly(services: PageServices, page: QWidget, assembly_id: int) -> None:
    """Open an assembly over the page once that is shown; going back does not open it again."""

    def opened() -> None:
        AssembliesDialog(services, page.window()).ask(assembly_id)

    services.shown(Show("membership"))
    QTimer.singleShot(0, page, opened)


def _columns(texts: Translator) -> tuple[Column[AssemblyRow], ...]:
    tr = texts.tr

    def votes(row: AssemblyRow) -> str:
        return tr("{n} of {total}").format(n=row.quorum, total=row.votes)

    return (
        Column("day", tr("Day"), lambda row: long_date(row.held_on, texts.language), width=190),
        Column("kind", tr("Kind"), lambda row: texts.say(KINDS[row.kind]), width=200),
        Column("venue", tr("Place"), lambda row: row.venue or "–", width=180),
        Column("votes", tr("Votes"), votes, width=150),
    )
