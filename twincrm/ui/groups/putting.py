"""Puts chosen contacts into a static group, or takes them out of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from twincrm.domain.errors import InputError
from twincrm.services.groups.commands import AddGroup, PutInGroup, TakeOutOfGroup
from twincrm.services.groups.drafts import GroupDraft
from twincrm.services.progress import Silent
from twincrm.services.smart.listing import groups
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.fields import ChoiceField, TextField
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.progress import Progress
    from twincrm.services.smart.listing import GroupRow
    from twincrm.ui.window.page import PageServices

    Act = AddGroup | PutInGroup | TakeOutOfGroup

WIDTH = 480
FEW = 200
"""So many are written while one waits for it; more in the background."""
NEW = 0
"""Stands for a group that is still to be made."""


class PutDialog(QObject):
    """Asks into which group; it belongs to its dialog and ends with it."""

    def __init__(self, services: PageServices, contacts: tuple[tuple[str, int], ...]) -> None:
        ui, texts = services.ctx, services.ctx.texts
        n = len(contacts)
        title = texts.trn("Group for {n} contact", "Group for {n} contacts", n)
        self.dialog = Dialog(ui, title, icon="folder", parent=window_in_front())
        super().__init__(self.dialog)
        self._services, self._ui, self._contacts = services, ui, contacts
        stopped = texts.tr("This was stopped. Nothing was changed.")
        self.writing = Writing(services, self.dialog, stopped, self._show_busy)
        found = services.dispatcher.glance(groups)
        self._groups = {row.id: row for row in found if not row.smart}
        options = [Option(row.id, row.name, "folder") for row in self._groups.values()]
        new = Option(NEW, texts.tr("New group…"), "plus")
        first = next(iter(self._groups), NEW)
        self.group = ChoiceField(ui, (*options, new), first)
        self.name = TextField(ui)
        self.name_field = LabelledField(ui, texts.tr("Name of the new group"), self.name)
        self.out = Button(ui, texts.tr("Take out"), icon="x")
        self._build()
        ask_before_giving_up(ui, services.asker, self.dialog, self._typed, self.put)

    def ask(self) -> None:
        """Show the dialog until a group was chosen or it was given up."""
        (self.group if self._groups else self.name).setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()

    def put(self) -> None:
        """Put the contacts into the group that is chosen."""
        chosen, name, contacts = self._chosen, self.name.value, self._contacts

        def made(progress: Progress) -> Act:
            if chosen is None:
                return AddGroup(GroupDraft(name), contacts, progress)
            return PutInGroup(chosen.id, contacts, chosen.name, progress)

        self._do(made)

    def take_out(self) -> None:
        """Take the contacts out of the group that is chosen."""
        chosen, contacts = self._chosen, self._contacts
        if chosen is not None:
            self._do(partial(TakeOutOfGroup, chosen.id, contacts, chosen.name))

    def _do(self, made: Callable[[Progress], Act]) -> None:
        """A few are written at once, many in the background; as one step either way."""
        self.name_field.set_error("")
        if self.writing.busy:
            return
        if len(self._contacts) > FEW:
            self._write(made)
            return
        try:
            outcome = self._services.perform(made(Silent()))
        except InputError as error:
            self._tell(error)
            return
        if outcome is not None:
            self.dialog.accept()

    def _write(self, made: Callable[[Progress], Act]) -> None:
        dispatcher = self._services.dispatcher
        words = self._ui.texts.tr("The group is being changed…")

        def write(progress: Progress) -> int:
            return dispatcher.execute(made(progress)).result

        self.writing.start(words, write, refused=self._tell)

    def _show_busy(self) -> None:
        free = not self.writing.busy
        for part in (self.group, self.name, self.put_button):
            part.setEnabled(free)
        self.out.setEnabled(free and self._chosen is not None)

    def _tell(self, error: InputError) -> None:
        self.name_field.set_error(self._ui.texts.say(error.message))
        self.name.setFocus()

    @property
    def _chosen(self) -> GroupRow | None:
        key = self.group.value
        return self._groups.get(key) if isinstance(key, int) else None

    def _typed(self) -> object:
        return self.group.value

    def _show_name(self) -> None:
        self.name_field.setVisible(self._chosen is None)
        self.out.setEnabled(self._chosen is not None)

    def _build(self) -> None:
        ui, tr, body = self._ui, self._ui.texts.tr, self.dialog.body
        body.addWidget(LabelledField(ui, tr("Group"), self.group))
        body.addWidget(self.name_field)
        about = tr("Smart groups are not in this list: they find their contacts by themselves.")
        body.addWidget(label(ui, about, "small", "ink2", wrap=True))
        for part in (self.writing.stopped, self.writing.panel):
            body.addWidget(part)
        body.addStretch(1)
        self.group.value_changed.connect(self._show_name)
        self.out.clicked.connect(self.take_out)
        self.dialog.add_button(self.out, "start")
        self.put_button = self.dialog.add_saving(tr("Put in"), self.put)
        self.dialog.setMinimumWidth(ui.look.px(WIDTH))
        self._show_name()
