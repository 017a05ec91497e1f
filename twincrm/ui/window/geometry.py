"""Where the window stands: remembered, and never outside the screens there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from twincrm.runtime.settings import WindowPlace

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

USUAL = (1366, 698)
"""The size the screens are drawn for."""
LEAST = (560, 420)


def place_of(window: QWidget) -> WindowPlace:
    """Where the window stands now, or stood before it was maximised."""
    rect = window.normalGeometry() if window.isMaximized() else window.geometry()
    return WindowPlace(rect.x(), rect.y(), rect.width(), rect.height(), window.isMaximized())


def put_window(window: QWidget, place: WindowPlace | None) -> None:
    """Put the window where it stood, moved and shrunk into the screen that shows most of it."""
    window.setMinimumSize(*LEAST)
    window.setGeometry(fitted(place, [each.availableGeometry() for each in _screens()]))
    if place is not None and place.maximised:
        window.showMaximized()


def fitted(place: WindowPlace | None, screens: list[QRect]) -> QRect:
    """The place within one of *screens*; the middle of the first where none is known."""
    first = screens[0]
    if place is None:
        size = QRect(0, 0, min(USUAL[0], first.width()), min(USUAL[1], first.height()))
        size.moveCenter(first.center())
        return size
    wanted = QRect(place.left, place.top, place.width, place.height)
    screen = max(screens, key=lambda each: _area(each.intersected(wanted)))
    width = max(min(wanted.width(), screen.width()), min(LEAST[0], screen.width()))
    height = max(min(wanted.height(), screen.height()), min(LEAST[1], screen.height()))
    left = min(max(wanted.x(), screen.x()), screen.x() + screen.width() - width)
    top = min(max(wanted.y(), screen.y()), screen.y() + screen.height() - height)
    return QRect(left, top, width, height)


def _area(rect: QRect) -> int:
    return 0 if rect.isEmpty() else rect.width() * rect.height()


def _screens() -> list[QScreen]:
    return QGuiApplication.screens()
