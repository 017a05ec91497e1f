"""The history is searched by what it shows, and narrowed down by who, what and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.services.steps.lists import step_ids
from twincrm.services.steps.search import StepFilter, steps_found, who_did
from twincrm.services.tasks.commands import AddTask
from twincrm.services.tasks.drafts import TaskDraft


@pytest.fixture
def told(populated):
    """Three steps: somebody is added, changed, and a task is written; by name."""
    added = populated.execute(AddPerson(PersonDraft(given="Élodie", family="Zwieback")))
    before = populated.ask(read_person, added.result)
    after = replace(before, occupation="Köchin")
    changed = populated.execute(ChangePerson(added.result, before, after))
    populated.who = "Ingrid Lohmann"
    task = populated.execute(AddTask(TaskDraft(title="Saal reservieren")))
    return {"added": added.step, "changed": changed.step, "task": task.step}


def found(dispatcher, day=None, **wanted) -> list[int]:
    today = day or clock.today()
    return list(dispatcher.glance(steps_found, StepFilter(**wanted), catalogue("de"), today))


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("elodie", ["changed", "added"]),  # accents do not matter
        ("kochin", ["changed"]),  # a new value
        ("beruf zwieback", ["changed"]),  # a field by its German name, of a person by hers
        ("lohmann", ["task"]),
        ("lohmann zwieback", []),
    ],
)
def test_words_are_found_in_names_fields_and_values(populated, told, words, steps):
    assert found(populated, text=words) == [told[step] for step in steps]


def test_filters_leave_whom_what_and_when(populated, told):
    everything = list(populated.glance(step_ids))

    assert found(populated) == everything
    assert "Ingrid Lohmann" in populated.glance(who_did)
    assert found(populated, who=("Ingrid Lohmann",)) == [told["task"]]
    assert found(populated, groups=("tasks",), text="saal") == [told["task"]]
    assert found(populated, groups=("contacts",), text="zwieback") == [
        told["changed"],
        told["added"],
    ]
    assert found(populated, periods=("today",))[:3] == everything[:3]
    later = clock.today() + timedelta(days=40)
    assert found(populated, later, periods=("month",)) == []
    assert found(populated, later, periods=("older",)) == everything


def test_what_was_done_yesterday_is_found_by_the_word_and_by_the_filter(populated):
    day = clock.today() - timedelta(days=1)
    edges = [datetime.combine(day, at).astimezone(UTC) for at in (time(), time(23, 59, 59))]
    before, after = edges[0] - timedelta(seconds=1), edges[1] + timedelta(seconds=1)
    steps = []
    for moment in (before, *edges, after):
        with clock.stopped_at(moment):
            steps.append(populated.execute(AddTask(TaskDraft(title="Zelt bestellen"))).step)
    yesterday = [steps[2], steps[1]]

    assert found(populated, periods=("yesterday",)) == yesterday
    assert found(populated, text="Gestern") == yesterday
    assert found(populated, text="gestern zelt") == yesterday
    assert steps[3] in found(populated, text="heute")
    assert found(populated, text="gester") == []
