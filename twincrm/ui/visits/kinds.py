"""The kinds of programme item as the programme shows them: an icon, and a word for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twincrm.domain.vocabulary import read_programme_kinds
from twincrm.runtime.bundled import bundled

if TYPE_CHECKING:
    from twincrm.domain.vocabulary import ProgrammeKind

ANY_ICON = "calendar-days"
"""For items of no kind."""


@cache
def _kinds() -> dict[str, ProgrammeKind]:
    kinds = read_programme_kinds(bundled("resources/vocabularies"))
    return {kind.key: kind for kind in kinds}


def kind_icon(key: str) -> str:
    """The icon of a kind."""
    kind = _kinds().get(key)
    return kind.icon if kind is not None else ANY_ICON


def kind_word(key: str, language: str) -> str:
    """What a kind is called; empty for one that is not known."""
    kind = _kinds().get(key)
    return kind.name.in_language(language) if kind is not None else ""
