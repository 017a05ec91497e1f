"""Enters or changes a delegation of a visit in a dialog."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.errors import InputError
from twincrm.services.visits.delegations import AddDelegation, ChangeDelegation, read_delegation
from twincrm.services.visits.drafts import DelegationDraft, check_delegation
from twincrm.ui.editor.form import DraftForm
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.moment_part import MomentPart
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog, ask_first
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.domain.texts import Message
    from twincrm.ui.window.page import PageServices

WIDTH = 680


class DelegationForm(QWidget):
    """The fields of a delegation; its town gives it its name where none was typed."""

    def __init__(self, lists: EditorLists, draft: DelegationDraft) -> None:
        super().__init__()
        self._lists = lists
        self.form: DraftForm[DelegationDraft] = DraftForm(draft, self)
        self.town = RecordField(lists, ("place",))
        tr = lists.ui.texts.tr
        self.arrives = MomentPart(lists.ui, "arrives_at", (tr("Arrives on"), tr("at (time)")))
        self.departs = MomentPart(lists.ui, "departs_at", (tr("Departs on"), tr("at (time)")))
        self._build()
        self.town.chosen.connect(self._take_town)

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        return self

    @property
    def value(self) -> DelegationDraft:
        """The delegation as typed."""
        return self.form.draft

    def problems(self) -> dict[str, Message]:
        """What keeps it from being saved, by path."""
        self.town.settle()
        found = self.form.problems()
        try:
            check_delegation("", self.form.draft)
        except InputError as error:
            found.setdefault(error.field, error.message)
        return found

    def _build(self) -> None:
        lists, tr = self._lists, self._lists.ui.texts.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(lists.ui.look.px(Space.L))
        first = FieldGrid(lists.ui, self.form)
        first.record("place_id", tr("Town"), self.town, 260)
        self._name = first.text("name", tr("Name of the delegation"), 300).field
        column.addWidget(first.flow)
        for name, part in (("arrives_at", self.arrives), ("departs_at", self.departs)):
            self.form.bind(name, part, part.value_changed)
            column.addWidget(part)
        last = FieldGrid(lists.ui, self.form)
        last.text("transport", tr("Transport"), 300, help_text=tr("such as coach, train, own car"))
        last.long_text("note", tr("Note"), 420, lines=(2, 5))
        column.addWidget(last.flow)

    def _take_town(self) -> None:
        link = self.town.link
        if link is not None and not self.form.draft.name.strip():
            self.form.set_draft(replace(self.form.draft, name=link.title))


class DelegationDialog:
    """Everything about one delegation; it closes when it was saved."""

    def __init__(
        self, services: PageServices, visit: int, delegation: int | None, window: QWidget | None
    ) -> None:
        self._services = services
        self._visit = visit
        self._delegation = delegation
        self.saved: int | None = None
        ask, tr = services.dispatcher.ask, services.ctx.texts.tr
        self._before = ask(read_delegation, delegation) if delegation else DelegationDraft()
        self.form = DelegationForm(EditorLists(services.ctx, services.dispatcher), self._before)
        title = tr("Edit delegation") if delegation else tr("New delegation")
        words = DialogWords(title, "bus", WIDTH, tr("Save"))
        self.rows = RowDialog(services.ctx, self.form, words, window, self._keep)
        ask_first(services.ctx, services.asker, self.rows, lambda: self.form.value)

    def ask(self) -> int | None:
        """Show the dialog; the id of the delegation that was saved, None where it was not."""
        self.rows.run()
        return self.saved

    def _keep(self) -> bool:
        draft, key = self.form.value, self._delegation
        outcome = self._services.perform(
            AddDelegation(self._visit, draft)
            if key is None
            else ChangeDelegation(key, self._before, draft)
        )
        if outcome is None:
            return False
        self.saved = outcome.result
        return True


def edit_delegation(
    services: PageServices, visit: int, delegation: int | None, window: QWidget
) -> int | None:
    """Ask for a new delegation, or change one; the id of what was saved, None for nothing."""
    return DelegationDialog(services, visit, delegation, window).ask()
