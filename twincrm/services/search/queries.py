"""The one search: what was found, worded in one language, with the hits to be marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.folding import find_hits
from twincrm.services.search.subtitles import of_organisations, of_people
from twincrm.store.search import find, marked_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.store.search import Hit, Kind

Ranges = tuple[tuple[int, int], ...]
"""Where a search was found in a text: ``(start, end)`` in characters, in order."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A found record: what stands in the list, and where to mark it."""

    kind: Kind
    record_id: int
    title: str
    subtitle: str
    sectors: tuple[str, ...]
    score: int
    """3 begins the title, 2 begins words of the title, 1 elsewhere."""
    title_hits: Ranges
    subtitle_hits: Ranges


@dataclass(frozen=True, slots=True)
class SearchResult:
    """How many records were found, and one page of them, the best first."""

    total: int
    items: tuple[SearchHit, ...]


def search(
    session: Session,
    text: str,
    limit: int = 50,
    kinds: Sequence[Kind] = (),
    language: str = "en",
    *,
    offset: int = 0,
) -> SearchResult:
    """The records that every word of *text* is found in; any text may be given.

    A word is found at the beginning of words or, from three letters, anywhere in them; of phone
    numbers any part, with or without country code.
    """
    found = find(session, text, kinds=kinds, limit=limit, offset=offset)
    subtitles = _subtitles(session, found.hits, language)
    words = marked_words(text)
    return SearchResult(
        found.total,
        tuple(
            _marked(hit, subtitles.get((hit.kind, hit.record_id)) or hit.subtitle, words)
            for hit in found.hits
        ),
    )


def _subtitles(session: Session, hits: Sequence[Hit], language: str) -> dict[tuple[Kind, int], str]:
    people = [hit.record_id for hit in hits if hit.kind == "person"]
    organisations = [hit.record_id for hit in hits if hit.kind == "organisation"]
    said: dict[tuple[Kind, int], str] = {}
    for person, role in of_people(session, people, language).items():
        said["person", person] = role
    for organisation, what in of_organisations(session, organisations, language).items():
        said["organisation", organisation] = what
    return said


def _marked(hit: Hit, subtitle: str, words: tuple[str, ...]) -> SearchHit:
    return SearchHit(
        kind=hit.kind,
        record_id=hit.record_id,
        title=hit.title,
        subtitle=subtitle,
        sectors=hit.sectors,
        score=hit.score,
        title_hits=find_hits(hit.title, words),
        subtitle_hits=find_hits(subtitle, words),
    )
