"""Back and Forward among places."""

from __future__ import annotations

from twincrm.ui.window.page import Show
from twincrm.ui.window.trail import MOST, Place, Trail

A, B, C = Place("contacts", Show("person", 1)), Place("visits"), Place("contacts")


def test_back_and_forward_return_to_places():
    trail = Trail()
    for place in (A, B, C):
        trail.go(place)
    trail.move(-1)
    trail.move(-1)
    assert trail.here == A
    assert trail.ahead(-1) is None
    trail.move(1)
    assert (trail.here, trail.ahead(1)) == (B, C)


def test_a_new_way_forgets_the_old_one_ahead():
    trail = Trail()
    trail.go(A)
    trail.go(B)
    trail.move(-1)
    trail.go(C)
    assert trail.ahead(1) is None
    assert trail.ahead(-1) == A


def test_going_where_one_is_and_stepping_nowhere_change_nothing():
    trail = Trail()
    trail.move(-1)
    assert trail.here is None
    trail.replace(A)
    trail.go(A)
    trail.move(1)
    assert (trail.here, trail.ahead(-1)) == (A, None)


def test_only_so_many_places_are_remembered():
    trail = Trail()
    for number in range(MOST + 50):
        trail.go(Place("contacts", Show("person", number)))
    steps = 0
    while trail.ahead(-1):
        trail.move(-1)
        steps += 1
    assert steps == MOST - 1
    assert trail.here == Place("contacts", Show("person", 50))
