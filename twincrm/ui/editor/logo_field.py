"""The association's logo: chosen from a file, pasted, or dropped; shown whole, on white paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.ui.editor.picture_field import PictureField, PictureWays, PictureWords
from twincrm.ui.kit.logo_frame import LogoFrame
from twincrm.ui.kit.picture_reading import as_jpeg, as_png, no_larger

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from twincrm.ui.window.page import PageServices

LONGEST_EDGE = 600
"""Pixels: 12 mm on paper at 1200 dots an inch, and light enough for every document."""


class LogoField(PictureField):
    """Shows the logo and takes another one."""

    def __init__(self, services: PageServices) -> None:
        ui, tr = services.ctx, services.ctx.texts.tr
        frame = LogoFrame(ui)
        words = PictureWords(tr("Logo"), tr("Choose logo…"), tr("Remove logo"))
        super().__init__(services, words, PictureWays(frame, frame.set_picture, logo_bytes))


def logo_bytes(image: QImage) -> bytes:
    """A picture made small; what is transparent stays so."""
    small = no_larger(image, LONGEST_EDGE)
    drawn = as_png(small)
    return drawn if image.hasAlphaChannel() else min(drawn, as_jpeg(small), key=len)
