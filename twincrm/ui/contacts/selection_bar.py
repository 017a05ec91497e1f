"""What can be done with several chosen contacts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Height, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from twincrm.ui.kit.context import UiContext


class SelectionBar(Card):
    """Says “3 selected”, with buttons; shown while more than one contact is chosen.

    Signals: phone_wanted(), save_wanted(), print_wanted(), post_wanted(), email_wanted(),
    merge_wanted(), group_wanted(), change_wanted(), trash_wanted().
    """

    phone_wanted = Signal()
    save_wanted = Signal()
    email_wanted = Signal()
    print_wanted = Signal()
    post_wanted = Signal()
    merge_wanted = Signal()
    group_wanted = Signal()
    change_wanted = Signal()
    trash_wanted = Signal()

    def __init__(self, ui: UiContext, *, writable: bool) -> None:
        super().__init__(ui, margin=Space.S)
        tr = ui.texts.tr
        self._ui = ui
        self._words = label(ui, "", "strong")
        self.phone = Button(ui, tr("To the phone"), icon="qr-code", small=True)
        self.save = Button(ui, tr("Save as vCard…"), icon="file-down", small=True)
        self.print = Button(ui, tr("Print cards…"), icon="printer", small=True)
        self.post = Button(ui, tr("Letters, labels…"), icon="mail", small=True)
        self.email = Button(ui, tr("E-mail…"), icon="external-link", small=True)
        self.merge = Button(ui, tr("Merge…"), icon="merge", small=True)
        self.merge.hide()
        self.group = Button(ui, tr("Group…"), icon="folder", small=True)
        self.group.setEnabled(writable)
        self.change = Button(ui, tr("Change…"), icon="list-checks", small=True)
        self.change.setEnabled(writable)
        self.trash = Button(ui, tr("Delete…"), icon="trash-2", variant="danger", small=True)
        self.trash.setEnabled(writable)
        self._words.setMinimumHeight(ui.look.px(Height.SMALL))
        self._words.setContentsMargins(ui.look.px(Space.S), 0, ui.look.px(Space.S), 0)
        self._flow = Flow(ui.look.px(Space.S))
        for part in (self._words, *self.buttons):
            self._flow.add_part(part)
        self.body.addWidget(self._flow)
        self.phone.clicked.connect(self.phone_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.post.clicked.connect(self.post_wanted)
        self.email.clicked.connect(self.email_wanted)
        self.merge.clicked.connect(self.merge_wanted)
        self.group.clicked.connect(self.group_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.trash.clicked.connect(self.trash_wanted)
        self.setVisible(False)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons in order."""
        first = (self.phone, self.save, self.print, self.post, self.email)
        return (*first, self.merge, self.group, self.change, self.trash)

    def offer_merge(self, possible: bool) -> None:
        """Whether two are chosen that may be one."""
        self.merge.setVisible(possible)
        self._fit()

    def show_count(self, count: int) -> None:
        """How many are chosen; one alone needs no bar."""
        words = self._ui.texts.trn("{n} selected", "{n} selected", count)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(count > 1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What would take more than two lines shows icons instead, and leaves the list its room."""
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._fit()

    def _fit(self) -> None:
        for button in self.buttons:
            button.set_icon_only(False)
        two_lines = 2 * self._ui.look.px(Height.SMALL) + self._flow.gap
        edges = self.body.contentsMargins()
        room = self.width() - edges.left() - edges.right()
        tight = self._flow.heightForWidth(room) > two_lines
        for button in self.buttons:
            button.set_icon_only(tight)
