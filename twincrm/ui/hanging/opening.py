"""Copies of kept documents: opened elsewhere to be read, or saved where one likes."""

from __future__ import annotations

import stat
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from twincrm.domain.file_names import plain_name
from twincrm.store.failures import translated

if TYPE_CHECKING:
    from twincrm.ui.window.page import PageServices


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Where copies lie until the program ends."""
    return tempfile.TemporaryDirectory(prefix="twincrm-", ignore_cleanup_errors=True)


def copy_to_read(name: str, content: bytes) -> Path:
    """A copy that cannot be written; nobody then changes it in the belief that it is kept."""
    folder = Path(tempfile.mkdtemp(dir=_folder().name))
    path = folder / safe_name(name)
    with translated(path):
        path.write_bytes(content)
        path.chmod(stat.S_IRUSR)
    return path


def open_copy(services: PageServices, name: str, content: bytes) -> None:
    """Show a copy in whatever program opens such files."""
    path = copy_to_read(name, content)
    tr = services.ctx.texts.tr
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        services.notify(
            tr("A copy of “{name}” opens; it can be read only.").format(name=name), "ok"
        )
    else:
        words = tr("No program opens “{name}”. Save a copy of it and open it from there.")
        services.notify(words.format(name=name), "warn")


def save_copy(services: PageServices, name: str, content: bytes) -> None:
    """Write a copy where the user says."""
    tr = services.ctx.texts.tr
    suggested = Path.home() / safe_name(name)
    ending = suggested.suffix or ".dat"
    kinds = (tr("Files (*{ending})").format(ending=ending),)
    path = services.asker.choose_save(tr("Save a copy"), suggested, kinds)
    if path is None:
        return
    with translated(path):
        path.write_bytes(content)
    services.notify(tr("Saved: {file}").format(file=path.name), "ok")


def safe_name(name: str) -> str:
    """A name that every system takes for a file, with its ending."""
    given = Path(name.replace("\\", " ").replace("/", " "))
    stem, ending = (plain_name(part) for part in (given.stem, given.suffix))
    return f"{stem or 'TwinCRM'}.{ending}" if ending else stem or "TwinCRM"
