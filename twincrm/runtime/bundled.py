"""Where the files that ship with the program are: the only function that knows."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def bundled(name: str) -> Path:
    """The path of a shipped file or folder, such as ``resources/fonts`` or ``migrations``.

    An installed wheel has them inside the package, an editable install beside it.
    """
    inside = _PACKAGE / "_bundled" / name
    return inside if inside.exists() else _PACKAGE.parent / name
