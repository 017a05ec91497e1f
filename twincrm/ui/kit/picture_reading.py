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
ENDINGS = "*.png *.jpg *.jpeg *.webp *.bmp *.gif *.heic *.heif"
"""Those of phones among them, so that they are seen and told of: see `HEIC`."""
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
MOST_BYTES = 40_000_000
MOST_PIXELS = 60_000_000
"""More than any camera or scanner of an association makes; what claims more is not unpacked."""
QUALITY = 85
LONGEST_EDGE = 800
"""Pixels of a photo; larger ones are made smaller, so that the file stays light."""

NO_PICTURE = Message("{file} is not a picture that can be read. Nothing was changed.")
HEIC = Message(
    "{file} is a HEIC picture, as iPhones take them, and cannot be read here. Nothing was changed. "
    "Please export it as JPEG, or set the camera of the phone to JPEG (“Most Compatible”)."
)
TOO_LARGE = Message(
    "{file} is too large for a picture. Nothing was changed. Please make it smaller with a picture "
    "program, or choose another one."
)
CUT_OFF = Message(
    "{file} is cut off: a part of the picture is missing. Nothing was changed. Please copy it "
    "anew, or choose another one."
)


class PictureTrouble(TwincrmError):
    """A file that cannot be taken as a picture."""


def read_picture(path: Path) -> QImage:
    """The picture in a file, the right way up.

    Raises:
        PictureTrouble: it is none, it is damaged or cut off, or it is far too large.
    """
    if not path.is_file():
        raise PictureTrouble(NO_PICTURE.with_values(file=path.name))
    if path.stat().st_size > MOST_BYTES:
        raise PictureTrouble(TOO_LARGE.with_values(file=path.name))
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    kind = bytes(reader.format().data()).decode("ascii", "replace")
    if kind not in FORMATS:
        raise PictureTrouble((HEIC if _is_heic(path) else NO_PICTURE).with_values(file=path.name))
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureTrouble(TOO_LARGE.with_values(file=path.name))
    image = reader.read()
    if image.isNull():
        raise PictureTrouble(NO_PICTURE.with_values(file=path.name))
    if not _is_whole(path.read_bytes(), kind):
        raise PictureTrouble(CUT_OFF.with_values(file=path.name))
    return image


def _is_heic(path: Path) -> bool:
    """By the brand at the beginning (ISO/IEC 23008-12, 10.2)."""
    with path.open("rb") as file:
        head = file.read(12)
    return head[4:8] == b"ftyp" and head[8:] in _HEIC


def _is_whole(content: bytes, kind: str) -> bool:
    """Whether the end is there: Qt draws what it has of a picture and fills the rest with grey."""
    if kind == "jpeg":  # what follows the last start of a scan is ended (ITU T.81, B.1.1.3)
        return content.find(b"\xff\xd9", content.rfind(b"\xff\xda")) >= 0
    if kind == "png":
        return b"IEND" in content
    if kind == "gif":
        return content.rstrip(b"\0\r\n").endswith(b"\x3b")
    at = 4 if kind == "webp" else 2
    told = int.from_bytes(content[at : at + 4], "little")
    return len(content) >= told + (8 if kind == "webp" else 0)


def no_larger(image: QImage, edge: int) -> QImage:
    """The picture, made smaller where an edge is longer than so many pixels."""
    if max(image.width(), image.height()) <= edge:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(edge, edge, keep, smooth)


def photo_bytes(image: QImage) -> bytes:
    """A picture as JPEG, no edge longer than is useful on a badge."""
    return as_jpeg(no_larger(image, LONGEST_EDGE))


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
