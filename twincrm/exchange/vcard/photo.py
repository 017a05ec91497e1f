"""Pictures small enough for every phone: a square JPEG of at most 400 pixels and 100 kilobytes."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

    from PIL.Image import Image

SIDE = 400
"""The longest side in pixels."""
KEPT_EDGE = 800
"""The longest side of a photo that is kept, as the window keeps those that are dropped."""
LIMIT = 100_000
"""The largest file in bytes; iCloud refuses cards with pictures above 224 kB."""
_QUALITIES = (85, 75, 65, 50, 35, 20)
MOST_PIXELS = 80_000_000
"""Of a picture that is still opened: more than most cameras take."""
_JPEG = b"\xff\xd8\xff"


def phone_photo(data: bytes) -> bytes:
    """The picture as phones like it: its middle square as JPEG; empty if *data* is no picture.

    A picture that fits already is returned as it is.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with _quiet(), Image.open(BytesIO(data)) as opened:
            if _fits(opened, data):
                return data
            if opened.width * opened.height > MOST_PIXELS:
                return b""
            opened.draft("RGB", (2 * SIDE, 2 * SIDE))
            upright = ImageOps.exif_transpose(opened)
            return _compressed(_square(upright))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        return b""
    except Image.DecompressionBombError:
        return b""


def kept_photo(data: bytes) -> bytes:
    """The picture of a card as a file keeps it: no edge longer than is useful on a badge.

    A PNG or JPEG that fits already is returned as it is, and what cannot be read.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with _quiet(), Image.open(BytesIO(data)) as opened:
            if opened.format in ("PNG", "JPEG") and max(opened.size) <= KEPT_EDGE:
                return data
            opened.draft("RGB", (2 * KEPT_EDGE, 2 * KEPT_EDGE))
            upright = _on_white(ImageOps.exif_transpose(opened))
            upright.thumbnail((KEPT_EDGE, KEPT_EDGE), Image.Resampling.LANCZOS)
            target = BytesIO()
            upright.save(target, "JPEG", quality=_QUALITIES[0], optimize=True)
            return target.getvalue()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        return data


def is_picture(data: bytes) -> bool:
    """Whether there is a picture that can be read and whose end is there; only its head is read."""
    from PIL import Image, UnidentifiedImageError

    try:
        with _quiet(), Image.open(BytesIO(data)) as opened:
            kind = opened.format
    except Image.DecompressionBombError:
        return True
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        return False
    if kind == "JPEG":  # what follows the last start of a scan is ended (ITU T.81, B.1.1.3)
        return data.find(b"\xff\xd9", data.rfind(b"\xff\xda")) >= 0
    return kind != "PNG" or b"IEND" in data


def too_many_pixels(data: bytes) -> bool:
    """Whether a picture is too large ever to be made small; only its head is read."""
    from PIL import Image, UnidentifiedImageError

    try:
        with _quiet(), Image.open(BytesIO(data)) as opened:
            return opened.width * opened.height > MOST_PIXELS
    except Image.DecompressionBombError:
        return True
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        return False


@contextmanager
def _quiet() -> Generator[None]:
    """Pillow warns of pictures that are refused here anyway."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _fits(picture: Image, data: bytes) -> bool:
    square = picture.width == picture.height <= SIDE
    return square and len(data) <= LIMIT and data.startswith(_JPEG)


def _square(picture: Image) -> Image:
    """The middle of the picture on white, as a square of at most 400 pixels."""
    from PIL import Image, ImageOps

    ground = _on_white(picture)
    side = min(SIDE, *ground.size)
    return ImageOps.fit(ground, (side, side), Image.Resampling.LANCZOS)


def _on_white(picture: Image) -> Image:
    from PIL import Image

    flat = picture.convert("RGBA")
    ground = Image.new("RGBA", flat.size, "white")
    ground.alpha_composite(flat)
    return ground.convert("RGB")


def _compressed(picture: Image) -> bytes:
    """The best quality that stays below the limit."""
    written = b""
    for quality in _QUALITIES:
        target = BytesIO()
        picture.save(target, "JPEG", quality=quality, optimize=True)
        written = target.getvalue()
        if len(written) <= LIMIT:
            break
    return written
