"""What leaves the members page: letters, reminders, a printed list, a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message
from twincrm.services.members.contacts import (
    contacts_of_members,
    late_members,
    people_of_members,
)
from twincrm.ui.kit.buttons import Button
from twincrm.ui.window.page import ActionSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.people.tables import ContactTable
    from twincrm.services.progress import Progress
    from twincrm.ui.members.doors import MemberDoors
    from twincrm.ui.members.table import MemberTable
    from twincrm.ui.members.years import FeeYearField
    from twincrm.ui.window.page import PageServices

    Deed = tuple[str, str, Message, Callable[[], None], Callable[[], bool]]

_POST, _EMAIL = Message("Letters, labels, envelopes…"), Message("E-mail…")
_REMIND, _EMAIL_OWED = Message("Reminders of the fee…"), Message("E-mail about open fees…")
_LIST, _TABLE = Message("Print list…"), Message("Save as table…")
_COPY = Message("Copy as a table")
_BOARD = Message("Board list…")
_KEYS = {"print_list": "Ctrl+P"}
"""As among the contacts."""


class PaperDeeds:
    """Acts on the members chosen where several are; else it is asked who is meant."""

    def __init__(
        self,
        services: PageServices,
        table: MemberTable,
        years: FeeYearField,
        doors: MemberDoors | None,
    ) -> None:
        self._services, self._table, self._doors = services, table, doors
        self._years = years
        ui = services.ctx
        words = ui.texts.tr("Write, print…")
        self.button = Button(ui, words, icon="printer", small=True, icon_only=True)
        self.button.setVisible(doors is not None)
        self.button.clicked.connect(self.open)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)  # in a field it means its words
        keys.activated.connect(self.copy)

    def specs(self) -> tuple[ActionSpec, ...]:
        """For the menu of the page."""
        return tuple(
            ActionSpec(
                f"members.{name}",
                words,
                act,
                _KEYS.get(name, ""),
                icon,
                enabled,
                separated=not at,
            )
            for at, (name, icon, words, act, enabled) in enumerate(self._deeds())
        )

    def menu(self) -> QMenu:
        """Everything that can leave."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._services.ctx.look.font("body"))
        say, icons = self._services.ctx.texts.say, self._services.ctx.icons
        if (n := len(self._table.chosen)) > 1:
            said = self._services.ctx.texts.trn("For {n} membership", "For {n} memberships", n)
            menu.addAction(said).setEnabled(False)
            menu.addSeparator()
        for _, icon, words, act, enabled in self._deeds():
            entry = menu.addAction(icons.icon(icon, "ink", 18), say(words))
            entry.setEnabled(enabled())
            entry.triggered.connect(partial(_act, act))
        return menu

    def open(self) -> None:
        """The menu below its button."""
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def post(self) -> None:
        """Letters, labels or envelopes for the members."""
        contacts = self._services.dispatcher.glance(contacts_of_members, self._meant(_POST))
        if self._doors is not None and contacts:
            self._doors.post(self._services, contacts)

    def email(self) -> None:
        """An e-mail to the members; those who share a membership each at their own mailbox."""
        people = self._services.dispatcher.glance(people_of_members, self._meant(_EMAIL))
        if self._doors is not None and people:
            self._doors.email(self._services, people, self._years.year)

    def remind(self) -> None:
        """Letters to those who still owe something, or who pays for them."""
        late = self._late(_REMIND)
        if self._doors is not None and late:
            self._doors.reminders(self._services, late, self._years.year)

    def remind_by_email(self) -> None:
        """An e-mail to those who still owe something, or who pays for them."""
        late = self._late(_EMAIL_OWED)
        if self._doors is not None and late:
            self._doors.email(self._services, late, self._years.year)

    def print_list(self) -> None:
        """The members in the columns of the table."""
        meant = self._meant(_LIST)
        if self._doors is not None and meant:
            columns = tuple(str(key) for key in self._table.view.columns)
            self._doors.print_list(self._services, meant, columns, self._years.year)

    def print_board(self) -> None:
        """Who holds which office in the association, whoever is chosen."""
        if self._doors is not None and self._doors.board_list is not None:
            self._doors.board_list(self._services)

    def save_table(self) -> None:
        """The members as a table; those who share a membership each in a row."""
        meant = self._meant(_TABLE)
        people = self._services.dispatcher.glance(people_of_members, meant)
        if self._doors is not None and people:
            columns = tuple(str(key) for key in self._table.view.columns)
            self._doors.save_table(self._services, people, columns, self._years.year, meant)

    def copy(self) -> None:
        """Put the members chosen into the clipboard, in the columns of the table."""
        ids, services = self._table.chosen, self._services
        columns, year = self._table.view.columns, self._years.year
        language = services.ctx.texts.language

        def read(progress: Progress) -> ContactTable:
            from twincrm.services.printing.members import member_table

            progress.step(0, 0)
            return services.dispatcher.ask(member_table, ids, language, columns, year)

        if ids:
            services.jobs.start(read, self._put)

    def _put(self, table: ContactTable) -> None:
        from twincrm.ui.kit.clipboard import copy_table

        try:
            copy_table((table.titles, *table.rows))
        except TwincrmError as error:
            self._services.tell_trouble(error)
            return
        words = self._services.ctx.texts.trn(
            "{n} member was copied as a table",
            "{n} members were copied as a table",
            len(table.rows),
        )
        self._services.notify(words, "ok")

    def _deeds(self) -> tuple[Deed, ...]:
        if self._doors is None:
            return ()
        some, writes = self._some, self._writes
        return (
            ("post", "mail", _POST, self.post, some),
            ("email", "mail", _EMAIL, self.email, some),
            ("reminders", "piggy-bank", _REMIND, self.remind, writes),
            ("email_reminders", "mail", _EMAIL_OWED, self.remind_by_email, some),
            ("print_list", "printer", _LIST, self.print_list, some),
            ("print_board", "printer", _BOARD, self.print_board, lambda: True),
            ("save_table", "file-down", _TABLE, self.save_table, some),
            ("copy", "copy", _COPY, self.copy, lambda: bool(self._table.chosen)),
        )

    def _late(self, title: Message) -> tuple[tuple[str, int], ...]:
        """Who is asked for what is still open; where that is nobody, it is said."""
        ask, year, meant = self._services.dispatcher.glance, self._years.year, self._meant(title)
        late = ask(late_members, meant, year)
        if meant and not late:
            words = self._services.ctx.texts.tr("Nobody shown here owes anything.")
            self._services.notify(words, "info")
        return ask(contacts_of_members, late, of_payers=True)

    def _meant(self, title: Message) -> tuple[int, ...]:
        """Those chosen where several are; else it is asked: that one, or all that are shown."""
        chosen, rows = self._table.chosen, self._table.rows
        found = (rows.id_at(row) for row in range(rows.rowCount()))
        shown = tuple(key for key in found if key is not None)
        if len(chosen) != 1 or len(shown) == 1:
            return chosen or shown
        texts, row = self._services.ctx.texts, rows.row_at(rows.row_of(chosen[0]) or 0)
        ways = (
            texts.tr("Only {name}").format(name=row.name if row else ""),
            texts.trn("The {n} shown", "All {n} shown", len(shown)),
        )
        text = texts.tr("One membership is selected. Which ones are meant?")
        whole = self._table.placed == chosen[0]
        answer = self._services.asker.choose_one(
            texts.say(title).rstrip("…"),
            texts.tr("Which memberships are meant?") if whole else text,
            ways[::-1] if whole else ways,
        )
        return () if answer is None else (chosen, shown)[(answer == 0) is whole]

    def _some(self) -> bool:
        return self._table.rows.rowCount() > 0

    def _writes(self) -> bool:
        return self._some() and self._services.writable


def _act(act: Callable[[], object], *_: bool) -> None:
    act()
