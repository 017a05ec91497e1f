"""The words that come with the program, written into a file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.runtime.bundled import bundled
from twincrm.services.vocabularies.kinds import TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twincrm.domain.vocabulary import FunctionTitle, Vocabulary, Wording
    from twincrm.store.work import Work

Row = dict[str, Any]
Entry = tuple[Row, list[Row]]
"""A term's columns, and the columns of its wordings."""


@cache
def shipped() -> Vocabulary:
    """The vocabularies as they come with the program."""
    from twincrm.domain.vocabulary import read_vocabulary

    return read_vocabulary(bundled("resources/vocabularies"))


def add_shipped_terms(work: Work) -> int:
    """Add every shipped word that the file lacks, known by its key; how many were added.

    A word that lies in the trash was put there on purpose and stays there.
    """
    return sum(_add_missing(work, kind, entries) for kind, entries in _entries(shipped()).items())


def _entries(words: Vocabulary) -> dict[str, list[Entry]]:
    return {
        "category": [
            (
                {
                    "key": word.key,
                    "position": word.position,
                    "sector": word.sector,
                    "second_sector": word.second_sector or None,
                },
                _names(word.name),
            )
            for word in words.categories
        ],
        "field": [_plain(word.key, word.position, word.name) for word in words.fields],
        "motive": [
            ({"key": w.key, "position": w.position, "grouping": w.group}, _names(w.name))
            for w in words.motives
        ],
        "theme": [_plain(word.key, word.position, word.name) for word in words.themes],
        "partnership_type": [
            _plain(word.key, word.position, word.name) for word in words.partnership_types
        ],
        "function": list(_functions(words.functions)),
    }


def _plain(key: str, position: int, name: Wording) -> Entry:
    return {"key": key, "position": position}, _names(name)


def _names(name: Wording) -> list[Row]:
    return [{"language": language, "name": text} for language, text in name.items()]


def _functions(functions: Iterable[FunctionTitle]) -> Iterator[Entry]:
    for place, function in enumerate(functions, 1):
        titles = [
            {
                "language": language,
                "feminine": function.title(language, "f"),
                "masculine": function.title(language, "m"),
                "neutral": function.title(language),
            }
            for language in ("de", "fr", "en", "pl")
        ]
        yield (
            {
                "key": function.key,
                "position": place * 10,
                "sector": function.sector,
                "salutation_kind": function.salutation,
                "precedence": function.precedence,
            },
            titles,
        )


def _add_missing(work: Work, kind: str, entries: Sequence[Entry]) -> int:
    tables = TERMS[kind]
    present = {term.key for term in work.all(select(tables.term), with_trash=True)}
    missing = [entry for entry in entries if entry[0]["key"] not in present]
    ids = work.bulk_insert(tables.term, [term for term, _ in missing])
    wordings = [
        {tables.owner: term_id, **wording}
        for term_id, (_, wordings) in zip(ids, missing, strict=True)
        for wording in wordings
    ]
    work.bulk_insert(tables.wording, wordings)
    return len(missing)
