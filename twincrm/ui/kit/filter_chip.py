"""A filter above a list: a pill with a menu, and with the chosen value and a cross when set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from twincrm.ui.kit.painting import device_ratio, painter_on, put, rounded
from twincrm.ui.theme.tokens import Height, IconSize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.options import Option
    from twincrm.ui.theme.tokens import Token

MARK = 16
"""The size of the arrow and the cross."""
PAD = 9


class FilterChip(QPushButton):
    """One filter with one value.

    Space, Enter or arrow down opens the menu, Delete or the cross clears.
    Signals: value_changed(object), None when cleared.
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
        self._chosen: Option | None = None
        self.setAutoDefault(False)
        self.setFont(ui.look.font("label"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        self._describe()

    @property
    def value(self) -> object:
        """The chosen value, None when the filter is off."""
        return self._chosen.value if self._chosen else None

    def set_options(self, options: Sequence[Option]) -> None:
        """Other things to choose from; a value that is gone is cleared."""
        self._options = tuple(options)
        if self._chosen is not None:
            self.set_value(self._chosen.value)

    def set_value(self, value: object) -> None:
        """Choose a value as if from the menu; None clears."""
        before = self.value
        self._chosen = next((each for each in self._options if each.value == value), None)
        self._describe()
        if self.value != before:
            self.value_changed.emit(self.value)

    def clear(self) -> None:
        """Switch the filter off."""
        self.set_value(None)

    def menu_of_options(self) -> QMenu:
        """The menu with one entry for each value."""
        menu = QMenu(self)
        menu.setFont(self._ui.look.font("body"))
        menu.triggered.connect(self._take)
        for option in self._options:
            action = menu.addAction(option.picture(self._ui), option.text.replace("&", "&&"))
            action.setCheckable(not option.icon and not option.flag)
            action.setChecked(option == self._chosen)
            action.setData(option)
            if option == self._chosen:
                menu.setActiveAction(action)
        if self._chosen is not None:
            menu.addSeparator()
            clear = self._ui.icons.icon("x", "ink", 18)
            menu.addAction(clear, self._ui.texts.tr("Show all")).setData(None)
        return menu

    def open_menu(self) -> None:
        """Show the values under the chip."""
        menu = self.menu_of_options()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + self._ui.look.px(4))))

    def _take(self, action: QAction) -> None:
        option: Option | None = action.data()
        self.set_value(option.value if option else None)

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
        if self._chosen is not None and self._cross().contains(event.position()):
            self.setDown(False)
            self.clear()
        else:
            super().mouseReleaseEvent(event)

    def sizeHint(self) -> QSize:
        """The room for flag or icon, words and arrow or cross."""
        px = self._ui.look.px
        words = int(QFontMetricsF(self.font()).horizontalAdvance(self._words()) + 2)
        picture = int(self._picture(1.0).deviceIndependentSize().width())
        return QSize(picture + words + px(MARK) + 2 * px(PAD) + 2 * px(6), px(Height.CHIP))

    def minimumSizeHint(self) -> QSize:
        """Long values are elided."""
        return QSize(min(self.sizeHint().width(), self._ui.look.px(110)), self.sizeHint().height())

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
        value = self._chosen.text if self._chosen else ""
        self.setAccessibleName(words.format(title=self._title, value=value))
        self.setToolTip(tr("Delete clears this filter") if self._chosen else "")
        self.setText(self._words())
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        return self._chosen.text if self._chosen else self._title

    def _token(self) -> Token:
        return "info" if self._chosen else "ink"

    def _picture(self, ratio: float) -> QPixmap:
        icons = self._ui.icons
        if self._chosen and self._chosen.flag:
            return icons.flag(self._chosen.flag, 14, ratio=ratio)
        name = self._chosen.icon if self._chosen and self._chosen.icon else self._icon
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
        width = picture.deviceIndependentSize().width()
        edge = mark.deviceIndependentSize().width()
        room = QRectF(px(PAD) + width + px(6), 0, 0, self.height())
        room.setRight(self.width() - px(PAD) - edge - px(6) + 2)
        left, right = float(px(PAD)), self.width() - px(PAD) - edge
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left, right = self.width() - px(PAD) - width, float(px(PAD))
            room.moveLeft(self.width() - room.right())
        put(painter, picture, left, middle)
        put(painter, mark, right, middle)
        painter.setFont(self.font())
        painter.setPen(self._ui.look.colour(self._token()))
        words = QFontMetricsF(self.font()).elidedText(
            self._words(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
