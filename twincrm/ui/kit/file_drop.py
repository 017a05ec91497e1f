"""Files that are dropped or pasted: who takes them. No text takes their addresses for words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    Take = Callable[[tuple[Path, ...]], object]


class FileDrop(QObject):
    """Lets files be dropped on a part of the window, or pasted into its texts; *take* gets them.

    Parts inside it that take files themselves, such as documents on a card, keep theirs.
    """

    def __init__(self, part: QWidget, take: Take) -> None:
        super().__init__(part)
        self._take = take
        self.at = QPoint()
        """Where in the part they were dropped last."""
        part.setAcceptDrops(True)
        part.installEventFilter(self)

    def give(self, files: tuple[Path, ...]) -> None:
        """Take files that came another way."""
        self._take(files)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files are welcome, everything else is left to others."""
        if isinstance(event, QDropEvent) and files_in(event.mimeData()):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.at = event.position().toPoint()
                self.give(files_in(event.mimeData()))
            return True
        return super().eventFilter(watched, event)


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The files that are dragged, or lie in the clipboard."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def hand_over(text: QWidget, data: QMimeData) -> bool:
    """Whether these are files: pasted into a text, they go to whoever takes those dropped there."""
    files = files_in(data)
    part: QWidget | None = text if files else None
    while part is not None:
        drop = part.findChild(FileDrop, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if drop is not None:
            drop.give(files)
            break
        part = None if part.isWindow() else part.parentWidget()
    return bool(files)
