"""What developers need of a fault, without anything that names people."""

from __future__ import annotations

import contextlib
import os
import platform
import traceback
from typing import TYPE_CHECKING

import twincrm

if TYPE_CHECKING:
    from pathlib import Path


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
    """The part of a file's name that is the same on every machine."""
    parts = filename.replace("\\", "/").split("/")
    for root in ("twincrm", "site-packages"):
        if root in parts:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at if root == "twincrm" else at + 1 :])
    return parts[-1]
