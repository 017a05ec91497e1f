"""Undoing many steps: off the interface thread, told once, to be stopped between two steps."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from worlds.pages import Surroundings

from twincrm.domain.changes import Changes, joined
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.steps.queries import undo_plan
from twincrm.store.models import Person
from twincrm.ui.history.undoing import AT_ONCE, undo_up_to

MANY = AT_ONCE + 20


@pytest.fixture
def around() -> Surroundings:
    return Surroundings(answers=[True])


@pytest.fixture
def services(qapp, populated, around, tmp_path):
    services = around.services(qapp, populated, tmp_path)
    yield services
    assert services.jobs.shutdown()


@pytest.fixture
def first(populated) -> int:
    """The first of many steps."""
    drafts = (PersonDraft(given=f"Nr. {n}", family="Delattre") for n in range(MANY))
    return min(populated.execute(AddPerson(draft)).step for draft in drafts)


def people(dispatcher) -> int:
    return dispatcher.ask(lambda session: session.query(Person).count())


def test_many_steps_are_undone_in_the_background_and_told_once(services, populated, first, around):
    before, heard = people(populated), []
    populated.subscribe(lambda changes: heard.append((changes, threading.current_thread())))

    assert undo_up_to(services, first)

    assert people(populated) == before - MANY
    [(changes, thread)] = heard
    assert len(changes.ids("person", "removed")) == MANY
    assert thread is not threading.main_thread()
    assert around.said[-1].startswith(f"{MANY} Schritte")


def test_stopped_between_two_steps_what_was_done_is_said(services, populated, first, around):
    before = people(populated)

    def stop():
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(0, stop)
        else:
            dialog.reject()

    QTimer.singleShot(0, stop)
    undo_up_to(services, first)

    undone = before - people(populated)
    assert undone < MANY
    assert len(populated.ask(undo_plan, first).steps) == MANY - undone
    assert f"{undone} " in around.said[-1]
    assert populated.status().redo is not None or not undone


def test_what_several_acts_changed_is_what_is_left_of_it():
    acts = [
        Changes({"person": {1: "added", 2: "removed", 3: "altered"}}, {"phone.person_id": {7}}),
        Changes({"person": {1: "altered", 2: "added", 3: "removed"}}, {"phone.person_id": {8}}),
    ]

    whole = joined(acts)

    assert whole.rows == {"person": {1: "added", 2: "altered", 3: "removed"}}
    assert whole.left == {"phone.person_id": {7, 8}}
