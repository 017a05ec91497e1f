"""When something is due, in a badge: what is late, what is near, and the day of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.dates import weekday_date

if TYPE_CHECKING:
    from datetime import date

    from twincrm.domain.texts import Translator
    from twincrm.ui.theme.tokens import ToneName

DUE_ICONS: dict[str, str] = {"bad": "triangle-alert", "warn": "clock", "neutral": "calendar-days"}


def due_words(texts: Translator, due: date, today: date) -> tuple[ToneName, str]:
    """The tone and the words for a day on which something is due."""
    days = (due - today).days
    if days < -1:
        return "bad", texts.trn("{n} day overdue", "{n} days overdue", -days)
    if days == -1:
        return "bad", texts.tr("due yesterday")
    if days == 0:
        return "warn", texts.tr("due today")
    if days == 1:
        return "warn", texts.tr("due tomorrow")
    return "neutral", weekday_date(due, texts.language, year=due.year != today.year)
