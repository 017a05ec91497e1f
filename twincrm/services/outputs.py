"""Where something may be written: anywhere but over an association's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.store.failures import refuse_odd_place
from twincrm.store.file import translated
from twincrm.store.schema import ForeignFile, read_header

if TYPE_CHECKING:
    from pathlib import Path

COMPANIONS = ("-wal", "-shm", "-journal", ".lock")


def refuse_association_file(out: Path) -> None:
    """See that no card or page replaces an association's file, whatever it is called.

    Raises:
        RuleError: *out* is such a file.
        FileTrouble: it is a device or a pipe, which would not be itself any more.
    """
    _refuse_companion(out)
    with translated(out):
        if out.is_dir():
            return
    refuse_odd_place(out)
    try:
        read_header(out)
    except (ForeignFile, OSError):
        return
    raise RuleError(
        Message(
            "{file} is an association's file and is never overwritten. Choose another name.",
            {"file": out.name},
        )
    )


def _refuse_companion(out: Path) -> None:
    """What lies beside an association's file while it is open is no place for anything else."""
    for end in COMPANIONS:
        name = out.name.removesuffix(end)
        if name != out.name and out.with_name(name).is_file():
            try:
                read_header(out.with_name(name))
            except (ForeignFile, OSError):
                return
            raise RuleError(
                Message(
                    "{file} belongs to an association's file. Choose another name.",
                    {"file": out.name},
                )
            )
