"""Searching, paging and sorting the contacts of a file."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks.bare import floor_words, opened, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from twincrm.services.dispatch import Dispatcher

TYPED = (
    "anna weber",
    "weber anna",
    "müller",
    "Schmitt",
    "chloé m",
    "kowalski",
    "łukasz",
    "lindenau",
    "saint-aubin",
    "feuerwehr",
    "chor",
    "berg",
    "+33 6 39 98",
    "05 36 49",
)
"""Names with and without accents, two words in either order, towns, roles, parts, phones."""
KEYSTROKES = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
PAGE, PAGES, SORTS = 60, 100, 5


@contextmanager
def _dispatcher(file: Path) -> Generator[Dispatcher]:
    from twincrm.app.opening import opened as opened_by_program

    with opened_by_program(file, write=False) as dispatcher:
        yield dispatcher


def _each(jobs: list[Callable[[], object]]) -> list[float]:
    jobs[-1]()
    return [timed(job) for job in jobs]


def search_program(file: Path) -> list[float]:
    """A keystroke to 50 rows from the store, the best first."""
    from twincrm.store.search import find

    with _dispatcher(file) as asked:
        return _each([lambda t=t: asked.glance(find, t, limit=50) for t in KEYSTROKES])


def search_worded_program(file: Path) -> list[float]:
    """A keystroke to 50 hits as the window shows them: worded in a language, and marked."""
    from twincrm.services.search.queries import best_hits

    with _dispatcher(file) as asked:
        return _each([lambda t=t: asked.glance(best_hits, t, 50, (), "de") for t in KEYSTROKES])


def search_floor(file: Path) -> list[float]:
    """Prefixes of words in the order of ids, and the 50 rows."""
    connection = opened(file)
    statement = (
        "SELECT e.id, e.kind, e.record_id, e.title, e.subtitle, e.sectors FROM search_words AS w"
        " JOIN search_entry AS e ON e.id = w.rowid WHERE search_words MATCH ?"
        " ORDER BY w.rowid LIMIT 50"
    )

    def ask(words: str) -> object:
        return connection.execute(statement, (words,)).fetchall() if words else ()

    questions = [floor_words(text) for text in KEYSTROKES]
    return _each([lambda q=q: ask(q) for q in questions])


search_worded_floor = search_floor


def page_program(file: Path) -> list[float]:
    """The rows of one page of the contacts list, pages all over it."""
    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.services.people.lists import ContactSource

    with _dispatcher(file) as asked:
        source = ContactSource(asked, ContactFilter(), "de")
        return _each([lambda p=p: source.rows(p) for p in _pages(list(source.ids()))])


def page_floor(file: Path) -> list[float]:
    """The same entries by their ids."""
    connection = opened(file)
    ids = [row[0] for row in connection.execute("SELECT id FROM search_entry ORDER BY sort_key")]
    marks = ",".join("?" * PAGE)
    statement = f"SELECT * FROM search_entry WHERE id IN ({marks})"

    def ask(page: list[int]) -> object:
        return connection.execute(statement, [*page, *[0] * (PAGE - len(page))]).fetchall()

    return _each([lambda p=p: ask(p) for p in _pages(ids)])


def sort_program(file: Path) -> list[float]:
    """All ids of the contacts list from Z to A."""
    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.services.people.lists import ContactSource

    with _dispatcher(file) as asked:
        source = ContactSource(asked, ContactFilter(order="name_down"), "de")
        return _each([source.ids] * SORTS)


def sort_floor(file: Path) -> list[float]:
    """The same ids off the index."""
    connection = opened(file)
    statement = (
        "SELECT id FROM search_entry WHERE kind IN ('person', 'organisation', 'household')"
        " ORDER BY sort_key DESC, id DESC"
    )
    return _each([lambda: connection.execute(statement).fetchall()] * SORTS)


def _pages(ids: list[int]) -> list[list[int]]:
    step = max(1, len(ids) // PAGES)
    return [ids[start : start + PAGE] for start in range(0, len(ids), step)][:PAGES]
