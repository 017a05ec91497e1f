"""A general assembly: the day, who came or was spoken for, and who was elected."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.terms import Attendance
from twincrm.runtime import clock
from twincrm.services.members.assemblies import (
    AddAssembly,
    AssemblyDraft,
    AttendanceDraft,
    ChangeAssembly,
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
from twincrm.ui.kit.fields import ChoiceField, LongTextField, TextField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.giving_up import ask_before_giving_up
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import Link, RecordField
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.kit.search_field import SearchField
from twincrm.ui.kit.tab_pages import TabPages
from twincrm.ui.members.asking import performed, typed_day
from twincrm.ui.members.assembly_papers import AssemblyPapers
from twincrm.ui.members.elections import Elections
from twincrm.ui.members.roll import CAME, NEXT, Roll, attendance_sign, found_in, roll_columns
from twincrm.ui.models.lazy_table import LazyTableModel
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Message
    from twincrm.services.members.assemblies import Invited
    from twincrm.services.members.papers import KeepAssembly
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.window.page import PageServices

KINDS: dict[str, Message] = CHOICES["assembly", "kind"]

ROLL_ROW = 40
"""How high a row of the roll is, in design pixels: many are looked through at once."""


class AssemblyDialog(QObject):
    """Its parts one at a time: the day, the roll, who was elected.

    Space takes those who are chosen through present, represented, excused and not noted; buttons go
    on to the next where one is chosen.
    """

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
        self._everybody: Sequence[Invited] = ()
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
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.search = SearchField(ui, tr("Name or town"))
        self.people = LazyTableModel(Roll((), {}, {}), roll_columns(ui.texts))
        self.proxy = RecordField(self._lists, ("person",))
        self.proxy_field = LabelledField(ui, tr("Represented by"), self.proxy, optional=True)
        self.counted = label(ui, "", "strong", wrap=True)
        self.day_field = LabelledField(ui, tr("Day"), self.day)
        self.pages = TabPages(ui, tr("Parts of the assembly"))
        self.elections = Elections(self._services, self._before.elected, held)
        self.papers = AssemblyPapers(self._services, self._assembly_id)
        self.papers.take_dropped(self.dialog)
        self.elected_field = LabelledField(ui, tr("Offices"), self.elections)

    def ask(self) -> int | None:
        """Show the dialog until it is saved or given up; the id of the assembly."""
        self.day.setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.saved

    def turn(self) -> None:
        """The next state of the one the keyboard is at, for all who are chosen."""
        person = self.table.current_id()
        if isinstance(person, int):
            chosen = self.chosen or (person,)
            self.mark(NEXT[self.status.get(person, "")], *chosen)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Everybody chosen in the roll, in its order."""
        marks = self.table.selectionModel()
        found = (self.people.id_at(row) for row in sorted(i.row() for i in marks.selectedRows()))
        return tuple(key for key in found if key is not None)

    def mark(self, status: str, *people: int) -> None:
        """Note whether people came; empty notes nothing."""
        for person in people:
            if status:
                self.status[person] = status
            else:
                self.status.pop(person, None)
        self.people.forget(people)
        self._count()
        self._show_proxy()

    def mark_chosen(self, status: str, *_: bool) -> None:
        """Note it of all who are chosen; from one alone it goes on to the next."""
        chosen = self.chosen
        self.mark(status, *chosen)
        if len(chosen) == 1:
            self.table.choose(min(self.people.rowCount() - 1, self.table.currentIndex().row() + 1))

    def elect(self) -> None:
        """Ask who was elected to what."""
        if self.elections.ask(self.dialog, full_date(self.day.stored)):
            self.pages.bring(self.elections)

    def save(self) -> None:
        """Keep the assembly; what is wrong is said at its field."""
        self.proxy.settle()
        if not self.papers.ready():
            return
        fields = {"held_on": self.day_field, "represented_by_id": self.proxy_field}
        fields |= {"elections": self.elected_field, "until": self.elected_field}
        self.saved = performed(self._services, self._command, fields, self.day_field)
        if self.saved is not None:
            self.dialog.accept()

    def _read_roll(self) -> None:
        """Another day, other people with a vote; they are read while the window answers."""
        day, ask = full_date(self.day.stored), self._services.dispatcher.ask_while_wanted
        if day is None:
            return
        self.elections.show_day(day)
        self._stop_reading()
        self.counted.setText(self._ui.texts.tr("Who has a vote is being looked up…"))
        self._job = self._services.jobs.start(
            lambda progress: ask(progress, invited, day), self._show_roll
        )

    def _show_roll(self, people: Sequence[Invited]) -> None:
        self._job, self._everybody = None, people
        self._find()
        self._count()

    def _find(self, *_: str) -> None:
        """Show those in whose name or town the words of the search stand."""
        roll = Roll(found_in(self._everybody, self.search.value), self.status, self._called)
        self.people.set_ids(roll.ids(), roll)
        if self.people.rowCount() and not self.table.currentIndex().isValid():
            self.table.choose(0)
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
        known = known and len(self.chosen) == 1
        blocked = self.proxy.blockSignals(True)
        self.proxy.set_link(self._link_of(person) if isinstance(person, int) else None)
        self.proxy.blockSignals(blocked)
        self.proxy.setEnabled(known)
        self.proxy_field.setVisible(known)

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
        votes = {each.person_id for each in self._everybody}
        here = [key for key, state in self.status.items() if state != Attendance.EXCUSED]
        words = self._ui.texts.tr("{n} of {total} votes are present or represented.")
        self.counted.setText(words.format(n=len(votes & set(here)), total=len(votes)))

    def _build(self) -> None:
        ui, tr = self._ui, self._ui.texts.tr
        flow = FieldFlow(ui)
        flow.add(self.day_field, 220)
        flow.add(LabelledField(ui, tr("Kind"), self.kind), 220)
        flow.add(LabelledField(ui, tr("Place"), self.venue, optional=True), 220)
        self.table.setModel(self.people)
        self._cells = BadgeCells(ui, {2: partial(attendance_sign, ui.texts)})
        self.table.setItemDelegate(self._cells)
        self.table.set_widths((200, 140, 130, 175))
        self.table.verticalHeader().setDefaultSectionSize(ui.look.px(ROLL_ROW))
        self.table.setMinimumHeight(ui.look.px(270))
        note = LabelledField(ui, tr("Resolutions and notes"), self.note, optional=True)
        self.pages.add(tr("General"), (flow, note))
        self.pages.add(tr("Who came?"), (self._roll(), self.counted, self.proxy_field), self.table)
        elect = Button(ui, tr("Elected…"), icon="plus")
        elect.clicked.connect(self.elect)
        begin = Flow(ui.look.px(Space.XS))
        begin.add_part(elect)
        self.pages.add(tr("Who was elected?"), (begin, self.elected_field))
        self.pages.add(tr("Documents and tasks"), self.papers.parts)
        body, margins = self.dialog.body, self.dialog.body.contentsMargins()
        margins.setTop(ui.look.px(Space.XS))  # the tabs have room of their own
        body.setContentsMargins(margins)
        body.addWidget(self.pages)
        self.dialog.body.addStretch(1)
        self.dialog.add_saving(tr("Save"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(760))

    def _connect(self) -> None:
        key = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.turn)
        self.search.searched.connect(self._find)
        self.search.list_wanted.connect(self.table.setFocus)
        self.table.text_typed.connect(self._type)
        self.table.selectionModel().selectionChanged.connect(self._show_proxy)
        self.day.value_changed.connect(self._read_roll)
        self.table.row_chosen.connect(self._show_proxy)
        self.proxy.chosen.connect(self._take_proxy)
        self.dialog.finished.connect(self._stop_reading)

    def _type(self, letters: str) -> None:
        """Letters typed in the roll go into the search."""
        self.search.setFocus()
        self.search.insert(letters)

    def _roll(self) -> QWidget:
        """Search and buttons in one line where there is room, and the roll close below them."""
        part, px = QWidget(), self._ui.look.px
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.S))
        bar = self._bar()
        self.search.setMinimumWidth(px(212))
        bar.add_part(self.search)
        column.addWidget(bar)
        column.addWidget(self.table)
        return part

    def _bar(self) -> Flow:
        bar = Flow(self._ui.look.px(Space.XS))
        for status, (_, icon, word) in CAME.items():
            key = key_text("Space") if status == Attendance.PRESENT else ""
            said = self._ui.texts.say(word)
            button = Button(self._ui, said, icon=icon, small=True, key=key)
            button.clicked.connect(partial(self.mark_chosen, str(status)))
            bar.add_part(button)
        return bar

    def _typed(self) -> object:
        chosen = self.elections.elected, self.elections.drafts
        rest = self.kind.value, self.note.value, self.papers.typed
        return dict(self.status), dict(self.proxies), chosen, *rest

    def _proxy_of(self, person: int) -> int | None:
        stood_for = self.status.get(person) == Attendance.REPRESENTED
        return self.proxies.get(person) if stood_for else None

    def _command(self) -> AddAssembly | ChangeAssembly | KeepAssembly:
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
        draft = replace(
            self._before,
            held_on=day,
            kind=str(self.kind.value),
            venue=self.venue.value,
            note=self.note.value,
            attendance=came,
            elected=self.elections.elected,
            elections=self.elections.drafts,
        )
        if self._assembly_id is None:
            return self.papers.kept_with(AddAssembly(draft))
        return ChangeAssembly(self._assembly_id, self._before, draft)
