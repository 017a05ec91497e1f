"""All groups: static and smart ones, how many are in them, made, changed and put away."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView

from twincrm.domain.folding import sort_key
from twincrm.domain.smart.text import read_rule
from twincrm.runtime import clock
from twincrm.services.groups.drafts import read_group
from twincrm.services.smart.listing import group_counts, groups, groups_asking_for
from twincrm.ui.groups.sentence import rule_sentence
from twincrm.ui.groups.smart_dialog import SmartDialog, hindrance_words
from twincrm.ui.groups.static_dialog import StaticDialog
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.models.lazy_table import Column, LazyTableModel
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.trashing import trash_one

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.domain.changes import Changes
    from twincrm.services.progress import Progress
    from twincrm.services.smart.listing import GroupRow
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import PageServices

NAME, KIND, COUNT = range(3)
WIDTHS = (260, 170, 110)
WIDTH, HEIGHT = 800, 560


class GroupRows:
    """The groups that are shown; a `RowSource`."""

    def __init__(self, rows: Sequence[GroupRow] = ()) -> None:
        self.groups = {row.id: row for row in rows}

    def ids(self) -> array[int]:
        """The groups shown, in their order."""
        return array("q", self.groups)

    def rows(self, ids: Sequence[int]) -> list[GroupRow]:
        """Groups by their ids."""
        return [self.groups[key] for key in ids]


class GroupsDialog(QObject):
    """Shows the groups and lets them change; it belongs to its dialog and ends with it."""

    def __init__(self, services: PageServices, show: Callable[[int], object]) -> None:
        ui, tr = services.ctx, services.ctx.texts.tr
        self.dialog = Dialog(ui, tr("Groups"), icon="folder", parent=window_in_front())
        super().__init__(self.dialog)
        self._services, self._ui, self._show_contacts = services, ui, show
        self.source = GroupRows()
        self.model = LazyTableModel(self.source, _columns(ui))
        self.table = RowTable(ui, tr("Groups"))
        self.about = label(ui, "", "small", "ink2", wrap=True)
        self.nothing = label(ui, tr("There is no group yet."), "body", "ink2", wrap=True)
        self.show_button = Button(ui, tr("Show contacts"), icon="users", variant="primary")
        self.new_static = Button(ui, tr("New group…"), icon="plus")
        self.new_smart = Button(ui, tr("New smart group…"), icon="filter")
        self.change = Button(ui, tr("Edit…"), icon="pencil")
        self.remove = Button(ui, tr("Delete"), icon="trash-2", variant="danger")
        self._job: Cancellable | None = None
        self._build()
        self._connect()
        self._fill()

    @property
    def chosen(self) -> GroupRow | None:
        """The group at which the table stands."""
        key = self.table.current_id()
        return self.source.groups.get(key) if isinstance(key, int) else None

    def ask(self) -> None:
        """Show the groups until they are closed or one was chosen to be shown."""
        self.table.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()

    def show_contacts(self) -> None:
        """List the contacts of the chosen group, and close."""
        group = self.chosen
        if group is not None:
            self._show_contacts(group.id)
            self.dialog.accept()

    def add_static(self) -> None:
        """Ask for a new group whose contacts are chosen by hand."""
        self._stand_at(StaticDialog(self._services, None, self.dialog).ask())

    def add_smart(self) -> None:
        """Ask for a new group that a rule finds."""
        self._stand_at(SmartDialog(self._services, None).ask())

    def edit(self) -> None:
        """Ask for the chosen group again."""
        group = self.chosen
        if group is None or not self._services.writable:
            return
        if group.smart:
            SmartDialog(self._services, group.id).ask()
        else:
            StaticDialog(self._services, group.id, self.dialog).ask()
        self._stand_at(group.id)

    def delete(self) -> None:
        """Put the chosen group into the trash; its contacts stay as they are."""
        group = self.chosen
        if group is None or not self._services.writable:
            return
        tr = self._ui.texts.tr
        asking = self._services.dispatcher.ask(groups_asking_for, group.id)
        used = tr("Other groups ask for it in their rules: {names}.")
        more = used.format(names=", ".join(asking)) if asking else ""
        trash_one(self._services, ("contact_group", group.id), group.name, more)
        self.table.setFocus()

    def _take_changes(self, changes: Changes) -> None:
        del changes  # who meets a rule may change with anything
        self._fill()

    def _fill(self) -> None:
        """Read the groups; the chosen one stays chosen where it is still there."""
        kept, row = self.table.current_id(), self.table.currentIndex().row()
        found = self._services.dispatcher.glance(groups)
        self.source = GroupRows(found)
        self.model.set_ids(self.source.ids(), self.source)
        self._stand_at(kept if isinstance(kept, int) else None, max(0, row))
        self.nothing.setVisible(not found)
        self._count([row.id for row in found])

    def _count(self, ids: list[int]) -> None:
        if self._job is not None:
            self._job.cancel()
        dispatcher = self._services.dispatcher

        def count(progress: Progress) -> dict[int, int]:
            ask = dispatcher.glance_while_wanted
            return ask(progress, group_counts, ids, clock.today())

        self._job = self._services.jobs.start(count, self._show_counts)

    def _show_counts(self, counts: dict[int, int]) -> None:
        self._job = None
        rows = [replace(row, n=counts.get(row.id)) for row in self.source.groups.values()]
        kept = self.table.current_id()
        self.source = GroupRows(rows)
        self.model.set_ids(self.source.ids(), self.source)
        self._stand_at(kept if isinstance(kept, int) else None)

    def _stand_at(self, key: int | None, otherwise: int = 0) -> None:
        row = self.model.row_of(key) if key is not None else None
        last = self.model.rowCount() - 1
        self.table.choose(row if row is not None else min(otherwise, last))
        can = self._services.writable
        for button in (self.new_static, self.new_smart):
            button.setEnabled(can)
        for button in (self.change, self.remove):
            button.setEnabled(can and last >= 0)
        self.show_button.setEnabled(last >= 0)
        self._tell_about()

    def _tell_about(self) -> None:
        """What the chosen group asks for, in sentences; of one chosen by hand its note."""
        group, texts = self.chosen, self._ui.texts
        said = group.note if group is not None else ""
        if group is not None and group.smart:
            dispatcher = self._services.dispatcher
            rule = read_rule(dispatcher.ask(read_group, group.id).rule)
            said = rule_sentence(dispatcher, rule, texts)
            hindered = hindrance_words(group)
            said = f"{said}\n{texts.say(hindered)}" if hindered is not None else said
        self.about.setText(said)
        self.about.setVisible(bool(said))

    def _go_to(self, letters: str) -> None:
        """Go to the next group that begins so."""
        count, here = self.model.rowCount(), self.table.currentIndex().row()
        for step in range(1, count + 1):
            row = (here + step) % count
            if sort_key(self.model.row_at(row).name).startswith(sort_key(letters)):
                self.table.choose(row)
                return

    def _build(self) -> None:
        ui, body, px = self._ui, self.dialog.body, self._ui.look.px
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        header = self.table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        deeds = Flow(px(Space.S))
        for button in (self.new_static, self.new_smart, self.change, self.remove):
            deeds.add_part(button)
        body.setSpacing(px(Space.S))
        body.addWidget(deeds)
        body.addWidget(self.nothing)
        body.addWidget(self.table, 1)
        body.addWidget(self.about)
        close = Button(ui, ui.texts.tr("Close"), key=key_text("Esc"))
        self.dialog.add_button(close).clicked.connect(self.dialog.reject)
        self.dialog.add_button(self.show_button)
        room = self.dialog.screen().availableGeometry()
        self.dialog.resize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height() - px(32)))

    def _connect(self) -> None:
        self.table.row_opened.connect(self.show_contacts)
        self.table.row_chosen.connect(self._tell_about)
        self.table.text_typed.connect(self._go_to)
        self.new_static.clicked.connect(self.add_static)
        self.new_smart.clicked.connect(self.add_smart)
        self.change.clicked.connect(self.edit)
        self.remove.clicked.connect(self.delete)
        self.show_button.clicked.connect(self.show_contacts)
        self._services.hub.changed.connect(self._take_changes)
        for keys, act in ((Qt.Key.Key_Delete, self.delete), (Qt.Key.Key_F2, self.edit)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)


def _columns(ui: UiContext) -> tuple[Column[GroupRow], ...]:
    tr = ui.texts.tr

    def kind(row: GroupRow) -> str:
        if not row.understood:
            return tr("not understood")
        if row.circle:
            return tr("asks in a circle")
        if row.lost:
            return tr("something is missing")
        return tr("found by conditions") if row.smart else tr("chosen by hand")

    def tip(row: GroupRow, wanted: int) -> object:
        return row.name if wanted == Qt.ItemDataRole.ToolTipRole else None

    return (
        Column("name", tr("Group"), lambda row: row.name, role=tip),
        Column("kind", tr("Kind"), kind),
        Column("n", tr("Contacts"), lambda row: "…" if row.n is None else str(row.n), "end"),
    )
