"""Where the window hears that records changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeHub(QObject):
    """Publishes what a command changed to every page that shows records.

    Signals: changed(object) with the services' Changes, in the interface thread; day_turned(object)
    with the new day: what is worded by the calendar is worded anew.
    """

    changed = Signal(object)
    day_turned = Signal(object)

    def publish(self, changes: object) -> None:
        """Tell everybody; pages forget the rows they hold of what changed."""
        self.changed.emit(changes)
