"""*I am*: the name under which the history keeps what is done at this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.kit.cards import Card, SectionHeader
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label

if TYPE_CHECKING:
    from twincrm.ui.settings.doors import SettingsDoors
    from twincrm.ui.window.page import PageServices

LONGEST = 80
"""Letters of a name."""


class MePart(QWidget):
    """The name is kept when the field is left, and holds for what is done from then on."""

    def __init__(self, services: PageServices, doors: SettingsDoors) -> None:
        super().__init__()
        self._services, self._doors = services, doors
        ui, tr = services.ctx, services.ctx.texts.tr
        self.name = TextField(ui, doors.prefers.user, icon="user", placeholder=doors.system_user())
        self.name.setMaxLength(LONGEST)
        self.name.editingFinished.connect(self.keep)
        self.held = LabelledField(ui, tr("Your name"), self.name)
        card = Card(ui)
        card.body.addWidget(SectionHeader(ui, tr("I am")))
        words = tr(
            "The history says of every step who took it, and whoever opens the file elsewhere "
            "reads who has it open. Without a name here, the name you have on this computer stands "
            "there: {name}."
        ).format(name=doors.system_user())
        card.body.addWidget(label(ui, words, "body", "ink2", wrap=True))
        card.body.addWidget(self.held)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def keep(self) -> None:
        """Keep what is typed; what is done from now on is done in this name."""
        name, texts = " ".join(self.name.value.split()), self._services.ctx.texts
        if name == self._doors.prefers.user:
            return
        self._doors.prefers.set_user(name)
        self._services.dispatcher.who = name or self._doors.system_user()
        words = texts.tr("From now on the history says: {name}")
        self.held.set_help(words.format(name=self._services.dispatcher.who), "ok")
