"""The window stands on a screen that is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from twincrm.runtime.settings import WindowPlace
from twincrm.ui.window.geometry import USUAL, fitted

LAPTOP, BESIDE = QRect(0, 0, 1366, 728), QRect(1366, 0, 1920, 1040)


def test_the_first_window_has_the_size_the_screens_are_drawn_for():
    assert fitted(None, [BESIDE]).size().toTuple() == USUAL
    assert BESIDE.contains(fitted(None, [BESIDE]))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (WindowPlace(10, 20, 800, 600), (10, 20, 800, 600)),
        (WindowPlace(1500, 10, 800, 600), (1500, 10, 800, 600)),
        (WindowPlace(9000, 9000, 800, 600), (566, 128, 800, 600)),
        (WindowPlace(-900, -50, 5000, 5000), (1366, 0, 1920, 1040)),
        (WindowPlace(10, 10, 1, 1), (10, 10, 560, 420)),
    ],
)
def test_it_is_moved_and_shrunk_into_the_screens(place, expected):
    rect = fitted(place, [LAPTOP, BESIDE])
    assert (rect.x(), rect.y(), rect.width(), rect.height()) == expected


def test_a_screen_smaller_than_the_least_size_is_filled():
    assert fitted(WindowPlace(0, 0, 800, 600), [QRect(0, 0, 400, 300)]) == QRect(0, 0, 400, 300)
