"""Waiting in tests sees at once what has come, and never takes for there what is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import TimeoutError as NeverCame


def test_what_never_comes_is_a_failure(qtbot):
    with pytest.raises(NeverCame):
        qtbot.waitUntil(lambda: False, timeout=30)


def test_an_error_on_the_way_is_not_waited_out(qtbot):
    come = []
    QTimer.singleShot(0, lambda: come.append(True))

    def look():
        if come:
            raise KeyError
        return False

    with pytest.raises(KeyError):
        qtbot.waitUntil(look)


def test_what_comes_is_seen_before_the_next_look_is_due(qtbot, monkeypatch):
    monkeypatch.setattr("worlds.waiting.AT_LEAST_EVERY", 60_000)
    come = []
    QTimer.singleShot(1, lambda: come.append(True))

    qtbot.waitUntil(lambda: bool(come))

    assert come
