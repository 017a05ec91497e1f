"""The words of the command line, known without reading the rest of it."""

from __future__ import annotations

COMMANDS = (
    "demo", "new", "info", "check", "import", "export", "search", "show", "list", "print", "place",
    "undo", "redo", "history", "backup", "restore",
)  # fmt: skip

_INFORMATION = ("-h", "--help", "--version")


def is_command(words: list[str]) -> bool:
    """Whether the words ask for something that needs no window."""
    return bool(words) and (words[0] in COMMANDS or words[0] in _INFORMATION)
