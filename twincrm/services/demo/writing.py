"""Writes the demo association to a file of its own."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.demo.days import Days
from twincrm.services.demo.people import learn_names
from twincrm.services.demo.stage import ASSOCIATION, SECRETARY, Stage
from twincrm.services.demo.story import tell
from twincrm.services.progress import Silent
from twincrm.store.base import uids_from
from twincrm.store.file import Opening, create_file, start_association, translated
from twincrm.store.history import close_steps
from twincrm.store.lock import FileInUse, holder, is_held, lock_path
from twincrm.store.placing import building_place, put_in_place, refuse_foreign, told_of
from twincrm.store.refusing import journals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincrm.services.progress import Progress

KEPT_FOR = timedelta(days=84)
"""How long before the day it is written for the association has kept its file."""

FIRST_DAY, LAST_DAY = date(2016, 1, 1), date(2100, 12, 31)
"""Between them the story of the demo holds: nobody's role ends before it begins."""


def write_demo(
    path: Path,
    *,
    people: int = 0,
    seed: int = 1,
    today: date,
    progress: Progress | None = None,
    kept_aside: Callable[[Path], object] = lambda _: None,
) -> int:
    """Write the demo association to *path*, enlarged to *people*; how many it has.

    Without a number it has about 310; it never has fewer than its cast. The same seed and day give
    the same records. Its history can be read, yet nothing in it can be undone. An association's
    file at *path* is kept aside, once the new one is whole; *kept_aside* is told where.

    Raises:
        RuleError: its people did not live at the time, or the calendar ends.
        FileTrouble: the place cannot be written, or the file there is open elsewhere.
        Cancelled: *progress* was asked to stop; what was at *path* is as it was.
    """
    if not FIRST_DAY <= today <= LAST_DAY:
        told = Message("The demo association is written for days from {first} to {last}.")
        raise RuleError(told.with_values(first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat()))
    refuse_foreign(path)
    if path.exists() and is_held(path):
        raise FileInUse(holder(path))
    building = building_place(path)
    with translated(path), told_of(path):
        try:
            made = _build(building, Days(today), seed, people, progress or Silent())
            aside = put_in_place(building, path, "", datetime.now(UTC), "before-demo")
            if aside is not None:
                kept_aside(aside)
        finally:
            for left in (building, *journals(building), lock_path(building)):
                with suppress(OSError):
                    left.unlink(missing_ok=True)
    return made


def _build(path: Path, days: Days, seed: int, people: int, progress: Progress) -> int:
    began = datetime.combine(days.today - KEPT_FOR, time(8), UTC)
    with uids_from(Random(f"uids of {seed}")), clock.stopped_at(began):
        path.unlink(missing_ok=True)
        file = create_file(path, Opening(SECRETARY, began, _nothing_to_keep))
        try:
            start_association(file, ASSOCIATION, began)
            stage = Stage(file, days, Random(seed), progress, began)
            learn_names(stage)
            known = tell(stage, people)
            stage.dispatcher().log(lambda work: close_steps(work.connection))
            return known
        finally:
            file.close()


def _nothing_to_keep(_path: Path, _reason: str) -> None:
    """A file that is only being made needs no backup."""
