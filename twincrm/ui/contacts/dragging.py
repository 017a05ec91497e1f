"""Chosen contacts are dragged out of the list, into groups, households and visits.

The keyboard's way to the same: “Put into a group…” and “Change many…”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QRubberBand

from twincrm.ui.contacts.chosen import chosen_count
from twincrm.ui.contacts.drop_bar import DropBar, Dropping
from twincrm.ui.contacts.drop_targets import DropTarget, offered, packed
from twincrm.ui.contacts.rows import contact_of
from twincrm.ui.kit.labels import label
from twincrm.ui.models.lazy_table import ID_ROLE
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPixmap

    from twincrm.ui.contacts.detail.panel import DetailPanel
    from twincrm.ui.contacts.drop_targets import Contacts
    from twincrm.ui.contacts.list_panel import ListPanel
    from twincrm.ui.kit.row_view import RowView
    from twincrm.ui.window.page import PageServices

LEFT = Qt.MouseButton.LeftButton


class RowDrag(QObject):
    """A press on a row and a move drags what is chosen; a press alone chooses, as ever.

    Signals: begun().
    """

    begun = Signal()

    def __init__(self, view: RowView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPoint | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves with the button down never mark rows: they drag."""
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseMove and event.buttons() & LEFT:
                return self._move(event)
            pressed = event.type() == QEvent.Type.MouseButtonPress
            self._pressed = self._place(event) if pressed else None
        return super().eventFilter(watched, event)

    def _place(self, event: QMouseEvent) -> QPoint | None:
        """Where a row was pressed; on one of several that are chosen, Qt leaves them chosen."""
        at = event.position().toPoint()
        plain = event.button() == LEFT and not event.modifiers()
        return at if plain and self._view.indexAt(at).isValid() else None

    def _move(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            return False
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self.begun.emit()
        return True


class Dragging(QObject):
    """Dragging on the contacts page: out of cards or table, onto the bar, a household or its card.

    *take* gets what contacts were dropped on and the contacts, once the mouse is free again.
    """

    def __init__(
        self,
        services: PageServices,
        panel: ListPanel,
        detail: DetailPanel,
        take: Callable[[DropTarget, Contacts], None],
    ) -> None:
        super().__init__(panel)
        self._services, self._list, self._detail, self._take = services, panel, detail, take
        self._waiting: tuple[DropTarget, Contacts] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go)
        self.bar = DropBar(services.ctx)
        self.bar.dropped.connect(self._keep)
        panel.foot(self.bar)
        if services.writable:
            for view in (panel.rows, panel.views.table):
                RowDrag(view).begun.connect(self.drag)
                self._let_drop_on_rows(view)
            Dropping(detail, self._household_shown).dropped.connect(self._keep)

    def begin(self) -> Contacts:
        """Show what they can be dropped on; who is dragged."""
        self._list.bar.hide()
        self.bar.offer(offered(self._services.dispatcher, self._services.ctx.texts.language))
        return self._list.chosen()

    def end(self) -> None:
        """Nobody drags any more."""
        self.bar.hide()
        self._list.bar.show_count(chosen_count(self._list.rows))

    def drag(self) -> None:
        """Drag what is chosen until it is let go."""
        contacts = self.begin()
        drag = QDrag(self._list)
        drag.setMimeData(packed(contacts))
        drag.setPixmap(self._picture(contacts))
        drag.exec(Qt.DropAction.CopyAction)
        self.end()

    def _picture(self, contacts: Contacts) -> QPixmap:
        """The name of one, the number of several."""
        ui = self._services.ctx
        one = self._list.row_title(contacts[0]) if len(contacts) == 1 else ""
        words = one or ui.texts.trn("{n} contact", "{n} contacts", len(contacts))
        shown = label(ui, words, "strong")
        shown.setAutoFillBackground(True)
        shown.setFrameShape(QFrame.Shape.Box)
        shown.setMargin(ui.look.px(Space.S))
        return shown.grab()

    def _let_drop_on_rows(self, view: RowView) -> None:
        """Households in the list take people; a frame shows which."""
        port = view.viewport()
        frame = QRubberBand(QRubberBand.Shape.Rectangle, port)

        def find(at: QPoint) -> DropTarget | None:
            index = view.indexAt(at)
            entry = index.data(ID_ROLE) if index.isValid() else None
            if not isinstance(entry, int):
                return None
            kind, key = contact_of(entry)
            top, high = view.rowViewportPosition(index.row()), view.rowHeight(index.row())
            frame.setGeometry(0, top, port.width(), high)
            title = self._list.row_title((kind, key))
            return DropTarget("household", key, title) if kind == "household" else None

        dropping = Dropping(port, find)
        dropping.over.connect(frame.setVisible)
        dropping.dropped.connect(self._keep)

    def _household_shown(self, _: QPoint) -> DropTarget | None:
        """The card on the right, where it is one of a household."""
        reading = self._detail.reading
        if reading is None or reading.contact[0] != "household":
            return None
        return DropTarget("household", reading.contact[1], self._detail.name)

    def _keep(self, target: DropTarget, contacts: Contacts) -> None:
        """A dialog must not open before the mouse is let go of."""
        self._waiting = (target, contacts)
        self._soon.start()

    def _go(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._take(*waiting)
