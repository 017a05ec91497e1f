"""Backups in words: when and why they were made, and what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from twincrm.domain.dates import clock_time, long_date
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from datetime import datetime

    from twincrm.domain.texts import Translator
    from twincrm.store.inside import DoneStep, Inside

REASONS = {
    "daily": Message("at the first opening of the day"),
    "manual": Message("made by hand"),
    "import": Message("before an import"),
    "migration": Message("before an update of TwinCRM"),
}
"""Why a backup was made."""


def day_words(texts: Translator, moment: datetime) -> str:
    """A day written out; *moment* is local."""
    return long_date(moment.date(), texts.language)


def moment_words(texts: Translator, moment: datetime) -> str:
    """A day and the time of it; *moment* is local."""
    return f"{day_words(texts, moment)}, {clock_time(moment.time(), texts.language)}"


def reason_words(texts: Translator, reason: str) -> str:
    """Why a backup was made."""
    return texts.say(REASONS[reason])


def size_words(size: int) -> str:
    """So many bytes, as people say it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def compared(texts: Translator, then: Inside, now: Inside) -> str:
    """How many people, organisations and visits there were and are, one line each."""
    lines = (
        (texts.tr("People: {then}, now {now}"), then.people, now.people),
        (texts.tr("Organisations: {then}, now {now}"), then.organisations, now.organisations),
        (texts.tr("Visits: {then}, now {now}"), then.visits, now.visits),
    )
    return "\n".join(words.format(then=before, now=after) for words, before, after in lines)


def steps_words(texts: Translator, steps: tuple[DoneStep, ...]) -> str:
    """What was done last before the backup, one line each; the latest first."""
    lines = [
        texts.tr("{moment} · {what}").format(
            moment=moment_words(texts, step.at.astimezone()), what=texts.say(step.label)
        )
        for step in steps
    ]
    return "\n".join(lines) or texts.tr("Nothing had been changed since the file was begun.")


def bringing_back(texts: Translator, moment: str) -> tuple[str, str, str, str]:
    """The question before a backup takes the place of a file, and its two answers."""
    words = texts.tr(
        "The file will be as it was: {moment}. What was entered since then is no longer in it, "
        "and what was done before can no longer be undone. The present file is kept beside it."
    )
    title = texts.tr("Bring this backup back?")
    return title, words.format(moment=moment), texts.tr("Restore"), texts.tr("Cancel")
