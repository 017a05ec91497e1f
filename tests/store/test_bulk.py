"""Rows that are inserted at once are recorded as if they had come one by one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text
from worlds.dump import difference, dump

from twincrm.domain.texts import Message
from twincrm.store.base import Base, table_of
from twincrm.store.bulk import read_back_alike, row_as_json
from twincrm.store.models import HistoryChange, JournalNote, Person, Phone, Tag
from twincrm.store.recorder import RECORDED, current_values
from twincrm.store.work import WITH_TRASH

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = sorted(
    (each.class_ for each in Base.registry.mappers if each.class_.__keeping__ in RECORDED),
    key=lambda kind: kind.__name__,
)


@dataclass(frozen=True)
class Doing:
    """Any act."""

    do: Callable[..., object]
    label = Message("Do something")

    def run(self, work):
        return self.do(work)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_file_words_a_row_as_the_recorder_does(kind, populated):
    table = table_of(kind)

    def both(session):
        things = session.scalars(select(kind), execution_options=WITH_TRASH).all()
        kept = dict(
            session.execute(text(f"SELECT id, {row_as_json(table)} FROM {table.name}")).all()
        )
        return [(thing, current_values(thing), json.loads(kept[thing.id])) for thing in things]

    for thing, recorded, worded in populated.ask(both):
        values = {column.key: [getattr(thing, column.key)] for column in table.columns}
        if read_back_alike(table, values):
            assert worded == recorded
            assert list(map(type, worded.values())) == list(map(type, recorded.values()))


def there_and_back(dispatcher, act):
    """Do something, take it back and do it again; returns what it changed."""
    before = dump(dispatcher.file)
    outcome = dispatcher.execute(Doing(act))
    after = dump(dispatcher.file)
    assert outcome.changes.rows == difference(before, after)
    dispatcher.undo()
    assert dump(dispatcher.file) == before
    dispatcher.redo()
    assert dump(dispatcher.file) == after
    return outcome


def test_rows_altered_and_deleted_after_they_were_inserted_at_once(dispatcher):
    def act(work):
        people = work.bulk_insert(Person, [{"given": f"P{n}", "family": "X"} for n in range(6)])
        work.bulk_insert(Phone, [{"person_id": n, "number": "1", "kind": "home"} for n in people])
        work.get(Person, people[1]).given = "Anna"
        work.flush()
        work.delete(work.get(Phone, 3))
        work.bulk_insert(Phone, [{"person_id": people[0], "number": "2", "kind": "work"}])
        work.add(Tag(name="Chor", folded="chor"))

    assert there_and_back(dispatcher, act).changes.count == 6 + 6 + 1
    steps = dispatcher.ask(lambda session: session.scalars(select(HistoryChange)).all())
    kept = {(each.table_name, each.row_id): each.after for each in steps}
    assert kept["person", 2]["given"] == "Anna"
    assert ("phone", 3) not in kept


def test_rows_with_a_time_of_day_inserted_at_once(dispatcher):
    notes = [{"happened_at": datetime(2027, 4, 19, 8, n), "subject": f"N{n}"} for n in range(3)]  # noqa: DTZ001 - local time, as a diary has it

    there_and_back(dispatcher, lambda work: work.bulk_insert(JournalNote, notes))


def test_an_id_that_is_taken_again_is_one_altered_row(dispatcher):
    dispatcher.execute(Doing(lambda work: work.add(Tag(name="Alt", folded="alt"))))

    def act(work):
        work.delete(work.get(Tag, 1))
        work.bulk_insert(Tag, [{"name": "Neu", "folded": "neu"}])

    assert there_and_back(dispatcher, act).changes.rows == {"tag": {1: "altered"}}
