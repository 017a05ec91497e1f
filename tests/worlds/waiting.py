"""Waiting for what a test wants to see, without sleeping past it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QThread, QTimer

AT_LEAST_EVERY = 10
"""Milliseconds after which is looked again, whatever happened."""


def wait_as_things_come(qtbot, patch):
    """Let `qtbot.waitUntil` look whenever all events are done, not only every few milliseconds."""
    wait_until, wait = qtbot.waitUntil, qtbot.wait

    def as_things_come(callback, *, timeout=5_000):
        __tracebackhide__ = True
        qtbot.wait = lambda _: _until_met(callback)
        try:
            wait_until(callback, timeout=timeout)
        finally:
            qtbot.wait = wait

    patch.setattr(qtbot, "waitUntil", as_things_come)


def _until_met(callback):
    """One turn of waiting: over when *callback* is met, fails, or the time is up."""
    loop, here = QEventLoop(), QThread.currentThread()
    level = here.loopLevel() + 1
    looking = []

    def look():
        if here.loopLevel() == level and not looking and loop.isRunning():
            looking.append(True)
            if _is_over(callback):
                loop.quit()
            looking.pop()

    dispatcher = QAbstractEventDispatcher.instance()
    QTimer.singleShot(AT_LEAST_EVERY, loop, loop.quit)
    dispatcher.aboutToBlock.connect(look)
    try:
        loop.exec()
    finally:
        dispatcher.aboutToBlock.disconnect(look)


def _is_over(callback) -> bool:
    try:
        return callback() is not False
    except AssertionError:
        return False
    except Exception:  # noqa: BLE001 - it is raised again where it is waited for
        return True
