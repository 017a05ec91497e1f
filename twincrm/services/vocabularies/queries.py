"""What can be asked about vocabularies: their words in the reader's language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.folding import sort_key
from twincrm.domain.terms import FormOfAddress
from twincrm.services.names import worded
from twincrm.services.vocabularies.kinds import tables_of
from twincrm.services.vocabularies.shipped import shipped
from twincrm.store.search import rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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


@dataclass(frozen=True, slots=True)
class Titles:
    """A function's title in the reader's language."""

    feminine: str
    masculine: str
    neutral: str

    def of(self, form_of_address: str) -> str:
        """The title as it fits a form of address; the neutral one where none is known."""
        match form_of_address:
            case FormOfAddress.MRS:
                return self.feminine or self.neutral or self.masculine
            case FormOfAddress.MR:
                return self.masculine or self.neutral or self.feminine
            case _:
                return self.neutral or self.masculine or self.feminine


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


def term_names(
    session: Session, kind: str, language: str, ids: Collection[int] | None = None
) -> dict[int, str]:
    """The names of a vocabulary's words by id, of those in the trash as well."""
    if kind == "function":
        titles = function_titles(session, language, ids)
        return {term_id: title.of(FormOfAddress.NEUTRAL) for term_id, title in titles.items()}
    tables = tables_of(kind)
    wordings = f"SELECT {tables.owner}, language, name FROM {tables.wording.__tablename__}"
    texts: dict[int, dict[str, str]] = defaultdict(dict)
    for owner, code, name in _wordings(session, wordings, tables.owner, ids):
        texts[owner][code] = name
    return {owner: worded(names, language) or "" for owner, names in texts.items()}


def function_titles(
    session: Session, language: str, ids: Collection[int] | None = None
) -> dict[int, Titles]:
    """The titles of functions by id, of those in the trash as well."""
    wordings = "SELECT function_id, language, feminine, masculine, neutral FROM function_title"
    texts: dict[int, dict[str, Titles]] = defaultdict(dict)
    for function, code, *forms in _wordings(session, wordings, "function_id", ids):
        texts[function][code] = Titles(*forms)
    found = {function: worded(titles, language) for function, titles in texts.items()}
    return {function: titles for function, titles in found.items() if titles}


def _wordings(
    session: Session, statement: str, owner: str, ids: Collection[int] | None
) -> Sequence[Sequence[Any]]:
    """The rows of a statement about these words, or about all there are."""
    if ids is None:
        return session.connection().exec_driver_sql(f"{statement} ORDER BY id").all()
    only = f"{statement} WHERE {owner} IN (SELECT value FROM json_each(?)) ORDER BY id"
    return rows_of(session, only, ids)


def _row(term: Any, name: str) -> TermRow:  # noqa: ANN401 - any of the six vocabularies
    return TermRow(
        id=term.id,
        key=term.key,
        name=name,
        sector=getattr(term, "sector", ""),
        second_sector=getattr(term, "second_sector", None) or "",
        grouping=getattr(term, "grouping", ""),
    )


def sector_name(sector: str, language: str) -> str:
    """What a sector is called; the word itself where it is not known."""
    return _sector_names(language[:2].lower()).get(sector, sector)


@cache
def _sector_names(language: str) -> dict[str, str]:
    return {sector.key: sector.name.in_language(language) for sector in shipped().sectors}
