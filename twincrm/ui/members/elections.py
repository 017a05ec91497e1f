"""Who was elected by an assembly: roles that are ticked, and offices that are taken anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.runtime import clock
from twincrm.services.members.assemblies import board_roles
from twincrm.services.members.elections import (
    TWICE,
    ElectionDraft,
    check_election,
    offices,
    on_day,
)
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.by_search import BySearch
from twincrm.ui.kit.date_field import DateField
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.emptying import empty
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.kit.search_choice import SearchChoice
from twincrm.ui.members.succession import Succession
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from twincrm.ui.window.page import PageServices


class Elections(QWidget):
    """Roles in the association, ticked where the assembly elected to them, then the new ones."""

    def __init__(
        self, services: PageServices, elected: Collection[int], day: date | None = None
    ) -> None:
        super().__init__()
        self._services, self._ui = services, services.ctx
        self._elected, self._day = frozenset(elected), day or clock.today()
        self.ticks: dict[int, CheckField] = {}
        self.new: list[tuple[ElectionDraft, str]] = []
        """Each with the words it is shown in."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._ui.look.px(Space.S))
        tr = self._ui.texts.tr
        words = tr("Nobody holds an office in the association yet.")
        self.nothing = label(self._ui, words, "body", "ink2", wrap=True)
        said = tr("Tick who was elected here, also who was elected again.")
        self.meaning = label(self._ui, said, "body", "ink2", wrap=True)
        self._held, self._rows = QVBoxLayout(), QVBoxLayout()
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.meaning)
        self._column.addLayout(self._held)
        self._column.addLayout(self._rows)
        self._offer()

    @property
    def elected(self) -> tuple[int, ...]:
        """The roles that are ticked."""
        return tuple(key for key, field in self.ticks.items() if field.value)

    @property
    def drafts(self) -> tuple[ElectionDraft, ...]:
        """Those who were elected anew."""
        return tuple(draft for draft, _ in self.new)

    def ask(self, parent: QWidget, day: date | None) -> bool:
        """Ask who was elected to what by the assembly of a day; whether somebody was."""
        taken = [(draft.person_id, draft.function_id) for draft in self.drafts]
        asked = ElectionDialog(self._services, parent, day, taken)
        found = asked.ask()
        if found is not None:
            self.add(*found)
        return found is not None

    def add(self, draft: ElectionDraft, words: str) -> None:
        """Somebody more was elected."""
        taken = (draft, words)
        self.new.append(taken)
        self.nothing.hide()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(self._ui, words, "body", wrap=True), 1)
        said = self._ui.texts.tr("Remove {name}").format(name=words)
        away = Button(self._ui, said, icon="x", variant="quiet", small=True, icon_only=True)
        away.clicked.connect(partial(self._remove, taken, row))
        line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(row)

    def _remove(self, taken: tuple[ElectionDraft, str], row: QWidget, *_: bool) -> None:
        self.new.remove(taken)
        row.hide()
        row.deleteLater()
        self.nothing.setVisible(not (self.ticks or self.new))

    def show_day(self, day: date | None) -> None:
        """Those who held office on another day, with what was ticked; others leave it then."""
        if day is None or day == self._day:
            return
        left, self._day = self._day, day
        ticked = self.elected
        self.ticks.clear()
        empty(self._held)
        self._offer(ticked)
        ask = self._services.dispatcher.ask
        self.new[:] = [(ask(on_day, draft, left, day), words) for draft, words in self.new]

    def _offer(self, ticked: Collection[int] | None = None) -> None:
        """A box for each office held on the day; it stands for the term to which was elected."""
        language, columns = self._ui.texts.language, FieldFlow(self._ui, columns=True)
        for role in self._services.dispatcher.ask(board_roles, language, self._day):
            mine = [term for term in role.terms if term in self._elected]
            held = role.current and role.ends_on != self._day.isoformat()
            if mine or held:
                key = mine[-1] if mine else role.id
                words = f"{role.title}: {role.person}".strip(": ")
                chosen = key in ticked if ticked is not None else bool(mine)
                self.ticks[key] = field = CheckField(self._ui, words, chosen)
                columns.add(field, 280)
        if self.ticks:
            self._held.addWidget(columns)
        self.nothing.setVisible(not (self.ticks or self.new))
        self.meaning.setVisible(bool(self.ticks))


class ElectionDialog:
    """A person, an office, until when the term is expected to last, and who leaves the office."""

    def __init__(
        self,
        services: PageServices,
        parent: QWidget | None,
        day: date | None = None,
        taken: Collection[tuple[int, int | None]] = (),
    ) -> None:
        ui, tr = services.ctx, services.ctx.texts.tr
        self._ui, self._day, self._taken = ui, day or clock.today(), taken
        self.found: tuple[ElectionDraft, str] | None = None
        self.dialog = Dialog(ui, tr("Elected"), icon="landmark", parent=parent)
        self.who = RecordField(BySearch(ui, services.dispatcher), ("person",))
        rows = services.dispatcher.ask(offices, ui.texts.language)
        self._offices = {row.id: row for row in rows}
        self.office = SearchChoice(ui, [Option(None, "–"), *(Option(r.id, r.name) for r in rows)])
        self.until = DateField(ui, None, about=About.COMING)
        self.fields = {
            "person_id": LabelledField(ui, tr("Person"), self.who),
            "function_id": LabelledField(ui, tr("Office"), self.office),
            "until": LabelledField(ui, tr("Elected until"), self.until, optional=True),
        }
        for part in self.fields.values():
            self.dialog.body.addWidget(part)
        self.before = Succession(services, self._day)
        self.dialog.body.addWidget(self.before)
        self.office.value_changed.connect(self._show_holders)
        self.who.chosen.connect(self._show_holders)
        self.dialog.body.addStretch(1)
        self.dialog.add_saving(tr("Take over"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(460))
        ask_before_giving_up(ui, services.asker, self.dialog, self._typed, self.save)

    def ask(self) -> tuple[ElectionDraft, str] | None:
        """Show the dialog until somebody was named or it is given up; with the words for it."""
        self.who.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.found

    def save(self) -> None:
        """Take it over; what is missing is said at its field.

        Who holds an office that was typed just now is shown first: nobody leaves it unseen.
        """
        seen = set(self.before.ticks)
        self.who.settle()
        self.office.settle()
        for field in self.fields.values():
            field.set_error("")
        try:
            draft = self._draft()
        except InputError as error:
            field = self.fields[error.field]
            field.set_error(self._ui.texts.say(error.message))
            field.field.setFocus()
            return
        fresh = [field for key, field in self.before.ticks.items() if key not in seen]
        if fresh:
            fresh[0].setFocus()
            return
        link = self.who.link
        words = f"{self.office.currentText()}: {link.title if link else ''}"
        self.found = (draft, words)
        self.dialog.accept()

    def _show_holders(self) -> None:
        office, link = self.office.value, self.who.link
        row = self._offices.get(office) if isinstance(office, int) else None
        self.before.show_office(row, link.id if link else None)

    def _typed(self) -> object:
        return self.who.text(), self.office.value, self.until.stored, self.before.leaving

    def _draft(self) -> ElectionDraft:
        if (problem := self.who.problem()) is not None:
            raise InputError("person_id", problem)
        if (problem := self.office.problem()) is not None:
            raise InputError("function_id", problem)
        link, office = self.who.link, self.office.value
        draft = ElectionDraft(
            (link.id if link else None) or 0,
            office if isinstance(office, int) else None,
            self.until.stored or None,
            self.before.leaving,
        )
        check_election(draft, self._day)
        if (draft.person_id, draft.function_id) in self._taken:
            raise InputError("person_id", TWICE.with_values(name=link.title if link else ""))
        return draft
