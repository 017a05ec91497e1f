"""What can be done with the contacts as a table: shown so, copied, printed as a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message
from twincrm.ui.contacts.rows import entry_of
from twincrm.ui.contacts.selection_bar import Deed
from twincrm.ui.kit.buttons import key_text
from twincrm.ui.window.page import ActionSpec

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from twincrm.services.people.tables import ContactTable
    from twincrm.services.progress import Progress
    from twincrm.ui.contacts.doors import ContactDoors
    from twincrm.ui.contacts.list_panel import ListPanel
    from twincrm.ui.window.page import PageServices


class TableDeeds:
    """Acts on the chosen contacts, as rows of the columns that were chosen."""

    def __init__(self, services: PageServices, doors: ContactDoors, panel: ListPanel) -> None:
        self._services = services
        self._doors = doors
        self._list = panel

    def specs(self) -> tuple[ActionSpec, ...]:
        """For the menu of the page and for keys."""
        views = self._list.views
        return (
            ActionSpec(
                "contacts.as_cards",
                Message("Contacts as cards"),
                partial(views.show_as, "cards"),
                checked=lambda: not views.as_table,
                separated=True,
            ),
            ActionSpec(
                "contacts.as_table",
                Message("Contacts as a table"),
                partial(views.show_as, "table"),
                checked=lambda: views.as_table,
            ),
            ActionSpec(
                "contacts.copy",
                Message("Copy as a table"),
                self.copy,
                icon="copy",
                enabled=lambda: self._list.contact is not None,
            ),
            ActionSpec(
                "contacts.print_list",
                Message("Print list…"),
                self.print_list,
                "Ctrl+P",
                "printer",
                lambda: self._list.found > 0,
            ),
        )

    def fill_menu(self, menu: QMenu) -> None:
        """What the menu of a row has of it."""
        menu.addSeparator()
        for deed in reversed(self.more()):
            icon = self._services.ctx.icons.icon(deed.icon, "ink", 18)
            action = menu.addAction(icon, f"{deed.words}\t{key_text(deed.key)}")
            action.triggered.connect(deed.act)

    def more(self) -> tuple[Deed, ...]:
        """What the bar of several chosen keeps of it in its menu."""
        tr = self._services.ctx.texts.tr
        return (
            Deed(tr("Print list…"), "printer", self.print_list, "Ctrl+P"),
            Deed(tr("Copy as a table"), "copy", self.copy, "Ctrl+C"),
        )

    def print_list(self) -> None:
        """Print the chosen contacts where several are, else all found, in the table's columns."""
        chosen, views = self._list.chosen(), self._list.views
        contacts = chosen if len(chosen) > 1 else self._list.all_found()
        question = self._list.question
        first = question.sort[0].column if question.sort else question.order
        columns = views.table.view.columns
        self._doors.print_list(self._services, contacts, columns, first == "name")

    def copy(self) -> None:
        """Put the chosen contacts into the clipboard, in the columns of the table."""
        dispatcher, language = self._services.dispatcher, self._services.ctx.texts.language
        entries = [entry for each in self._list.chosen() if (entry := entry_of(each)) is not None]
        columns = self._list.views.table.view.columns

        def read(progress: Progress) -> ContactTable:
            from twincrm.services.people.tables import table_of

            return table_of(dispatcher, entries, columns, language, progress)

        if entries:
            self._services.jobs.start(read, self._put)

    def _put(self, table: ContactTable) -> None:
        from twincrm.ui.kit.clipboard import copy_table

        try:
            copy_table((table.titles, *table.rows))
        except TwincrmError as error:
            self._services.tell_trouble(error)
            return
        trn = self._services.ctx.texts.trn
        words = trn(
            "{n} contact was copied as a table",
            "{n} contacts were copied as a table",
            len(table.rows),
        )
        self._services.notify(words, "ok")
