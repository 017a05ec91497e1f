"""Whether a file that is open is still the one that lies in its place."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from twincrm.store.failures import gone, replaced

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Identity:
    """A file as it was when it was opened, whatever lies at its path by now."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = _identity(path)

    def see(self) -> None:
        """See that what others find at the path is the file that is open.

        Raises:
            FileTrouble: it was moved away, deleted or replaced.
        """
        try:
            if _identity(self._path) != self._known:
                raise replaced(self._path)
        except FileNotFoundError as error:
            raise gone(self._path) from error

    def open(self, connect: Callable[[], Any]) -> Any:  # noqa: ANN401 - the driver ships no types
        """A further connection to the file: another one in its place is never opened in its stead.

        Its journal lies beside the path, not beside the file: the driver would read one through
        the journal of the other.

        Raises:
            FileTrouble: the file was moved away, deleted or replaced.
        """
        self.see()
        try:
            driver = connect()
        except Exception:
            self.see()  # it may have gone just now
            raise
        try:
            self.see()
        except BaseException:
            with closing(driver):
                raise
        return driver


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
