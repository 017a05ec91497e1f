"""Telling what went wrong: the only place that words a trouble and offers what helps against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import Cure, GoneMeanwhile, UnknownRecord
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincrm.domain.errors import TwincrmError
    from twincrm.domain.texts import Translator
    from twincrm.ui.kit.asker import Asker

    Cures = Mapping[Cure, Callable[[], object]]
    """What can be done here, by what it helps against."""

NO_LONGER_THERE = Message(
    "This entry is no longer there: it was moved to the trash, or its adding was undone. Nothing "
    "of it is lost; “Undo” or “Redo” in the menu “Edit” brings it back."
)

CURES = {
    Cure.AGAIN: Message("Try again"),
    Cure.ELSEWHERE: Message("Choose another place…"),
    Cure.BACK_UP: Message("Back up now"),
    Cure.RESTORE: Message("Bring back a backup…"),
    Cure.AS_PDF: Message("Save as PDF…"),
}
"""How the acts are called."""


def tell_trouble(texts: Translator, asker: Asker, error: TwincrmError, cures: Cures) -> None:
    """Say what went wrong, what is safe and what to do; where it can be done here, offer it."""
    brought_back = isinstance(error, UnknownRecord) and not isinstance(error, GoneMeanwhile)
    message = NO_LONGER_THERE if brought_back else error.message
    title, words = texts.tr("That did not work"), texts.say(message)
    act = cures.get(error.cure) if error.cure is not None else None
    if act is None or error.cure is None:
        asker.message(title, words, "warn")
    elif asker.offer(title, words, texts.say(CURES[error.cure])):
        act()
