"""Enters or changes a visit in a dialog, and the partnership it is the first to serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.runtime import clock
from twincrm.services.association.queries import association_details
from twincrm.services.partnerships.commands import AddPartnership
from twincrm.services.partnerships.queries import partnership_rows
from twincrm.services.visits.commands import AddVisit, ChangeVisit
from twincrm.services.visits.drafts import VisitDraft, read_visit
from twincrm.services.visits.with_partnerships import KeepVisitWithPartnerships
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.partnership_dialog import WIDTH, PartnershipDialog
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog, ask_first
from twincrm.ui.editor.visit_form import VisitForm
from twincrm.ui.hanging.documents_live import take_dropped
from twincrm.ui.kit.options import Option

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.window.page import PageServices


class VisitDialog:
    """Everything about one visit; it closes when the visit was saved."""

    def __init__(self, services: PageServices, visit_id: int | None, window: QWidget) -> None:
        self._services = services
        self._visit_id = visit_id
        self._lists = EditorLists(services.ctx, services.dispatcher)
        ask, tr = services.dispatcher.ask, services.ctx.texts.tr
        self.saved: int | None = None
        self._entered: list[AddPartnership] = []
        self._before = ask(read_visit, visit_id) if visit_id else self._blank()
        spoken = ask(association_details).languages or (services.ctx.texts.language,)
        self.form = VisitForm(self._lists, self._before, spoken, self._enter_partnership)
        title = tr("Edit visit") if visit_id else tr("New visit")
        words = DialogWords(title, "bus", WIDTH, tr("Save"))
        self.rows = RowDialog(services.ctx, self.form, words, window, self._keep)
        take_dropped(services, self.rows.dialog, ("visit", visit_id))
        ask_first(services.ctx, services.asker, self.rows, lambda: self.form.value)

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
        keep = AddVisit(draft) if key is None else ChangeVisit(key, self._before, draft)
        outcome = self._services.perform(
            KeepVisitWithPartnerships(keep, tuple(self._entered)) if self._entered else keep
        )
        if outcome is None:
            return False
        self.saved = outcome.result
        return True

    def _enter_partnership(self) -> Option | None:
        """Ask for a partnership that is saved with the visit, in one step, or given up with it."""
        asked = PartnershipDialog(self._services, self.rows.dialog, later=True)
        asked.ask()
        if asked.typed is None:
            return None
        self._entered.append(AddPartnership(asked.typed))
        return Option(-len(self._entered), asked.typed.name)


def edit_visit(
    services: PageServices,
    visit_id: int | None,
    window: QWidget,
    part: str = "",
    language: str = "",
) -> int | None:
    """Ask for a new visit, or change one; the id of what was saved, None for nothing.

    The keyboard begins in *part* in a language, where that is said.
    """
    dialog = VisitDialog(services, visit_id, window)
    dialog.form.lead_to(part, language)
    return dialog.ask()


def mend_visit(
    services: PageServices, visit_id: int, part: str, language: str, window: QWidget
) -> bool:
    """Let what a visit's programme prints be completed; whether anything was saved."""
    return edit_visit(services, visit_id, window, part, language) is not None
