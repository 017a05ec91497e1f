"""One change of many: 10,000 people get a tag as one step, and it is taken back."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.bare import opened, timed

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT = 10_000
TAG = "Kirchenchor"
INDEXES = ("search_words", "search_trigram")
_PEOPLE = f"SELECT id FROM person WHERE trashed_at IS NULL ORDER BY id LIMIT {COUNT}"
_JSON = (
    "json_object('id', id, 'tag_id', tag_id, 'person_id', person_id, 'organisation_id', NULL,"
    " 'household_id', NULL)"
)


def bulk_program(file: Path) -> list[float]:
    """The command of the window, with history and search."""
    from twincrm.app.opening import opened as opened_by_program
    from twincrm.services.bulk.belonging import Tagged
    from twincrm.services.bulk.commands import ChangeMany
    from twincrm.ui.collecting import uncollected

    def go(copy: Path) -> list[float]:
        with opened_by_program(copy, write=True) as asked, uncollected():
            people = asked.ask(lambda session: session.connection().exec_driver_sql(_PEOPLE).all())
            many = tuple(("person", row[0]) for row in people)
            return [timed(lambda: asked.execute(ChangeMany(many, Tagged(TAG))))]

    return _on_copy(file, go)


def bulk_floor(file: Path) -> list[float]:
    """The same rows of tags, history and search by statements written for them."""

    def go(copy: Path) -> list[float]:
        connection = opened(copy, write=True)
        try:
            return [timed(lambda: _by_hand(connection))]
        finally:
            connection.close()

    return _on_copy(file, go)


def _on_copy(file: Path, go: Callable[[Path], list[float]]) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        return go(Path(shutil.copyfile(file, Path(folder) / "copy.twincrm")))


def _by_hand(connection: Any) -> None:  # noqa: ANN401 - the driver ships no types
    run = connection.execute
    run("BEGIN IMMEDIATE")
    run(
        "INSERT INTO tag (uid, name, folded) VALUES ('uid', ?, ?)",
        (TAG, TAG.lower()),
    )
    tag = run("SELECT last_insert_rowid()").fetchone()[0]
    run(f"INSERT INTO tagging (tag_id, person_id) SELECT ?, id FROM ({_PEOPLE})", (tag,))
    run(
        "INSERT INTO history_step (happened_at, who, command, label, state, changes)"
        " VALUES ('2027-04-19 08:00:00', 'Anna', 'ChangeMany', '{}', 'done', ?)",
        (COUNT,),
    )
    step = run("SELECT last_insert_rowid()").fetchone()[0]
    run(
        "INSERT INTO history_change (step_id, table_name, row_id, after)"
        f" SELECT ?, 'tagging', id, {_JSON} FROM tagging WHERE tag_id = ?",
        (step, tag),
    )
    people = f"SELECT id * 8 FROM ({_PEOPLE})"
    for index in INDEXES:
        run(
            f"INSERT INTO {index} ({index}, rowid, heading, words)"
            f" SELECT 'delete', id, heading, words FROM search_entry WHERE id IN ({people})"
        )
    run(f"UPDATE search_entry SET words = words || ' ' || ? WHERE id IN ({people})", (TAG.lower(),))
    for index in INDEXES:
        run(
            f"INSERT INTO {index} (rowid, heading, words)"
            f" SELECT id, heading, words FROM search_entry WHERE id IN ({people})"
        )
    run("COMMIT")
