"""A person's photo: chosen from a file, pasted, or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.ui.editor.picture_field import PictureField, PictureWays, PictureWords
from twincrm.ui.kit.avatar import LARGE, Avatar
from twincrm.ui.kit.painting import Face
from twincrm.ui.kit.picture_reading import photo_bytes

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from twincrm.ui.window.page import PageServices


class PhotoField(PictureField):
    """Shows the photo, or the initials, and takes another one."""

    def __init__(self, services: PageServices) -> None:
        ui, tr = services.ctx, services.ctx.texts.tr
        self._initials = ""
        self._face = Avatar(ui, Face(), LARGE)
        words = PictureWords(tr("Photo"), tr("Choose photo…"), tr("Remove photo"))
        super().__init__(services, words, PictureWays(self._face, self._show_face, photo_bytes))

    def set_initials(self, initials: str) -> None:
        """What stands where there is no photo."""
        if initials != self._initials:
            self._initials = initials
            self._show()

    def _show_face(self, picture: QPixmap | None) -> None:
        """The photo in a circle."""
        self._face.set_face(Face(self._initials, photo=picture))
