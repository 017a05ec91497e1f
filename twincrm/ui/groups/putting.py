"""Puts chosen contacts into a static group, or takes them out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.services.groups.commands import AddGroup, PutInGroup, TakeOutOfGroup
from twincrm.services.groups.drafts import GroupDraft
from twincrm.services.smart.listing import groups
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.fields import ChoiceField, TextField
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option

if TYPE_CHECKING:
    from twincrm.services.smart.listing import GroupRow
    from twincrm.ui.window.page import PageServices

WIDTH = 480
NEW = 0
"""Stands for a group that is still to be made."""


class PutDialog:
    """Asks into which group."""

    def __init__(self, services: PageServices, contacts: tuple[tuple[str, int], ...]) -> None:
        ui, texts = services.ctx, services.ctx.texts
        self._services, self._ui, self._contacts = services, ui, contacts
        found = services.dispatcher.glance(groups)
        self._groups = {row.id: row for row in found if not row.smart}
        options = [Option(row.id, row.name, "folder") for row in self._groups.values()]
        new = Option(NEW, texts.tr("New group…"), "plus")
        first = next(iter(self._groups), NEW)
        self.group = ChoiceField(ui, (*options, new), first)
        self.name = TextField(ui)
        self.name_field = LabelledField(ui, texts.tr("Name of the new group"), self.name)
        n = len(contacts)
        title = texts.trn("Group for {n} contact", "Group for {n} contacts", n)
        self.dialog = Dialog(ui, title, icon="folder", parent=window_in_front())
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
        self.name_field.set_error("")
        chosen, name = self._chosen, self.name.value
        command = AddGroup(GroupDraft(name), self._contacts)
        if chosen is not None:
            command = PutInGroup(chosen.id, self._contacts, chosen.name)
        try:
            outcome = self._services.perform(command)
        except InputError as error:
            self.name_field.set_error(self._ui.texts.say(error.message))
            self.name.setFocus()
            return
        if outcome is not None:
            self.dialog.accept()

    def take_out(self) -> None:
        """Take the contacts out of the group that is chosen."""
        chosen = self._chosen
        if chosen is None:
            return
        command = TakeOutOfGroup(chosen.id, self._contacts, chosen.name)
        if self._services.perform(command) is not None:
            self.dialog.accept()

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
        body.addStretch(1)
        self.group.value_changed.connect(self._show_name)
        self.out.clicked.connect(self.take_out)
        self.dialog.add_button(self.out, "start")
        self.dialog.add_saving(tr("Put in"), self.put)
        self.dialog.setMinimumWidth(ui.look.px(WIDTH))
        self._show_name()
