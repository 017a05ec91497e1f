"""Files of contacts dropped on the page are imported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Lets files be dropped on a page; *take* gets them.

    Parts of the page that take files themselves, such as documents on a card, keep theirs.
    """

    def __init__(self, page: QWidget, take: Callable[[tuple[Path, ...]], None]) -> None:
        super().__init__(page)
        self._take = take
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files are welcome, everything else is left to others."""
        if isinstance(event, QDropEvent) and _files(event.mimeData()):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._take(_files(event.mimeData()))
            return True
        return super().eventFilter(watched, event)


def _files(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
