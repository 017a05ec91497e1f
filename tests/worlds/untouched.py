"""Whether a folder is as it was: names, bytes, times and modes of everything in it."""

from __future__ import annotations


def snapshot(folder) -> dict[str, tuple]:
    """Everything below a folder; nothing of a folder that is not there."""
    return {
        str(path.relative_to(folder)): _seen(path)
        for path in sorted(folder.rglob("*"))
        if folder.exists()
    }


def _seen(path):
    told = path.stat()
    content = path.read_bytes() if path.is_file() else b""
    return content, told.st_mtime_ns if path.is_file() else 0, told.st_mode
