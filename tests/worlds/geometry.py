"""Whether the parts of a window have the room they need, and keep to their places."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QDialog,
    QHeaderView,
    QLabel,
    QMenuBar,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QTableView,
    QWidget,
)

from twincrm.ui.jump.overlay import JumpOverlay
from twincrm.ui.kit.badges import Badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.held_table import HeldTable
from twincrm.ui.kit.line_box import least_size
from twincrm.ui.kit.toast import UndoBar

EDGE = 2
"""Pixels that parts may share: borders, and what rounding leaves."""
FEW, VERY_LARGE = 6, 1.5
"""Columns that have room beside each other on a laptop, but in letters of this zoom."""
OVER_THE_PAGE = (JumpOverlay, UndoBar, Badge)
"""What is put over a page, or over a part that it marks."""


def out_of_place(window: QWidget) -> list[str]:
    """Everything that is wrong with rooms and places, in words."""
    return [
        *out_of_bounds(window), *overlaid(window), *sideways(window),
        *narrow_heads(window), *narrow_words(window), *hidden_answers(window), *squeezed(window),
    ]  # fmt: skip


def out_of_bounds(window: QWidget) -> list[str]:
    """Parts that stick out of what holds them, where nothing can be scrolled to them."""
    found = []
    for each in shown_parts(window):
        holder = each.parentWidget()
        if holder is None or each.isWindow() or _scrolled(each) or inner(each):
            continue
        if not holder.rect().adjusted(-EDGE, -EDGE, EDGE, EDGE).contains(each.geometry()):
            found.append(f"sticks out: {say(each)} of {say(holder)}")
    return found


def overlaid(window: QWidget) -> list[str]:
    """Neighbours of which one lies over the other."""
    found = []
    for holder in (window, *shown_parts(window)):
        if isinstance(holder, (QAbstractScrollArea, QHeaderView, QTabBar, QMenuBar)):
            continue  # Qt puts its own bars and corners over these
        parts = [each for each in holder.children() if _takes_room(each)]
        for one, other in combinations(parts, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > EDGE and both.height() > EDGE:
                found.append(f"lies over: {say(one)} and {say(other)}")
    return found


def sideways(window: QWidget) -> list[str]:
    """Pages and tables that can only be read by scrolling to the side.

    A table that holds the names in view meanwhile may, of many columns or of very large letters.
    """
    found = []
    for each in shown_parts(window):
        if not isinstance(each, (QScrollArea, QTableView)) or _may_go_on(each):
            continue
        page = each.widget() if isinstance(each, QScrollArea) else None
        hidden = page is not None and page.width() > each.viewport().width() + EDGE
        policy = each.horizontalScrollBarPolicy()
        off = policy == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if (hidden and off) or (not off and each.horizontalScrollBar().maximum() > 0):
            found.append(f"goes on to the side: {say(each)}")
    return found


def _may_go_on(part: QWidget) -> bool:
    if not isinstance(part, HeldTable):
        return False
    return part.ui.look.zoom >= VERY_LARGE or part.horizontalHeader().count() > FEW


def narrow_heads(window: QWidget) -> list[str]:
    """Heads of columns whose word finds no room, and tabs that are cut or scrolled away."""
    found = []
    for each in shown_parts(window):
        if isinstance(each, QHeaderView) and each.orientation() == Qt.Orientation.Horizontal:
            found += [f"is cut: head “{words}” of {say(each)}" for words in _cut_heads(each)]
        elif isinstance(each, QTabBar):
            found += [f"is cut: tab “{words}”" for words in _cut_tabs(each)]
    return found


def narrow_words(window: QWidget) -> list[str]:
    """Marked-up words, and buttons that Qt paints, which find no room in their own part."""
    found = []
    for each in shown_parts(window):
        if isinstance(each, QLabel) and _is_rich(each) and _rich_is_cut(each):
            found.append(f"is cut: {say(each)}")
        elif isinstance(each, QAbstractButton) and each.text() and not inner(each):
            least = each.minimumSizeHint().expandedTo(each.sizeHint())
            if each.height() + EDGE < least.height() and not isinstance(each, Badge):
                found.append(f"is too low: {say(each)}")
    return found


def hidden_answers(window: QWidget) -> list[str]:
    """What one came to press and would have to look for by scrolling."""
    found = []
    for each in shown_parts(window):
        if not isinstance(each, Button) or each.variant != "primary" or not each.isVisible():
            continue
        place = QRect(each.mapTo(window, QPoint(0, 0)), each.size())
        seen = each.visibleRegion().boundingRect()
        scrolled = isinstance(window, QDialog) and seen.size() != each.size()
        if scrolled or not window.rect().contains(place):
            found.append(f"is to be looked for: {say(each)}")
    return found


def squeezed(window: QWidget) -> list[str]:
    """Parts lower than the least in which they are whole: the page should scroll before that."""
    return [
        f"is squeezed: {say(each)}, which needs {_least_height(each)}"
        for each in shown_parts(window)
        if not (each.isWindow() or inner(each) or _told_by_others(each))
        and each.height() + EDGE < _least_height(each)
    ]


def _told_by_others(part: QWidget) -> bool:
    """Whether its least says nothing of what is shown: hidden pages count, or none of it does."""
    ignored = part.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Ignored
    stacked = isinstance(part, QStackedWidget) or part.findChild(QStackedWidget) is not None
    return ignored or stacked or isinstance(part, QHeaderView)


def _least_height(part: QWidget) -> int:
    least, layout = least_size(part).height(), part.layout()
    if layout is not None and layout.hasHeightForWidth():
        least = max(part.minimumHeight(), layout.totalMinimumHeightForWidth(part.width()))
    return min(least, part.maximumHeight())


_LOOKED_AT: dict[QWidget, list[QWidget]] = {}
"""The windows that stand still while they are looked at, with what they show."""


@contextmanager
def standing_still(window: QWidget):
    """Find the parts of a window once for all looks at it; nothing may come or go meanwhile."""
    _LOOKED_AT[window] = shown_parts(window)
    try:
        yield
    finally:
        del _LOOKED_AT[window]


def shown_parts(window: QWidget) -> list[QWidget]:
    """Every part that the window shows, those outside of its edges included."""
    if window in _LOOKED_AT:
        return _LOOKED_AT[window]
    return [each for each in window.findChildren(QWidget) if each.isVisibleTo(window)]


def inner(widget: QWidget) -> bool:
    """Parts of Qt's own parts."""
    return widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), QMenuBar)


def say(widget: QWidget) -> str:
    """Which part is meant."""
    words = getattr(widget, "text", None)
    shown = words() if callable(words) and isinstance(widget, (QLabel, QAbstractButton)) else ""
    place = widget.geometry()
    where = f"{place.width()}×{place.height()}+{place.x()}+{place.y()}"
    return f"{type(widget).__name__} “{shown or widget.accessibleName()}” {where}"


def _takes_room(part: object) -> bool:
    if not isinstance(part, QWidget) or part.isHidden() or part.isWindow():
        return False
    return not isinstance(part, OVER_THE_PAGE) and not part.testAttribute(
        Qt.WidgetAttribute.WA_TransparentForMouseEvents
    )


def _scrolled(part: QWidget) -> bool:
    """Whether a scroll area moves it about."""
    holder = part.parentWidget()
    view = holder.parentWidget() if holder is not None else None
    return isinstance(view, QAbstractScrollArea) and view.viewport() is holder


def _cut_heads(header: QHeaderView) -> list[str]:
    if not header.isVisible() or header.model() is None:
        return []
    found = []
    for at in range(header.count()):
        words = header.model().headerData(at, header.orientation(), Qt.ItemDataRole.DisplayRole)
        needed = _needed(header, at)
        if words and not header.isSectionHidden(at) and header.sectionSize(at) + EDGE < needed:
            found.append(str(words))
    return found


def _needed(header: QHeaderView, at: int) -> int:
    """What a head needs: Qt counts an arrow in every one, and draws it in that of the order."""
    has_arrow = header.isSortIndicatorShown()
    header.setSortIndicatorShown(has_arrow and header.sortIndicatorSection() == at)
    needed = header.sectionSizeHint(at)
    header.setSortIndicatorShown(has_arrow)
    return needed


def _cut_tabs(bar: QTabBar) -> list[str]:
    hints = [bar.tabRect(at) for at in range(bar.count())]
    found = []
    for at, place in enumerate(hints):
        words = bar.tabText(at).replace("&", "")
        needed = bar.fontMetrics().horizontalAdvance(words)
        if place.width() < needed or not bar.rect().contains(place):
            found.append(words)
    return found


def _is_rich(shown: QLabel) -> bool:
    form = shown.textFormat()
    if form == Qt.TextFormat.AutoText:
        return "</" in shown.text() or "<br" in shown.text()
    return form in (Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText)


def _rich_is_cut(shown: QLabel) -> bool:
    """Laid out anew in the width it has; the widest word tells whether that is enough."""
    document = QTextDocument()
    document.setDefaultFont(shown.font())
    document.setDocumentMargin(0)
    if shown.textFormat() == Qt.TextFormat.MarkdownText:
        document.setMarkdown(shown.text())
    else:
        document.setHtml(shown.text())
    room = shown.contentsRect().adjusted(0, 0, -2 * shown.margin(), -2 * shown.margin())
    document.setTextWidth(room.width() if shown.wordWrap() else -1)
    size = document.size()
    return size.height() > room.height() + EDGE or document.idealWidth() > room.width() + EDGE
