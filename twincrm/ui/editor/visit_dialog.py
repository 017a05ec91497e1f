"""Enters or changes a visit in a dialog, and the partnership it serves where there is none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.runtime import clock
from twincrm.services.association.queries import association_details
from twincrm.services.partnerships.commands import AddPartnership
from twincrm.services.partnerships.queries import partnership_rows
from twincrm.services.visits.commands import AddVisit, ChangeVisit
from twincrm.services.visits.drafts import VisitDraft, read_visit
from twincrm.services.vocabularies.queries import terms
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.partnership_form import PartnershipEntry, PartnershipForm, Side
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog
from twincrm.ui.editor.visit_form import VisitForm
from twincrm.ui.kit.asker import PartingWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.window.page import PageServices

WIDTH = 760


class VisitDialog:
    """Everything about one visit; it closes when the visit was saved."""

    def __init__(self, services: PageServices, visit_id: int | None, window: QWidget) -> None:
        self._services = services
        self._visit_id = visit_id
        self._lists = EditorLists(services.ctx, services.dispatcher)
        ask, tr = services.dispatcher.ask, services.ctx.texts.tr
        self.saved: int | None = None
        self._before = ask(read_visit, visit_id) if visit_id else self._blank()
        spoken = ask(association_details).languages or (services.ctx.texts.language,)
        self.form = VisitForm(self._lists, self._before, spoken, self._enter_partnership)
        title = tr("Edit visit") if visit_id else tr("New visit")
        words = DialogWords(title, "bus", WIDTH, tr("Save"))
        self.rows = RowDialog(services.ctx, self.form, words, window, self._keep)
        ask_first(services, self.rows, lambda: self.form.value)

    def ask(self) -> int | None:
        """Show the dialog; the id of the visit that was saved, None where it was given up."""
        self.rows.run()
        return self.saved

    def _blank(self) -> VisitDraft:
        """A visit at home, for the only partnership there is."""
        ask = self._services.dispatcher.ask
        rows = ask(partnership_rows, self._services.ctx.texts.language, clock.today())
        only = (rows[0].id,) if len(rows) == 1 else ()
        return VisitDraft(place_id=ask(association_details).place_id, partnership_ids=only)

    def _keep(self) -> bool:
        draft, key = self.form.value, self._visit_id
        outcome = self._services.perform(
            AddVisit(draft) if key is None else ChangeVisit(key, self._before, draft)
        )
        if outcome is None:
            return False
        self.saved = outcome.result
        return True

    def _enter_partnership(self) -> int | None:
        added = PartnershipDialog(self._services, self.rows.dialog).ask()
        self._lists.forget_places()
        return added


class PartnershipDialog:
    """A new partnership; it closes when it was saved."""

    def __init__(self, services: PageServices, window: QWidget) -> None:
        self._services = services
        self.saved: int | None = None
        lists = EditorLists(services.ctx, services.dispatcher)
        tr, home = services.ctx.texts.tr, services.dispatcher.ask(association_details)
        first = Side(home.place_id, None, home.organisation_id)
        self.form = PartnershipForm(lists, PartnershipEntry(type_id=self._usual(), first=first))
        words = DialogWords(tr("New partnership"), "handshake", WIDTH, tr("Save"))
        self.rows = RowDialog(services.ctx, self.form, words, window, self._keep)
        ask_first(services, self.rows, lambda: self.form.value)

    def ask(self) -> int | None:
        """Show the dialog; the id of the partnership that was saved, None where it was not."""
        self.rows.run()
        return self.saved

    def _usual(self) -> int | None:
        """The type of most partnerships: that of two towns."""
        services = self._services
        kinds = services.dispatcher.ask(terms, "partnership_type", services.ctx.texts.language)
        return next((row.id for row in kinds if row.key == "partnership"), None)

    def _keep(self) -> bool:
        outcome = self._services.perform(AddPartnership(self.form.value))
        if outcome is None:
            return False
        self.saved = outcome.result
        return True


def edit_visit(services: PageServices, visit_id: int | None, window: QWidget) -> int | None:
    """Ask for a new visit, or change one; the id of what was saved, None for nothing."""
    return VisitDialog(services, visit_id, window).ask()


def mend_visit(
    services: PageServices, visit_id: int, part: str, language: str, window: QWidget
) -> bool:
    """Let a text of a visit's programme be completed; whether anything was saved."""
    dialog = VisitDialog(services, visit_id, window)
    field = dialog.form.texts.reveal(part, language)
    if field is not None:
        field.setFocus()
    return dialog.ask() is not None


def ask_first(services: PageServices, rows: RowDialog, typed: Callable[[], object]) -> None:
    """Let a dialog ask what becomes of what was *typed* since it opened before it is given up."""
    opened, tr = typed(), services.ctx.texts.tr
    words = PartingWords(
        tr("Save the changes?"),
        tr("What you typed here is not saved yet."),
        tr("Save"),
        tr("Discard changes"),
        tr("Go on editing"),
    )

    def may_leave() -> bool:
        if typed() == opened:
            return True
        answer = services.asker.part(words)
        if answer == "save":
            rows.attempt()
        return answer == "discard"

    rows.dialog.may_leave = may_leave
