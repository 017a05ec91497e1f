"""Tasks as the rows of a list: title, what it is about and whose it is, when it is due."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from twincrm.domain.dates import long_date
from twincrm.domain.folding import sort_key
from twincrm.ui.hanging.words import REPEATS
from twincrm.ui.kit.due import DUE_ICONS, due_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.domain.texts import Translator
    from twincrm.services.tasks.lines import TaskLine
    from twincrm.ui.kit.tick_columns import AsideWords
    from twincrm.ui.theme.tokens import ToneName

Which = Literal["open", "today", "week", "overdue", "done", "all"]
Grouping = Literal["none", "due", "visit", "owner"]


@dataclass(frozen=True, slots=True)
class ShownTask:
    """A task as the list paints it."""

    title: str
    second: str
    done: bool
    tone: ToneName
    due: str
    icon: str
    said: str
    """Whether it is done or open, for those who listen."""
    lead: str = ""
    band: str = ""
    """The words of the band above it, if one stands there."""

    @property
    def faded(self) -> bool:
        """What is done steps back."""
        return self.done

    @property
    def asides(self) -> tuple[AsideWords, ...]:
        """All of it stands in two lines."""
        return ()


class TaskList:
    """The tasks that the list shows; a `RowSource`."""

    def __init__(
        self,
        lines: Sequence[TaskLine],
        which: Which,
        texts: Translator,
        today: date,
        grouping: Grouping = "none",
    ) -> None:
        wanted = [line for line in lines if _wanted(line, which, today)]
        banded = sorted(
            ((group_of(line, grouping, texts, today), line) for line in wanted),
            key=lambda pair: pair[0][:2],
        )
        self._lines = {line.row.id: line for _, line in banded}
        self._texts = texts
        self._today = today
        self.bands: dict[int, str] = {}
        """The words of the bands, by the position of the row below each."""
        self._below: dict[int, str] = {}
        last = ""
        for at, ((_, _, words), line) in enumerate(banded):
            if words != last:
                self.bands[at] = self._below[line.row.id] = last = words

    def ids(self) -> array[int]:
        """The tasks in the order of the list."""
        return array("q", self._lines)

    def rows(self, ids: Sequence[int]) -> list[ShownTask]:
        """Tasks as they are painted."""
        return [
            replace(
                shown(self._lines[key], self._texts, self._today), band=self._below.get(key, "")
            )
            for key in ids
        ]

    def line(self, key: int) -> TaskLine:
        """One of them."""
        return self._lines[key]


def group_of(
    line: TaskLine, grouping: Grouping, texts: Translator, today: date
) -> tuple[int, str, str]:
    """The rank of a task's group, the name it is sorted by, and its words."""
    tr = texts.tr
    if grouping == "none":
        return 0, "", ""
    if grouping == "due":
        return _group_of_day(line, texts, today)
    by_owner = grouping == "owner"
    name = line.row.owner if by_owner else line.visit
    if name:
        words = tr("To be done by {name}").format(name=name) if by_owner else name
        return 0, sort_key(name), words
    return 1, "", tr("Nobody is to do it yet") if by_owner else tr("Without a visit")


def _group_of_day(line: TaskLine, texts: Translator, today: date) -> tuple[int, str, str]:
    tr, due = texts.tr, line.row.due_on
    if line.row.done_on is not None:
        return 5, "", tr("Ticked off")
    if due is None:
        return 4, "", tr("Without a date")
    if due < today:
        return 0, "", tr("Overdue")
    if due == today:
        return 1, "", tr("Today")
    return (2, "", tr("This week")) if due <= end_of_week(today) else (3, "", tr("Later"))


def end_of_week(today: date) -> date:
    """The Sunday of the week of a day."""
    return today + timedelta(days=6 - today.weekday())


def _wanted(line: TaskLine, which: Which, today: date) -> bool:
    if which == "overdue":
        return line.row.overdue
    if which in ("today", "week"):
        due, last = line.row.due_on, today if which == "today" else end_of_week(today)
        return line.row.done_on is None and due is not None and today <= due <= last
    return which == "all" or (line.row.done_on is not None) == (which == "done")


def shown(line: TaskLine, texts: Translator, today: date) -> ShownTask:
    """A task as a row."""
    row = line.row
    repeat = texts.say(REPEATS[row.repeat]) if row.repeat else ""
    owner = texts.trc("a task", "by {name}").format(name=row.owner) if row.owner else ""
    second = " · ".join(part for part in (line.about, owner, repeat) if part)
    if row.done_on is not None:
        words = texts.tr("done on {date}").format(date=long_date(row.done_on, texts.language))
        said = texts.tr("done")
        return ShownTask(row.title, second, True, "ok", words, "circle-check", said)
    tone, words = due_words(texts, row.due_on, today) if row.due_on else ("neutral", "")
    icon = DUE_ICONS[tone]
    return ShownTask(row.title, second, False, tone, words, icon, texts.tr("open"))


def spoken(row: ShownTask) -> str:
    """What a screen reader says of a task."""
    return ", ".join(part for part in (row.band, row.title, row.said, row.due, row.second) if part)
