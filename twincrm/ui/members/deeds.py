"""What can be done with the members chosen, and with one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from twincrm.domain.errors import TwincrmError
from twincrm.domain.terms import FeeStatus
from twincrm.runtime import clock
from twincrm.services.members.commands import EndMembership
from twincrm.services.members.contacts import all_paid, late_members, not_reminded_on
from twincrm.services.members.fees import MarkFees, RemindOfFees
from twincrm.services.members.queries import member_card
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.flow import Flow
from twincrm.ui.members.fee_dialog import FeeDialog, PartingDialog
from twincrm.ui.members.honours import AwardDialog
from twincrm.ui.members.words import DIED
from twincrm.ui.theme.tokens import Space
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint

    from twincrm.services.members.queries import MemberCard
    from twincrm.services.progress import Progress
    from twincrm.ui.members.table import MemberTable
    from twincrm.ui.members.years import FeeYearField
    from twincrm.ui.window.page import PageServices

MANY = 500
"""From so many fees on they are written in the background."""


class FeeDeeds:
    """Buttons, keys and the menu for the fees of all members chosen."""

    def __init__(self, services: PageServices, table: MemberTable, years: FeeYearField) -> None:
        self._services, self._table, self._years = services, table, years
        ui, tr = services.ctx, services.ctx.texts.tr
        self.paid = Button(ui, tr("Paid"), icon="check", small=True, key=key_text("Space"))
        self.unpaid = Button(ui, tr("Not paid"), icon="clock", small=True)
        self.waive = Button(ui, tr("Free of charge"), icon="circle-check", small=True)
        self.amount = Button(ui, tr("Amount…"), icon="piggy-bank", small=True)
        self.remind = Button(ui, tr("Reminded"), icon="mail", small=True)
        self.bar = Flow(ui.look.px(Space.XS))
        self.bar.add_part(years)
        self._acts: tuple[tuple[Button, Callable[[], object]], ...] = (
            (self.paid, partial(self.mark, FeeStatus.PAID)),
            (self.unpaid, partial(self.mark, FeeStatus.UNPAID)),
            (self.waive, partial(self.mark, FeeStatus.WAIVED)),
            (self.amount, self.ask_amount),
            (self.remind, self.note_reminder),
        )
        for button, act in self._acts:
            button.clicked.connect(partial(_act, act))
            self.bar.add_part(button)
        table.answer({QKeySequence(Qt.Key.Key_Space): self.turn})
        table.menu_wanted.connect(self.show_menu)

    @property
    def year(self) -> int:
        """Whose fees are meant."""
        return self._years.year

    def set_compact(self, compact: bool) -> None:
        """In narrow windows the words stay in one line, and the key is told by its help alone."""
        self.paid.set_key("" if compact else key_text("Space"))
        self.bar.updateGeometry()

    def offer(self) -> None:
        """What cannot be done now is not offered."""
        chosen, can = self._table.chosen, self._services.writable
        for button, _ in self._acts:
            button.setEnabled(can and bool(chosen))
        self.amount.setEnabled(can and len(chosen) == 1)
        self._offer_reminding()

    def _offer_reminding(self) -> None:
        """Nobody is noted as reminded twice a day; why the button is off is said at it."""
        late = self._services.dispatcher.glance(late_members, self._table.chosen, self.year)
        fresh = self._to_remind()
        self.remind.setEnabled(self._services.writable and bool(fresh))
        done = self._services.ctx.texts.tr("Noted as reminded today already")
        self.remind.setToolTip(plain_tip(done if late and not fresh else ""))

    def _to_remind(self) -> tuple[int, ...]:
        ask, chosen = self._services.dispatcher.glance, self._table.chosen
        return ask(not_reminded_on, chosen, clock.today(), self.year)

    def mark(self, status: str) -> None:
        """Mark the fees of the year of everybody chosen."""
        if self._services.writable and self._table.chosen:
            day = clock.today() if status == FeeStatus.PAID else None
            self._write(MarkFees(self._table.chosen, self.year, status, day))

    def turn(self) -> None:
        """Mark what is chosen as paid; where all of it is, as not paid."""
        paid = self._services.dispatcher.glance(all_paid, self._table.chosen, self.year)
        self.mark(FeeStatus.UNPAID if paid else FeeStatus.PAID)

    def note_reminder(self) -> None:
        """Note that everybody chosen who owes something was reminded today, once a day."""
        late = self._to_remind()
        if self._services.writable and late:
            self._write(RemindOfFees(late, self.year, clock.today()))

    def ask_amount(self, year: int | None = None) -> None:
        """Ask what is due and what came in of the one who is chosen."""
        card = self.card()
        if card is not None and self._services.writable:
            wanted = year or self.year
            fee = next((fee for fee in card.fees if fee.year == wanted), None)
            FeeDialog(self._services, card.row, wanted, fee, self._table.window()).ask()

    def give_award(self) -> None:
        """Note an award that the one who is chosen was given."""
        card = self.card()
        if card is not None and self._services.writable:
            contact = (card.row.member, card.row.member_id)
            AwardDialog(self._services, contact, card.row.name, self._table.window()).ask()

    def part(self) -> int | None:
        """Let the one who is chosen leave, or join again; the membership that holds now."""
        card = self.card()
        if card is None or not self._services.writable:
            return None
        window, reason = self._table.window(), card.draft.left_reason
        return PartingDialog(self._services, card.row, window, reason).ask()

    def end_by_death(self) -> None:
        """End the membership of who died, on that day and for that reason."""
        card = self.card()
        if card is not None and card.row.died and self._services.writable:
            row, reason = card.row, self._services.ctx.texts.say(DIED)
            self._services.perform(EndMembership(row.id, row.name, row.died or "", reason))

    def card(self) -> MemberCard | None:
        """Everything about the one who is chosen, of several about the one with the keyboard."""
        key = self._table.current_id()
        if not isinstance(key, int) or not self._table.chosen:
            return None
        language = self._services.ctx.texts.language
        ask = self._services.dispatcher.ask
        return ask(member_card, key, self.year, language, clock.today())

    def menu(self) -> QMenu:
        """Everything that can be done with the fees of the chosen."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._services.ctx.look.font("body"))
        for button, act in self._acts:
            entry = menu.addAction(button.text())
            entry.setEnabled(button.isEnabled())
            entry.triggered.connect(partial(_act, act))
        return menu

    def show_menu(self, at: QPoint) -> None:
        """The menu at a place of the screen."""
        self.menu().popup(at)

    def _write(self, order: MarkFees | RemindOfFees) -> None:
        """A few are written at once; many in the background, while the window answers."""
        if len(order.membership_ids) <= MANY:
            self._services.perform(order)
            return
        self._services.notify(self._services.ctx.texts.tr("The fees are being written…"), "info")
        dispatcher = self._services.dispatcher

        def work(progress: Progress) -> int:
            progress.step(0, 1)
            return dispatcher.execute(order).result

        self._services.jobs.start(work, failed=self._fail, lane="write")

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, TwincrmError):
            raise error
        self._services.tell_trouble(error)


def _act(act: Callable[[], object], *_: bool) -> None:
    act()
