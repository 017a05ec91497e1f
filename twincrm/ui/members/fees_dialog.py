"""What each kind costs, and the fees of a year for everybody in one step."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.terms import MembershipKind
from twincrm.domain.typed import shown_price
from twincrm.runtime import clock
from twincrm.services.members.fees import MakeFees, SetFeeRates
from twincrm.services.members.queries import own_amounts, proposed_rates, without_fee
from twincrm.services.members.twice import paying_twice
from twincrm.services.memberships import FREE
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField, NumberField, TextField
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.members.asking import performed, typed_amount
from twincrm.ui.members.words import NO_AMOUNT, kind_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.services.command import Command
    from twincrm.ui.window.page import PageServices

WIDTH = 620


class FeesDialog:
    """The year, an amount for each kind, and whether the fees are made right away."""

    def __init__(
        self, services: PageServices, parent: QWidget | None, year: int | None = None
    ) -> None:
        """Begin with *year*, else with the present one."""
        self._services = services
        self._ui = ui = services.ctx
        tr = ui.texts.tr
        self.made: int | None = None
        self._wanted: Counter[str] = Counter()
        self.year = NumberField(ui, year or clock.today().year, (1950, 2200))
        self.year_field = LabelledField(ui, tr("Year"), self.year)
        self.rates = {kind: TextField(ui) for kind in MembershipKind if kind not in FREE}
        self.rate_fields = {
            kind: LabelledField(
                ui, tr("{kind}, in €").format(kind=kind_words(ui.texts, kind)), field
            )
            for kind, field in self.rates.items()
        }
        self.make = CheckField(ui, tr("Make the fees of this year"), value=True)
        self.told = label(ui, "", "body", "ink2", wrap=True)
        self.dialog = Dialog(ui, tr("Fees of a year"), icon="piggy-bank", parent=parent)
        self._build()
        self._take_year()
        ask_before_giving_up(ui, services.asker, self.dialog, self._typed, self.save)

    def ask(self) -> int | None:
        """Show the dialog; how many fees were made, None where it was given up."""
        self.year.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.made

    def save(self) -> None:
        """Keep the amounts and make the fees; what is wrong is said at its field."""
        fields = {f"rates.{kind}": field for kind, field in self.rate_fields.items()}
        fields["from_year"] = self.year_field
        self.made = performed(self._services, self._command, fields, self.year_field)
        if self.made is not None:
            self.dialog.accept()

    def _build(self) -> None:
        ui, tr, body = self._ui, self._ui.texts.tr, self.dialog.body
        flow = FieldFlow(ui)
        flow.add(self.year_field, 160)
        for field in self.rate_fields.values():
            flow.add(field, 160)
        hint = tr("Honorary members and those by office owe nothing.")
        body.addWidget(flow)
        body.addWidget(label(ui, hint, "small", "ink2", wrap=True))
        body.addWidget(self.make)
        body.addWidget(self.told)
        body.addStretch(1)
        self.dialog.add_saving(tr("Save"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(WIDTH))
        self.year.value_changed.connect(self._take_year)

    def _take_year(self) -> None:
        """The amounts likely in the year, and for how many a fee is still to be made."""
        ask, texts = self._services.dispatcher.glance, self._ui.texts
        known = ask(proposed_rates, self.year.number)
        for kind, field in self.rates.items():
            cents = known.get(kind)
            field.set_value(shown_price(cents, texts.language) if cents is not None else "")
        missing = ask(without_fee, self.year.number)
        words = texts.trn(
            "{n} member has no fee of this year yet.",
            "{n} members have no fee of this year yet.",
            len(missing),
        )
        if not missing:
            words = texts.tr("Every member has a fee of this year already.")
        own = ask(own_amounts, self.year.number).keys() & dict(missing).keys()
        keep = texts.trn(
            "{n} keeps the amount of their own, or pays nothing, as in the year before.",
            "{n} keep the amount of their own, or pay nothing, as in the year before.",
            len(own),
        )
        said = [words, keep if own else ""]
        if twice := ask(paying_twice, self.year.number):
            asked = texts.tr("Asked twice, alone and within another membership: {names}")
            said.append(asked.format(names=", ".join(twice)))
        self.told.setText("\n".join(line for line in said if line))
        self._wanted = Counter(kind for _, kind in missing)
        self.make.setEnabled(bool(missing))

    def _typed(self) -> object:
        return self.year.number, self.make.value

    def _command(self) -> Command[int]:
        year, language = self.year.number, self._ui.texts.language
        typed = {
            kind: typed_amount(f"rates.{kind}", field.value, language)
            for kind, field in self.rates.items()
        }
        makes = self.make.value and self.make.isEnabled()
        for kind, cents in typed.items():
            if makes and cents is None and self._wanted[kind]:
                raise InputError(f"rates.{kind}", NO_AMOUNT)
        rates = tuple((kind, cents) for kind, cents in typed.items() if cents is not None)
        return MakeFees(year, rates) if makes else SetFeeRates(year, rates)
