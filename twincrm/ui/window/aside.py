"""What takes its time, read and kept aside: the page stays alive, and words tell what goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from twincrm.domain.errors import Cure, TwincrmError

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.command import Command
    from twincrm.services.progress import Progress
    from twincrm.ui.window.page import PageServices

PATIENCE = 400
"""Milliseconds before anything is said: what is done sooner needs no words."""


def keep_aside(services: PageServices, told: str, made: Callable[[Progress], Command[Any]]) -> None:
    """Make a command off the interface thread, and do it there as well.

    *told* is said at the foot of the window where that lasts; a trouble is said in a sentence. It
    goes on when the page that began it is left: nothing that was dropped is lost on the way.
    """
    waiting = QTimer(services.jobs)
    waiting.setSingleShot(True)
    waiting.timeout.connect(lambda: services.notify(told, "info"))
    waiting.start(PATIENCE)

    def end(_: object = None) -> None:
        waiting.stop()
        waiting.deleteLater()

    def write(command: Command[Any]) -> None:
        dispatcher = services.dispatcher
        services.jobs.start(lambda _: dispatcher.execute(command), end, failed=fail, lane="write")

    def fail(error: Exception) -> None:
        end()
        if not isinstance(error, TwincrmError):
            raise error
        again = {Cure.AGAIN: lambda: keep_aside(services, told, made)}
        services.tell_trouble(error, again)

    services.jobs.start(made, write, failed=fail)
