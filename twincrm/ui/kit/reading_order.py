"""Tab follows the order in which a page is read, also after parts came or went."""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QScrollArea, QTabBar, QWidget

from twincrm.ui.kit.line_box import LineBox

if TYPE_CHECKING:
    from collections.abc import Iterator


LATE = "comes late to Tab"
"""Set on a part whose buttons come behind the fields beside it: it stands there now and then."""
PAUSE = 200
"""Milliseconds without a new layout before the order is looked through: never while one types."""


class ReadingOrder(QObject):
    """Keeps the way of Tab through a widget the way of its layouts, from top to bottom.

    Qt chains parts in the order in which they were made: what is added later would come last. Parts
    that hand the keyboard to another one (focus proxies) would lead Tab astray: forms have none.
    """

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self._root = root
        self._known: list[QWidget] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.order)
        self._watch(root)
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Parts that come or go ask for a new layout; Tab does not wait for the pause."""
        pause = self.__dict__.get("_pause")  # gone when the garbage is collected before Qt's part
        if pause is None:
            return False
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.ChildAdded):
            pause.start()
        elif isinstance(event, QKeyEvent) and _is_tab(event) and pause.isActive():
            self.order()
        return super().eventFilter(watched, event)

    def order(self) -> None:
        """Chain the parts as they stand now."""
        self._pause.stop()
        stops = list(stops_in(self._root))
        if stops == self._known:
            return
        self._known = stops
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _watch(self, root: QWidget) -> None:
        root.installEventFilter(self)
        for area in root.findChildren(QScrollArea):
            inner: QWidget | None = area.widget()
            if inner is not None:
                inner.installEventFilter(self)


def _is_tab(event: QKeyEvent) -> bool:
    """Whether Tab is about to be pressed, whichever part has the keyboard."""
    asked = event.type() == QEvent.Type.ShortcutOverride
    return asked and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def stops_in(part: QWidget) -> Iterator[QWidget]:
    """The parts that Tab may come to, in the order of the layouts, hidden ones included."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:  # pyright: ignore[reportUnnecessaryComparison]  # Qt answers null
        yield part
    inner: QWidget | None = part.widget() if isinstance(part, QScrollArea) else None
    if inner is not None:
        yield from stops_in(inner)
        return
    if isinstance(part, LineBox):
        for each in sorted(part.parts, key=_is_late):
            yield from stops_in(each)
        return
    layout: QLayout | None = None if isinstance(part, QLabel) else part.layout()
    if layout is not None:
        yield from _stops_along(layout, part)


def first_field(part: QWidget) -> QWidget | None:
    """The first part in which something can be typed or chosen."""
    for stop in stops_in(part):
        if (
            not isinstance(stop, (QLabel, QPushButton, QTabBar))
            and stop.isEnabled()
            and not stop.isHidden()
        ):
            return stop
    return None


def _is_late(part: QWidget) -> bool:
    return bool(part.property(LATE))


def _stops_along(layout: QLayout, part: QWidget) -> Iterator[QWidget]:
    """By their places in the layout; its items are not touched (see `line_box`)."""
    widgets = [each for each in part.children() if isinstance(each, QWidget)]
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places: list[tuple[int, QWidget | QLayout]] = [
        *((layout.indexOf(each), each) for each in widgets),
        *((layout.indexOf(each), each) for each in inner),
    ]
    for at, each in sorted(places, key=itemgetter(0)):
        if at >= 0:
            yield from stops_in(each) if isinstance(each, QWidget) else _stops_along(each, part)
