"""The start page in the window: what its choices do, and where a new file may lie."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Protocol

from twincrm.domain.errors import TwincrmError
from twincrm.runtime import clock
from twincrm.store.failures import translated
from twincrm.store.location import judge_location
from twincrm.store.refusing import refuse_present
from twincrm.ui.window.window_actions import LANGUAGE_NAMES, Doings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from twincrm.ui.jobs import JobRunner
    from twincrm.ui.kit.asker import Asker
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.start.page import StartPage

KEEP = 1
"""The answer that keeps a file where it is not safe."""


class Begins(Doings, Protocol):
    """What the choices of the start page do; the desktop does it."""

    @property
    def ui(self) -> UiContext: ...  # noqa: D102 - what widgets are built with
    def forget_file(self, path: Path) -> None: ...  # noqa: D102
    def forget_recent(self) -> None: ...  # noqa: D102


def start_page(desktop: Begins, jobs: JobRunner, *, ask_language: bool) -> StartPage:
    """The start page with its choices; *ask_language* where nobody has chosen one yet."""
    from twincrm.ui.start.page import StartPage

    languages = LANGUAGE_NAMES if ask_language else {}
    page = StartPage(desktop.ui, desktop.prefers.recent, clock.today(), jobs, languages)
    page.new_wanted.connect(desktop.new_association)
    page.open_wanted.connect(desktop.choose_file)
    page.demo_wanted.connect(desktop.open_demo)
    page.file_chosen.connect(desktop.open_path)
    page.file_forgotten.connect(desktop.forget_file)
    page.forget_wanted.connect(desktop.forget_recent)
    page.language_wanted.connect(desktop.prefers.set_language)
    return page


def ask_place(ui: UiContext, asker: Asker, suggested: Path, kinds: Sequence[str]) -> Path | None:
    """Where a new association's file is to lie; None: nowhere.

    A place that cannot be taken is explained, one that is not safe is asked about, and another one
    is asked for: what was entered before stays.
    """
    texts = ui.texts
    title = texts.tr("Keep the association in")
    while path := asker.choose_save(title, suggested, kinds):
        suggested = path
        try:
            _try_place(path)
        except TwincrmError as error:
            asker.message(texts.tr("That did not work"), texts.say(error.message), "warn")
            continue
        advice = judge_location(path).advice
        if advice is None:
            return path
        choices = (texts.tr("Choose another place…"), texts.tr("Keep it there all the same"))
        answer = asker.choose_one(texts.tr("Is this a good place?"), texts.say(advice), choices)
        if answer is None:
            return None
        if answer == KEEP:
            return path
    return None


def _try_place(path: Path) -> None:
    """See that a new file can lie at *path*.

    Raises:
        FileTrouble: there is one already, or nothing can be written there.
    """
    refuse_present(path)
    with translated(path), tempfile.TemporaryFile(dir=path.parent):
        pass
