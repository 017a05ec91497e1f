"""The towns of a partnership and who carries it there, as a part of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.errors import InputError
from twincrm.services.places.named import check_town
from twincrm.ui.editor.form import DraftForm, FieldPart, Port
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.partnership_entry import FEWEST, Side
from twincrm.ui.editor.town_fields import TownFields
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.record_field import Link, RecordField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincrm.domain.texts import Message
    from twincrm.ui.editor.form import ErrorPlace
    from twincrm.ui.editor.lists import EditorLists


class SidePart(QWidget):
    """The town and the organisation of one side.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, lists: EditorLists, title: str, *, optional: bool) -> None:
        super().__init__()
        tr = lists.ui.texts.tr
        self.form: DraftForm[Side] = DraftForm(Side(), self)
        self.towns = TownFields(lists, lambda: "")
        self.body = RecordField(lists, ("organisation",), makes="organisation")
        grid = FieldGrid(lists.ui, self.form)
        mark = tr("optional")
        self.towns.put_into(grid, self.form, 230, title=title, mark=mark if optional else "")
        held = grid.record("organisation_id", tr("Association there"), self.body, 230, mark=mark)
        part = FieldPart("new_body", held, Port(lambda: self.new_body, self._name_body))
        self.form.bind("new_body", part, self.body.value_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid.flow)
        self.form.changed.connect(self.value_changed)

    @property
    def value(self) -> Side:
        """The side as typed."""
        return self.form.draft

    @property
    def new_body(self) -> str:
        """The name of the organisation that is still to be added."""
        link = self.body.link
        return link.title if link is not None and link.id is None else ""

    def _name_body(self, name: str) -> None:
        """Show another new one; a known one is shown by its id."""
        if name:
            self.body.set_link(Link("organisation", None, name))

    @property
    def called(self) -> str:
        """What its town is called; empty while none is chosen."""
        link = self.towns.town.link
        return link.title if link else ""

    def problems(self) -> dict[str, Message]:
        """What is wrong with the town, or with the organisation."""
        self.towns.town.settle()
        self.body.settle()
        found = self.form.problems()
        try:
            check_town(self.value.new_town)
        except InputError as error:
            found.setdefault(error.field, error.message)
        return found


class SidesPart(QWidget):
    """The sides below each other; further ones can be added.

    Errors come at paths such as ``sides.0.place_id``. Signals: value_changed(); renamed() when
    another town was chosen.
    """

    value_changed = Signal()
    renamed = Signal()

    def __init__(self, lists: EditorLists, home: int | None) -> None:
        super().__init__()
        self._lists = lists
        self._home = home
        self.parts: list[SidePart] = []
        self.more = Button(lists.ui, lists.ui.texts.tr("Another town"), icon="plus", small=True)
        self.more.clicked.connect(self._add_one)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(lists.ui.look.px(Space.M))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    @property
    def value(self) -> tuple[Side, ...]:
        """The sides as typed, the empty ones included."""
        return tuple(part.value for part in self.parts)

    def set_value(self, sides: Sequence[Side]) -> None:
        """Show others; once shown, a side stays to be filled in."""
        for at in range(len(self.parts), max(FEWEST, len(sides))):
            self._add(self._title(at, sides))
        rest = (Side(),) * (len(self.parts) - len(sides))
        for part, side in zip(self.parts, (*sides, *rest), strict=True):
            part.form.set_draft(side)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show the errors at their sides."""
        for at, part in enumerate(self.parts):
            head = f"sides.{at}."
            mine = {p.removeprefix(head): e for p, e in errors.items() if p.startswith(head)}
            part.form.show_errors(mine)

    def place(self, path: str) -> ErrorPlace | None:
        """Where an error of a side is shown."""
        _, number, name = (*path.split(".", 2), "", "")[:3]
        at = int(number) if number.isdigit() else 0
        return self.parts[at].form.place(name) if at < len(self.parts) else None

    def problems(self) -> dict[str, Message]:
        """What is wrong at the sides."""
        return {
            f"sides.{at}.{path}": message
            for at, part in enumerate(self.parts)
            for path, message in part.problems().items()
        }

    def _title(self, at: int, sides: Sequence[Side]) -> str:
        tr = self._lists.ui.texts.tr
        place = sides[at].place_id if at < len(sides) else None
        if place is not None and place in [side.place_id for side in sides[:at]]:
            return tr("Town of another association")
        if at == 0:
            return tr("Our town") if place in (None, self._home) else tr("First town")
        if at == 1:
            return tr("Partner town")
        return tr("Third town") if at == FEWEST - 1 else tr("Further town")

    def _add(self, title: str) -> SidePart:
        at = len(self.parts)
        part = SidePart(self._lists, title, optional=at >= FEWEST - 1)
        part.value_changed.connect(self.value_changed)
        part.towns.town.chosen.connect(self.renamed)
        self._column.insertWidget(at, part)
        self.parts.append(part)
        return part

    def _add_one(self) -> None:
        part = self._add(self._title(len(self.parts), ()))
        part.towns.town.setFocus(Qt.FocusReason.OtherFocusReason)
        self.value_changed.emit()
