"""What the words of a file's vocabularies are called in the reader's language."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from twincrm.domain.terms import FormOfAddress
from twincrm.runtime.bundled import bundled
from twincrm.services.names import worded
from twincrm.store.connection import rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from twincrm.store.connection import Reading


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


def term_names(
    reading: Reading, kind: str, language: str, ids: Collection[int] | None = None
) -> dict[int, str]:
    """The names of a vocabulary's words by id, of those in the trash as well.

    *kind* is a `TermKind`.
    """
    if kind == "function":
        titles = function_titles(reading, language, ids)
        return {term_id: title.of(FormOfAddress.NEUTRAL) for term_id, title in titles.items()}
    table, owner = f"{kind}_name", f"{kind}_id"
    return {term: said[0] for term, said in _said(reading, table, owner, "name", language, ids)}


def function_titles(
    reading: Reading, language: str, ids: Collection[int] | None = None
) -> dict[int, Titles]:
    """The titles of functions by id, of those in the trash as well."""
    columns = "feminine, masculine, neutral"
    found = _said(reading, "function_title", "function_id", columns, language, ids)
    return {function_id: Titles(*forms) for function_id, forms in found}


def sector_name(sector: str, language: str) -> str:
    """What a sector is called; the word itself where it is not known."""
    names = _sector_names().get(sector, {})
    return names.get(language[:2].lower()) or names.get("en", sector)


def _said(
    reading: Reading,
    table: str,
    owner: str,
    columns: str,
    language: str,
    ids: Collection[int] | None,
) -> list[tuple[int, Sequence[str]]]:
    """What words are called in *language*; only of the others all their languages are read."""
    statement = f"SELECT {owner}, language, {columns} FROM {table}"
    only = f"{statement} WHERE {owner} IN (SELECT value FROM json_each(?))"
    told: Sequence[Sequence[Any]] = ()
    if ids is not None:
        code = language[:2].lower()
        told = rows_of(reading, f"{only} AND language = ?", ids, code)
        ids = set(ids).difference([row[0] for row in told]) if len(told) < len(ids) else ()
    found = [(row[0], row[2:]) for row in told]
    more = rows(reading, statement) if ids is None else rows_of(reading, only, ids)
    if not more:
        return found
    texts: dict[int, dict[str, Sequence[str]]] = defaultdict(dict)
    for term, code, *forms in more:
        texts[term][code] = forms
    named = ((term, worded(spoken, language)) for term, spoken in texts.items())
    return found + [(term, forms) for term, forms in named if forms]


@cache
def _sector_names() -> dict[str, Mapping[str, str]]:
    """The sectors alone: a list wants nothing else, and the other words are many."""
    text = (bundled("resources/vocabularies") / "sectors.toml").read_text(encoding="utf-8")
    return {sector["key"]: sector["name"] for sector in tomllib.loads(text)["sector"]}
