"""A vocabulary as its word list shows it: every word with the languages that name it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.services.names import FALLBACKS, worded
from twincrm.services.vocabularies.drafts import FUNCTION
from twincrm.services.vocabularies.kinds import tables_of
from twincrm.services.vocabularies.queries import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

LANGUAGES = ("de", "fr", "en", "pl")
"""The languages in which every supplied word has a name."""


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """A word of a vocabulary, whose it is, and in which languages it can be read."""

    id: int
    name: str
    own: bool
    """Whether the users added it; else it came with the program."""
    sector: str
    second_sector: str
    shown_in: str
    """The language of `name`: the reader's, or the one that stands in for it."""
    missing: tuple[str, ...]
    """The languages that have no name for it."""


def word_list(session: Session, kind: str, language: str) -> tuple[ListedTerm, ...]:
    """The words of a vocabulary in their order.

    Raises:
        UnknownRecord: there is no such vocabulary.
    """
    named = _languages(session, kind)
    return tuple(
        ListedTerm(
            row.id,
            row.name,
            row.key is None,
            row.sector,
            row.second_sector,
            stand_in(named[row.id], language),
            tuple(code for code in LANGUAGES if code not in named[row.id]),
        )
        for row in terms(session, kind, language)
    )


def stand_in(named: Iterable[str], language: str) -> str:
    """Which of the languages that name a word is shown to a reader; empty where none does."""
    return worded({code: code for code in named}, language) or ""


def reading_order(language: str) -> tuple[str, ...]:
    """The languages of the vocabularies, the reader's first."""
    own = language[:2].lower()
    first = own if own in LANGUAGES else FALLBACKS[0]
    return (first, *(code for code in LANGUAGES if code != first))


def _languages(session: Session, kind: str) -> dict[int, set[str]]:
    tables = tables_of(kind)
    wording: Any = tables.wording
    statement = select(getattr(wording, tables.owner), wording.language)
    if kind == FUNCTION:
        statement = statement.where(wording.neutral + wording.feminine + wording.masculine != "")
    found: dict[int, set[str]] = defaultdict(set)
    for owner, code in session.execute(statement):
        found[owner].add(code)
    return found
