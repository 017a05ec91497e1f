"""The way in: the command line where a command is named, the window otherwise."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    from twincrm.app.command_line.names import is_command

    words = sys.argv[1:] if arguments is None else arguments
    if is_command(words):
        from twincrm.app.command_line.running import run

        return run(words)
    from twincrm.app.window_start import run_window

    return run_window(words)
