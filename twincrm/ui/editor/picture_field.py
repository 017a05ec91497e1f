"""A picture: chosen from a file, pasted, or dropped."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.picture_reading import ENDINGS, PictureTrouble, read_picture
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.window.page import PageServices

STILL_READ = Message("The picture is still being read. Please save again in a moment.")


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What the picture and the buttons around it are called."""

    name: str
    choose: str
    remove: str


@dataclass(frozen=True, slots=True)
class PictureWays:
    """How a picture is shown and kept."""

    frame: QWidget
    """Where it is shown."""
    show: Callable[[QPixmap | None], None]
    """Shows it in the frame; None where there is none."""
    packed: Callable[[QImage], bytes]
    """It as PNG or JPEG, no larger than is useful."""


class PictureField(QWidget):
    """Shows the picture and takes another one; what cannot be read is said and changes nothing.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, services: PageServices, words: PictureWords, ways: PictureWays) -> None:
        super().__init__()
        self._ui = ui = services.ctx
        self._asker, self._jobs = services.asker, services.jobs
        self._job: Cancellable | None = None
        self._called = words
        self._ways = ways
        self._content: bytes | None = None
        self.setAcceptDrops(True)
        self.setAccessibleName(words.name)
        self.words = label(ui, "", "small", "ink2", wrap=True)
        self.choose_button = Button(ui, words.choose, icon="camera", small=True)
        self.paste_button = Button(ui, ui.texts.tr("Paste"), icon="copy", small=True)
        self.remove_button = Button(
            ui, words.remove, icon="trash-2", variant="danger", small=True, icon_only=True
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
        """Show another picture; one that is still being read is not wanted any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._content = content
        self._show()
        self.value_changed.emit()

    def choose(self) -> None:
        """Ask for a file."""
        tr = self._ui.texts.tr
        kinds = (tr("Pictures ({endings})").format(endings=ENDINGS),)
        for path in self._asker.choose_open(self._called.choose, None, kinds):
            self.take_file(path)

    def paste(self) -> None:
        """Take the picture in the clipboard."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self.words.setText(self._ui.texts.tr("There is no picture in the clipboard."))

    def remove(self) -> None:
        """Take the picture away."""
        self.set_value(None)
        self.choose_button.setFocus()

    def take_file(self, path: Path) -> None:
        """Take the picture in a file, or say that it holds none."""
        self._begin(path.name, lambda: read_picture(path))

    def take_image(self, image: QImage) -> None:
        """Take a picture, made smaller where it is large."""
        self._begin(self._called.name, lambda: image)

    def problem(self) -> Message | None:
        """What keeps the picture from being saved now."""
        return STILL_READ if self._job is not None else None

    def _begin(self, file: str, read: Callable[[], QImage]) -> None:
        """Read and shrink aside: a camera's picture takes longer than a key stroke may."""
        packed = self._ways.packed

        def work(progress: Progress) -> bytes | Message:
            del progress
            try:
                return packed(read())
            except PictureTrouble as trouble:
                return trouble.message

        if self._job is not None:
            self._job.cancel()
        self.words.setText(self._ui.texts.tr("{file} is being read…").format(file=file))
        self._job = self._jobs.start(work, self._end)

    def _end(self, found: bytes | Message) -> None:
        self._job = None
        if isinstance(found, Message):
            self.words.setText(self._ui.texts.say(found))
        else:
            self.set_value(found)

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
        picture = QPixmap()
        if self._content:
            picture.loadFromData(self._content)
        self._ways.show(None if picture.isNull() else picture)
        self.remove_button.setVisible(self._content is not None)
        self.words.setText(self._ui.texts.tr("Or drop a picture here."))

    def _build(self) -> None:
        px = self._ui.look.px
        buttons = Flow(px(Space.S))
        for button in (self.choose_button, self.paste_button, self.remove_button):
            buttons.add_part(button)
        words = QVBoxLayout()
        words.setSpacing(px(Space.XS))
        words.addWidget(buttons)
        words.addWidget(self.words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(Space.L))
        line.addWidget(self._ways.frame, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
