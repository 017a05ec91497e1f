"""A person's photo: chosen from a file, pasted, or dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QKeySequence, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.ui.kit.avatar import LARGE, Avatar
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.painting import Face
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext

LONGEST_EDGE = 800
"""Pixels; larger pictures are made smaller, so that the file stays light."""
QUALITY = 85
PICTURES = "*.png *.jpg *.jpeg *.webp *.bmp *.gif"


class PhotoField(QWidget):
    """Shows the photo and takes another one.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, asker: Asker) -> None:
        super().__init__()
        self._ui = ui
        self._asker = asker
        self._content: bytes | None = None
        self._initials = ""
        self.setAcceptDrops(True)
        self.setAccessibleName(ui.texts.tr("Photo"))
        self._face = Avatar(ui, Face(), LARGE)
        self._words = label(ui, "", "small", "ink2", wrap=True)
        tr = ui.texts.tr
        self.choose_button = Button(ui, tr("Choose photo…"), icon="camera", small=True)
        self.paste_button = Button(ui, tr("Paste"), icon="copy", small=True)
        self.remove_button = Button(
            ui, tr("Remove photo"), icon="trash-2", variant="danger", small=True, icon_only=True
        )
        self.choose_button.clicked.connect(self.choose)
        self.paste_button.clicked.connect(self.paste)
        self.remove_button.clicked.connect(self.remove)
        self._build()
        self._show()

    @property
    def value(self) -> bytes | None:
        """The picture as PNG or JPEG; None where there is none."""
        return self._content

    def set_value(self, content: bytes | None) -> None:
        """Show another picture."""
        self._content = content
        self._show()
        self.value_changed.emit()

    def set_initials(self, initials: str) -> None:
        """What stands where there is no photo."""
        if initials != self._initials:
            self._initials = initials
            self._show()

    def choose(self) -> None:
        """Ask for a file."""
        tr = self._ui.texts.tr
        kinds = (tr("Pictures ({endings})").format(endings=PICTURES),)
        for path in self._asker.choose_open(tr("Choose photo"), None, kinds):
            self.take_file(path)

    def paste(self) -> None:
        """Take the picture in the clipboard."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self._words.setText(self._ui.texts.tr("There is no picture in the clipboard."))

    def remove(self) -> None:
        """Take the photo away."""
        self.set_value(None)
        self.choose_button.setFocus()

    def take_file(self, path: Path) -> None:
        """Take the picture in a file, or say that it holds none."""
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        image = reader.read()
        if image.isNull():
            words = self._ui.texts.tr("{file} is not a picture that can be read.")
            self._words.setText(words.format(file=path.name))
        else:
            self.take_image(image)

    def take_image(self, image: QImage) -> None:
        """Take a picture, made smaller where it is large."""
        self.set_value(photo_bytes(image))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The usual key for pasting."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures and files may be dropped."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def _take(self, data: QMimeData) -> bool:
        image: object = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self.take_image(image)
            return True
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self.take_file(Path(files[0]))
        return bool(files)

    def _show(self) -> None:
        photo = QPixmap()
        if self._content:
            photo.loadFromData(self._content)
        self._face.set_face(Face(self._initials, photo=None if photo.isNull() else photo))
        self.remove_button.setVisible(self._content is not None)
        self._words.setText(self._ui.texts.tr("Or drop a picture here."))

    def _build(self) -> None:
        px = self._ui.look.px
        buttons = Flow(px(Space.S))
        for button in (self.choose_button, self.paste_button, self.remove_button):
            buttons.add_part(button)
        words = QVBoxLayout()
        words.setSpacing(px(Space.XS))
        words.addWidget(buttons)
        words.addWidget(self._words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(Space.L))
        line.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)


def photo_bytes(image: QImage) -> bytes:
    """A picture as JPEG, no edge longer than is useful on a badge."""
    if max(image.width(), image.height()) > LONGEST_EDGE:
        image = image.scaled(
            LONGEST_EDGE,
            LONGEST_EDGE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_RGB32).save(buffer, "JPEG", QUALITY)  # pyright: ignore[reportArgumentType, reportCallIssue]  # Qt takes a text
    buffer.close()
    return bytes(content.data())
