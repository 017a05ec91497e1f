"""Where answers and messages of the command line go."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.domain.texts import Message, Translator

OK, PROBLEMS, USAGE, FILE = 0, 1, 2, 3
_PROGRESS_SECONDS = 0.5


class UsageError(Exception):
    """The words of the command line cannot be meant."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


class Console:
    """Answers on standard output, messages and progress on standard error."""

    def __init__(self, texts: Translator, *, as_json: bool = False) -> None:
        self.texts = texts
        self.as_json = as_json
        self._out, self._err = _stream(sys.stdout), _stream(sys.stderr)

    def answer(self, document: object, lines: Iterable[str]) -> None:
        """The answer: *document* with ``--json``, else *lines* for people."""
        if self.as_json:
            json.dump(document, self._out, ensure_ascii=False, indent=2, default=str)
            self._out.write("\n")
        else:
            for line in lines:
                self._out.write(f"{line}\n")
        self._out.flush()

    def tell(self, message: Message) -> None:
        """A message for the user, beside the answer."""
        self._err.write(f"{self.texts.say(message)}\n")
        self._err.flush()

    def progress(self) -> Ticker:
        """Progress of long work, seen only on a terminal."""
        return Ticker(self._err)


class Ticker:
    """Progress as a line that overwrites itself."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._next = time.monotonic() + _PROGRESS_SECONDS
        self._shown = stream.isatty()

    def step(self, done: int, total: int) -> None:
        """Show how far the work is, twice a second at most."""
        if not self._shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _PROGRESS_SECONDS
        self._stream.write(f"\r{done} / {total} " if total else f"\r{done} ")
        self._stream.flush()


def _stream(stream: TextIO | None) -> TextIO:
    """UTF-8 whatever the system's code page is; what cannot be shown is escaped, never an error."""
    if stream is None:  # closed by whoever started us
        return Path(os.devnull).open("w", encoding="utf-8")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        with contextlib.suppress(io.UnsupportedOperation, ValueError):
            reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream
