"""People who are in a file twice: how long finding them takes, and how many are found.

The townsfolk and what is planted among them are those of the tests, which know nothing of how the
program compares. A second town is made otherwise, of other names, by other hands: rules that only
fit the first would be found out there.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.bare import floor_question, opened, timed
from benchmarks.bare_import import folded

if TYPE_CHECKING:
    from twincrm.services.dispatch import Dispatcher

TESTS = Path(__file__).parent.parent.parent / "tests"
SMALLEST, PLANTED = 600, 500
SEEDS = (101, 102, 103)
"""Several towns are looked through, of very large ones one."""
MAKERS = {"townsfolk": ("plants", "planted"), "newcomers": ("newcomers", "settled")}
"""Towns and the modules of the tests by which they are made."""
MANY = 50_000
AT_ONCE = 4_000
TYPED = (
    ("Anna", "Müller"),
    ("Hanelore", "Schmidt"),
    ("Jean-Luc", "Martin"),
    ("Katarzyna", "Kowalska"),
    ("Marie", "Lindenbach"),
    ("Thomas", "Mueller"),
)
ALIKE = 0.9
LARGEST = 60


def duplicates_program(file: Path) -> list[float]:
    """All pairs of people that may be one, with their reasons, from the file."""
    from twincrm.app.opening import opened as opened_by_program

    with opened_by_program(_towns(file)[0], write=False) as asked:
        asked.ask(_candidates, None, ("place",))  # what the window has loaded by then
        gc.disable()
        return [timed(lambda: asked.ask(_candidates, None, ("person",)))]


def duplicates_floor(file: Path) -> list[float]:
    """The same rows, put together by a fact of both; names compared, and no reason given."""
    connection = opened(_towns(file)[0])
    gc.disable()
    return [timed(lambda: _alike(connection))]


def namesakes_program(file: Path) -> list[float]:
    """Who may be meant by a new person, key by key: what the line in the editor asks."""
    from twincrm.app.opening import opened as opened_by_program
    from twincrm.services.duplicates.typed import namesakes
    from twincrm.services.people.drafts import PersonDraft

    drafts = [PersonDraft(given, family) for given, family in _keys()]
    with opened_by_program(_towns(file)[0], write=False) as asked:
        for draft in drafts:
            asked.ask(namesakes, draft)
        gc.disable()
        return [timed(lambda d=d: asked.ask(namesakes, d), time.thread_time) for d in drafts]


def namesakes_floor(file: Path) -> list[float]:
    """The full text asked for both names, and 50 rows of people with their addresses."""
    connection = opened(_towns(file)[0])

    def ask(words: str) -> object:
        question = floor_question(words)
        found = connection.execute(
            f"SELECT p.*, a.* FROM {question[0]} AS w JOIN search_entry AS e ON e.id = w.rowid"
            f" JOIN person AS p ON e.kind = 'person' AND p.id = e.record_id"
            f" LEFT JOIN address AS a ON a.person_id = p.id"
            f" WHERE {question[0]} MATCH ? LIMIT 50",
            (question[1],),
        )
        return found.fetchall()

    words = [" ".join(names) for names in _keys()]
    gc.disable()
    return [timed(lambda w=each: ask(w), time.thread_time) for each in words]


def _keys() -> list[tuple[str, str]]:
    return [(given, family[:n]) for given, family in TYPED for n in range(2, len(family) + 1)]


def duplicates_figures(file: Path) -> list[str]:
    """How many of what was planted is found, and how much else."""
    from twincrm.app.opening import opened as opened_by_program

    lines: list[str] = []
    seeds = SEEDS if _size(file) < MANY else SEEDS[:1]
    for maker in MAKERS:
        for seed, town in zip(seeds, _towns(file, seeds, maker), strict=True):
            with opened_by_program(town, write=False) as asked:
                lines += _figures(asked, seed, _size(file), maker)
    return lines


def _figures(asked: Dispatcher, seed: int, people: int, maker: str) -> list[str]:
    plants: Any = _worlds("plants")
    town = _made(maker, people, seed)
    pairs = asked.ask(_candidates, None, ("person",))
    sure = {(p.first_id - 1, p.second_id - 1) for p in pairs if p.verdict in {"sure", "likely"}}
    found = plants.tally(town, sure)
    kinds = ", ".join(f"{kind} {found.found[kind]}/{n}" for kind, n in found.planted.items())
    wrong = ", ".join(f"{kind} {n}" for kind, n in found.mistaken.items()) or "nobody"
    verdict = "ok" if found.recall >= 0.98 and found.precision >= 0.95 else "MISS"
    shares = f"recall {found.recall:.3f} ≥ 0.98, precision {found.precision:.3f} ≥ 0.95 {verdict}"
    return [
        f"  {maker}, seed {seed}: {shares}; {len(pairs) - len(sure)} more are only possible",
        f"    found: {kinds}; mistaken: {wrong} ({len(town.lookalikes)} look-alikes)",
    ]


def _candidates(session: Any, *words: Any) -> Any:  # noqa: ANN401 - passed on as it comes
    from twincrm.services.duplicates.queries import candidates

    return candidates(session, *words)


def _worlds(name: str) -> Any:  # noqa: ANN401 - a module of the tests
    import importlib

    if str(TESTS) not in sys.path:
        sys.path.insert(0, str(TESTS))
    return importlib.import_module(f"worlds.{name}")


def _size(file: Path) -> int:
    """How many people are wanted, as the name of the demo file says."""
    return max(SMALLEST, int(file.stem.rpartition("-")[2]))


def _planted(people: int) -> int:
    return min(PLANTED, people // 20)


def _made(maker: str, people: int, seed: int) -> Any:  # noqa: ANN401 - a town of the tests
    module, made_by = MAKERS[maker]
    return getattr(_worlds(module), made_by)(people, _planted(people), seed)


def _towns(file: Path, seeds: tuple[int, ...] = SEEDS[:1], maker: str = "townsfolk") -> list[Path]:
    """The files of towns, beside the demo files; written if they are not there."""
    people = _size(file)
    towns = [file.with_name(f"town-{maker}-{people}-{seed}.twincrm") for seed in seeds]
    for seed, town in zip(seeds, towns, strict=True):
        if not town.exists():
            _write(town, _made(maker, people, seed).souls)
    return towns


def _write(town: Path, souls: Any) -> None:  # noqa: ANN401 - of the tests
    from twincrm.app.opening import make_association
    from twincrm.services.people.adding import AddPeople

    drafts = [soul.draft() for soul in souls]

    def begin(asked: Dispatcher) -> None:
        for start in range(0, len(drafts), AT_ONCE):
            asked.execute(AddPeople(tuple(drafts[start : start + AT_ONCE])))

    make_association(town, begin)


def _alike(connection: Any) -> int:  # noqa: ANN401 - the driver ships no types
    """Pairs of a block whose names are like each other."""
    from rapidfuzz.distance import JaroWinkler

    names: dict[int, str] = {}
    blocks: dict[object, list[int]] = defaultdict(list)
    people = "SELECT id, given, family, birth_date, birth_name, suffix, form_of_address FROM person"
    for key, given, family, born, *_ in connection.execute(people):
        names[key] = folded(f"{given} {family}")
        blocks[names[key]].append(key)
        blocks[folded(f"{family} {given}")].append(key)
        if born:
            blocks[born].append(key)
    for table, column in (
        ("email", "folded"),
        ("phone", "e164"),
        ("address", "street || postcode"),
    ):
        for key, value in connection.execute(f"SELECT person_id, {column} FROM {table}"):
            if value:
                blocks[value].append(key)
    few = (block for block in blocks.values() if 1 < len(block) <= LARGEST)
    pairs = {tuple(sorted(pair)) for block in few for pair in combinations(block, 2)}
    return sum(JaroWinkler.similarity(names[a], names[b]) >= ALIKE for a, b in pairs)
