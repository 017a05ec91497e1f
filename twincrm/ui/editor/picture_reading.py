"""Pictures read from files of any origin: none is trusted, and what is wrong is said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("png", "jpeg", "webp", "bmp", "gif")
"""What is read. A drawing (SVG) is a program for a drawer: it can be made to never end."""
ENDINGS = "*.png *.jpg *.jpeg *.webp *.bmp *.gif"
MOST_BYTES = 40_000_000
MOST_PIXELS = 60_000_000
"""More than any camera or scanner of an association makes; what claims more is not unpacked."""
QUALITY = 85

NO_PICTURE = Message("{file} is not a picture that can be read. Nothing was changed.")
TOO_LARGE = Message(
    "{file} is too large for a picture. Nothing was changed. Please make it smaller with a picture "
    "program, or choose another one."
)


class PictureTrouble(TwincrmError):
    """A file that cannot be taken as a picture."""


def read_picture(path: Path) -> QImage:
    """The picture in a file, the right way up.

    Raises:
        PictureTrouble: it is none, it is damaged, or it is far too large.
    """
    if not path.is_file():
        raise PictureTrouble(NO_PICTURE.with_values(file=path.name))
    if path.stat().st_size > MOST_BYTES:
        raise PictureTrouble(TOO_LARGE.with_values(file=path.name))
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()).decode("ascii", "replace") not in FORMATS:
        raise PictureTrouble(NO_PICTURE.with_values(file=path.name))
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureTrouble(TOO_LARGE.with_values(file=path.name))
    image = reader.read()
    if image.isNull():
        raise PictureTrouble(NO_PICTURE.with_values(file=path.name))
    return image


def no_larger(image: QImage, edge: int) -> QImage:
    """The picture, made smaller where an edge is longer than so many pixels."""
    if max(image.width(), image.height()) <= edge:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(edge, edge, keep, smooth)


def as_jpeg(image: QImage) -> bytes:
    """The picture as a JPEG."""
    return _saved(image.convertToFormat(QImage.Format.Format_RGB32), "JPEG", QUALITY)


def as_png(image: QImage) -> bytes:
    """The picture as a PNG, with what is transparent in it."""
    return _saved(image, "PNG", -1)


def _saved(image: QImage, kind: str, quality: int) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # pyright: ignore[reportArgumentType, reportCallIssue]  # Qt takes a text
    buffer.close()
    return bytes(content.data())
