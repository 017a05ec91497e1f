"""The first law of the history: every act can be undone and redone, and tells what it changed."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
import worlds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from worlds.dump import difference, dump
from worlds.examples import EXAMPLES, World

from twincrm.services.command import registered_commands

for module in pkgutil.walk_packages(worlds.__path__, "worlds."):
    importlib.import_module(module.name)


@pytest.fixture
def world(populated) -> World:
    return World(populated)


def test_every_command_has_examples():
    assert sorted(registered_commands()) == sorted(EXAMPLES)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(data=st.data())
def test_undo_takes_back_and_redo_does_again(name, world, data):
    command = EXAMPLES[name](world, data.draw)
    before = dump(world.dispatcher.file)
    outcome = world.dispatcher.execute(command)
    after = dump(world.dispatcher.file)
    assert outcome.changes.rows == difference(before, after)

    if outcome.step is not None:
        undone = world.dispatcher.undo()
        assert dump(world.dispatcher.file) == before
        assert undone.changes.rows == difference(after, before)
        redone = world.dispatcher.redo()
        assert dump(world.dispatcher.file) == after
        assert redone.changes.rows == difference(before, after)
        world.dispatcher.undo()

    assert dump(world.dispatcher.file) == before
