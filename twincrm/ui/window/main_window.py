"""The frame around everything: title, menus, keys and geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QMainWindow

from twincrm.ui.kit.mark import paint_mark
from twincrm.ui.kit.panes import PaneSwitch
from twincrm.ui.window.actions import ActionSet, fill_menu_bar, menu_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QCloseEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import ActionSpec


class MainWindow(QMainWindow):
    """One window; what it shows is given to it.

    Signals: zoom_wanted(int) with 1 or -1 when the wheel is turned with Ctrl.
    """

    zoom_wanted = Signal(int)

    def __init__(self, may_close: Callable[[], bool]) -> None:
        super().__init__()
        self._may_close = may_close
        self._actions: ActionSet | None = None
        self._page_title = ""
        self._turned = 0
        self.setWindowIcon(_mark())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.panes = PaneSwitch(self, ())

    @property
    def page_title(self) -> str:
        """What the window is called, without the program's name."""
        return self._page_title

    @property
    def actions_now(self) -> ActionSet | None:
        """What can be done now, the page's actions included."""
        return self._actions

    def show_content(self, content: QWidget) -> None:
        """Fill the window with something else; Qt throws away what was there."""
        self.setCentralWidget(content)

    def set_frame(
        self, ui: UiContext, title: str, specs: Sequence[ActionSpec], mark: str = ""
    ) -> None:
        """Take over title, menus and keys of what is shown now; *mark* is said of the file."""
        if self._actions is not None:
            self._actions.drop()
        self._actions = ActionSet(ui, self, specs)
        self._page_title = title
        self.setWindowTitle(" – ".join(filter(None, (title, mark, "TwinCRM"))))
        fill_menu_bar(self.menuBar(), ui, self._actions, menu_titles(ui, title))

    def refresh_actions(self) -> None:
        """Bring the texts of the actions, and whether they can be done, up to date."""
        if self._actions is not None:
            self._actions.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when nothing is lost by it."""
        if self._may_close():
            event.accept()
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on there is a native window whose wheel can be listened to."""
        super().showEvent(event)
        handle = self.windowHandle()
        handle.removeEventFilter(self)
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel with Ctrl zooms, wherever the mouse is."""
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            return self._zoom_by_wheel(event)
        return super().eventFilter(watched, event)

    def _zoom_by_wheel(self, event: QWheelEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= _ONE_NOTCH:
            self.zoom_wanted.emit(1 if self._turned > 0 else -1)
            self._turned = 0
        return True


_ONE_NOTCH = 120
"""What a wheel with notches reports for one; finer wheels add up to it."""


def _mark() -> QIcon:
    icon = QIcon()
    for edge in (16, 32, 48, 64, 128):
        picture = QPixmap(edge, edge)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, picture.rect().toRectF())
        painter.end()
        icon.addPixmap(picture)
    return icon
