"""Adds an item to the programme of a visit, or changes one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    ChangeProgrammeItem,
    ProgrammeItemDraft,
    read_item,
)
from twincrm.services.visits.programme_rows import programme_frame, visit_of_item
from twincrm.ui.kit.asker import PartingWords
from twincrm.ui.kit.by_search import BySearch
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.labels import rule
from twincrm.ui.theme.tokens import Space
from twincrm.ui.visits.item_facts import ItemFacts
from twincrm.ui.visits.item_texts import ItemTexts
from twincrm.ui.visits.kinds import kind_title, usual_audience, usual_minutes

if TYPE_CHECKING:
    from datetime import time

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.labelled import LabelledField
    from twincrm.ui.window.page import PageServices

WIDTH = 940
"""In design pixels; narrower on small screens."""


@dataclass(frozen=True, slots=True)
class WantedItem:
    """The item of an id, or a new one on a day of a visit, perhaps at a certain time."""

    visit: int
    id: int | None = None
    day: date | None = None
    starts_at: time | None = None
    language: str = ""
    """A language that is asked for besides those of the programme."""


class ItemDialog:
    """All of one programme item; it closes when the item was saved or given up."""

    def __init__(self, services: PageServices, wanted: WantedItem, parent: QWidget | None) -> None:
        self._services = services
        self._ui = ui = services.ctx
        self._wanted = wanted
        self.item_id = wanted.id
        self.saved = False
        ask = services.dispatcher.ask
        frame = ask(programme_frame, wanted.visit, ui.texts.language)
        day = wanted.day if wanted.day in frame.days else frame.days[0]
        new = ProgrammeItemDraft(day=day or frame.days[0], starts_at=wanted.starts_at)
        self._before = new if wanted.id is None else ask(read_item, wanted.id)
        spoken = {*frame.languages, *(text.language for text in self._before.texts)}
        spoken |= {wanted.language} - {""}
        order = sorted(spoken, key=lambda code: (code != ui.texts.language, code))
        self._first = order[0]
        self._kind = self._before.kind
        self.texts = ItemTexts(ui, order)
        self.facts = ItemFacts(BySearch(ui, services.dispatcher), frame.days, self._before)
        self.texts.set_texts(self._before.texts)
        self._opened = self._shown()
        tr = ui.texts.tr
        title = tr("New programme item") if wanted.id is None else tr("Edit programme item")
        self.dialog = Dialog(ui, title, icon="calendar-days", parent=parent)
        self._build()

    def ask(self, part: str = "title", language: str = "") -> bool:
        """Show the dialog until the item is saved or given up; whether it was saved.

        The keyboard begins in *part*, of a text that in a *language*; else in the first title.
        """
        fields = self.texts.fields
        wanted = fields.get((part, language)) or self.facts.fields.get(part)
        (wanted or fields["title", self._first]).setFocus()
        self.dialog.exec()
        self.dialog.deleteLater()
        return self.saved

    def save(self) -> None:
        """Keep the item; what is wrong is said at its field."""
        for held in (*self.texts.held.values(), *self.facts.held.values()):
            if held.error:
                held.set_error("")
        try:
            outcome = self._services.perform(self._command())
        except InputError as error:
            held = self._at(error.field)
            held.set_error(self._ui.texts.say(error.message))
            held.field.setFocus()
            return
        if outcome is not None:
            self.saved, self.item_id = True, outcome.result
            self.dialog.accept()

    def _command(self) -> AddProgrammeItem | ChangeProgrammeItem:
        draft = self._draft()
        if self._wanted.id is None:
            return AddProgrammeItem(self._wanted.visit, draft)
        return ChangeProgrammeItem(self._wanted.id, self._before, draft)

    def _draft(self) -> ProgrammeItemDraft:
        return replace(self.facts.filled(self._before), texts=self.texts.texts)

    def _shown(self) -> ProgrammeItemDraft | None:
        """What stands in the fields; None where it cannot be read."""
        try:
            return self._draft()
        except InputError:
            return None

    def _at(self, field: str) -> LabelledField:
        return self.facts.held.get(field, self.texts.held["title", self._first])

    def _may_leave(self) -> bool:
        """Whether nothing is lost; what was typed is asked about."""
        if self._shown() == self._opened:
            return True
        tr = self._ui.texts.tr
        words = PartingWords(
            tr("Save the changes?"),
            tr("What you typed for this programme item is not saved yet."),
            tr("Save"),
            tr("Discard changes"),
            tr("Go on editing"),
        )
        answer = self._services.asker.part(words)
        if answer == "save":
            self.save()
        return answer == "discard"

    def _follow_kind(self) -> None:
        """A new item takes what is usual for its kind, where nothing else was written."""
        kind, before = str(self.facts.fields["kind"].value or ""), self._kind
        self._kind = kind
        if self._wanted.id is not None:
            return
        for (part, code), field in self.texts.fields.items():
            if part == "title" and field.value in ("", kind_title(before, code)):
                field.set_value(kind_title(kind, code))
        if usual_audience(kind):
            self.facts.fields["audience"].set_value(usual_audience(kind))
        self._follow_start()

    def _follow_start(self) -> None:
        """A new item that begins ends after what is usual for its kind."""
        minutes, shown = usual_minutes(self._kind), self._shown()
        if self._wanted.id is None and minutes and shown and shown.starts_at and not shown.ends_at:
            ends = datetime.combine(date(2000, 1, 1), shown.starts_at) + timedelta(minutes=minutes)
            self.facts.show_end(ends.time())

    def _build(self) -> None:
        ui, dialog = self._ui, self.dialog
        for part in (self.texts, rule(), self.facts):
            dialog.body.addWidget(part)
        dialog.body.addStretch(1)
        dialog.add_saving(ui.texts.tr("Save"), self.save)
        dialog.may_leave = self._may_leave
        self.facts.kind_chosen.connect(self._follow_kind)
        self.facts.fields["starts_at"].editingFinished.connect(self._follow_start)
        room = dialog.screen().availableGeometry().size()
        width = min(ui.look.px(WIDTH), room.width() - ui.look.px(Space.PAGE))
        dialog.resize(width, min(dialog.heightForWidth(width), room.height() - 48))


def mend_item(
    services: PageServices, item: int, part: str, language: str, window: QWidget | None
) -> bool:
    """Let a part of an item be completed, wherever one is; whether anything was saved."""
    visit = services.dispatcher.ask(visit_of_item, item)
    if visit is None:
        return False
    wanted = WantedItem(visit, item, language=language)
    return ItemDialog(services, wanted, window).ask(part, language)
