"""Names in several languages: one row per language, and which one a reader gets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from twincrm.domain.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FALLBACKS = ("en", "de", "fr", "pl")
"""Which language stands in where a name is not known in the reader's own."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NameDraft:
    """A name in one language."""

    id: int | None = None
    language: str = ""
    name: str = ""


def tidy_names(names: Sequence[NameDraft]) -> tuple[NameDraft, ...]:
    """The names that say something, one per language."""
    by_language = {
        name.language: replace(name, name=one_line(name.name))
        for name in names
        if name.language and one_line(name.name)
    }
    return tuple(by_language.values())


def matched_names(before: Sequence[NameDraft], after: Sequence[NameDraft]) -> tuple[NameDraft, ...]:
    """The tidied names, each with the id of the row that holds its language already."""
    ids = {name.language: name.id for name in before}
    return tuple(replace(name, id=ids.get(name.language)) for name in tidy_names(after))


def worded(texts: Mapping[str, T], language: str) -> T | None:
    """What *texts* says in *language*, else in the first language that stands in, else in any."""
    code = language[:2].lower()
    for wish in (code, *FALLBACKS):
        if wish in texts:
            return texts[wish]
    return next(iter(texts.values()), None)
