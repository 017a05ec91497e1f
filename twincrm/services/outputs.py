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

_BESIDE = ("-wal", "-shm", "-journal", ".lock")
"""What lies beside an association's file while it is open, and after a crash."""


def refuse_association_file(out: Path) -> None:
    """See that no card or page replaces an association's file, or what belongs to one.

    Raises:
        RuleError: *out* is such a file, or a name that is kept for what lies beside one.
        FileTrouble: it is a device or a pipe, which would not be itself any more.
    """
    _refuse_beside(out)
    with translated(out):
        if out.is_dir():
            return
    refuse_odd_place(out)
    if _is_association_file(out):
        raise RuleError(
            Message(
                "{file} is an association's file and is never overwritten. Choose another name.",
                {"file": out.name},
            )
        )


def _refuse_beside(out: Path) -> None:
    """What is put in the place of a journal or a lock is lost, or takes the file's last changes."""
    name = out.name.lower()
    for end in _BESIDE:
        owner = out.name[: -len(end)]
        if name.endswith(end) and owner and _is_association_file(out.with_name(owner)):
            raise RuleError(
                Message(
                    "{file} is kept for what TwinCRM writes beside {owner}. Choose another name.",
                    {"file": out.name, "owner": owner},
                )
            )


def _is_association_file(path: Path) -> bool:
    """A file that is open is known by its lock: reading it here would drop SQLite's own locks."""
    if path.with_name(path.name + ".lock").exists() and path.is_file():
        return True
    try:
        read_header(path)
    except (ForeignFile, OSError):
        return False
    return True
