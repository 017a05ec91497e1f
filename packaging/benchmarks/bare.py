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


def floor_question(text: str) -> tuple[str, str]:
    """The table of the index to be asked about what was typed, and the question.

    The program looks for words of one or two letters at the beginning of words, for longer ones
    anywhere. Where all are longer the least is the trigrams, folded as the index is; else the
    words.
    """
    from twincrm.domain.folding import SHORT_WORD, fold

    joined = re.sub(r"(?<=\d)[\s/-]+(?=\d)", "", text)
    words = [word for raw in fold(joined).split() if (word := raw.strip("+-"))]
    if words and all(len(word) >= SHORT_WORD for word in words):
        return "search_trigram", " ".join(f'"{word}"' for word in words)
    return "search_words", floor_words(text)


def timed(job: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Milliseconds of one go."""
    begin = clock()
    job()
    return (clock() - begin) * 1000
