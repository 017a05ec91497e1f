"""What can be asked about vocabularies: their words in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.folding import sort_key
from twincrm.services.vocabularies.kinds import tables_of
from twincrm.services.vocabularies.wording import term_names

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class TermRow:
    """A word of a vocabulary in the reader's language; functions by their neutral title."""

    id: int
    key: str | None
    """Of the words that came with the program."""
    name: str
    sector: str = ""
    second_sector: str = ""
    grouping: str = ""


def terms(session: Session, kind: str, language: str) -> tuple[TermRow, ...]:
    """The words of a vocabulary in their order.

    Raises:
        UnknownRecord: there is no such vocabulary.
    """
    kinds = tables_of(kind).term
    names = term_names(session, kind, language)
    rows = session.scalars(select(kinds))
    found = [(term.position, _row(term, names.get(term.id, term.key or ""))) for term in rows]
    found.sort(key=lambda pair: (pair[0], sort_key(pair[1].name), pair[1].id))
    return tuple(row for _, row in found)


def _row(term: Any, name: str) -> TermRow:  # noqa: ANN401 - any of the six vocabularies
    return TermRow(
        id=term.id,
        key=term.key,
        name=name,
        sector=getattr(term, "sector", ""),
        second_sector=getattr(term, "second_sector", None) or "",
        grouping=getattr(term, "grouping", ""),
    )
