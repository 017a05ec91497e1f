"""Among invented townsfolk nearly all who are entered twice are found, and hardly anybody else."""

from __future__ import annotations

import pytest
from worlds.newcomers import KINDS as OTHER_KINDS
from worlds.newcomers import settled
from worlds.plants import KINDS, planted, tally

from twincrm.domain.likeness import Verdict
from twincrm.services.duplicates.queries import candidates
from twincrm.services.people.adding import AddPeople

FOUND = {Verdict.SURE, Verdict.LIKELY}


@pytest.mark.parametrize(
    ("made", "seed", "kinds"),
    [(planted, 7, KINDS), (planted, 8, KINDS), (settled, 7, OTHER_KINDS)],
)
def test_duplicates_are_found_and_lookalikes_are_left_alone(dispatcher, made, seed, kinds):
    town = made(people=600, each=40, seed=seed)
    ids = dispatcher.execute(AddPeople(tuple(soul.draft() for soul in town.souls))).result
    places = {key: place for place, key in enumerate(ids)}

    pairs = dispatcher.ask(candidates, None, ("person",))

    found = {(places[p.first_id], places[p.second_id]) for p in pairs if p.verdict in FOUND}
    result = tally(town, found)
    missed = result.planted - result.found
    assert result.planted.keys() == set(kinds)
    assert missed.total() <= 2, missed
    assert result.mistaken.total() == 0, result.mistaken
