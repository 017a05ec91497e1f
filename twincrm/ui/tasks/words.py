"""What the tasks page says: its filters, its groups, and why nothing is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.ui.tasks.listing import Grouping, Which

WORDS: dict[Which, Message] = {
    "open": Message("To be done"),
    "today": Message("Today"),
    "week": Message("This week"),
    "overdue": Message("Overdue"),
    "done": Message("Ticked off"),
    "all": Message("All"),
}
"""Which tasks are shown."""
GROUPINGS: dict[Grouping, tuple[Message, str]] = {
    "none": (Message("In one list"), "list-checks"),
    "due": (Message("By due date"), "calendar-days"),
    "visit": (Message("By visit"), "bus"),
    "owner": (Message("By who has to do it"), "user"),
}
"""Under which bands they stand."""


def nothing_words(which: Which, texts: Translator, *, some: bool) -> tuple[str, str]:
    """Title and text of the empty list; *some* where there are tasks that it does not show."""
    tr = texts.tr
    if which == "open" and some:
        return tr("All done"), tr("Nothing is waiting to be done.")
    if which == "overdue" and some:
        return tr("Nothing is overdue"), tr("Everything is still in time.")
    if which in ("today", "week") and some:
        return tr("Nothing is due"), tr("What is due later or overdue is in the other lists.")
    if which == "done":
        return tr("Nothing done yet"), tr("What you tick off is kept here with its day.")
    text = tr("Note what is to be done, by when and by whom; the overview reminds you.")
    return tr("No task yet"), text
