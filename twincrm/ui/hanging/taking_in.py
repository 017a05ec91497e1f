"""Files that are to be kept: read off the interface thread, pictures made smaller, bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message
from twincrm.services.documents.drafts import MOST_BYTES, DocumentDraft
from twincrm.store.failures import translated
from twincrm.ui.kit.picture_reading import (
    PictureTrouble,
    as_jpeg,
    as_png,
    no_larger,
    read_picture,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage

    from twincrm.services.progress import Progress

EDGE = 2400
"""Pixels: what a page or a photo needs to be read and printed; cameras make far more."""
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif")

TOO_LARGE = Message(
    "{file} is larger than {n} MB and was not taken. Nothing was changed. Keep it beside the file "
    "of the association and note here where it lies, or make it smaller."
)
NO_FILE = Message("{file} is no file that can be kept. Nothing was changed.")


class DocumentTrouble(TwincrmError):
    """A file that cannot be kept."""


Taken = tuple[DocumentDraft, bytes]


def take_files(paths: Sequence[Path], progress: Progress) -> tuple[Taken, ...]:
    """The files as they are to be kept.

    Raises:
        DocumentTrouble: one is too large, is empty, or is none.
        FileTrouble: one cannot be read.
    """
    found: list[Taken] = []
    for done, path in enumerate(paths):
        progress.step(done, len(paths))
        found.append(_taken(path))
    return tuple(found)


def take_image(image: QImage, name: str) -> Taken:
    """A picture without a file, such as from the clipboard."""
    small = no_larger(image, EDGE)
    if image.hasAlphaChannel():
        return DocumentDraft(file_name=f"{name}.png"), as_png(small)
    return DocumentDraft(file_name=f"{name}.jpg"), as_jpeg(small)


def _taken(path: Path) -> Taken:
    with translated(path):
        if not path.is_file() or not path.stat().st_size:
            raise DocumentTrouble(NO_FILE.with_values(file=path.name))
        image = _large_picture(path)
        if image is not None:
            return take_image(image, path.stem)
        if path.stat().st_size > MOST_BYTES:
            words = TOO_LARGE.with_values(file=path.name, n=MOST_BYTES // 1_000_000)
            raise DocumentTrouble(words)
        return DocumentDraft(file_name=path.name), path.read_bytes()


def _large_picture(path: Path) -> QImage | None:
    """A picture that is larger than needed; None for what is kept as it is."""
    if path.suffix.lower() not in PICTURES:
        return None
    try:
        image = read_picture(path)
    except PictureTrouble:
        return None  # it may be read elsewhere
    return image if max(image.width(), image.height()) > EDGE else None
