"""Files dropped on a part of the window, as the hand of a user does it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication


def of_files(*paths):
    """What a file manager drags: the files, and their addresses as text."""
    data, urls = QMimeData(), [QUrl.fromLocalFile(str(path)) for path in paths]
    data.setUrls(urls)
    data.setData("text/plain", "\n".join(url.toString() for url in urls).encode())
    return data


def drop(part, *paths, at=None):
    """Drag files over a part and let them go; whoever takes them, it or a part around it."""
    data, place = of_files(*paths), at or part.rect().center()
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    over = QDragEnterEvent(place, *how, Qt.KeyboardModifier.NoModifier)
    over.ignore()
    QApplication.sendEvent(part, over)
    if over.isAccepted():
        let_go = QDropEvent(QPointF(place), *how, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(part, let_go)
