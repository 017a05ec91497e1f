"""What developers need of a fault, without anything that names people."""

from __future__ import annotations

import contextlib
import os
import platform
import sysconfig
import traceback
from pathlib import Path

import twincrm


def fault_report(error: BaseException, *versions: str) -> str:
    """The places in the program that a fault went through. Messages and folders are left out."""
    about = (f"TwinCRM {twincrm.__version__}", *versions, f"Python {platform.python_version()}")
    lines = [f"{', '.join(about)}, {platform.system()} {platform.machine()}"]
    cause: BaseException | None = error
    seen: set[int] = set()
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines += ["", type(cause).__qualname__]
        for frame in traceback.extract_tb(cause.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def write_report(path: Path, text: str) -> bool:
    """Keep a report for its user's eyes only; whether that was possible."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            if hasattr(os, "fchmod"):
                os.fchmod(handle, 0o600)  # one of an earlier version may lie there
            stream.write(text)
        return True
    return False


def _short(filename: str) -> str:
    """The part of a file's name that is the same on every machine, never a folder of the user's."""
    place = Path(filename)
    for root, shown in _ROOTS:
        if place.is_relative_to(root):
            return (shown / place.relative_to(root)).as_posix()
    return filename.replace("\\", "/").rpartition("/")[2]


_ROOTS = (
    (Path(twincrm.__file__).parent, Path("twincrm")),
    *((Path(sysconfig.get_path(name)), Path()) for name in ("purelib", "platlib", "stdlib")),
)
"""Where the program's code and that of its libraries lies on this machine, and how it is named."""
