"""Changes one participation in a dialog: part, days, lodging, needs, the care for a minor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.services.steps.words import CHOICES
from twincrm.services.visits.participations import (
    ChangeParticipation,
    NeedDraft,
    check_participation,
    read_participation,
)
from twincrm.services.visits.people_rows import NEED_WORDS, one_participation
from twincrm.ui.editor.care_part import CarePart
from twincrm.ui.editor.form import DraftForm
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog, ask_first
from twincrm.ui.editor.rows_part import RowsPart
from twincrm.ui.editor.small_rows import SmallForm, SmallRow, rows_spec
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.row_lines import RowFace
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.visits.participations import ParticipationDraft
    from twincrm.services.visits.people_rows import Participant
    from twincrm.ui.kit.rows_editor import RowsSpec
    from twincrm.ui.window.page import PageServices

WIDTH = 720
LODGINGS: dict[str, Message] = {
    "": Message("with a host family"),
    "hotel": Message("in a hotel"),
    "own": Message("sees to it themselves"),
}
NEVER_WHY = Message("Enter what has to be heeded, never why: “step-free”, not the illness.")
NO_NEED = Message("Please enter what has to be heeded.")


class ParticipationForm(QWidget):
    """The fields of one participation."""

    def __init__(self, lists: EditorLists, person: Participant, draft: ParticipationDraft) -> None:
        super().__init__()
        self._lists = lists
        self._person = person
        self.form: DraftForm[ParticipationDraft] = DraftForm(draft, self)
        self.needs = RowsPart(lists.ui, need_rows(lists, self.window))
        self.care = CarePart(lists, ask=draft.care is not None or person.may_be_minor)
        self._build(draft)

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        return self

    @property
    def value(self) -> ParticipationDraft:
        """The participation as typed."""
        return self.form.draft

    def problems(self) -> dict[str, Message]:
        """What keeps it from being saved, by path."""
        self.care.settle()
        found = self.form.problems()
        if found:
            return found
        try:
            check_participation(self.form.draft)
        except InputError as error:
            found[error.field] = error.message
        return found

    def _build(self, draft: ParticipationDraft) -> None:
        lists, tr = self._lists, self._lists.ui.texts.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(lists.ui.look.px(Space.L))
        column.addWidget(self._part().flow)
        column.addWidget(self._stay(draft).flow)
        column.addWidget(self.needs)
        column.addWidget(label(lists.ui, lists.ui.texts.say(NEVER_WHY), "small", "ink2", wrap=True))
        column.addWidget(self.care)
        last = FieldGrid(lists.ui, self.form)
        last.long_text("note", tr("Note"), 420, lines=(2, 5))
        column.addWidget(last.flow)
        self.form.bind("needs", self.needs, self.needs.value_changed)
        self.form.bind("care", self.care, self.care.value_changed)

    def _part(self) -> FieldGrid:
        tr, lists = self._lists.ui.texts.tr, self._lists
        grid = FieldGrid(lists.ui, self.form)
        delegations = (
            Option(None, tr("No delegation")),
            *(Option(key, name) for key, name in self._person.delegations),
        )
        grid.choice("delegation_id", tr("Delegation"), delegations, 220)
        grid.choice("role", tr("Role"), lists.words(CHOICES["participation", "role"]), 220)
        grid.choice("status", tr("Status"), lists.words(CHOICES["participation", "status"]), 180)
        return grid

    def _stay(self, draft: ParticipationDraft) -> FieldGrid:
        tr, lists = self._lists.ui.texts.tr, self._lists
        grid = FieldGrid(lists.ui, self.form)
        grid.day("starts_on", tr("Arrives on"), 200, mark=tr("if later"), about=About.COMING)
        grid.day("ends_on", tr("Departs on"), 200, mark=tr("if earlier"), about=About.COMING)
        grid.day("registered_on", tr("Registered on"), 200)
        grid.choice("lodging", tr("Lodging"), self._lodgings(draft.lodging), 220)
        grid.check("first_time", tr("Takes part for the first time"), 260)
        return grid

    def _lodgings(self, kept: str) -> Sequence[Option]:
        """The usual lodgings, and one that came with the file."""
        options = self._lists.words(LODGINGS)
        if kept in LODGINGS:
            return options
        host = self._lists.word(LODGINGS, "")
        return (*options, Option(kept, host if kept == "family" else kept))


class ParticipationDialog:
    """All of one participation; it closes when it was saved."""

    def __init__(self, services: PageServices, participation: int, window: QWidget | None) -> None:
        self._services = services
        self._participation = participation
        self.saved = False
        ask = services.dispatcher.ask
        self._person = ask(one_participation, participation)
        self._before = ask(read_participation, participation)
        lists = EditorLists(services.ctx, services.dispatcher)
        self.form = ParticipationForm(lists, self._person, self._before)
        words = DialogWords(self._person.name, "user", WIDTH, services.ctx.texts.tr("Save"))
        self.rows = RowDialog(services.ctx, self.form, words, window, self._keep)
        ask_first(services.ctx, services.asker, self.rows, lambda: self.form.value)

    def ask(self) -> bool:
        """Show the dialog; whether the participation was saved."""
        self.rows.run()
        return self.saved

    def _keep(self) -> bool:
        change = ChangeParticipation(
            self._participation, self._person.name, self._before, self.form.value
        )
        self.saved = self._services.perform(change) is not None
        return self.saved


def edit_participation(services: PageServices, participation: int, window: QWidget) -> bool:
    """Change all of one participation; whether it was saved."""
    return ParticipationDialog(services, participation, window).ask()


def need_rows(lists: EditorLists, window: object) -> RowsSpec[NeedDraft]:
    """The needs as lines, each typed in a dialog of its own."""
    tr = lists.ui.texts.tr
    titles = (tr("To be heeded"), tr("Add a need"), tr("Nothing has to be heeded."))
    return rows_spec(lists, NEED, titles, window)  # pyright: ignore[reportArgumentType]


def _need_form(lists: EditorLists, draft: NeedDraft) -> SmallForm:
    tr = lists.ui.texts.tr

    def build(grid: FieldGrid) -> None:
        grid.choice("kind", tr("Kind"), lists.words(NEED_WORDS), 180)
        grid.text("text", tr("What has to be heeded"), 320, share=2)
        grid.check("severe", tr("Must be heeded without fail"), 320, new_line=True)

    return SmallForm(lists, draft, build, _wrong_need)


def _wrong_need(row: NeedDraft) -> dict[str, Message]:
    return {} if row.text.strip() else {"text": NO_NEED}


def _need_face(lists: EditorLists, row: NeedDraft) -> RowFace:
    tr = lists.ui.texts.tr
    badges = (("bad", tr("without fail"), "circle-alert"),) if row.severe else ()
    return RowFace(row.text, lists.word(NEED_WORDS, row.kind), "utensils", badges)  # pyright: ignore[reportArgumentType]


NEED = SmallRow(
    NeedDraft(),
    _need_form,
    _need_face,
    lambda lists: DialogWords(lists.ui.texts.tr("To be heeded"), "utensils"),
)
