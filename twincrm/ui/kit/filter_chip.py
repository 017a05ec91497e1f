"""A filter above a list: a pill with a menu, and with what is chosen and a cross when set."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QIcon
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from twincrm.domain.folding import fold
from twincrm.ui.kit.painting import device_ratio, painter_on, put, rounded
from twincrm.ui.theme.tokens import Height, IconSize
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.options import Option
    from twincrm.ui.theme.tokens import Token


class StayingMenu(QMenu):
    """A menu that stays open while entries are ticked: Space or a click ticks, Enter closes.

    Letters typed one after the other lead to the entry that begins so.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = ""
        self._pause = QElapsedTimer()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on an entry that can be ticked keeps the menu."""
        action: Any = self.actionAt(event.position().toPoint())  # None between the entries
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So does the space bar."""
        action: Any = self.activeAction()  # None before one is chosen
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        elif event.text().isprintable() and event.text().strip():
            self._lead_to(event.text())
        else:
            super().keyPressEvent(event)

    def _lead_to(self, letter: str) -> None:
        """Mark the entry that begins with what was typed; one letter again leads to the next."""
        late = not self._pause.isValid() or self._pause.elapsed() > TYPING_PAUSE
        again = not late and self._typed == fold(letter)
        self._typed = fold(letter) if late or again else self._typed + fold(letter)
        self._pause.start()
        entries = [each for each in self.actions() if each.isEnabled() and each.text()]
        active: Any = self.activeAction()
        start = entries.index(active) + again if active in entries else 0
        for each in (*entries[start:], *entries[:start]):
            words = fold(each.text().partition("\t")[0].replace("&", ""))
            if any(word.startswith(self._typed) for word in (words, *words.split())):
                self.setActiveAction(each)
                return


def _ticked(ui: UiContext, option: Option) -> QIcon:
    """The picture of a value, and a tick in its place while it is chosen."""
    picture = option.picture(ui)
    if picture.isNull():
        return picture
    tick = ui.icons.pixmap("check", "ink", 18)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
        picture.addPixmap(tick, mode, QIcon.State.On)
    return picture


TYPING_PAUSE = 1000
"""Milliseconds after which another letter begins anew."""
MARK = 16
"""The size of the arrow and the cross."""
PAD = 9


class FilterChip(QPushButton):
    """One filter; a list is narrowed down to what has any one of its values.

    Space, Enter or arrow down opens the menu, Delete or the cross clears.
    Signals: value_changed(object) with all values, none when cleared.
    """

    value_changed = Signal(object)

    def __init__(
        self, ui: UiContext, title: str, icon: str, options: Sequence[Option] = ()
    ) -> None:
        super().__init__(title)
        self._ui = ui
        self._title = title
        self._icon = icon
        self._options: tuple[Option, ...] = tuple(options)
        self._chosen: tuple[Option, ...] = ()
        self._plain = False
        self._measured: dict[str, int] = {}
        self.setAutoDefault(False)
        self.setFont(ui.look.font("label"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        self._describe()

    @property
    def title(self) -> str:
        """What is filtered by."""
        return self._title

    @property
    def options(self) -> tuple[Option, ...]:
        """What there is to choose from."""
        return self._options

    @property
    def chosen(self) -> tuple[Option, ...]:
        """What is chosen, nothing when the filter is off."""
        return self._chosen

    @property
    def values(self) -> tuple[object, ...]:
        """The values chosen."""
        return tuple(option.value for option in self._chosen)

    def set_options(self, options: Sequence[Option]) -> None:
        """Other things to choose from; a chosen one that is gone is cleared."""
        self._options = tuple(options)
        self.set_values(self.values)

    def set_values(self, values: Sequence[object]) -> None:
        """Choose values as if from the menu, in its order; none clears."""
        before = self.values
        self._chosen = tuple(each for each in self._options if each.value in values)
        self._describe()
        if self.values != before:
            self.value_changed.emit(self.values)

    def turn(self, value: object) -> None:
        """Add a value, or take it away again."""
        others = tuple(each for each in self.values if each != value)
        self.set_values(others if value in self.values else (*others, value))

    def set_plain(self, plain: bool) -> None:
        """Leave the icon out where room is short and nothing is chosen."""
        if plain != self._plain:
            self._plain = plain
            self.updateGeometry()
            self.update()

    def clear(self) -> None:
        """Switch the filter off."""
        self.set_values(())

    def menu_of_options(self) -> QMenu:
        """The menu with one entry for each value, with how many have it."""
        menu = StayingMenu(self)
        menu.setFont(self._ui.look.font("body"))
        for option in self._options:
            number = "" if option.n is None else f"\t{option.n}"
            words = option.text.replace("&", "&&") + number
            action = menu.addAction(_ticked(self._ui, option), words)
            action.setCheckable(True)
            action.setChecked(option.value in self.values)
            action.triggered.connect(partial(self._take, option.value))
        menu.addSeparator()
        all_of_them = menu.addAction(
            self._ui.icons.icon("x", "ink", 18), self._ui.texts.tr("Show all")
        )
        all_of_them.setEnabled(bool(self._chosen))
        all_of_them.triggered.connect(self.clear)
        menu.triggered.connect(lambda: all_of_them.setEnabled(bool(self._chosen)))
        return menu

    def open_menu(self) -> None:
        """Show the values under the chip."""
        menu = self.menu_of_options()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + self._ui.look.px(4))))

    def _take(self, value: object, *_: bool) -> None:
        self.turn(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete clears; arrow down and Enter open the menu."""
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross clears, elsewhere it opens the menu."""
        if self._chosen and self._cross().contains(event.position()):
            self.setDown(False)
            self.clear()
        else:
            super().mouseReleaseEvent(event)

    def sizeHint(self) -> QSize:
        """The room for flag or icon, words and arrow or cross."""
        px = self._ui.look.px
        width = self._words_width(self._words()) + px(MARK) + 2 * px(PAD) + px(6)
        if not self._is_bare:
            width += int(self._picture(1.0).deviceIndependentSize().width()) + px(6)
        return QSize(width, px(Height.CHIP))

    def changeEvent(self, event: QEvent) -> None:
        """Other letters are of another width."""
        if event.type() == QEvent.Type.FontChange:
            self._measured.clear()
        super().changeEvent(event)

    def _words_width(self, words: str) -> int:
        """Measured once: layouts ask many times."""
        if words not in self._measured:
            metrics = QFontMetricsF(self.font())
            self._measured = {words: int(metrics.horizontalAdvance(words) + 2)}
        return self._measured[words]

    def minimumSizeHint(self) -> QSize:
        """Long values are elided, titles never."""
        hint = self.sizeHint()
        least = self._ui.look.px(96) if self._chosen else hint.width()
        return QSize(min(hint.width(), least), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill."""
        del event
        painter = painter_on(self)
        self._paint_frame(painter)
        self._paint_words(painter)
        painter.end()

    def _describe(self) -> None:
        tr = self._ui.texts.tr
        words = tr("Filter {title}: {value}") if self._chosen else tr("Filter {title}: all")
        value = ", ".join(option.text for option in self._chosen)
        self.setAccessibleName(words.format(title=self._title, value=value))
        clears = tr("{values} – Delete clears this filter").format(values=value)
        self.setToolTip(plain_tip(clears if self._chosen else ""))
        self.setText(self._words())
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        if not self._chosen:
            return self._title
        first, more = self._chosen[0].text, len(self._chosen) - 1
        return self._ui.texts.tr("{value} +{n}").format(value=first, n=more) if more else first

    @property
    def _is_bare(self) -> bool:
        return self._plain and not self._chosen

    def _token(self) -> Token:
        return "info" if self._chosen else "ink"

    def _picture(self, ratio: float) -> QPixmap:
        icons, first = self._ui.icons, self._chosen[0] if self._chosen else None
        if first is not None and first.flag:
            return icons.flag(first.flag, 14, ratio=ratio)
        name = first.icon if first is not None and first.icon else self._icon
        return icons.pixmap(name, self._token(), IconSize.SMALL, ratio=ratio)

    def _cross(self) -> QRectF:
        edge = self.height()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRectF(0 if mirrored else self.width() - edge, 0, edge, edge)

    def _paint_frame(self, painter: QPainter) -> None:
        look, rect = self._ui.look, QRectF(self.rect())
        fill, border = look.colour("card"), look.colour("line2")
        if self._chosen:
            tone = look.tone("info")
            fill, border = QColor(tone.bg), QColor(tone.border)
        elif self.underMouse():
            fill = look.colour("sunken")
        border = look.colour("focus") if self.hasFocus() else border
        rounded(painter, rect, rect.height() / 2, fill, border, 2 if self.hasFocus() else 1)

    def _paint_words(self, painter: QPainter) -> None:
        px, ratio, middle = self._ui.look.px, device_ratio(painter), self.height() / 2
        picture = self._picture(ratio)
        mark = self._ui.icons.pixmap(
            "x" if self._chosen else "chevron-down", self._token(), MARK, ratio=ratio
        )
        width = 0.0 if self._is_bare else picture.deviceIndependentSize().width() + px(6)
        edge = mark.deviceIndependentSize().width()
        room = QRectF(px(PAD) + width, 0, 0, self.height())
        room.setRight(self.width() - px(PAD) - edge - px(6) + 2)
        left, right = float(px(PAD)), self.width() - px(PAD) - edge
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left, right = self.width() - px(PAD) - width + px(6), float(px(PAD))
            room.moveLeft(self.width() - room.right())
        if not self._is_bare:
            put(painter, picture, left, middle)
        put(painter, mark, right, middle)
        painter.setFont(self.font())
        painter.setPen(self._ui.look.colour(self._token()))
        words = QFontMetricsF(self.font()).elidedText(
            self._words(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
