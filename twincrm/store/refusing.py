"""What is not opened, or not made, and why: said before anything is touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from twincrm.domain.errors import Cure, FileTrouble
from twincrm.domain.texts import Message
from twincrm.store.failures import refuse_odd_place
from twincrm.store.lock import true_place
from twincrm.store.schema import ForeignFile

if TYPE_CHECKING:
    from pathlib import Path


def journals(path: Path) -> tuple[Path, ...]:
    """What SQLite may have left beside a file after a crash; it belongs to that file alone."""
    true = true_place(path)
    return tuple(true.with_name(true.name + end) for end in ("-wal", "-shm", "-journal"))


def refuse_present(path: Path) -> None:
    """See that a new file replaces nothing.

    Raises:
        FileTrouble: there is something at *path*, or it cannot be meant as a file's place.
    """
    refuse_odd_place(path)
    if path.exists():
        raise FileTrouble(
            Message(
                "{file} exists already and was left as it is. Choose another name.",
                {"file": path.name},
            )
        )


def refuse_missing(path: Path) -> None:
    """See that there is a file at *path*."""
    refuse_odd_place(path)
    if not path.is_file():
        raise not_found(path)


def not_found(path: Path) -> FileTrouble:
    """The trouble with a file that was named and is not there."""
    return FileTrouble(
        Message("{file} was not found. Check the place and the name.", {"file": str(path)})
    )


def refuse_cut_off(path: Path, *, whole: bool) -> None:
    """See that the file has its end; one that was never closed may have it in a journal."""
    if not whole and not any(journal.exists() for journal in journals(path)):
        raise ForeignFile(
            Message(
                "{file} is incomplete: its end is missing, probably because copying it was "
                "interrupted. It was left as it is. Copy it again or restore a backup.",
                {"file": path.name},
            ),
            Cure.RESTORE,
        )


def refuse_unfinished(path: Path) -> None:
    """A change that was broken off is in the file until somebody who may write takes it out."""
    true = true_place(path)
    journal = true.with_name(true.name + "-journal")
    may_write = os.access(true, os.W_OK) and os.access(true.parent, os.W_OK)
    if not may_write and journal.exists() and journal.stat().st_size > 0:
        raise FileTrouble(
            Message(
                "A change of {file} was broken off and can only be taken out where the file may be "
                "written. It was left as it is. Copy it, together with {journal}, to a folder of "
                "your own and open the copy.",
                {"file": path.name, "journal": journal.name},
            )
        )


class NeedsWriting(FileTrouble):
    """An older file, which cannot be read as it is."""


def needs_writing(path: Path) -> NeedsWriting:
    """Why an older file cannot be read as it is."""
    return NeedsWriting(
        Message(
            "{file} was made by an older TwinCRM and must be brought up to date first. Open it "
            "once where it can be written. It was left as it is.",
            {"file": path.name},
        )
    )


def several_names(path: Path, found: os.stat_result) -> FileTrouble | None:
    """Why a file with hard links is not written to: lock and journal lie beside one name of it."""
    if found.st_nlink <= 1:
        return None
    return FileTrouble(
        Message(
            "{file} is known under several names (hard links): two programs could write to it "
            "without seeing each other and destroy it. So it can only be read; nothing was "
            "changed. Copy it and open the copy, or remove its other names and open it again.",
            {"file": path.name},
        )
    )
