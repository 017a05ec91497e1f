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

    flat = picture.convert("RGBA")
    ground = Image.new("RGBA", flat.size, "white")
    ground.alpha_composite(flat)
    side = min(SIDE, *ground.size)
    return ImageOps.fit(ground.convert("RGB"), (side, side), Image.Resampling.LANCZOS)


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
