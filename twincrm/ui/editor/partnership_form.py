"""The form of a new partnership: its towns, its type, when it was signed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.errors import InputError
from twincrm.domain.terms import PartnershipStatus
from twincrm.domain.texts import Message
from twincrm.services.partnerships.drafts import PartnershipDraft, SigningDraft, check_partnership
from twincrm.services.places.named import check_town
from twincrm.services.vocabularies.queries import terms
from twincrm.ui.editor.form import DraftForm
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.town_fields import TownFields
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.services.places.named import NewTown
    from twincrm.ui.editor.form import ErrorPlace
    from twincrm.ui.editor.lists import EditorLists

STATES: dict[str, Message] = {
    PartnershipStatus.PLANNED: Message("in preparation"),
    PartnershipStatus.ACTIVE: Message("active"),
    PartnershipStatus.DORMANT: Message("dormant"),
    PartnershipStatus.SUSPENDED: Message("suspended"),
    PartnershipStatus.ENDED: Message("ended"),
}
NO_TOWN = Message("Please choose the town. One that is not in the list yet can be named.")
NO_TYPE = Message("Please choose the type of the partnership.")
SIDES = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Side:
    """One town of a partnership and the organisation that carries it there."""

    place_id: int | None = None
    new_town: NewTown | None = None
    organisation_id: int | None = None

    @property
    def town(self) -> bool:
        """Whether a town is known."""
        return self.place_id is not None or self.new_town is not None


@dataclass(frozen=True, slots=True)
class PartnershipEntry:
    """A partnership as it is entered, side by side."""

    name: str = ""
    type_id: int | None = None
    status: str = PartnershipStatus.ACTIVE
    first_contact: str | None = None
    signed_on: str | None = None
    note: str = ""
    first: Side = field(default_factory=Side)
    second: Side = field(default_factory=Side)
    third: Side = field(default_factory=Side)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides in their order."""
        return (self.first, self.second, self.third)

    def draft(self) -> PartnershipDraft:
        """The partnership to be kept."""
        signing = SigningDraft(signed_on=self.signed_on or "")
        bodies = (side.organisation_id for side in self.sides)
        return PartnershipDraft(
            name=self.name,
            type_id=self.type_id or 0,
            status=self.status,
            first_contact=self.first_contact,
            note=self.note,
            place_ids=tuple(s.place_id for s in self.sides if s.place_id is not None),
            new_towns=tuple(side.new_town for side in self.sides if side.new_town),
            organisation_ids=tuple(dict.fromkeys(key for key in bodies if key is not None)),
            signings=(signing,) if self.signed_on else (),
        )


class SidePart(QWidget):
    """The town and the organisation of one side, as a part of the form.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, lists: EditorLists, name: str, title: str) -> None:
        super().__init__()
        tr = lists.ui.texts.tr
        self._name = name
        self.form: DraftForm[Side] = DraftForm(Side(), self)
        self.towns = TownFields(lists, lambda: "")
        self.body = RecordField(lists, ("organisation",))
        grid = FieldGrid(lists.ui, self.form)
        self.towns.put_into(grid, self.form, 230, title=title)
        grid.record("organisation_id", tr("Association there"), self.body, 230)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid.flow)
        self.form.changed.connect(self.value_changed)

    @property
    def value(self) -> Side:
        """The side as typed."""
        return self.form.draft

    def set_value(self, value: Side) -> None:
        """Show another one."""
        self.form.set_draft(value)

    @property
    def called(self) -> str:
        """What its town is called; empty while none is chosen."""
        link = self.towns.town.link
        return link.title if link else ""

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show the errors of this side."""
        self.form.show_errors({path.partition(".")[2]: text for path, text in errors.items()})

    def place(self, path: str) -> ErrorPlace | None:
        """Where an error of this side is shown."""
        return self.form.place(path.partition(".")[2])

    def problems(self) -> dict[str, Message]:
        """What is wrong with the town, or with the organisation."""
        self.towns.town.settle()
        self.body.settle()
        found = self.form.problems()
        try:
            check_town(self.value.new_town)
        except InputError as error:
            found.setdefault(error.field, error.message)
        return {f"{self._name}.{path}": message for path, message in found.items()}


class PartnershipForm(QWidget):
    """Everything that is asked for when a partnership is entered."""

    def __init__(self, lists: EditorLists, entry: PartnershipEntry) -> None:
        super().__init__()
        self._lists = lists
        self._suggested = ""
        tr = lists.ui.texts.tr
        self.form: DraftForm[PartnershipEntry] = DraftForm(entry, self)
        titles = (tr("Our town"), tr("Partner town"), tr("Third town"))
        pairs = zip(SIDES, titles, strict=True)
        self.sides = tuple(SidePart(lists, name, title) for name, title in pairs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(lists.ui.look.px(Space.M))
        for name, side in zip(SIDES, self.sides, strict=True):
            self.form.bind(name, side, side.value_changed)
            column.addWidget(side)
            side.towns.town.chosen.connect(self._suggest_name)
        column.addWidget(self._about().flow)
        self._suggest_name()

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        return self

    @property
    def value(self) -> PartnershipDraft:
        """The partnership as typed."""
        return self.form.draft.draft()

    def problems(self) -> dict[str, Message]:
        """What keeps the partnership from being saved, by path."""
        found = self.form.problems()
        entry = self.form.draft
        bodies = sum(side.organisation_id is not None for side in entry.sides)
        for name, side in zip(SIDES[:2], entry.sides, strict=False):
            if not side.town and bodies < len(SIDES[:2]):
                found.setdefault(f"{name}.place_id", NO_TOWN)
        if entry.type_id is None:
            found.setdefault("type_id", NO_TYPE)
        try:
            check_partnership(entry.draft())
        except InputError as error:
            if error.field != "new_town":  # said at its side
                path = "signed_on" if error.field.startswith("signings") else error.field
                found.setdefault(path, error.message)
        return found

    def _about(self) -> FieldGrid:
        tr, lists = self._lists.ui.texts.tr, self._lists
        grid = FieldGrid(lists.ui, self.form)
        kinds = lists.dispatcher.ask(terms, "partnership_type", lists.language)
        options = tuple(Option(row.id, row.name) for row in kinds)
        grid.text("name", tr("Name of the partnership"), 420)
        grid.choice("type_id", tr("Type of partnership"), options, 230, new_line=True)
        grid.choice("status", tr("State"), lists.words(STATES), 230)
        grid.date("signed_on", tr("Signed on"), 230, mark=tr("the year is enough"))
        grid.date("first_contact", tr("First contact"), 230)
        grid.long_text("note", tr("Note"), 420, lines=(2, 5))
        return grid

    def _suggest_name(self) -> None:
        """Call it after its towns, as long as nobody gave it another name."""
        place = self.form.place("name")
        if place is None or not isinstance(place.widget, TextField):
            return
        if place.widget.value in ("", self._suggested):
            self._suggested = " – ".join(side.called for side in self.sides if side.called)
            place.widget.set_value(self._suggested)
