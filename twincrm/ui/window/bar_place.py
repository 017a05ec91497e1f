"""Where a message may lie: beside the menus, else never over what was just made or is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QMainWindow,
    QWidget,
)

from twincrm.ui.kit.in_use import ShowsInUse
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import HasFoot, HasForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.toast import UndoBar
    from twincrm.ui.window.page import Page

RAISED = 2
"""Steps of its own height by which it may stand above the foot."""
READ_IN = 1_500
"""Milliseconds in which a message is read; after that it goes with the next act."""
_ACTS = (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress)
STEP = 8
"""Pixels between two looks at a list: less than any row is high."""


class BarPlace(QObject):
    """Keeps the message of a workspace in its place while pages come and go under it."""

    def __init__(
        self,
        ui: UiContext,
        bar: UndoBar,
        space: QWidget,
        stack: QWidget,
        page: Callable[[], Page | None],
    ) -> None:
        super().__init__(space)
        self._ui, self._space, self._bar, self._stack, self._page = ui, space, bar, stack, page
        stack.installEventFilter(self)
        space.destroyed.connect(bar.deleteLater)  # which may belong to the window by then
        self._read = QTimer(self, singleShot=True, interval=READ_IN)
        self._read.timeout.connect(self._listen)
        bar.closed.connect(self._forget)

    @property
    def was_read(self) -> bool:
        """Whether the message stood long enough to be read: it goes with the next act."""
        return not self._bar.isHidden() and not self._read.isActive()

    def leave(self) -> None:
        """Another page is gone to: what was said of the last one does not follow."""
        if self.was_read:
            self._bar.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices that come or go above the page move it; who goes on working finds it gone."""
        if event.type() in _ACTS and isinstance(watched, QWidget) and self._is_act(watched, event):
            self._bar.dismiss()
        if watched is self._stack and event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.keep_soon()
        return False

    def put(self) -> None:
        """Where it hides nothing that is in use or was just made."""
        bar, page = self._bar, self._page()
        in_form = isinstance(page, HasForm) and page.in_form
        bar.escape.setEnabled(not in_form)  # there it leaves the form
        place = beside_menus(self._ui, bar, self._space.window())
        if place is not None:
            self._give_to(self._space.window())
        else:
            self._give_to(self._space)
            place = free_place(self._ui, bar, self._space, self._stack, foot_of(page))
        bar.setGeometry(place)
        bar.raise_()

    def _give_to(self, holder: QWidget) -> None:
        bar, shown = self._bar, not self._bar.isHidden()
        if bar.parentWidget() is not holder:
            bar.setParent(holder)
            bar.setVisible(shown)

    def begin(self) -> None:
        """A message is to be shown: put it, and let it be read."""
        self._forget()
        self.put()
        self._read.start()

    def _listen(self) -> None:
        program = QApplication.instance()
        if program is not None:
            program.installEventFilter(self)  # only while a message is shown

    def _forget(self) -> None:
        self._read.stop()
        program = QApplication.instance()
        if program is not None:
            program.removeEventFilter(self)

    def _is_act(self, watched: QWidget, event: QEvent) -> bool:
        """Whether somebody clicks or types on the page, beside the message."""
        if not self._stack.isAncestorOf(watched) or self._bar.isHidden():
            return False
        return not isinstance(event, QKeyEvent) or (
            bool(event.text()) and event.text().isprintable()
        )

    def keep(self) -> None:
        """Another page, or another size of it: what was free may not be so now."""
        if not self._bar.isHidden():  # though it may wait for the page to be shown
            self.put()

    def keep_soon(self) -> None:
        """Keep it clear, once the page has its size."""
        QTimer.singleShot(0, self, self.keep)

    def clear_soon(self) -> None:
        """A page lists what was made after the message came: get out of its way."""
        QTimer.singleShot(0, self, self._clear)

    def _clear(self) -> None:
        space, bar, page = self._space, self._bar, self._stack
        if bar.isHidden():
            return
        if bar.parentWidget() is not space:
            self.put()  # the menus may be others now
            return
        place = bar.geometry()
        hides = not bar.underMouse() and _hidden_under(place, _standing(space, page)) > 0
        if hides or in_the_way(place, space, page, foot_of(self._page())):
            self.put()


def beside_menus(ui: UiContext, bar: UndoBar, window: QWidget) -> QRect | None:
    """At the right of the menus, where nothing else ever stands; None where there is no room."""
    menus = window.menuBar() if isinstance(window, QMainWindow) else None
    if menus is None or menus.isHidden() or menus.isNativeMenuBar() or not menus.actions():
        return None
    side = ui.look.px(Space.PAGE)
    end = max(menus.actionGeometry(action).right() for action in menus.actions())
    size = bar.line_within(menus.width() - end - 2 * side)
    if size is None or size.height() > menus.height():
        return None
    right = menus.geometry().right() - side
    return QRect(QPoint(right - size.width() + 1, menus.geometry().top()), size)


def free_place(
    ui: UiContext, bar: UndoBar, space: QWidget, page: QWidget, foot: QWidget | None
) -> QRect:
    """At the right of the page's foot, else at its left, else in its head, else above its foot.

    Free is a place where neither the mouse nor the keyboard is, nor what is chosen: what was just
    made or changed is. *foot* stays in reach, and of several free places the one that hides
    the fewest buttons and words is taken.
    """
    places = list(_places(ui, bar, space, page, foot))
    free = [place for place in places if _is_free(place, space, page)] or places[2:3]
    standing = _standing(space, page)
    return min(free, key=lambda place: _hidden_under(place, standing))


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
    right, left = QRect(place), QRect(place)
    right.moveRight(room.right() - side)
    left.moveLeft(room.left() + side)
    for each in (right, left):
        each.moveBottom(room.bottom() - gap)
        if each.intersects(held):
            each.moveBottom(held.top() - gap)
        yield each
    head = QRect(right)
    head.moveTop(room.top() + gap)
    yield head
    for step in range(1, RAISED + 1):
        for each in (right, left):
            yield each.translated(0, -step * (each.height() + gap))


def _is_free(place: QRect, space: QWidget, page: QWidget) -> bool:
    mouse = space.mapFromGlobal(QCursor.pos())
    keyboard = _keyboard(space)
    if keyboard is not None and not isinstance(keyboard, QAbstractItemView | ShowsInUse):
        in_use = keyboard.isVisible() and page.isAncestorOf(keyboard)
        if in_use and place.intersects(_place_of(keyboard, space)):
            return False
    return not place.contains(mouse) and not covers_chosen(place, space, page)


def _hidden_under(place: QRect, standing: list[QRect]) -> int:
    """How many buttons and words would be hidden from who presses and reads them."""
    return sum(place.intersects(each) for each in standing)


def _standing(space: QWidget, page: QWidget) -> list[QRect]:
    """Where buttons and words stand on a page, the scrolled ones apart."""
    parts = (*page.findChildren(QAbstractButton), *page.findChildren(QLabel))
    seen = (each for each in parts if each.isVisible() and not _is_scrolled(each, page))
    return [_place_of(each, space) for each in seen]


def _is_scrolled(part: QWidget, page: QWidget) -> bool:
    holder = part.parentWidget()
    while holder is not None and holder is not page:
        if isinstance(holder, QAbstractScrollArea):
            return True
        holder = holder.parentWidget()
    return False


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
