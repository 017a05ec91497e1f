"""What the quick jump finds in a file: the word of a kind narrows, as the list says it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.dates import date_interval
from twincrm.domain.folding import find_hits, fold
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.ui.jump.entry import JumpEntry
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.search.queries import SearchHit
    from twincrm.services.visits.queries import VisitRow
    from twincrm.store.search import Kind
    from twincrm.ui.kit.context import UiContext

FOUND = 30
"""How many records the quick jump shows."""
BEGUN = 4
"""From so many letters on a word of a kind may be unfinished."""
KIND_ICONS = {
    "person": "user",
    "organisation": "landmark",
    "household": "house",
    "place": "map-pin",
    "visit": "bus",
    "partnership": "handshake",
    "task": "list-checks",
    "note": "message-square",
    "document": "file-text",
}
KIND_WORDS = {
    "person": Message("Person"),
    "organisation": Message("Organisation"),
    "household": Message("Household"),
    "place": Message("Place"),
    "visit": Message("Visit"),
    "partnership": Message("Partnership"),
    "task": Message("Task"),
    "note": Message("Note"),
    "document": Message("Document"),
}
_NARROWING: tuple[tuple[Kind, tuple[Message, ...]], ...] = (
    ("person", (Message("Person"), Message("People"))),
    ("organisation", (Message("Organisation"), Message("Organisations"))),
    ("household", (Message("Household"), Message("Households"), Message("Family"))),
    ("visit", (Message("Visit"), Message("Visits"), Message("Trip"), Message("Trips"))),
)
"""The words that ask for a kind; a household is called a family as well, a visit a trip."""


def find_records(dispatcher: Dispatcher, ui: UiContext, text: str) -> list[JumpEntry]:
    """Records for the quick jump, best first."""
    from twincrm.services.search.queries import best_hits

    language = ui.texts.language
    ask = partial(dispatcher.glance, best_hits, limit=FOUND, language=language, explained=True)
    hits = ask(text)
    kind, rest = kind_asked_for(text, ui.texts)
    if kind == "visit" and not rest:
        named = {hit.record_id for hit in hits if hit.kind == "visit"}
        others = [_visit(row, ui) for row in _visits(dispatcher, ui) if row.id not in named]
        others = others[: FOUND // 2]  # besides whatever is called so
        return [
            *(_entry(hit, ui, text) for hit in _people_first(hits)[: FOUND - len(others)]),
            *others,
        ]
    if kind is not None and rest:
        narrowed = ask(rest, kinds=(kind,))
        named = {(hit.kind, hit.record_id) for hit in hits}
        more = [hit for hit in narrowed if (hit.kind, hit.record_id) not in named]
        return [_entry(hit, ui, text) for hit in (*_people_first(hits), *more)][:FOUND]
    return [_entry(hit, ui, text) for hit in _people_first(hits)]


def kind_asked_for(text: str, texts: Translator) -> tuple[Kind | None, str]:
    """The kind that one of several words names in the reader's language, and the other words."""
    words = text.split()
    for at, word in enumerate(words):
        asked = fold(word)
        for kind, named in _NARROWING:
            said = (fold(texts.say(each)) for each in named)
            if any(asked == one or (len(asked) >= BEGUN and one.startswith(asked)) for one in said):
                return kind, " ".join((*words[:at], *words[at + 1 :]))
    return None, text


def _visits(dispatcher: Dispatcher, ui: UiContext) -> list[VisitRow]:
    """All visits: those to come, the next one first, then the past, the last one first."""
    from twincrm.services.visits.queries import visit_rows

    today, language = clock.today(), ui.texts.language
    coming = dispatcher.ask(visit_rows, today, language, past=False)
    return [*coming, *dispatcher.ask(visit_rows, today, language, past=True)]


def _visit(row: VisitRow, ui: UiContext) -> JumpEntry:
    days = date_interval(row.starts_on, row.ends_on, ui.texts.language)
    word = ui.texts.say(KIND_WORDS["visit"])
    return JumpEntry(KIND_ICONS["visit"], word, row.name, days, Show("visit", row.id))


def _people_first(hits: tuple[SearchHit, ...]) -> list[SearchHit]:
    """Of two hits that are as good, the person stands before its household."""
    return sorted(hits, key=lambda hit: (-hit.score, hit.kind == "household"))


def _entry(hit: SearchHit, ui: UiContext, text: str) -> JumpEntry:
    line = hit.line(ui.texts)
    return JumpEntry(
        KIND_ICONS.get(hit.kind, "file-text"),
        ui.texts.say(KIND_WORDS[hit.kind]) if hit.kind in KIND_WORDS else hit.kind,
        hit.title,
        line,
        Show(hit.kind, hit.record_id),
        hit.title_hits,
        find_hits(line, text.split()) if hit.found_in else hit.subtitle_hits,
    )
