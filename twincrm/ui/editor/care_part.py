"""Who answers for a minor on a visit, and what the parents agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.services.visits.participations import MinorCareDraft
from twincrm.ui.editor.form import DraftForm
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.kit.fields import CheckField
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.domain.texts import Message
    from twincrm.ui.editor.form import ErrorPlace
    from twincrm.ui.editor.lists import EditorLists

HEAD = "care."


class CarePart(QWidget):
    """A box that says that somebody answers for the person, and the fields while it is ticked.

    *ask* is false for adults, of whom nothing of the kind is noted: nothing is shown then.
    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, lists: EditorLists, *, ask: bool) -> None:
        super().__init__()
        ui, tr = lists.ui, lists.ui.texts.tr
        self.box = CheckField(ui, tr("A minor: somebody answers for this person"))
        self.form: DraftForm[MinorCareDraft] = DraftForm(MinorCareDraft(), self)
        self.responsible = RecordField(lists, ("person",))
        self._fields = self._grid(lists).flow
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.M))
        column.addWidget(self.box)
        column.addWidget(self._fields)
        self._fields.hide()
        self.setVisible(ask)
        self.box.value_changed.connect(self._follow)
        self.form.changed.connect(self.value_changed)

    @property
    def value(self) -> MinorCareDraft | None:
        """Who answers; None while nobody does."""
        return self.form.draft if self.box.value else None

    def set_value(self, value: MinorCareDraft | None) -> None:
        """Show who answers for somebody else."""
        self.form.set_draft(value or MinorCareDraft())
        self.box.set_value(value is not None)

    def settle(self) -> None:
        """Take what is called exactly as typed."""
        self.responsible.settle()

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show errors at the fields."""
        self.form.show_errors({path.removeprefix(HEAD): text for path, text in errors.items()})

    def place(self, path: str) -> ErrorPlace | None:
        """Where an error is shown."""
        return self.form.place(path.removeprefix(HEAD))

    def problems(self) -> dict[str, Message]:
        """What cannot be read, while it counts."""
        if not self.box.value:
            return {}
        return {f"{HEAD}{path}": message for path, message in self.form.problems().items()}

    def _grid(self, lists: EditorLists) -> FieldGrid:
        tr, grid = lists.ui.texts.tr, FieldGrid(lists.ui, self.form)
        grid.text("guardian_name", tr("Parent or guardian"), 260)
        grid.text("guardian_phone", tr("Their phone"), 200)
        grid.record("responsible_id", tr("Answers on the spot"), self.responsible, 260)
        grid.day("signed_on", tr("Signed on"), 180)
        grid.check("medical_consent", tr("May be treated by a doctor"), 260, new_line=True)
        grid.check("photo_consent", tr("May be in photos"), 260)
        grid.check("swimming_consent", tr("May swim"), 260)
        grid.check("leave_alone_consent", tr("May go out without a companion"), 260)
        return grid

    def _follow(self) -> None:
        self._fields.setVisible(self.box.value)
        self.value_changed.emit()
