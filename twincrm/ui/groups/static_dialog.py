"""A static group: its name and a note; who is in it is chosen in the contacts list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.services.groups.commands import AddGroup, EditGroup
from twincrm.services.groups.drafts import GroupDraft, read_group
from twincrm.ui.groups.limit import LimitField
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.fields import LongTextField, TextField
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.window.page import PageServices

WIDTH = 480


class StaticDialog:
    """Asks for the name of a group."""

    def __init__(
        self, services: PageServices, group_id: int | None, parent: QWidget | None = None
    ) -> None:
        ui, tr = services.ctx, services.ctx.texts.tr
        self._services, self._group_id = services, group_id
        ask = services.dispatcher.ask
        self._before = GroupDraft() if group_id is None else ask(read_group, group_id)
        self.saved: int | None = None
        self.name = TextField(ui, self._before.name)
        self.note = LongTextField(ui, self._before.note)
        self.limit = LimitField(ui, self._before.contact_limit_months)
        self.name_field = LabelledField(ui, tr("Name of the group"), self.name)
        title = tr("New group") if group_id is None else tr("Edit group")
        self.dialog = Dialog(ui, title, icon="folder", parent=parent)
        body = self.dialog.body
        body.addWidget(self.name_field)
        body.addWidget(self.limit)
        body.addWidget(LabelledField(ui, tr("Note"), self.note, optional=True))
        how = tr("Choose contacts in the list, then “Group…”: so they are put into it.")
        body.addWidget(label(ui, how, "small", "ink2", wrap=True))
        body.addStretch(1)
        self.dialog.add_saving(tr("Save"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(WIDTH))
        ask_before_giving_up(ui, services.asker, self.dialog, self._typed, self.save)

    def ask(self) -> int | None:
        """Show the dialog until the group is saved or given up; its id."""
        self.name.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.saved

    def save(self) -> None:
        """Keep the group; what is wrong is said at its field."""
        self.name_field.set_error("")
        self.limit.set_error("")
        try:
            outcome = self._services.perform(self._command())
        except InputError as error:
            of_limit = error.field == "contact_limit_months"
            held = self.limit if of_limit else self.name_field
            held.set_error(self._services.ctx.texts.say(error.message))
            (self.limit.typed if of_limit else self.name).setFocus()
            return
        if outcome is not None:
            self.saved = outcome.result
            self.dialog.accept()

    def _command(self) -> AddGroup | EditGroup:
        draft = replace(
            self._before,
            name=self.name.value,
            note=self.note.value,
            contact_limit_months=self.limit.months(),
        )
        key = self._group_id
        return AddGroup(draft) if key is None else EditGroup(key, self._before, draft)

    def _typed(self) -> object:
        return self.note.value
