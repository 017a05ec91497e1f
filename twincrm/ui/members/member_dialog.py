"""Lets somebody join, or changes a membership."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.terms import FeeStatus, HouseholdRole, MembershipKind
from twincrm.domain.texts import Message
from twincrm.domain.typed import shown_price
from twincrm.runtime import clock
from twincrm.services.households.queries import household_details
from twincrm.services.members.commands import AddMembership, ChangeMembership
from twincrm.services.members.drafts import FeeDraft, MembershipDraft
from twincrm.services.members.joining import AddNewMember
from twincrm.services.members.queries import asked_of_new, next_number
from twincrm.services.memberships import FREE
from twincrm.ui.kit.by_search import BySearch
from twincrm.ui.kit.date_field import DateField
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField, ChoiceField, LongTextField, TextField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import RecordField, named_link
from twincrm.ui.members.asking import performed, typed_amount
from twincrm.ui.members.both import BothMemberships, last_result, readable
from twincrm.ui.members.words import kind_words
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.services.command import Command
    from twincrm.services.households.queries import HouseholdMemberRow
    from twincrm.services.members.queries import Asked, MemberCard
    from twincrm.ui.window.page import PageServices

WHOM = Message("Please choose who joins, or type the name of somebody new.")
LIKELY: dict[str, str] = {
    "household": MembershipKind.HOUSEHOLD,
    "organisation": MembershipKind.CORPORATE,
}


class MemberDialog:
    """Whom, which kind, since when, the number, the fee of the year, who belongs to it."""

    def __init__(
        self, services: PageServices, card: MemberCard | None = None, parent: QWidget | None = None
    ) -> None:
        self._services = services
        self._ui = ui = services.ctx
        self._card = card
        self._before = card.draft if card else MembershipDraft()
        self._lists = BySearch(ui, services.dispatcher)
        self._year = clock.today().year
        self._later = False
        self.saved: int | None = None
        self._fields()
        self._labels()
        title = ui.texts.tr("Edit membership") if card else ui.texts.tr("New member")
        self.dialog = Dialog(ui, title, icon="id-card", parent=parent)
        self._build()
        self._take_whom()
        self._take_kind()
        ask_before_giving_up(ui, services.asker, self.dialog, self._typed, self.save)

    def ask(self) -> int | None:
        """Show the dialog until it is saved or given up; the id of the membership."""
        (self.kind if self._card else self.whom).setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.saved

    def save(self) -> None:
        """Keep the membership; what is wrong is said at its field."""
        for field in (self.whom, self.payer):
            field.settle()
        done = performed(self._services, self._command, self._by_name, self.whom_field)
        if done is not None:
            self.saved = last_result(done)
            self.dialog.accept()

    def _fields(self) -> None:
        ui, before = self._ui, self._before
        kinds = [Option(kind.value, kind_words(ui.texts, kind)) for kind in MembershipKind]
        number = before.number or self._services.dispatcher.glance(next_number)
        self.whom = RecordField(
            self._lists, ("person", "household", "organisation"), makes="person"
        )
        self.kind = ChoiceField(ui, kinds, before.kind)
        since = before.joined_on if self._card else clock.today().isoformat()
        self.since = DateField(ui, since, about=About.NEAR)
        self.number = TextField(ui, before.number if self._card else number)
        self.fee = TextField(ui)
        self.left = DateField(ui, before.left_on, about=About.LEAVING, recent=True)
        self.reason = TextField(ui, before.left_reason)
        self.payer = RecordField(self._lists, ("person",))
        self.payer.set_id(before.payer_id)
        self.founding = CheckField(ui, ui.texts.tr("Founding member"), before.founding)
        self.note = LongTextField(ui, before.note, lines=(2, 5))
        self.people: dict[int, CheckField] = {}
        self.both = BothMemberships(self._services)
        if self._card:
            row = self._card.row
            self.whom.set_link(named_link(self._lists, row.member, row.member_id))
            self.whom.setEnabled(False)

    def _labels(self) -> None:
        ui, tr = self._ui, self._ui.texts.tr
        hint = tr("A person, a household or an organisation; or type the name of somebody new.")
        fee = tr("Fee of {year} in €").format(year=self._year)
        whom = tr("Member") if self._card else tr("Who joins?")
        self.whom_field = LabelledField(ui, whom, self.whom, help_text="" if self._card else hint)
        self.kind_field = LabelledField(ui, tr("Kind of membership"), self.kind)
        self.since_field = LabelledField(ui, tr("Member since"), self.since, optional=True)
        self.number_field = LabelledField(ui, tr("Number"), self.number, optional=True)
        self.fee_field = LabelledField(ui, fee, self.fee, optional=True)
        self.left_field = LabelledField(ui, tr("Left on"), self.left, optional=True)
        self.reason_field = LabelledField(ui, tr("Reason for leaving"), self.reason, optional=True)
        self.payer_field = LabelledField(ui, tr("Who pays?"), self.payer, optional=True)
        self._by_name = {
            "kind": self.kind_field,
            "joined_on": self.since_field,
            "number": self.number_field,
            "fees.0.due_cents": self.fee_field,
            "left_on": self.left_field,
            "payer_id": self.payer_field,
        }

    def _build(self) -> None:
        ui, tr, body = self._ui, self._ui.texts.tr, self.dialog.body
        body.addWidget(self.whom_field)
        self._sharers = Flow(ui.look.px(Space.M))
        self._sharers_title = label(ui, tr("Who belongs to it?"), "label")
        body.addWidget(self._sharers_title)
        body.addWidget(self._sharers)
        body.addWidget(self.both)
        flow = FieldFlow(ui)
        last = self.left_field if self._card else self.fee_field
        for field in (self.kind_field, self.number_field, self.since_field, last):
            flow.add(field, 260)
        flow.add(self.payer_field, 260)
        flow.add(self.reason_field, 260)
        body.addWidget(flow)
        self.reason_field.setVisible(self._card is not None)
        body.addWidget(self.founding)
        body.addWidget(LabelledField(ui, tr("Note"), self.note, optional=True))
        body.addStretch(1)
        self.dialog.add_saving(tr("Save"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(620))
        self.whom.chosen.connect(self._take_whom)
        self.kind.value_changed.connect(self._take_kind)
        self.since.value_changed.connect(self._take_since)
        for field in (self.kind, self.since, self.left):
            field.value_changed.connect(self._take_both)

    def _take_whom(self) -> None:
        """Whoever lives in the household is offered; the kind follows."""
        link = self.whom.link
        couple = False
        home = link.id if link is not None and link.kind == "household" else None
        for part in self.people.values():
            self._sharers.take_out(part)
            part.deleteLater()
        self.people = {}
        if home is not None:
            details = self._services.dispatcher.ask(
                household_details, home, self._ui.texts.language, clock.today()
            )
            kept = self._before.person_ids if self._card else None
            couple = _is_couple(details.members)
            for member in details.members:
                ticked = member.person_id in kept if kept is not None else member.current
                field = CheckField(self._ui, member.name, ticked)
                field.value_changed.connect(self._take_both)
                self.people[member.person_id] = field
                self._sharers.add_part(field)
        self._sharers.setVisible(bool(self.people))
        self._sharers_title.setVisible(bool(self.people))
        if link is not None and self._card is None:
            likely = LIKELY.get(link.kind, MembershipKind.SINGLE)
            self.kind.set_value(MembershipKind.COUPLE if couple else likely)
        self._take_both()

    def _take_kind(self) -> None:
        """What the kind costs, or what others owe, stands in the field, and may be changed."""
        if self._card is not None:
            return
        kind = str(self.kind.value)
        asked = self._services.dispatcher.glance(asked_of_new, self._year, kind)
        cents = None if kind in FREE or self._joins_later() else asked.cents
        self.fee.set_value(shown_price(cents, self._ui.texts.language) if cents else "")
        self.fee_field.set_help(self._asked_words(asked, kind))

    def _take_since(self) -> None:
        """Whoever joins in a later year owes nothing of this one; what was typed stays else."""
        if self._card is None and self._joins_later() != self._later:
            self._later = self._joins_later()
            self._take_kind()

    def _asked_words(self, asked: Asked, kind: str) -> str:
        """Why this amount, or that the others have a fee while nothing is known for this kind."""
        tr = self._ui.texts.tr
        if kind in FREE:
            return tr("Nothing is due.")
        if self._joins_later():
            return tr("Nothing is due before they join.")
        if asked.cents:
            same = tr("As most with this kind of membership.")
            return tr("As laid down for this kind of membership.") if asked.said else same
        if asked.laid_down and asked.cents is None:
            return tr("The others have a fee of this year. What does this member owe?")
        return ""

    def _joins_later(self) -> bool:
        """Whether they join in a year after this one, and owe nothing of it."""
        since = readable(self.since.stored) or ""
        return since[:4].isdigit() and int(since[:4]) > self._year

    def _take_both(self) -> None:
        """Whoever would be a member twice is named, and either membership can end."""
        link, key = self.whom.link, self._card.row.id if self._card else None
        owner = {} if self._card or link is None else {f"{link.kind}_id": link.id}
        draft = replace(
            self._before,
            kind=str(self.kind.value),
            joined_on=readable(self.since.stored),
            left_on=readable(self.left.stored),
            person_ids=self._sharing(),
            **owner,
        )
        self.both.show_typed(draft, key)

    def _typed(self) -> object:
        boxes = (*self.people.values(), *self.both.ticks.values())
        ticks = tuple(field.value for field in boxes)
        return self.kind.value, self.founding.value, self.note.value, ticks

    def _command(self) -> Command[int]:
        draft, link = self._draft(), self.whom.link
        if self._card is not None:
            row = self._card.row
            change = ChangeMembership(row.id, row.name, self._before, draft)
            return self.both.along(change, row.id)
        if link is None:
            raise InputError("person_id", self.whom.problem() or WHOM)
        if link.id is None:
            return AddNewMember(link.title, draft)
        owner = {f"{link.kind}_id": link.id}
        return self.both.along(AddMembership(link.title, replace(draft, **owner)), None)

    def _sharing(self) -> tuple[int, ...]:
        """Who belongs to it as it is ticked, and whoever no longer lives there."""
        others = [key for key in self._before.person_ids if key not in self.people]
        return (*others, *(key for key, field in self.people.items() if field.value))

    def _draft(self) -> MembershipDraft:
        """The membership as typed.

        Raises:
            InputError: an amount is none, or a name names nobody.
        """
        if (problem := self.payer.problem()) is not None:
            raise InputError("payer_id", problem)
        return replace(
            self._before,
            kind=str(self.kind.value),
            number=self.number.value,
            joined_on=self.since.stored,
            left_on=self.left.stored,
            left_reason=self.reason.value,
            founding=self.founding.value,
            payer_id=self.payer.record_id,
            note=self.note.value,
            person_ids=self._sharing(),
            fees=self._before.fees if self._card else self._fees(),
        )

    def _fees(self) -> tuple[FeeDraft, ...]:
        """The fee of the year, where one was typed; whoever joins in another year owes none."""
        cents = typed_amount("fees.0.due_cents", self.fee.value, self._ui.texts.language)
        if self._joins_later():
            return ()
        if self.kind.value in FREE:
            return (FeeDraft(year=self._year, status=FeeStatus.WAIVED),)
        if not cents:
            return ()
        return (FeeDraft(year=self._year, due_cents=cents, status=FeeStatus.UNPAID),)


def _is_couple(members: Sequence[HouseholdMemberRow]) -> bool:
    """Whether two adults who live make up a household of today."""
    living = [each for each in members if each.current and not each.died]
    return [each.role for each in living] == [HouseholdRole.ADULT] * 2
