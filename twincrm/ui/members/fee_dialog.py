"""What one member owes and paid for one year; and the day on which somebody leaves or joins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.periods import has_ended
from twincrm.domain.terms import FeeStatus
from twincrm.domain.typed import shown_price
from twincrm.runtime import clock
from twincrm.services.members.commands import EndMembership, RecordFee, RejoinMembership
from twincrm.services.members.drafts import read_membership
from twincrm.services.members.queries import asked_of_new, next_number
from twincrm.services.memberships import FREE
from twincrm.ui.kit.date_field import DateField
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.fields import CheckField, TextField
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.members.asking import performed, typed_amount, typed_day
from twincrm.ui.members.both import BothMemberships, last_result, readable
from twincrm.ui.members.words import DIED, NO_AMOUNT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.services.command import Command
    from twincrm.services.members.lists import FeeView, MemberRow
    from twincrm.ui.window.page import PageServices

WIDTH = 460


class FeeDialog:
    """How much is due, how much came in and when."""

    def __init__(
        self,
        services: PageServices,
        row: MemberRow,
        year: int,
        fee: FeeView | None,
        parent: QWidget | None,
    ) -> None:
        self._services, self._row, self._year = services, row, year
        ui, tr = services.ctx, services.ctx.texts.tr
        language = ui.texts.language
        asked = services.dispatcher.glance(asked_of_new, year, row.kind)
        due = fee.due_cents if fee else 0 if row.kind in FREE else asked.cents
        waived = fee.status == FeeStatus.WAIVED if fee else row.kind in FREE
        paid_on = fee.paid_on.isoformat() if fee and fee.paid_on else None
        self.due = TextField(ui, shown_price(due, language))
        self.paid = TextField(ui, shown_price(fee.paid_cents if fee else 0, language))
        self.paid_on = DateField(ui, paid_on, about=About.RECENT, recent=True)
        self.waived = CheckField(ui, tr("Free of charge this year"), waived)
        self.due_field = LabelledField(ui, tr("Due in €"), self.due)
        self.paid_field = LabelledField(ui, tr("Paid in €"), self.paid, optional=True)
        self.day_field = LabelledField(ui, tr("Paid on"), self.paid_on, optional=True)
        title = tr("Fee of {year}: {name}").format(year=year, name=row.name)
        self.dialog = Dialog(ui, title, icon="piggy-bank", parent=parent)
        for part in (self.due_field, self.paid_field, self.day_field, self.waived):
            self.dialog.body.addWidget(part)
        self.dialog.body.addStretch(1)
        self.dialog.add_saving(tr("Save"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(WIDTH))
        ask_before_giving_up(ui, services.asker, self.dialog, lambda: self.waived.value, self.save)

    def ask(self) -> None:
        """Show the dialog until the fee is saved or given up."""
        self.paid.setFocus()
        self.paid.selectAll()
        self.dialog.exec()
        self.dialog.deleteLater()

    def save(self) -> None:
        """Keep the fee; what is wrong is said at its field."""
        by_name = {
            "due_cents": self.due_field,
            "paid_cents": self.paid_field,
            "paid_on": self.day_field,
        }
        if performed(self._services, self._command, by_name, self.due_field) is not None:
            self.dialog.accept()

    def _command(self) -> RecordFee:
        language = self._services.ctx.texts.language
        due = typed_amount("due_cents", self.due.value, language)
        if due is None and not self.waived.value:
            raise InputError("due_cents", NO_AMOUNT)
        paid = typed_amount("paid_cents", self.paid.value, language) or 0
        day = typed_day("paid_on", self.paid_on, language)
        if paid and day is None:
            day = clock.today()
        return RecordFee(
            self._row.id,
            self._row.name,
            self._year,
            due or 0,
            paid,
            day if paid else None,
            waived=self.waived.value,
        )


class PartingDialog:
    """The day on which a member leaves, and why; or on which somebody joins again."""

    def __init__(
        self, services: PageServices, row: MemberRow, parent: QWidget | None, reason: str = ""
    ) -> None:
        """*reason*: why the member leaves, where that is known already."""
        self._services, self._row = services, row
        self._again = has_ended(row.left_on, clock.today())
        self.saved: int | None = None
        ui, tr = services.ctx, services.ctx.texts.tr
        self.day = DateField(ui, _proposed(row, again=self._again), about=About.COMING)
        words = tr("Joins again on") if self._again else tr("Leaves on")
        self.day_field = LabelledField(ui, words, self.day)
        number = services.dispatcher.glance(next_number) if self._again else ""
        self.reason = TextField(ui, row.number or number)
        if not self._again:
            self.reason.set_value(reason or (ui.texts.say(DIED) if row.died else ""))
        second = tr("Number") if self._again else tr("Reason")
        self.reason_field = LabelledField(ui, second, self.reason, optional=True)
        self.dialog = Dialog(ui, row.name, icon="calendar-days", parent=parent)
        self.both = BothMemberships(services)
        for part in (self.day_field, self.reason_field, self.both):
            self.dialog.body.addWidget(part)
        if self._again:
            self.day.value_changed.connect(self._take_both)
            self._take_both()
        self.dialog.body.addStretch(1)
        self.dialog.add_saving(tr("Save"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(WIDTH))
        ask_before_giving_up(ui, services.asker, self.dialog, lambda: None, self.save)

    def ask(self) -> int | None:
        """Show the dialog until it is saved or given up; the membership that holds now."""
        self.day.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.saved

    def save(self) -> None:
        """Keep the day; what is wrong is said at its field."""
        fields = {"left_on": self.day_field, "joined_on": self.day_field}
        saved = performed(self._services, self._command, fields, self.day_field)
        if saved is not None:
            self.saved = last_result(saved)
            self.dialog.accept()

    def _take_both(self) -> None:
        """Whoever would be a member twice once they joined again is named."""
        old = self._services.dispatcher.ask(read_membership, self._row.id)
        draft = replace(old, joined_on=readable(self.day.stored), left_on=None)
        self.both.show_typed(draft, None)

    def _command(self) -> Command[Any]:
        row, day = self._row, self.day.stored or ""
        if self._again:
            again = RejoinMembership(row.id, row.name, day, self.reason.value)
            return self.both.along(again, None)
        return EndMembership(row.id, row.name, day, self.reason.value)


def _proposed(row: MemberRow, *, again: bool) -> str:
    """The day to begin with: of joining today, of leaving the one known, else the year's last."""
    if again:
        return clock.today().isoformat()
    return row.left_on or row.died or f"{clock.today().year}-12-31"
