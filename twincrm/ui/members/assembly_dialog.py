"""A general assembly: the day, who came or was spoken for, and who was elected."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.terms import Attendance
from twincrm.runtime import clock
from twincrm.services.members.assemblies import (
    AddAssembly,
    AssemblyDraft,
    AttendanceDraft,
    ChangeAssembly,
    board_roles,
    invited,
)
from twincrm.services.records.titles import titles
from twincrm.services.steps.words import CHOICES
from twincrm.ui.kit.badge_cells import BadgeCells
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.by_search import BySearch
from twincrm.ui.kit.date_field import DateField, full_date
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField, ChoiceField, LongTextField, TextField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import Link, RecordField
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.members.asking import performed, typed_day
from twincrm.ui.members.roll import CAME, NEXT, Roll, attendance_sign, roll_columns
from twincrm.ui.models.lazy_table import LazyTableModel
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Message
    from twincrm.services.members.assemblies import Invited
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.window.page import PageServices

KINDS: dict[str, Message] = CHOICES["assembly", "kind"]


class AssemblyDialog(QObject):
    """Space goes through present, represented, excused and not noted; buttons go on to the next."""

    def __init__(
        self,
        services: PageServices,
        assembly_id: int | None,
        before: AssemblyDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        ui = services.ctx
        title = ui.texts.tr("General assembly")
        self.dialog = Dialog(ui, title, icon="landmark", parent=parent)
        super().__init__(self.dialog)
        self._services, self._assembly_id, self._ui = services, assembly_id, ui
        self._before = before or AssemblyDraft(clock.today())
        self.status = {each.person_id: each.status for each in self._before.attendance}
        self.proxies = {
            each.person_id: each.represented_by_id
            for each in self._before.attendance
            if each.represented_by_id is not None
        }
        self._lists = BySearch(ui, services.dispatcher)
        self._called = self._names_of_proxies()
        self._job: Cancellable | None = None
        self.saved: int | None = None
        self.elected: dict[int, CheckField] = {}
        self._fields()
        self._build()
        self._connect()
        self._read_roll()
        ask_before_giving_up(ui, services.asker, self.dialog, self._typed, self.save)

    def _fields(self) -> None:
        ui, tr, held = self._ui, self._ui.texts.tr, self._before.held_on
        kinds = [Option(key, ui.texts.say(word)) for key, word in KINDS.items()]
        self.day = DateField(ui, held.isoformat() if held else None, about=About.COMING)
        self.kind = ChoiceField(ui, kinds, self._before.kind)
        self.venue = TextField(ui, self._before.venue, icon="map-pin")
        self.note = LongTextField(ui, self._before.note, lines=(2, 4))
        self.table = RowTable(ui, tr("Who came?"))
        self.people = LazyTableModel(Roll((), {}, {}), roll_columns(ui.texts))
        self.proxy = RecordField(self._lists, ("person",))
        self.proxy_field = LabelledField(ui, tr("Represented by"), self.proxy, optional=True)
        self.counted = label(ui, "", "strong", wrap=True)
        self.day_field = LabelledField(ui, tr("Day"), self.day)

    def ask(self) -> int | None:
        """Show the dialog until it is saved or given up; the id of the assembly."""
        self.day.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.saved

    def turn(self) -> None:
        """The next state of the one who is chosen."""
        person = self.table.current_id()
        if isinstance(person, int):
            self.mark(person, NEXT[self.status.get(person, "")])

    def mark(self, person: int, status: str) -> None:
        """Note whether somebody came; empty notes nothing."""
        if status:
            self.status[person] = status
        else:
            self.status.pop(person, None)
        self.people.forget([person])
        self._count()
        self._show_proxy()

    def mark_chosen(self, status: str, *_: bool) -> None:
        """Note it of the one who is chosen and go on to the next."""
        person = self.table.current_id()
        if isinstance(person, int):
            self.mark(person, status)
            self.table.choose(min(self.people.rowCount() - 1, self.table.currentIndex().row() + 1))

    def save(self) -> None:
        """Keep the assembly; what is wrong is said at its field."""
        self.proxy.settle()
        fields = {"held_on": self.day_field, "represented_by_id": self.proxy_field}
        self.saved = performed(self._services, self._command, fields, self.day_field)
        if self.saved is not None:
            self.dialog.accept()

    def _read_roll(self) -> None:
        """Another day, other people with a vote; they are read while the window answers."""
        day, ask = full_date(self.day.stored), self._services.dispatcher.ask_while_wanted
        if day is None:
            return
        self._stop_reading()
        self.counted.setText(self._ui.texts.tr("Who has a vote is being looked up…"))
        self._job = self._services.jobs.start(
            lambda progress: ask(progress, invited, day), self._show_roll
        )

    def _show_roll(self, people: Sequence[Invited]) -> None:
        self._job = None
        roll = Roll(people, self.status, self._called)
        self.people.set_ids(roll.ids(), roll)
        if self.people.rowCount() and not self.table.currentIndex().isValid():
            self.table.choose(0)
        self._count()
        self._show_proxy()

    def _stop_reading(self, *_: object) -> None:
        if self._job is not None:
            self._job.cancel()

    def _names_of_proxies(self) -> dict[int, str]:
        found = self._services.dispatcher.ask(
            titles, "person", self._ui.texts.language, set(self.proxies.values())
        )
        return {key: found.get(proxy, "") for key, proxy in self.proxies.items()}

    def _show_proxy(self, *_: object) -> None:
        """Who speaks for the one who is chosen can be said where they are represented."""
        person = self.table.current_id()
        known = isinstance(person, int) and self.status.get(person) == Attendance.REPRESENTED
        blocked = self.proxy.blockSignals(True)
        self.proxy.set_link(self._link_of(person) if isinstance(person, int) else None)
        self.proxy.blockSignals(blocked)
        self.proxy.setEnabled(known)

    def _link_of(self, person: int) -> Link | None:
        proxy = self._proxy_of(person)
        return Link("person", proxy, self._called[person]) if proxy is not None else None

    def _take_proxy(self) -> None:
        person, link = self.table.current_id(), self.proxy.link
        if not isinstance(person, int) or self.status.get(person) != Attendance.REPRESENTED:
            return
        if link is not None and link.id is not None:
            self.proxies[person], self._called[person] = link.id, link.title
        else:
            self.proxies.pop(person, None)
            self._called.pop(person, None)
        self.people.forget([person])

    def _count(self) -> None:
        """How many are there or spoken for, of all who have a vote."""
        votes = set(self.people_ids)
        here = [key for key, state in self.status.items() if state != Attendance.EXCUSED]
        words = self._ui.texts.tr("{n} of {total} votes are present or represented.")
        self.counted.setText(words.format(n=len(votes & set(here)), total=len(votes)))

    @property
    def people_ids(self) -> tuple[int, ...]:
        """Everybody with a vote, in the order of the table."""
        found = (self.people.id_at(row) for row in range(self.people.rowCount()))
        return tuple(key for key in found if key is not None)

    def _build(self) -> None:
        ui, tr, body = self._ui, self._ui.texts.tr, self.dialog.body
        flow = FieldFlow(ui)
        flow.add(self.day_field, 220)
        flow.add(LabelledField(ui, tr("Kind"), self.kind), 220)
        flow.add(LabelledField(ui, tr("Place"), self.venue, optional=True), 220)
        body.addWidget(flow)
        self.table.setModel(self.people)
        self._cells = BadgeCells(ui, {1: partial(attendance_sign, ui.texts)})
        self.table.setItemDelegate(self._cells)
        self.table.set_widths((220, 130, 190))
        self.table.setMinimumHeight(ui.look.px(260))
        body.addWidget(label(ui, tr("Who came?"), "h3"))
        body.addWidget(self._bar())
        body.addWidget(self.table)
        body.addWidget(self.proxy_field)
        body.addWidget(self.counted)
        self._offer_roles()
        body.addWidget(LabelledField(ui, tr("Note"), self.note, optional=True))
        self.dialog.add_saving(tr("Save"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(660))

    def _connect(self) -> None:
        key = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.turn)
        self.day.value_changed.connect(self._read_roll)
        self.table.row_chosen.connect(self._show_proxy)
        self.proxy.chosen.connect(self._take_proxy)
        self.dialog.finished.connect(self._stop_reading)

    def _bar(self) -> Flow:
        bar = Flow(self._ui.look.px(Space.XS))
        for status, (_, icon, word) in CAME.items():
            key = key_text("Space") if status == Attendance.PRESENT else ""
            said = self._ui.texts.say(word)
            button = Button(self._ui, said, icon=icon, small=True, key=key)
            button.clicked.connect(partial(self.mark_chosen, str(status)))
            bar.add_part(button)
        return bar

    def _offer_roles(self) -> None:
        """Roles in the association, ticked where this assembly elected to them."""
        ui, texts = self._ui, self._ui.texts
        roles = self._services.dispatcher.ask(board_roles, texts.language, clock.today())
        shown = [r for r in roles if r.current or r.id in self._before.elected]
        if not shown:
            return
        self.dialog.body.addWidget(label(ui, texts.tr("Who was elected?"), "h3"))
        columns = FieldFlow(ui, columns=True)
        for role in shown:
            words = f"{role.title}: {role.person}".strip(": ")
            self.elected[role.id] = CheckField(ui, words, role.id in self._before.elected)
            columns.add(self.elected[role.id], 280)
        self.dialog.body.addWidget(columns)

    def _typed(self) -> object:
        ticks = tuple(field.value for field in self.elected.values())
        return dict(self.status), dict(self.proxies), ticks, self.kind.value, self.note.value

    def _proxy_of(self, person: int) -> int | None:
        stood_for = self.status.get(person) == Attendance.REPRESENTED
        return self.proxies.get(person) if stood_for else None

    def _command(self) -> AddAssembly | ChangeAssembly:
        day = typed_day("held_on", self.day, self._ui.texts.language)
        if (problem := self.proxy.problem()) is not None:
            raise InputError("represented_by_id", problem)
        kept = {each.person_id: each for each in self._before.attendance}
        came = tuple(
            replace(
                kept.get(person) or AttendanceDraft(None, person),
                status=status,
                represented_by_id=self._proxy_of(person),
            )
            for person, status in self.status.items()
        )
        elected = tuple(key for key, field in self.elected.items() if field.value)
        draft = replace(
            self._before,
            held_on=day,
            kind=str(self.kind.value),
            venue=self.venue.value,
            note=self.note.value,
            attendance=came,
            elected=elected,
        )
        if self._assembly_id is None:
            return AddAssembly(draft)
        return ChangeAssembly(self._assembly_id, self._before, draft)
