"""Who signed last on this machine: what each association's documents are signed with.

Kept beside the settings. What is damaged counts as never said; a file that cannot be written is no
reason to stop.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, cast

from twincrm.runtime.folders import home

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def last_signers(association: str, document: str) -> tuple[str, ...] | None:
    """The names below a document of an association; an empty one is a line. None: nobody chose."""
    names: object = _kept().get(f"{association} {document}")
    if not isinstance(names, list):
        return None
    return tuple(str(name) for name in cast("list[object]", names))


def remember_signers(association: str, document: str, names: Sequence[str]) -> None:
    """They sign it from now on, unless others are chosen."""
    kept = _kept()
    key = f"{association} {document}"
    if kept.get(key) == list(names):
        return
    text = json.dumps({**kept, key: list(names)}, ensure_ascii=False, indent=1)
    with contextlib.suppress(OSError):
        _place().parent.mkdir(parents=True, exist_ok=True)
        _place().write_text(text, encoding="utf-8")


def _place() -> Path:
    return home() / "signers.json"


def _kept() -> dict[str, object]:
    try:
        found: object = json.loads(_place().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}
