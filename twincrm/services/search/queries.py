"""The one search: what was found, worded in one language, with the hits to be marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.folding import hits_of, sought
from twincrm.runtime import clock
from twincrm.services.people.captions import captions
from twincrm.services.people.elsewhere import found_hidden, found_line
from twincrm.store.search import count, find, marked_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Translator
    from twincrm.services.people.captions import Caption
    from twincrm.store.connection import Reading
    from twincrm.store.search import Hit, Kind

Ranges = tuple[tuple[int, int], ...]
"""Where a search was found in a text: ``(start, end)`` in characters, in order."""


class SearchHit(NamedTuple):
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
    own_title: str
    """What an organisation calls itself, where it is shown by a name in the reader's language."""
    found_in: str = ""
    """Another text of the contact in which words stand that title and subtitle do not show."""

    def line(self, texts: Translator) -> str:
        """The second line, behind the text in which it was found where that is another one."""
        return found_line(texts, self.found_in, self.subtitle)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """How many records were found, and one page of them, the best first."""

    total: int
    items: tuple[SearchHit, ...]


def search(
    reading: Reading,
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
    hits = best_hits(reading, text, limit, kinds, language, offset=offset, explained=True)
    return SearchResult(count(reading, text, kinds=kinds), hits)


def best_hits(
    reading: Reading,
    text: str,
    limit: int = 50,
    kinds: Sequence[Kind] = (),
    language: str = "en",
    *,
    offset: int = 0,
    explained: bool = False,
) -> tuple[SearchHit, ...]:
    """The same without counting all there are: for answers while somebody types.

    *explained* says of each in which other text it was found, where that is not shown.
    """
    found = find(reading, text, kinds=kinds, limit=limit, offset=offset)
    by_kind: dict[Kind, list[int]] = {}
    for hit in found:
        by_kind.setdefault(hit.kind, []).append(hit.record_id)
    said = captions(reading, by_kind, language, clock.today())
    words = marked_words(text)
    forms = sought(words)
    hits = tuple(_marked(hit, said.get(hit.kind, {}).get(hit.record_id), forms) for hit in found)
    if not explained:
        return hits
    return _explained(reading, hits, words)


def _explained(
    reading: Reading, hits: Sequence[SearchHit], words: Sequence[str]
) -> tuple[SearchHit, ...]:
    """The hits, each with the text it was found in where what is shown of it lacks a word."""
    shown: dict[tuple[Kind, int], str] = {
        (hit.kind, hit.record_id): f"{hit.title} {hit.subtitle}" for hit in hits
    }
    texts = found_hidden(reading, shown, words)
    return tuple(hit._replace(found_in=texts.get(hit[:2], "")) for hit in hits)


def _marked(hit: Hit, caption: Caption | None, forms: tuple[str, ...]) -> SearchHit:
    title = (caption.title if caption else "") or hit.title
    subtitle = caption.line if caption else hit.subtitle
    return SearchHit(
        kind=hit.kind,
        record_id=hit.record_id,
        title=title,
        subtitle=subtitle,
        sectors=caption.sectors if caption and hit.kind == "person" else hit.sectors,
        score=hit.score,
        title_hits=hits_of(title, forms),
        subtitle_hits=hits_of(subtitle, forms),
        own_title=hit.title,
    )
