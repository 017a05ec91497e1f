"""What the desktop needs of the rest of the program to work with files; given to it by `app`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.progress import Progress
    from twincrm.ui.jump.entry import JumpEntry
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.start.new_association import NewAssociation
    from twincrm.ui.window.faults import FaultReporter
    from twincrm.ui.window.page import PageFactory
    from twincrm.ui.window.preferences import Preferences


@dataclass(frozen=True, slots=True)
class FileWays:
    """How files are opened and made; each raises TwincrmError where it cannot."""

    open: Callable[[Path, str], Dispatcher]
    """The file at a path, for the user of a name."""
    make: Callable[[Path, NewAssociation, str], Dispatcher]
    """A new file at a path, for the user of a name."""
    demo: Callable[[Progress], Path]
    """Write the demo association somewhere throw-away; it may take a while."""
    name: Callable[[Dispatcher], str]
    """The association's."""
    documents: Callable[[], Path]
    """Where the user keeps documents."""
    find: Callable[[Dispatcher, UiContext, str], Sequence[JumpEntry]]
    """Records for the words of the quick jump; called off the interface thread."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Who answers the program's questions: the user, or a test."""

    asker: Callable[[UiContext, QWidget], Asker]
    new_association: Callable[[UiContext, QWidget], NewAssociation | None]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything the desktop is given by the program."""

    prefers: Preferences
    factories: Sequence[PageFactory]
    ways: FileWays
    questions: Questions
    faults: FaultReporter
    user: str
    """Who works here where the settings name nobody."""
