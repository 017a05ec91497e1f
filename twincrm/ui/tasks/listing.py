"""Tasks as the rows of a list: title, what it is about and whose it is, when it is due."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twincrm.domain.dates import long_date
from twincrm.domain.texts import Message
from twincrm.services.tasks.drafts import Repeat
from twincrm.ui.kit.due import DUE_ICONS, due_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.domain.texts import Translator
    from twincrm.services.tasks.lines import TaskLine
    from twincrm.ui.theme.tokens import ToneName

Which = Literal["open", "overdue", "done", "all"]

REPEATS: dict[str, Message] = {
    Repeat.NEVER: Message("once"),
    Repeat.WEEKLY: Message("every week"),
    Repeat.MONTHLY: Message("every month"),
    Repeat.YEARLY: Message("every year"),
}


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

    @property
    def faded(self) -> bool:
        """What is done steps back."""
        return self.done


class TaskList:
    """The tasks that the list shows; a `RowSource`."""

    def __init__(
        self, lines: Sequence[TaskLine], which: Which, texts: Translator, today: date
    ) -> None:
        wanted = [line for line in lines if _wanted(line, which)]
        self._lines = {line.row.id: line for line in wanted}
        self._texts = texts
        self._today = today

    def ids(self) -> array[int]:
        """The tasks in the order of the list."""
        return array("q", self._lines)

    def rows(self, ids: Sequence[int]) -> list[ShownTask]:
        """Tasks as they are painted."""
        return [shown(self._lines[key], self._texts, self._today) for key in ids]

    def line(self, key: int) -> TaskLine:
        """One of them."""
        return self._lines[key]


def _wanted(line: TaskLine, which: Which) -> bool:
    if which == "overdue":
        return line.row.overdue
    return which == "all" or (line.row.done_on is not None) == (which == "done")


def shown(line: TaskLine, texts: Translator, today: date) -> ShownTask:
    """A task as a row."""
    row = line.row
    repeat = texts.say(REPEATS[row.repeat]) if row.repeat else ""
    second = " · ".join(part for part in (line.about, row.owner, repeat) if part)
    if row.done_on is not None:
        words = texts.tr("done on {date}").format(date=long_date(row.done_on, texts.language))
        said = texts.tr("done")
        return ShownTask(row.title, second, True, "ok", words, "circle-check", said)
    tone, words = due_words(texts, row.due_on, today) if row.due_on else ("neutral", "")
    icon = DUE_ICONS[tone]
    return ShownTask(row.title, second, False, tone, words, icon, texts.tr("open"))


def spoken(row: ShownTask) -> str:
    """What a screen reader says of a task."""
    return ", ".join(part for part in (row.title, row.said, row.due, row.second) if part)
