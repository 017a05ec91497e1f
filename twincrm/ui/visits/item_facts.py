"""What a programme item is besides its texts: when, for whom, who answers for it, what it costs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.dates import weekday_date
from twincrm.domain.errors import InputError
from twincrm.domain.typed import read_price, read_time, shown_price, shown_time
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField, ChoiceField, LongTextField, TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import rule
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.theme.tokens import Space
from twincrm.ui.visits.item_words import AUDIENCES, PAYERS, STATES, kinds_of, options_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, time

    from twincrm.services.visits.programme import ProgrammeItemDraft
    from twincrm.ui.kit.record_field import LinkKind, RecordLists

CHOICES = ("day", "kind", "audience", "status", "meal_payer")
CHECKS = ("approximate", "optional", "registration", "joint", "meal")
LINKS = ("organisation_id", "responsible_id", "interpreter_id")
WORDS = ("transport", "internal_note")


class ItemFacts(QWidget):
    """The fields below the texts, three or four in a line.

    Signals: changed() when one of them was; kind_chosen() when the kind was.
    """

    changed = Signal()
    kind_chosen = Signal()

    def __init__(
        self, lists: RecordLists, days: Sequence[date], before: ProgrammeItemDraft
    ) -> None:
        super().__init__()
        self._lists = lists
        self._ui = lists.ui
        self._before = before
        self.held: dict[str, LabelledField] = {}
        self.fields: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._ui.look.px(Space.M))
        column.addWidget(self._when(days))
        for part in (self._whom(), self._ways(), self._who(), self._note()):
            column.addWidget(rule())
            column.addWidget(part)
        self.show_draft(before)
        for name, field in self.fields.items():
            field.value_changed.connect(self.changed)
            if name == "kind":
                field.value_changed.connect(self.kind_chosen)

    def show_draft(self, draft: ProgrammeItemDraft) -> None:
        """Show an item."""
        language = self._ui.texts.language
        for name in (*CHOICES, *CHECKS, *WORDS):
            self.fields[name].set_value(getattr(draft, name))
        for name in LINKS:
            self.fields[name].set_id(getattr(draft, name))
        for name in ("starts_at", "ends_at"):
            self.fields[name].set_value(shown_time(getattr(draft, name), language))
        self.fields["price_cents"].set_value(shown_price(draft.price_cents, language))

    def show_end(self, moment: time) -> None:
        """Show another end."""
        self.fields["ends_at"].set_value(shown_time(moment, self._ui.texts.language))

    def filled(self, draft: ProgrammeItemDraft) -> ProgrammeItemDraft:
        """The draft with what stands in the fields.

        Raises:
            InputError: a time, price or name cannot be read; *field* tells which.
        """
        values: dict[str, Any] = {name: self.fields[name].value for name in (*CHOICES, *CHECKS)}
        for name in WORDS:
            typed, kept = self.fields[name].value, getattr(self._before, name)
            values[name] = kept if kept.strip() == typed else typed
        for name in ("starts_at", "ends_at"):
            values[name] = self._read(name, shown_time, read_time)
        values["price_cents"] = self._read("price_cents", shown_price, read_price)
        for name in LINKS:
            values[name] = self._linked(name)
        return replace(draft, **values)

    def _read(
        self,
        name: str,
        shown: Callable[[Any, str], str],
        read: Callable[[str, str], object],
    ) -> object:
        """What was typed; what stands there as it was opened is what was kept."""
        language, typed = self._ui.texts.language, self.fields[name].value
        kept = getattr(self._before, name)
        if typed == shown(kept, language):
            return kept
        try:
            return read(typed, language)
        except InputError as error:
            raise InputError(name, error.message) from error

    def _linked(self, name: str) -> int | None:
        field: RecordField = self.fields[name]
        field.settle()
        wrong = field.problem()
        if wrong is not None:
            raise InputError(name, wrong)
        return field.record_id

    def _put(self, flow: FieldFlow, name: str, words: str, field: QWidget, width: int) -> None:
        held = LabelledField(self._ui, words, field)
        self.fields[name], self.held[name] = field, held
        flow.add(held, width)

    def _check(self, flow: FieldFlow, name: str, words: str) -> None:
        field = CheckField(self._ui, words)
        self.fields[name] = field
        flow.add(field, 150)

    def _when(self, days: Sequence[date]) -> QWidget:
        ui, flow = self._ui, FieldFlow(self._ui)
        tr, language, before = ui.texts.tr, ui.texts.language, self._before
        every = (*days, before.day) if before.day not in days else days
        shown = [Option(day, weekday_date(day, language)) for day in every]
        self._put(flow, "day", tr("Day"), ChoiceField(ui, shown, before.day), 210)
        self._put(flow, "starts_at", tr("Begins"), TextField(ui, icon="clock"), 110)
        self._put(flow, "ends_at", tr("Ends"), TextField(ui, icon="clock"), 110)
        kinds = kinds_of(ui, before.kind)
        self._put(flow, "kind", tr("Kind"), ChoiceField(ui, kinds, before.kind), 290)
        return flow

    def _whom(self) -> QWidget:
        ui, flow, before = self._ui, FieldFlow(self._ui), self._before
        tr = ui.texts.tr
        for name, words, known in (
            ("audience", tr("For whom"), AUDIENCES),
            ("status", tr("State"), STATES),
            ("meal_payer", tr("Who pays"), PAYERS),
        ):
            kept = str(getattr(before, name))
            self._put(flow, name, words, ChoiceField(ui, options_of(ui, known, kept), kept), 190)
        self._put(flow, "price_cents", tr("Price per person in €"), TextField(ui), 150)
        return flow

    def _ways(self) -> QWidget:
        """What is ticked."""
        flow, tr = FieldFlow(self._ui), self._ui.texts.tr
        self._check(flow, "approximate", tr("Time is approximate"))
        self._check(flow, "optional", tr("Taking part is optional"))
        self._check(flow, "registration", tr("Registration required"))
        self._check(flow, "joint", tr("Hosts and guests together"))
        self._check(flow, "meal", tr("With a meal"))
        return flow

    def _who(self) -> QWidget:
        flow, tr, lists = FieldFlow(self._ui), self._ui.texts.tr, self._lists
        rows: tuple[tuple[str, str, LinkKind], ...] = (
            ("responsible_id", tr("Responsible"), "person"),
            ("interpreter_id", tr("Interprets"), "person"),
            ("organisation_id", tr("Organisation"), "organisation"),
        )
        for name, words, kind in rows:
            self._put(flow, name, words, RecordField(lists, (kind,)), 210)
        self._put(flow, "transport", tr("Transport"), TextField(self._ui, icon="bus"), 210)
        self.fields["transport"].setMaxLength(200)
        return flow

    def _note(self) -> QWidget:
        ui = self._ui
        field = LongTextField(ui, lines=(2, 6))
        words = ui.texts.tr("Internal note")
        held = LabelledField(ui, words, field, mark=ui.texts.tr("never printed"))
        self.fields["internal_note"], self.held["internal_note"] = field, held
        return held
