"""Where the message at the foot of a page may lie: never over what was just made or is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea

from twincrm.ui.kit.in_use import ShowsInUse
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import HasFoot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.toast import UndoBar
    from twincrm.ui.window.page import Page

STEP = 8
"""Pixels between two looks at a list: less than any row is high."""


def free_place(
    ui: UiContext, bar: UndoBar, space: QWidget, page: QWidget, foot: QWidget | None
) -> QRect:
    """At the right of the page's foot, else at its left, else at the right of its head.

    Free is a place where neither the mouse nor the keyboard is, nor what is chosen: what was just
    made or changed is. *foot* stays in reach.
    """
    places = list(_places(ui, bar, space, page, foot))
    return next((place for place in places if _is_free(place, space, page)), places[-1])


def foot_of(page: Page | None) -> QWidget | None:
    """What stands at the foot of a page and must not be hidden; it may be hidden itself."""
    return page.foot if isinstance(page, HasFoot) else None


def in_the_way(place: QRect, space: QWidget, page: QWidget, foot: QWidget | None) -> bool:
    """Whether what lies there has to go elsewhere: a row was chosen there, or a foot was shown."""
    held = foot is not None and foot.isVisible() and place.intersects(_place_of(foot, space))
    return held or covers_chosen(place, space, page)


def covers_chosen(place: QRect, space: QWidget, page: QWidget) -> bool:
    """Whether a chosen row of any list on the page lies there, or else what is in use."""
    return any(
        _is_in_use(part, place, space)
        for part in page.findChildren(QAbstractScrollArea)
        if part.isVisible()
    )


def _places(
    ui: UiContext, bar: UndoBar, space: QWidget, page: QWidget, foot: QWidget | None
) -> Iterator[QRect]:
    side, gap = ui.look.px(Space.PAGE), ui.look.px(Space.S)
    room = _place_of(page, space)
    place = QRect(QPoint(0, 0), bar.size_within(room.width() - 2 * side))
    held = _place_of(foot, space) if foot is not None and foot.isVisible() else QRect()
    for at_left in (False, True):
        if at_left:
            place.moveLeft(room.left() + side)
        else:
            place.moveRight(room.right() - side)
        place.moveBottom(room.bottom() - gap)
        if place.intersects(held):
            place.moveBottom(held.top() - gap)
        yield QRect(place)
    place.moveRight(room.right() - side)
    place.moveTop(room.top() + gap)
    yield place


def _is_free(place: QRect, space: QWidget, page: QWidget) -> bool:
    mouse = space.mapFromGlobal(QCursor.pos())
    keyboard = _keyboard(space)
    if keyboard is not None and not isinstance(keyboard, QAbstractItemView | ShowsInUse):
        in_use = keyboard.isVisible() and page.isAncestorOf(keyboard)
        if in_use and place.intersects(_place_of(keyboard, space)):
            return False
    return not place.contains(mouse) and not covers_chosen(place, space, page)


def _keyboard(space: QWidget) -> QWidget | None:
    return space.focusWidget()


def _is_in_use(part: QAbstractScrollArea, place: QRect, space: QWidget) -> bool:
    if isinstance(part, QAbstractItemView):
        return _is_chosen(part, place, space)
    if not isinstance(part, ShowsInUse):
        return False
    view = part.viewport()
    seen = part.place_in_use().intersected(view.rect())
    return seen.translated(view.mapTo(space, QPoint(0, 0))).intersects(place)


def _is_chosen(rows: QAbstractItemView, place: QRect, space: QWidget) -> bool:
    view, chosen = rows.viewport(), rows.selectionModel()
    area = QRect(view.mapFrom(space, place.topLeft()), place.size()).intersected(view.rect())
    for y in range(area.top(), area.bottom() + 1, STEP):
        index = rows.indexAt(QPoint(area.center().x(), y))
        if index.isValid() and (
            index.row() == rows.currentIndex().row() or chosen.isRowSelected(index.row())
        ):
            return True
    return False


def _place_of(part: QWidget, space: QWidget) -> QRect:
    return QRect(part.mapTo(space, QPoint(0, 0)), part.size())
