"""A person's photo on the card: chosen, pasted, dropped on the face, or taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu

from twincrm.services.documents.commands import SetPhoto
from twincrm.ui.contacts.detail.face_button import FaceButton
from twincrm.ui.kit.picture_reading import ENDINGS, photo_bytes, read_picture
from twincrm.ui.window.aside import keep_aside

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

    from twincrm.services.people.details import PersonDetails
    from twincrm.services.progress import Progress
    from twincrm.ui.contacts.detail.card import ContactCard
    from twincrm.ui.window.page import PageServices


class CardPhoto(QObject):
    """Takes a photo for the person whose card it is; each is one step to be undone."""

    def __init__(self, services: PageServices, details: PersonDetails, card: ContactCard) -> None:
        super().__init__(card)
        self._services, self._details = services, details
        ui, tr = services.ctx, services.ctx.texts.tr
        words = tr("Photo of {name}…").format(name=details.name)
        self.button = FaceButton(ui, card.face, words, tr("Photo…"))
        self.button.clicked.connect(self.open_menu)
        self.button.setAcceptDrops(services.writable)
        self.button.installEventFilter(self)
        card.show_face(self.button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is dropped on the face."""
        del watched
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.take(event.mimeData())
            event.acceptProposedAction()
            return True
        if isinstance(event, QDragEnterEvent):
            if event.mimeData().hasImage() or event.mimeData().hasUrls():
                event.acceptProposedAction()
            return True
        return False

    def open_menu(self) -> None:
        """Choose, paste, remove."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def menu(self) -> QMenu:
        """What can be done with the photo."""
        ui, tr = self._services.ctx, self._services.ctx.texts.tr
        menu = QMenu(self.button)
        menu.setFont(ui.look.font("body"))
        ways = (
            ("camera", tr("Choose photo…"), self.choose, True),
            ("copy", tr("Paste"), self.paste, True),
            ("trash-2", tr("Remove photo"), self.remove, self._details.photo_id is not None),
        )
        for icon, words, act, enabled in ways:
            action = menu.addAction(ui.icons.icon(icon, "ink", 18), words)
            action.setEnabled(enabled)
            action.triggered.connect(act)
        return menu

    def choose(self) -> None:
        """Ask for a file, such as a camera's."""
        tr = self._services.ctx.texts.tr
        kinds = (tr("Pictures ({endings})").format(endings=ENDINGS),)
        for path in self._services.asker.choose_open(tr("Choose photo…"), None, kinds):
            self.take_file(path)

    def paste(self) -> None:
        """Take the picture in the clipboard, or say that there is none."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            words = self._services.ctx.texts.tr("There is no picture in the clipboard.")
            self._services.notify(words, "info")

    def remove(self) -> None:
        """Take the photo away; Undo brings it back."""
        self._services.perform(SetPhoto(self._details.id, None, self._details.name))

    def take(self, data: QMimeData) -> bool:
        """The picture, or the picture file, that was pasted or dropped; whether there was one."""
        image: object = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self._keep(self._services.ctx.texts.tr("Picture"), lambda: image)
            return True
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self.take_file(Path(files[0]))
        return bool(files)

    def take_file(self, path: Path) -> None:
        """The picture in a file, the right way up, or what is wrong with it in words."""
        self._keep(path.name, lambda: read_picture(path))

    def _keep(self, file: str, read: Callable[[], QImage]) -> None:
        """A camera's picture takes a while to be read and made small: that is done aside."""
        person, name = self._details.id, self._details.name

        def made(progress: Progress) -> SetPhoto:
            del progress
            return SetPhoto(person, photo_bytes(read()), name)

        told = self._services.ctx.texts.tr("{file} is being read…").format(file=file)
        keep_aside(self._services, told, made)
