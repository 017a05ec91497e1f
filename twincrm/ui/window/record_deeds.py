"""What is done with the records that a page lists: a new one, changing and deleting the chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.window.page import ActionSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.buttons import Variant
    from twincrm.ui.window.page import PageServices

READ_ONLY = Message("This file can only be read here.")


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a page does, in its words; *chosen* tells whether there is anything to do it to."""

    page: str
    """Begins the names of the actions, such as ``visits``."""
    new: Message
    edit: Message
    none_chosen: Message
    """Why nothing can be changed where nothing is chosen."""
    add: Callable[[], object]
    change: Callable[[], object]
    delete: Callable[[], object]
    chosen: Callable[[], bool]


class RecordDeeds:
    """The buttons, the entries of the menu and the keys of the three deeds of a page.

    `begin` stands where there is no record yet; `new`, `edit` and `trash` in the head of the page.
    """

    def __init__(self, services: PageServices, deeds: Deeds, accent: Variant = "primary") -> None:
        self._services, self._deeds = services, deeds
        ui, tr = services.ctx, services.ctx.texts.tr
        self.edit = Button(ui, tr("Edit"), icon="pencil", key=key_text("F2"))
        self.trash = Button(ui, tr("Delete…"), icon="trash-2")
        self.new, self.begin = self._new_button(accent), self._new_button("primary")
        self.edit.clicked.connect(deeds.change)
        self.trash.clicked.connect(deeds.delete)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Those in the head of the page."""
        return (self.edit, self.trash, self.new)

    @property
    def can_change(self) -> bool:
        """Whether there is a record, and the file takes changes."""
        return self._services.writable and self._deeds.chosen()

    def specs(self) -> tuple[ActionSpec, ...]:
        """The three as entries of the menu, each with what stands against it."""
        deeds, page, one, why = self._deeds, self._deeds.page, self._one, self.why_not
        new, edit, trash = (f"{page}.{name}" for name in ("new", "edit", "trash"))
        can, read = self._writable, self._only_read
        return (
            ActionSpec(new, deeds.new, deeds.add, "Ctrl+N", "plus", can, why=read),
            ActionSpec(edit, deeds.edit, deeds.change, "F2", "pencil", one, why=why),
            ActionSpec(trash, Message("Delete…"), deeds.delete, "", "trash-2", one, why=why),
        )

    def why_not(self) -> Message | None:
        """What stands against changing or deleting."""
        return self._only_read() or self.none_chosen()

    def none_chosen(self) -> Message | None:
        """That nothing is chosen, where it is so."""
        return None if self._deeds.chosen() else self._deeds.none_chosen

    def answer_delete(self, listed: QWidget) -> None:
        """Del in the list deletes the chosen one."""
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), listed)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._deeds.delete)

    def offer(self, *, some: bool) -> None:
        """What cannot be done now is not offered; *some* where there are records at all."""
        for button in (self.new, self.begin):
            button.setEnabled(self._services.writable)
        for button in (self.edit, self.trash):
            button.setVisible(some)
            button.setEnabled(self.can_change)
        self.new.setVisible(some)

    def _new_button(self, variant: Variant) -> Button:
        ui, key = self._services.ctx, key_text("Ctrl+N")
        button = Button(ui, ui.texts.say(self._deeds.new), icon="plus", variant=variant, key=key)
        button.clicked.connect(self._deeds.add)
        return button

    def _writable(self) -> bool:
        return self._services.writable

    def _one(self) -> bool:
        return self.can_change

    def _only_read(self) -> Message | None:
        return None if self._services.writable else READ_ONLY
