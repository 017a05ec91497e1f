"""What is wrong with a window that somebody looks at, listens to, or walks through with Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenuBar,
    QRadioButton,
    QScrollArea,
    QTableView,
)
from worlds.geometry import out_of_place, shown_parts, standing_still
from worlds.spoken import ill_spoken, jumping

from twincrm.ui.jump.overlay import JumpOverlay
from twincrm.ui.kit.badges import Badge, Chip
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.reading_order import ReadingOrder
from twincrm.ui.kit.row_list import RowList
from twincrm.ui.kit.search_field import SearchField
from twincrm.ui.kit.sidebar import SideBar
from twincrm.ui.models.lazy_table import ROW_ROLE
from twincrm.ui.phone.picture import QrPicture

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

TITLE_BAR = 32
"""Pixels of a usual window manager's title bar."""
ROWS = 12
"""As many rows of a list are listened to."""
SLACK = 1.5
"""Pixels by which a measure may differ from what is painted."""


def faults_of(window: QWidget, language: str = "en") -> list[str]:
    """Everything that is wrong, in words."""
    with standing_still(window):
        seen = [
            *unnamed(window), *outgrown(window), *cut(window), *covered(window),
            *out_of_place(window), *rowless(window),
            *silent(window), *ill_spoken(window, language),
        ]  # fmt: skip
    return [*seen, *unreached(window)]


def unnamed(window: QWidget) -> list[str]:
    """Parts that take the keyboard or the mouse and that a screen reader could not name."""
    found = []
    for each in shown_parts(window):
        takes = each.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(each, QAbstractButton)
        if not takes or _inner(each) or isinstance(each, QLabel):
            continue
        told = QAccessible.queryAccessibleInterface(each)
        if told is not None and not told.text(QAccessible.Text.Name):
            found.append(f"has no name: {_say(each)}")
    return found


def outgrown(window: QWidget) -> list[str]:
    """A window, its title bar included, for which the screen is too small."""
    if not window.isWindow():
        return []
    room = window.screen().availableGeometry()
    edge = TITLE_BAR if isinstance(window, QDialog) else 0
    wide, high = window.width() > room.width(), window.height() + edge > room.height()
    size = f"{window.width()} × {window.height()} of {room.width()} × {room.height()}"
    return [f"outgrows the screen: {size}"] if wide or high else []


def silent(window: QWidget) -> list[str]:
    """Painted rows whose words would be lost where they are elided: the whole is to be spoken."""
    found = []
    for view in (each for each in shown_parts(window) if isinstance(each, RowList)):
        model = view.model()
        for at in range(min(model.rowCount(), ROWS) if model is not None else 0):
            index = model.index(at, 0)
            row = index.data(ROW_ROLE)
            spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
            words = [getattr(row, part, "") for part in ("title", "subtitle")]
            if not spoken or not all(str(each) in spoken for each in words):
                found.append(f"is not spoken whole: “{spoken}” of {_say(view)}")
    return found


def cut(window: QWidget) -> list[str]:
    """Words that find no room in their own part."""
    seen = [each for each in shown_parts(window) if _seen(each)]
    return [f"is cut: {_say(each)}" for each in seen if _is_cut(each) or _is_painted_cut(each)]


def rowless(window: QWidget) -> list[str]:
    """Lists and tables in sight that have rows and no room for a whole one."""
    parts = [each for each in shown_parts(window) if each.isVisible()]
    tables = [each for each in parts if isinstance(each, QTableView)]
    return [
        f"shows no whole row: {_say(each)}"
        for each in tables
        if each.model() is not None and each.model().rowCount() and not _shows_a_row(each)
    ]


def _shows_a_row(table: QTableView) -> bool:
    seen = table.viewport().visibleRegion().boundingRect()
    return seen.height() >= min(table.rowHeight(at) for at in range(table.model().rowCount())[:9])


def covered(window: QWidget) -> list[str]:
    """Parts with words that lie over each other."""
    parts = [each for each in shown_parts(window) if _wordy(each) and not _inner(each)]
    places = [(each, _place(each, window)) for each in parts]
    found = []
    for at, (one, first) in enumerate(places):
        for other, second in places[at + 1 :]:
            both = first.intersected(second)
            related = one.isAncestorOf(other) or other.isAncestorOf(one)
            if both.width() > 2 and both.height() > 2 and not related and _same_layer(one, other):
                found.append(f"covers: {_say(one)} and {_say(other)}")
    return found


def unreached(window: QWidget) -> list[str]:
    """Parts to be used that Tab never comes to, or to which it jumps."""
    for order in window.findChildren(ReadingOrder):
        order.order()  # which waits for a moment in which nothing moves
    wanted = {each for each in shown_parts(window) if _is_stop(each)}
    start = window.focusWidget()
    if start is None:
        start = next(iter(wanted), None)
        if start is None:
            return []
        start.setFocus(Qt.FocusReason.TabFocusReason)
    reached: list[QWidget] = []
    now = window.focusWidget()
    for _ in range(3 * len(wanted) + 20):
        if now is None:
            break
        reached.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        now = window.focusWidget()
        if now is start and len(reached) > 1:
            break
    lost = wanted.difference(reached)
    return [
        *(f"Tab never comes to: {_say(each)}" for each in lost if not _reached_inside(each)),
        *jumping(reached, window),
    ]


def _reached_inside(widget: QWidget) -> bool:
    """Parts among which the arrows move: one of a group is enough."""
    if isinstance(widget, QRadioButton):
        return not widget.isChecked()
    if isinstance(widget.parentWidget(), SearchField):
        return True  # Esc clears the search
    bar: QWidget | None = widget
    while bar is not None and not isinstance(bar, SideBar):
        bar = bar.parentWidget()
    return bar is not None


def _is_stop(widget: QWidget) -> bool:
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
    proxied = widget.focusProxy() is not None
    read = isinstance(widget, QLabel)  # words to be copied, not to be used
    button = isinstance(widget, QAbstractButton) and widget.isEnabled() and not _inner(widget)
    return (tabbed or button) and not proxied and not read and not _inner(widget)


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, (Badge, Chip, FilterChip)):
        narrow = widget.width() + SLACK < widget.sizeHint().width()
        return narrow and not widget.toolTip()
    if isinstance(widget, QrPicture):
        return widget.height() < widget.sizeHint().height()
    if isinstance(widget, QLabel):
        return _label_is_cut(widget)
    if isinstance(widget, Button):
        return not widget.icon_only and widget.width() + SLACK < widget.sizeHint().width()
    if isinstance(widget, QCheckBox):
        return widget.width() + SLACK < widget.minimumSizeHint().width()
    if isinstance(widget, QComboBox):
        bare = widget.itemIcon(widget.currentIndex()).isNull()
        beside = 50 if bare else 70  # the arrow and the picture
        return _advance(widget, widget.currentText()) > widget.width() - beside * _zoom(widget)
    if isinstance(widget, QLineEdit) and not _inner(widget) and not widget.text():
        margins = widget.textMargins().left() + 2 * 10 * _zoom(widget) + 4
        return _advance(widget, widget.placeholderText()) > widget.width() - margins + SLACK
    return False


def _is_painted_cut(widget: QWidget) -> bool:
    """Entries that paint their title themselves say whether they had room for it."""
    return getattr(widget, "elided", False) is True and not widget.toolTip()


def _label_is_cut(shown: QLabel) -> bool:
    text, room = shown.text(), shown.contentsRect()
    if not text or shown.textFormat() != Qt.TextFormat.PlainText:
        return False
    metrics = QFontMetricsF(shown.font())
    if not shown.wordWrap():
        widest = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
        height = metrics.height() + metrics.lineSpacing() * text.count("\n")
        return widest > room.width() + SLACK or height > room.height() + 2 * SLACK
    margins = shown.contentsMargins()
    height = shown.heightForWidth(shown.width()) - margins.top() - margins.bottom()
    words = text.replace("\u200b", " ").split()  # where a long address may be broken
    word = max((metrics.horizontalAdvance(word) for word in words), default=0)
    return height > room.height() + 2 * SLACK or word > room.width() + SLACK


def _advance(widget: QWidget, text: str) -> float:
    return QFontMetricsF(widget.font()).horizontalAdvance(text)


def _zoom(widget: QWidget) -> float:
    return max(0.9, QFontMetricsF(widget.font()).height() / 24)


def _seen(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def _wordy(widget: QWidget) -> bool:
    words = isinstance(widget, (QLabel, QAbstractButton)) and bool(widget.text())
    return (words or isinstance(widget, (QLineEdit, QComboBox))) and _seen(widget)


def _place(widget: QWidget, window: QWidget) -> QRect:
    """What can be seen of it, in the window's pixels."""
    seen = widget.visibleRegion().boundingRect()
    return seen.translated(widget.mapTo(window, QPoint(0, 0)))


def _same_layer(one: QWidget, other: QWidget) -> bool:
    """Whether both stand on the same page: what lies over a page may cover it."""
    return _layer(one) is _layer(other)


def _layer(widget: QWidget) -> QWidget | None:
    """The part that scrolls it, or that was put over the others; None for the window itself."""
    part: QWidget | None = widget
    while part is not None and not isinstance(part, (QScrollArea, JumpOverlay)):
        part = part.parentWidget()
    return part


def _inner(widget: QWidget) -> bool:
    """Parts of Qt's own parts."""
    return (
        widget.objectName().startswith("qt_")
        or isinstance(widget, QMenuBar)
        or (isinstance(widget.parentWidget(), QComboBox) and isinstance(widget, QLineEdit))
        or isinstance(widget.parentWidget(), QMenuBar)
    )


def _say(widget: QWidget) -> str:
    words = getattr(widget, "text", None)
    shown = words() if callable(words) and not isinstance(widget, QComboBox) else ""
    if isinstance(widget, QComboBox):
        shown = widget.currentText()
    name = widget.accessibleName()
    size = f"{widget.width()}×{widget.height()}"
    return f"{type(widget).__name__} “{shown or name or widget.objectName()}” {size}"
