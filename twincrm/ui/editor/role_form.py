"""A role of a person: where, as what, from when until when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.checks import check_period
from twincrm.services.organisations.drafts import read_organisation
from twincrm.services.people.drafts import read_person
from twincrm.services.people.role_rows import roles_where
from twincrm.ui.editor.form import DraftForm, FieldPart, Port
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import Link, RecordField, named_link

if TYPE_CHECKING:
    from twincrm.services.people.drafts import AssignmentDraft
    from twincrm.services.people.role_rows import RoleRow
    from twincrm.ui.editor.lists import EditorLists

NO_HOLDER = Message("Please choose the person who holds this role, or type a new name.")
NO_BODY = Message("Please choose the organisation or the place of this role.")


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """Who holds the role, as far as words and choices depend on it."""

    person_id: int | None = None
    form_of_address: str = ""
    place_id: int | None = None


@dataclass(frozen=True, slots=True)
class HeldIn:
    """The organisation whose role it is, where the person is still to be chosen."""

    organisation_id: int


class RoleForm(QWidget):
    """The fields of one role; its body is an organisation, a place, or one added on saving.

    Turned round, for the card of an organisation, the body is given and the person is chosen.
    """

    def __init__(
        self,
        lists: EditorLists,
        holder: RoleHolder,
        draft: AssignmentDraft,
        held_in: HeldIn | None = None,
    ) -> None:
        super().__init__()
        self._lists = lists
        self._holder = holder
        self._draft = draft
        self.form: DraftForm[AssignmentDraft] = DraftForm(draft, self)
        self.body = RecordField(lists, ("organisation", "place"), makes="organisation")
        self.body.set_link(_body_of(lists, draft))
        self.who: RecordField | None = None
        if held_in is not None:
            self.who = RecordField(lists, ("person",), makes="person")
            self.body.set_id(held_in.organisation_id)
            self.body.setParent(self)  # it is known, and never shown
            self.body.hide()
        self._others: list[ChoiceField] = []
        self._build()
        self._offer_roles()
        self.body.chosen.connect(self._take_body)
        if self.who is not None:
            self.who.chosen.connect(self._take_person)
            self._take_body()

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        return self

    @property
    def value(self) -> AssignmentDraft:
        """The role as typed; both ids are empty while its organisation is still to be added."""
        link = self.body.link
        return replace(
            self.form.draft,
            organisation_id=link.id if link and link.kind == "organisation" else None,
            place_id=link.id if link and link.kind == "place" else None,
            new_body=link.title if link and link.id is None else "",
        )

    def problems(self) -> dict[str, Message]:
        """What keeps the role from being taken over."""
        named = self.who or self.body
        named.settle()
        found = self.form.problems()
        if named.link is None and "organisation_id" not in found:
            found["organisation_id"] = NO_BODY if self.who is None else NO_HOLDER
        draft = self.value
        try:
            check_period("", draft.starts_on, draft.ends_on)
        except InputError as error:
            found.setdefault(error.field, error.message)
        return found

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fields().flow)

    def _fields(self) -> FieldGrid:
        tr, lists = self._lists.ui.texts.tr, self._lists
        grid = FieldGrid(lists.ui, self.form)
        title = tr("Organisation or place") if self.who is None else tr("Person")
        held = LabelledField(lists.ui, title, self.who or self.body)
        port = Port(self._body_id, _leave)
        part = FieldPart("organisation_id", held, port, self._body_problem)
        self.form.bind("organisation_id", part, (self.who or self.body).value_changed)
        grid.flow.add(held, 560)
        options = lists.function_options(self._holder.form_of_address)
        function = grid.choice("function_id", tr("Function"), options, 260, new_line=True).field
        grid.text("title", tr("Own title"), 260, mark=tr("instead of the function"))
        sector = grid.choice("sector", tr("Sector"), lists.sectors, 260, new_line=True).field
        options = lists.category_options(self._draft.sector)
        category = grid.choice("category_id", tr("Category"), options, 260).field
        assert isinstance(function, ChoiceField)
        assert isinstance(sector, ChoiceField)
        assert isinstance(category, ChoiceField)
        self._sector, self._category, self._function = sector, category, function
        sector.value_changed.connect(self._offer_categories)
        function.value_changed.connect(self._take_function)
        self._add_dates(grid)
        return grid

    def _add_dates(self, grid: FieldGrid) -> None:
        tr = self._lists.ui.texts.tr
        grid.date("starts_on", tr("From"), 260, about=About.TERM)
        grid.date("ends_on", tr("Until"), 260, about=About.TERM)
        grid.date("expected_end", tr("Expected end"), 260, mark=tr("of the term"), about=About.TERM)
        grid.day("verified_on", tr("Verified on"), 260)
        grid.check("main", tr("Main role of this person"), 560, new_line=True)
        nobody = (self._lists.nothing,)
        for name, title in (
            ("deputising_for_id", tr("Deputising for")),
            ("successor_of_id", tr("Successor of")),
        ):
            field = grid.choice(name, title, nobody, 260).field
            assert isinstance(field, ChoiceField)
            self._others.append(field)
        grid.text("source", tr("Source"), 260, mark=tr("where this is known from"), new_line=True)
        grid.long_text("note", tr("Note"), 560, lines=(2, 5))

    def _body_id(self) -> int | None:
        link = self.body.link
        return link.id if link and link.kind == "organisation" else None

    def _body_problem(self, value: object) -> Message | None:
        del value
        return (self.who or self.body).problem()

    def _take_person(self) -> None:
        """The functions are worded for whoever is chosen."""
        who = self.who.record_id if self.who is not None else None
        form = ""
        if who is not None:
            form = str(self._lists.dispatcher.ask(read_person, who).form_of_address)
        chosen = self._function.value
        self._function.set_options(self._lists.function_options(form))
        self._function.set_value(chosen)

    def _take_body(self) -> None:
        """An organisation brings its sector and category along."""
        link = self.body.link
        if link is not None and link.kind == "organisation" and link.id is not None:
            organisation = self._lists.dispatcher.ask(read_organisation, link.id)
            if self._function.value is None:
                self._sector.set_value(organisation.sector)
            if self._category.value is None:
                self._category.set_value(organisation.category_id)
        self._offer_roles()

    def _take_function(self) -> None:
        row = self._lists.function_rows.get(_number(self._function.value))
        if row is not None:
            self._sector.set_value(row.sector)

    def _offer_categories(self) -> None:
        self._category.set_options(self._lists.category_options(str(self._sector.value)))

    def _offer_roles(self) -> None:
        """Roles of other people in the same body, to stand in for or to follow."""
        rows = [row for row in self._roles() if row.person_id != self._holder.person_id]
        options = (
            self._lists.nothing,
            *(Option(row.id, " · ".join(p for p in (row.person, row.title) if p)) for row in rows),
        )
        draft = self._draft
        stored = (draft.deputising_for_id, draft.successor_of_id)
        for field, value in zip(self._others, stored, strict=True):
            field.set_options(options)
            if field.value is None:
                field.set_value(value if value in [o.value for o in options] else None)

    def _roles(self) -> tuple[RoleRow, ...]:
        link = self.body.link
        if link is None or link.id is None:
            return ()
        column = f"{link.kind}_id"
        language = self._lists.language
        return self._lists.dispatcher.ask(roles_where, column, [link.id], language, clock.today())


def role_title(lists: EditorLists, role: AssignmentDraft, form_of_address: str) -> str:
    """What a role is called: its own title, else its function's, else its category's."""
    if role.title:
        return role.title
    words = lists.function_words.get(role.function_id or 0)
    if words is not None:
        return words.of(form_of_address)
    return next((row.name for row in lists.category_rows if row.id == role.category_id), "")


def _body_of(lists: EditorLists, draft: AssignmentDraft) -> Link | None:
    if draft.new_body:
        return Link("organisation", None, draft.new_body)
    if draft.organisation_id is not None:
        return named_link(lists, "organisation", draft.organisation_id)
    return named_link(lists, "place", draft.place_id) if draft.place_id is not None else None


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _leave(value: object) -> None:
    """The body is shown by the form itself: it stands for two attributes."""
    del value
