"""The form of a visit: when and where, which partnership it serves, what its programme says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.terms import VisitDirection, VisitStatus
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.partnerships.queries import partnership_rows
from twincrm.services.visits.drafts import checked_visit
from twincrm.ui.editor.form import DraftForm, FieldPart, Port
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.many_field import ManyField
from twincrm.ui.editor.town_fields import TownFields
from twincrm.ui.editor.visit_contacts import VisitContactsPart
from twincrm.ui.editor.visit_funders import VisitFundersPart
from twincrm.ui.editor.visit_texts import VisitTextsPart
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.date_field import DateField, check_full_date, full_date
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.kit.tab_pages import TabPages
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.services.visits.drafts import VisitDraft
    from twincrm.ui.editor.lists import EditorLists

DIRECTIONS: dict[str, Message] = {
    VisitDirection.HOSTING: Message("We host"),
    VisitDirection.TRAVELLING: Message("We travel"),
    VisitDirection.THIRD_PLACE: Message("At a third place"),
}
STATES: dict[str, Message] = {
    VisitStatus.PLANNED: Message("in planning"),
    VisitStatus.CONFIRMED: Message("confirmed"),
    VisitStatus.FINISHED: Message("finished"),
    VisitStatus.CANCELLED: Message("cancelled"),
}
NO_DAY = Message("Please enter this day.")
NO_PARTNERSHIP = Message("No partnership yet. Enter the one that this visit serves.")


class VisitForm(QWidget):
    """The fields of a visit; *enter* asks for a new partnership, to be saved with the visit."""

    def __init__(
        self,
        lists: EditorLists,
        draft: VisitDraft,
        languages: Sequence[str],
        enter: Callable[[], Option | None],
    ) -> None:
        super().__init__()
        self._lists = lists
        self._before = draft
        self._enter = enter
        self._entered: list[Option] = []
        self.form: DraftForm[VisitDraft] = DraftForm(draft, self)
        tr = lists.ui.texts.tr
        self.towns = TownFields(lists, lambda: lists.home)
        self.greeter = RecordField(lists, ("person",))
        self.partnerships = ManyField(lists.ui, tr("Partnership"), ())
        self.none_yet = label(lists.ui, lists.ui.texts.say(NO_PARTNERSHIP), "body", "ink2")
        self.enter = Button(lists.ui, tr("New partnership…"), icon="plus")
        self.enter.clicked.connect(self._enter_partnership)
        spoken = [text.language for text in draft.texts]
        self.texts = VisitTextsPart(lists.ui, spoken or languages)
        self.contacts = VisitContactsPart(lists, lambda: self.texts.codes)
        self.funders = VisitFundersPart(lists, lambda: self.texts.codes)
        self.pages = TabPages(lists.ui, tr("Parts of the visit"))
        self._build()
        self._offer_partnerships()

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        return self

    @property
    def value(self) -> VisitDraft:
        """The visit as typed."""
        return self.form.draft

    def problems(self) -> dict[str, Message]:
        """What keeps the visit from being saved, by path."""
        self.towns.town.settle()
        self.greeter.settle()
        found = self.form.problems()
        try:
            checked_visit(self._before, self.form.draft)
        except InputError as error:
            if not {"starts_on", "ends_on"} & found.keys():  # said there already
                found.setdefault(error.field, error.message)
        return found

    def lead_to(self, part: str, language: str) -> None:
        """Put the keyboard into the field that a warning is about; that of a row in its dialog."""
        kind, _, number = part.partition(".")
        if kind == "contacts":
            self.pages.bring(self.contacts)
            QTimer.singleShot(0, lambda: self.contacts.mend(int(number), language))
        elif kind == "funding":
            self.pages.bring(self.funders)
            QTimer.singleShot(0, lambda: self.funders.mend(int(number)))
        else:
            place = self.form.place(part)
            field = self.texts.reveal(part, language) or (place.widget if place else None)
            if field is not None:
                self.pages.bring(field)
                field.setFocus()

    def _build(self) -> None:
        lists = self._lists
        tr = lists.ui.texts.tr
        self.pages.add(tr("General"), (self._about().flow, self._served(), self._more().flow))
        self.pages.add(tr("Texts"), (self.texts, self._signed().flow))
        self.pages.add(tr("Contact persons"), (self.contacts,))
        self.pages.add(tr("Funding"), (self.funders, self.texts.thanks))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.form.bind("texts", self.texts, self.texts.value_changed)
        self.form.bind("contacts", self.contacts, self.contacts.value_changed)
        self.form.bind("funding", self.funders, self.funders.value_changed)

    def _about(self) -> FieldGrid:
        tr, lists = self._lists.ui.texts.tr, self._lists
        grid = FieldGrid(lists.ui, self.form)
        grid.text("name", tr("Name of the visit"), 420)
        self._day(grid, "starts_on", tr("First day"), new_line=True)
        self._day(grid, "ends_on", tr("Last day"))
        grid.choice("status", tr("State"), lists.words(STATES), 160)
        grid.choice("direction", tr("Host"), lists.words(DIRECTIONS), 230, new_line=True)
        self.towns.put_into(grid, self.form, 230, title=tr("Where"))
        return grid

    def _served(self) -> QWidget:
        ui, part = self._lists.ui, QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(label(ui, ui.texts.tr("Partnership"), "h3"))
        column.addWidget(self.none_yet)
        column.addWidget(self.partnerships)
        column.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignLeading)
        self.form.bind("partnership_ids", self.partnerships, self.partnerships.value_changed)
        return part

    def _signed(self) -> FieldGrid:
        tr, lists = self._lists.ui.texts.tr, self._lists
        grid = FieldGrid(lists.ui, self.form)
        grid.record("greeting_by_id", tr("Who welcomes in the programme"), self.greeter, 300)
        grid.number("programme_version", tr("Version of the programme"), 160, bounds=(1, 999))
        return grid

    def _more(self) -> FieldGrid:
        tr, lists = self._lists.ui.texts.tr, self._lists
        grid = FieldGrid(lists.ui, self.form)
        grid.choice("time_zone", tr("Time zone"), _zones(self._before.time_zone), 230)
        grid.long_text("note", tr("Note"), 420, lines=(2, 5))
        return grid

    def _day(self, grid: FieldGrid, name: str, title: str, *, new_line: bool = False) -> None:
        """A day that must be entered; the earliest of all days stands for none."""
        field = DateField(self._lists.ui, about=About.COMING)
        held = LabelledField(self._lists.ui, title, field)

        def show(day: date) -> None:
            field.set_stored(None if day == date.min else day.isoformat())

        def check(day: object) -> Message | None:
            del day
            if field.stored is None:
                return NO_DAY
            return check_full_date(field.stored, self._lists.language)

        port = Port(lambda: full_date(field.stored) or date.min, show)
        self.form.bind(name, FieldPart(name, held, port, check), field.value_changed)
        grid.flow.add(held, 200, new_line=new_line)

    def _offer_partnerships(self) -> None:
        rows = self._lists.dispatcher.ask(partnership_rows, self._lists.language, clock.today())
        options = [*(Option(row.id, row.name) for row in rows), *self._entered]
        self.partnerships.set_options(options)
        self.partnerships.setVisible(bool(options))
        self.none_yet.setVisible(not options)

    def _enter_partnership(self) -> None:
        added = self._enter()
        if added is not None:
            number = int(str(added.value))
            self._entered.append(added)
            self._offer_partnerships()
            self.partnerships.set_value((*self.partnerships.value, number))
            self.partnerships.box(number).setFocus()


def _zones(kept: str) -> tuple[Option, ...]:
    """The time zones of Europe, called after their cities, and the one that is kept."""
    europe = sorted(zone for zone in available_timezones() if zone.startswith("Europe/"))
    zones = dict.fromkeys((*europe, kept))
    return tuple(Option(zone, _city(zone)) for zone in zones if zone)


def _city(zone: str) -> str:
    return zone.removeprefix("Europe/").replace("_", " ")
