"""What can be done with several chosen contacts at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Height, Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from twincrm.ui.kit.context import UiContext


@dataclass(frozen=True, slots=True)
class Deed:
    """An entry of the menu under “More”: its words in the user's language, and what it does."""

    words: str
    icon: str
    act: Callable[[], None]
    key: str = ""
    enabled: bool = True


class SelectionBar(Card):
    """Says “3 selected”, with the usual buttons; shown while more than one contact is chosen.

    What is wanted less often stands in the menu under “More”, which takes what `offer` is given.
    Signals: phone_wanted(), post_wanted(), merge_wanted(), group_wanted(), change_wanted(),
    trash_wanted().
    """

    phone_wanted = Signal()
    post_wanted = Signal()
    merge_wanted = Signal()
    group_wanted = Signal()
    change_wanted = Signal()
    trash_wanted = Signal()

    def __init__(self, ui: UiContext, *, writable: bool) -> None:
        super().__init__(ui, margin=Space.S)
        tr = ui.texts.tr
        self._ui = ui
        self._deeds: list[Deed] = []
        self._mergeable = self._low = False
        self.count = 0
        """How many are chosen."""
        self._words = label(ui, "", "strong")
        self.phone = Button(ui, tr("To the phone"), icon="qr-code", small=True)
        self.group = Button(ui, tr("Group…"), icon="folder", small=True)
        self.group.setEnabled(writable)
        self.change = Button(ui, tr("Change…"), icon="list-checks", small=True)
        self.change.setEnabled(writable)
        self.post = Button(ui, tr("Letters, labels…"), icon="mail", small=True)
        self.merge = Button(ui, tr("Merge…"), icon="merge", small=True)
        self.merge.hide()
        self.more = Button(ui, tr("More"), icon="ellipsis", small=True)
        self.trash = Button(ui, tr("Delete…"), icon="trash-2", variant="danger", small=True)
        self.trash.setEnabled(writable)
        self._words.setMinimumHeight(ui.look.px(Height.SMALL))
        self._words.setContentsMargins(ui.look.px(Space.S), 0, ui.look.px(Space.S), 0)
        self._flow = Flow(ui.look.px(Space.S))
        for part in (self._words, *self.buttons):
            self._flow.add_part(part)
        self.body.addWidget(self._flow)
        self.phone.clicked.connect(self.phone_wanted)
        self.group.clicked.connect(self.group_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.post.clicked.connect(self.post_wanted)
        self.merge.clicked.connect(self.merge_wanted)
        self.more.clicked.connect(self._open_menu)
        self.trash.clicked.connect(self.trash_wanted)
        self.setVisible(False)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons in order."""
        first = (self.phone, self.group, self.change, self.post)
        return (*first, self.merge, self.more, self.trash)

    @property
    def _foldable(self) -> tuple[Button, ...]:
        return self.phone, self.post

    def offer(self, *deeds: Deed) -> None:
        """Put something into the menu, behind what is there."""
        self._deeds += deeds

    def menu_of_more(self) -> QMenu:
        """What is wanted less often, with the keys beside the words."""
        menu = QMenu(self)
        menu.setFont(self._ui.look.font("body"))
        for deed in (*self._folded(), *self._deeds):
            words = f"{deed.words}\t{key_text(deed.key)}" if deed.key else deed.words
            action = menu.addAction(self._ui.icons.icon(deed.icon, "ink", 18), words)
            action.setEnabled(deed.enabled)
            action.triggered.connect(deed.act)
        return menu

    def _folded(self) -> tuple[Deed, ...]:
        """The buttons that have no room in the bar, as entries of the menu."""
        shown = (*self._foldable, *((self.merge,) if self._mergeable else ()))
        return tuple(
            Deed(each.text(), each.icon_name, each.click, enabled=each.isEnabled())
            for each in shown
            if each.isHidden()
        )

    def offer_merge(self, possible: bool) -> None:
        """Whether two are chosen that may be one."""
        self._mergeable = possible
        self._fit()

    def show_count(self, count: int) -> None:
        """How many are chosen; one alone needs no bar."""
        self.count = count
        words = self._ui.texts.trn("{n} selected", "{n} selected", count)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(count > 1)
        self._fit()

    def set_low(self, low: bool) -> None:
        """One line instead of two, where the rows need the room."""
        if low != self._low:
            self._low = low
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What would take more than its lines goes into the menu, where it keeps its words.

        Only where the rest has no room in them either, icons stand alone.
        """
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._fit()

    def _open_menu(self) -> None:
        menu = self.menu_of_more()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        above = menu.sizeHint().height() + self._ui.look.px(4)
        menu.popup(self.more.mapToGlobal(QPoint(0, -above)))

    def _fit(self) -> None:
        for button in self.buttons:
            button.set_icon_only(False)
            button.setVisible(button is not self.merge or self._mergeable)
        line = self._ui.look.px(Height.SMALL)
        room = line if self._low else 2 * line + self._flow.gap
        for button in (self.post, self.phone, self.merge):
            if self._height() > room:
                button.hide()
        tight = self._height() > room
        for button in self.buttons:
            button.set_icon_only(tight)

    def _height(self) -> int:
        edges = self.body.contentsMargins()
        return self._flow.heightForWidth(self.width() - edges.left() - edges.right())
