"""Searching, paging and sorting the contacts of a file."""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks.bare import floor_question, opened, timed

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
PAGE, PAGES, SORTS, SHOWN = 60, 100, 5, 50
COLUMNS = "e.id, e.kind, e.record_id, e.title, e.subtitle, e.sectors"
SHOWN_COLUMNS = f"""{COLUMNS}, p.given, p.family, a.title, f.feminine, f.masculine, f.neutral,
 coalesce(o2.name, o.name), coalesce(t2.name, t.name)"""
SHOWN_JOINS = """LEFT JOIN person AS p ON e.kind = 'person' AND p.id = e.record_id
LEFT JOIN assignment AS a ON a.id = (SELECT id FROM assignment WHERE person_id = p.id
 AND coalesce(ends_on, '9') >= date() AND coalesce(starts_on, '0') <= date()
 ORDER BY main DESC, id LIMIT 1)
LEFT JOIN function_title AS f ON f.function_id = a.function_id AND f.language = 'de'
LEFT JOIN organisation AS o ON o.id = CASE e.kind WHEN 'organisation' THEN e.record_id
 ELSE a.organisation_id END
LEFT JOIN organisation_name AS o2 ON o2.organisation_id = o.id AND o2.language = 'de'
LEFT JOIN place AS t ON t.id = coalesce(p.place_id, o.place_id, a.place_id)
LEFT JOIN place_name AS t2 ON t2.place_id = t.id AND t2.language = 'de'"""


@contextmanager
def _dispatcher(file: Path) -> Generator[Dispatcher]:
    from twincrm.app.opening import opened as opened_by_program

    with opened_by_program(file, write=False) as dispatcher:
        yield dispatcher


def _each(
    jobs: list[Callable[[], object]], clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Each once uncounted; garbage is left lying meanwhile, as the window's threads leave it."""
    for job in jobs:
        job()
    gc.disable()
    figures = [timed(job, clock) for job in jobs]
    gc.enable()
    return figures


def _found(file: Path, clock: Callable[[], float]) -> list[float]:
    from twincrm.store.search import find

    with _dispatcher(file) as asked:
        return _each([lambda t=t: asked.glance(find, t, limit=SHOWN) for t in KEYSTROKES], clock)


def _worded(file: Path, clock: Callable[[], float]) -> list[float]:
    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.services.people.lists import first_rows

    questions = [ContactFilter(text, order="rank") for text in KEYSTROKES]
    with _dispatcher(file) as asked:
        glance = asked.glance
        return _each([lambda q=q: glance(first_rows, q, "de", SHOWN) for q in questions], clock)


def _bare(file: Path, columns: str, joins: str, clock: Callable[[], float]) -> list[float]:
    connection = opened(file)

    def ask(table: str, words: str) -> object:
        statement = (
            f"SELECT {columns} FROM {table} AS w JOIN search_entry AS e ON e.id = w.rowid {joins}"
            f" WHERE {table} MATCH ? ORDER BY w.rowid LIMIT {SHOWN}"
        )
        return connection.execute(statement, (words,)).fetchall() if words else ()

    questions = [floor_question(text) for text in KEYSTROKES]
    return _each([lambda q=q: ask(*q) for q in questions], clock)


def search_program(file: Path) -> list[float]:
    """A keystroke to 50 rows from the store, the best first."""
    return _found(file, time.perf_counter)


def search_cpu_program(file: Path) -> list[float]:
    """The same by the processor's time, which other work on the machine does not lengthen."""
    return _found(file, time.thread_time)


def search_floor(file: Path) -> list[float]:
    """The same columns of 50 entries with the driver, full text in the order of ids.

    The table that is asked is the one that the program cannot do without: see `floor_question`.
    """
    return _bare(file, COLUMNS, "", time.perf_counter)


def search_cpu_floor(file: Path) -> list[float]:
    """The same by the processor's time."""
    return _bare(file, COLUMNS, "", time.thread_time)


def search_worded_program(file: Path) -> list[float]:
    """The whole of a keystroke in the list: ids, 50 rows worded in a language, what is marked."""
    return _worded(file, time.perf_counter)


def search_worded_cpu_program(file: Path) -> list[float]:
    """The same by the processor's time."""
    return _worded(file, time.thread_time)


def search_worded_floor(file: Path) -> list[float]:
    """What 50 rows show in one bare statement, full text in the order of ids.

    A row shows who it is, the present main role and its body, or the town, as the reader says it.
    """
    return _bare(file, SHOWN_COLUMNS, SHOWN_JOINS, time.perf_counter)


def search_worded_cpu_floor(file: Path) -> list[float]:
    """The same by the processor's time."""
    return _bare(file, SHOWN_COLUMNS, SHOWN_JOINS, time.thread_time)


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


def sort_column_program(file: Path) -> list[float]:
    """All ids of the contacts table by each of its columns in turn, up and down."""
    from twincrm.domain.table_view import SortBy
    from twincrm.services.people.columns import COLUMNS
    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.services.people.lists import ContactSource

    keys = [column.key for column in COLUMNS if column.sorting]
    sorts = [(SortBy(key, descending=down),) for key in keys for down in (False, True)]
    with _dispatcher(file) as asked:
        sources = [ContactSource(asked, ContactFilter(sort=sort), "de") for sort in sorts]
        return _each([source.ids for source in sources])


def sort_column_floor(file: Path) -> list[float]:
    """The same ids by the title of their entries, which has no index."""
    connection = opened(file)
    statement = (
        "SELECT id FROM search_entry WHERE kind IN ('person', 'organisation', 'household')"
        " ORDER BY title COLLATE NOCASE, id"
    )
    return _each([lambda: connection.execute(statement).fetchall()] * SORTS)


def _pages(ids: list[int]) -> list[list[int]]:
    step = max(1, len(ids) // PAGES)
    return [ids[start : start + PAGE] for start in range(0, len(ids), step)][:PAGES]
