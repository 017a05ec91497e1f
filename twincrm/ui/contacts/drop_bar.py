"""Rises below the list while contacts are dragged: groups, households and visits to drop on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFontMetricsF

from twincrm.ui.contacts.drop_targets import ANY, CONTACTS, ICONS, OTHERS, unpacked
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Height, Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.contacts.drop_targets import DropTarget
    from twincrm.ui.kit.context import UiContext

LINES = 3
WIDEST = 210
"""In design pixels; longer names end in dots."""


class Dropping(QObject):
    """Lets contacts be dropped on a part of the page.

    *find* says what lies under the mouse there, None for nothing that takes contacts.
    Signals: over(bool) whether something does; dropped(object, object) with it and the contacts.
    """

    over = Signal(bool)
    dropped = Signal(object, object)

    def __init__(self, part: QWidget, find: Callable[[QPoint], DropTarget | None]) -> None:
        super().__init__(part)
        self._find = find
        part.setAcceptDrops(True)
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Contacts are welcome where there is something for them; all else is left to others."""
        if event.type() == QEvent.Type.DragLeave:
            self.over.emit(False)
        if not isinstance(event, QDropEvent) or not event.mimeData().hasFormat(CONTACTS):
            return super().eventFilter(watched, event)
        contacts = unpacked(event.mimeData())
        target = self._find(event.position().toPoint()) if contacts else None
        entering = isinstance(event, QDragEnterEvent)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(target is not None or (entering and bool(contacts)))
        if isinstance(event, QDragMoveEvent):
            self.over.emit(target is not None)
        else:
            self.over.emit(False)
            if target is not None:
                self.dropped.emit(target, contacts)
        return True


class DropBar(Card):
    """A chip for each; shown while somebody drags.

    Signals: dropped(object, object) with the `DropTarget` and the contacts.
    """

    dropped = Signal(object, object)

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui, margin=Space.S)
        self._ui = ui
        self.chips: dict[DropTarget, Button] = {}
        self._words = label(ui, ui.texts.tr("Drop on:"), "strong")
        self._flow = Flow(ui.look.px(Space.S))
        self._flow.add_part(self._words)
        self.body.addWidget(self._flow)
        self.hide()

    def offer(self, targets: Sequence[DropTarget]) -> None:
        """Show what contacts can be dropped on now."""
        for chip in self.chips.values():
            self._flow.take_out(chip)
            chip.deleteLater()
        self.chips = {target: self._chip(target) for target in targets}
        for chip in self.chips.values():
            self._flow.add_part(chip)
            chip.show()
        self._fit()
        self.show()

    def _fit(self) -> None:
        """A few lines, so that the list keeps its room: named ones go, the last first."""
        edges = self.body.contentsMargins()
        holder = self.parentWidget()
        wide = holder.width() if holder is not None else self.width()
        room = wide - edges.left() - edges.right()
        most = LINES * self._ui.look.px(Height.SMALL) + (LINES - 1) * self._flow.gap
        for target in reversed(self.chips):
            if target.id != ANY and self._flow.heightForWidth(room) > most:
                self.chips[target].hide()

    def _chip(self, target: DropTarget) -> Button:
        ui = self._ui
        name = ui.texts.say(OTHERS[target.kind]) if target.id == ANY else target.title
        metrics = QFontMetricsF(ui.look.font("strong"))
        short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, ui.look.px(WIDEST))
        chip = Button(ui, short.replace("&", "&&"), icon=ICONS[target.kind], small=True)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dropping = Dropping(chip, lambda _: target)
        dropping.over.connect(chip.setChecked)
        dropping.dropped.connect(self.dropped)
        return chip
