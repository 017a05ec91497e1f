"""Opening files that a test has made itself."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime

from twincrm.services.dispatch import Dispatcher
from twincrm.store.file import Opening, open_file


@contextmanager
def opened(path):
    """Commands and queries on a file; it is at rest again afterwards."""
    now = datetime(2027, 4, 19, 8, 0, tzinfo=UTC)
    file = open_file(path, Opening("Anna", now, lambda _path, _reason: None))
    try:
        yield Dispatcher(file, "Anna")
    finally:
        file.close()
