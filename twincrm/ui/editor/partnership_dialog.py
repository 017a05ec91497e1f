"""Enters or changes a partnership in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.association.queries import association_details
from twincrm.services.organisations.queries import towns_of
from twincrm.services.partnerships.commands import AddPartnership, ChangePartnership
from twincrm.services.partnerships.drafts import read_partnership
from twincrm.services.vocabularies.queries import terms
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.partnership_entry import PartnershipEntry, Side, entry_of
from twincrm.ui.editor.partnership_form import PartnershipForm
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog, ask_first

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.services.partnerships.drafts import PartnershipDraft
    from twincrm.ui.window.page import PageServices

WIDTH = 760


class PartnershipDialog:
    """Everything the window shows of one partnership; it closes when that was saved.

    *later* only asks: what was typed is kept in `typed`, for who saves it with something else.
    """

    def __init__(
        self,
        services: PageServices,
        window: QWidget | None,
        partnership_id: int | None = None,
        *,
        later: bool = False,
    ) -> None:
        self._services = services
        self._partnership_id = partnership_id
        self.saved: int | None = None
        self.typed: PartnershipDraft | None = None
        lists = EditorLists(services.ctx, services.dispatcher)
        tr, home = services.ctx.texts.tr, services.dispatcher.ask(association_details)
        self._entry = self._opened(home.place_id, home.organisation_id)
        self.form = PartnershipForm(lists, self._entry, home.place_id)
        title = tr("Edit partnership") if partnership_id else tr("New partnership")
        words = DialogWords(title, "handshake", WIDTH, tr("Take over") if later else tr("Save"))
        keep = self._keep_typed if later else self._keep
        self.rows = RowDialog(services.ctx, self.form, words, window, keep)
        ask_first(services.ctx, services.asker, self.rows, lambda: self.form.value)

    def ask(self) -> int | None:
        """Show the dialog; the id of the partnership that was saved, None where it was not."""
        self.rows.run()
        return self.saved

    def _opened(self, place: int | None, organisation: int | None) -> PartnershipEntry:
        if self._partnership_id is None:
            sides = (Side(place, None, organisation), Side(), Side())
            return PartnershipEntry(type_id=self._usual(), sides=sides)
        ask = self._services.dispatcher.ask
        draft = ask(read_partnership, self._partnership_id)
        return entry_of(draft, place, ask(towns_of, draft.organisation_ids))

    def _usual(self) -> int | None:
        """The type of most partnerships: that of two towns."""
        services = self._services
        kinds = services.dispatcher.ask(terms, "partnership_type", services.ctx.texts.language)
        return next((row.id for row in kinds if row.key == "partnership"), None)

    def _keep_typed(self) -> bool:
        self.typed = self.form.value
        return True

    def _keep(self) -> bool:
        draft, key = self.form.value, self._partnership_id
        outcome = self._services.perform(
            AddPartnership(draft)
            if key is None
            else ChangePartnership(key, self._entry.before, draft)
        )
        if outcome is None:
            return False
        self.saved = outcome.result
        return True


def edit_partnership(
    services: PageServices, partnership_id: int | None, window: QWidget
) -> int | None:
    """Ask for a new partnership, or change one; the id of what was saved, None for nothing."""
    return PartnershipDialog(services, window, partnership_id).ask()
