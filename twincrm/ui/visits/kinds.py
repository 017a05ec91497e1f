"""The kinds of programme item as the programme shows them: an icon, and a word for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twincrm.domain.vocabulary import read_programme_kinds
from twincrm.runtime.bundled import bundled
from twincrm.ui.kit.options import Option

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


def kind_look(key: str) -> str:
    """The colour family of a kind: official, sight, meal, travel, family; empty for none."""
    kind = _kinds().get(key)
    return kind.look if kind is not None else ""


def kind_options(language: str) -> tuple[Option, ...]:
    """All kinds to choose from, in the order of the vocabulary."""
    kinds = sorted(_kinds().values(), key=lambda kind: kind.position)
    return tuple(Option(kind.key, kind.name.in_language(language), kind.icon) for kind in kinds)


def kind_title(key: str, language: str) -> str:
    """What an item of a kind is usually called; empty where nothing is known."""
    kind = _kinds().get(key)
    return kind.title.in_language(language) if kind is not None else ""


def usual_minutes(key: str) -> int:
    """How long an item of a kind usually lasts; 0 where nothing is known."""
    kind = _kinds().get(key)
    return kind.minutes if kind is not None else 0


def usual_audience(key: str) -> str:
    """Whom an item of a kind is usually for; empty where nothing is known."""
    kind = _kinds().get(key)
    return kind.audience if kind is not None else ""
