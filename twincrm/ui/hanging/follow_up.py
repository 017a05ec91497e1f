"""What is to be done next, noted together with a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.services.tasks.drafts import TaskDraft
from twincrm.ui.hanging.owner_field import OwnerField
from twincrm.ui.kit.by_search import BySearch
from twincrm.ui.kit.date_field import DateField, check_full_date, full_date
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import CheckField, TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.scroll import bring_into_view
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.ui.window.page import PageServices


class FollowUp(QWidget):
    """A box to tick; ticked, it asks what is to be done, by when and by whom."""

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        ui, tr = services.ctx, services.ctx.texts.tr
        self._ui = ui
        self.box = CheckField(ui, tr("Something is to be done next"))
        self.title, self.due = TextField(ui), DateField(ui, about=About.COMING)
        self.owner = OwnerField(BySearch(ui, services.dispatcher), "")
        self.title_field = LabelledField(ui, tr("What is to be done?"), self.title)
        self.due_field = LabelledField(ui, tr("Due on"), self.due, optional=True)
        self.asked = FieldFlow(ui)
        self.asked.add(self.title_field, 480)
        self.asked.add(self.due_field, 200)
        self.asked.add(LabelledField(ui, tr("Who does it?"), self.owner, optional=True), 200)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(self.box)
        column.addWidget(self.asked)
        self.asked.hide()
        self.box.value_changed.connect(self._unfold)

    @property
    def typed(self) -> object:
        """What was entered."""
        return self.box.value

    def draft(self, about: Mapping[str, Any]) -> TaskDraft | None:
        """The task, about the record of *about*; None where nothing is to be done.

        Raises:
            InputError: the day cannot be read.
        """
        if not self.box.value:
            return None
        wrong = check_full_date(self.due.stored, self._ui.texts.language)
        if wrong is not None:
            raise InputError("follow_up.due_on", wrong)
        return TaskDraft(
            self.title.value, full_date(self.due.stored), owner=self.owner.value, **about
        )

    def _unfold(self) -> None:
        self.asked.setVisible(bool(self.box.value))
        if self.box.value:
            self.title.setFocus()
            bring_into_view(self.asked)
