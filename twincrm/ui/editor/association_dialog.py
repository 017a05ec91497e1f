"""Changes the association itself in a dialog: its data, its letterhead and its logo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.services.association.commands import ChangeAssociation
from twincrm.services.association.drafts import read_association
from twincrm.services.association.queries import association_logo
from twincrm.ui.editor.association_form import AssociationEdit, AssociationForm
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog, ask_first

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.window.page import PageServices

WIDTH = 680


class AssociationDialog:
    """Everything about the association; it closes when that was saved, as one step."""

    def __init__(self, services: PageServices, window: QWidget) -> None:
        self._services = services
        ask = services.dispatcher.ask
        self._before = AssociationEdit(ask(read_association), ask(association_logo))
        lists = EditorLists(services.ctx, services.dispatcher)
        self.form = AssociationForm(services, lists, self._before)
        tr = services.ctx.texts.tr
        words = DialogWords(tr("Your association"), "building-2", WIDTH, tr("Save"))
        self.rows = RowDialog(services.ctx, self.form, words, window, self._keep)
        ask_first(services.ctx, services.asker, self.rows, lambda: self.form.value)

    def ask(self) -> bool:
        """Show the dialog; whether it was saved."""
        return self.rows.run()

    def _keep(self) -> bool:
        still = self.form.logo.problem()
        if still is not None:
            self._services.tell_trouble(InputError("logo", still))
            return False
        before, after = self._before, self.form.value
        if before == after:
            return True
        changed, logo = after.association, None
        if after.logo != before.logo:
            logo = after.logo
            changed = changed if logo else replace(changed, logo_id=None)
        command = ChangeAssociation(before.association, changed, logo)
        return self._services.perform(command) is not None


def edit_association(services: PageServices, window: QWidget) -> bool:
    """Ask what is to be changed of the association; whether anything was saved."""
    return AssociationDialog(services, window).ask()
