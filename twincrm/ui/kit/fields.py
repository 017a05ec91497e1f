"""Fields of forms: text, long text, choice and check.

Every field has `value`, `set_value` and the signal `value_changed()`, sent when the user or the
program changed it; `LabelledField` stands around any of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from twincrm.ui.kit.file_drop import files_in, hand_over
from twincrm.ui.kit.painting import device_ratio, painter_on, put
from twincrm.ui.theme.tokens import IconSize, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QFocusEvent,
        QKeyEvent,
        QPaintEvent,
        QPixmap,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QMenu, QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.options import Option

_PASTE = "edit-paste"
"""What Qt calls that line of a menu."""


class TextField(QLineEdit):
    """One line of text, with an icon in front if it helps to recognise the field.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(
        self, ui: UiContext, value: str = "", *, icon: str = "", placeholder: str = ""
    ) -> None:
        super().__init__(value)
        self._ui = ui
        self._icon = icon
        self.setPlaceholderText(placeholder)
        self.setMinimumWidth(ui.look.px(90))
        if icon:
            room = ui.look.px(IconSize.BUTTON) + ui.look.px(9)
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.setTextMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)
        self.setCursorPosition(0)
        self.textChanged.connect(self._tell)

    @property
    def value(self) -> str:
        """The text without blanks around it."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show another text; one that has no room begins at its beginning."""
        self.setText(value)
        if not self.hasFocus():  # where somebody types, they go on behind it
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where the program hands it the keyboard, what is typed goes on behind the text."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason and not self.hasSelectedText():
            self.end(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are left to whoever takes them; their addresses are no words."""
        if files_in(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nor are files pasted as words."""
        pasted = event.matches(QKeySequence.StandardKey.Paste)
        if not (pasted and hand_over(self, QGuiApplication.clipboard().mimeData())):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Nor by the menu of the field, whose “Paste” would not ask."""
        menu = self.field_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def field_menu(self) -> QMenu:
        """The usual menu, whose “Paste” leaves files to whoever takes them."""
        menu = self.createStandardContextMenu()
        for each in menu.actions():
            if each.objectName() == _PASTE:
                each.triggered.disconnect()
                each.triggered.connect(self._paste)
        return menu

    def _paste(self) -> None:
        if not hand_over(self, QGuiApplication.clipboard().mimeData()):
            self.paste()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then its icon."""
        super().paintEvent(event)
        if not self._icon:
            return
        painter = painter_on(self)
        picture = self.picture(device_ratio(painter))
        left = self._ui.look.px(Space.M + 1)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - int(picture.deviceIndependentSize().width())
        put(painter, picture, left, self.height() / 2)
        painter.end()

    def picture(self, ratio: float) -> QPixmap:
        """The icon in front, for a screen of so many pixels to a point."""
        token = "ink" if self.isEnabled() else "ink3"
        return self._ui.icons.pixmap(self._icon, token, IconSize.BUTTON, ratio=ratio)

    def _tell(self) -> None:
        self.value_changed.emit()


class LongTextField(QPlainTextEdit):
    """Several lines of text that grow with what is written; Tab leaves the field.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(
        self,
        ui: UiContext,
        value: str = "",
        *,
        placeholder: str = "",
        lines: tuple[int, int] = (3, 9),
    ) -> None:
        super().__init__(value)
        self._ui = ui
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._tell)
        self._grow()

    @property
    def value(self) -> str:
        """The text without blanks around it."""
        return self.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show another text."""
        self.setPlainText(value)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 (Qt's name)
        """Files are left to whoever takes them; their addresses are no words."""
        return not files_in(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 (Qt's name)
        """Nor are files pasted as words."""
        if not hand_over(self, source):
            super().insertFromMimeData(source)

    def _tell(self) -> None:
        self._grow()
        self.value_changed.emit()

    def _grow(self) -> None:
        least, most = self._lines
        lines = min(most, max(least, self.blockCount()))
        text = QFontMetricsF(self._ui.look.font("body")).lineSpacing() * lines
        self.setFixedHeight(int(text) + self._ui.look.px(26))


class ChoiceField(QComboBox):
    """One of several options; the mouse wheel changes it only while it has the keyboard.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, options: Sequence[Option], value: object = None) -> None:
        super().__init__()
        self._ui = ui
        self._options: tuple[Option, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setIconSize(QSize(ui.look.px(19), ui.look.px(18)))
        self.setMinimumWidth(ui.look.px(96))
        self.setMaxVisibleItems(14)
        self.set_options(options)
        self.set_value(value)
        self.currentIndexChanged.connect(self._tell)

    @property
    def value(self) -> object:
        """The value of the chosen option, None while nothing is chosen."""
        index = self.currentIndex()
        return self._options[index].value if index >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose the option with this value; an unknown one chooses nothing."""
        values = [option.value for option in self._options]
        self.setCurrentIndex(values.index(value) if value in values else -1)

    def set_options(self, options: Sequence[Option]) -> None:
        """Other options; the chosen value stays if it is among them."""
        kept = self.value
        blocked = self.blockSignals(True)
        self.clear()
        self._options = tuple(options)
        for option in self._options:
            self.addItem(option.picture(self._ui), option.text)
        self.set_value(kept)
        self.blockSignals(blocked)
        if self.value != kept:
            self._tell()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page over the field must not change it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field; words that find no room end in three dots, where Qt would cut a letter."""
        del event
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        combo = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(combo, option, part, self).width()
        if not option.currentIcon.isNull():
            room -= self.iconSize().width() + self._ui.look.px(Space.XS)
        end = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, end, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(combo, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _tell(self) -> None:
        self.value_changed.emit()


class NumberField(QSpinBox):
    """A whole number between two bounds; the wheel changes it only while it has the keyboard.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, number: int, bounds: tuple[int, int] = (0, 9999)) -> None:
        super().__init__()
        self.setRange(*bounds)
        self.setValue(number)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(ui.look.px(96))
        self.lineEdit().setTextMargins(ui.look.px(10), 0, 0, 0)
        self.valueChanged.connect(self._tell)

    @property
    def number(self) -> int:
        """The number; `value` is Qt's method of the same meaning."""
        return self.value()

    def set_value(self, value: int) -> None:
        """Show another number."""
        self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page over the field must not change it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tell(self) -> None:
        self.value_changed.emit()


class CheckField(QCheckBox):
    """Yes or no.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, text: str, value: bool = False) -> None:
        super().__init__(text)
        self.setFont(ui.look.font("body"))
        self.setChecked(value)
        self.setAccessibleName(text.replace("&", ""))
        self.checkStateChanged.connect(self._tell)

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick it or not."""
        self.setChecked(value)

    def _tell(self) -> None:
        self.value_changed.emit()


def mark_error(field: QWidget, error: bool) -> None:
    """Give a field the red border, or take it away."""
    if bool(field.property("error")) == error:
        return
    field.setProperty("error", error)
    field.style().unpolish(field)
    field.style().polish(field)
    field.update()
