"""The driver alone, with the pragmas of the program."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PRAGMAS = (
    "busy_timeout = 5000",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
)
WRITING = ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON")


def opened(file: Path, *, write: bool = False) -> Any:  # noqa: ANN401 - the driver ships no types
    """A connection as the program makes it."""
    driver: Any = dbapi2
    connection = driver.connect(str(file), isolation_level=None)
    for pragma in (*PRAGMAS, *(WRITING if write else ("query_only = ON",))):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def floor_words(text: str) -> str:
    """What was typed as a question to the words of the index: each a beginning."""
    joined = re.sub(r"(?<=\d)[\s/-]+(?=\d)", "", text)
    return " ".join(f'"{word}"*' for word in re.findall(r"\w+", joined))


def timed(job: Callable[[], object]) -> float:
    """Milliseconds of one go."""
    begin = time.perf_counter()
    job()
    return (time.perf_counter() - begin) * 1000
