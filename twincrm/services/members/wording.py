"""How it stands with a subscription, in the words that list, card and paper share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.dates import long_date
from twincrm.domain.periods import ended_by_death
from twincrm.domain.terms import FeeStatus
from twincrm.domain.texts import Message
from twincrm.services.steps.words import CHOICES

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.services.members.lists import FeeView, MemberRow

STATES: dict[str, Message] = CHOICES["fee_year", "status"]
DIED = Message("died")
FALLS_AWAY = Message("no longer due")
"""A subscription of a year after they left or died."""
_EARLIER = Message("{state}, {year} open")
NONE_YET = "–"
"""In place of the state of a year for which nothing is noted."""
_REMINDED = (
    Message("1st reminder on {day}"),
    Message("2nd reminder on {day}"),
    Message("Reminder no. {n} on {day}"),
)
_REMINDED_SHORT = (
    Message("1st reminder"),
    Message("2nd reminder"),
    Message("Reminder no. {n}"),
)
"""By how many were sent; the last one stands for all beyond."""
_PARTLY = {
    False: Message("partly paid, {reminder}"),
    True: Message("part, {reminder}"),
}
"""Before the reminder, in a sentence and in short."""


def fee_words(texts: Translator, fee: FeeView, *, short: bool = False) -> str:
    """``partly paid, 2nd reminder on 3 May 2027``; *short* leaves out the day."""
    if fee.falls_away:
        return texts.say(FALLS_AWAY)
    if not (fee.is_open and fee.reminders):
        return texts.say(STATES[fee.status])
    brief = short or fee.reminded_on is None
    words = _REMINDED_SHORT if brief else _REMINDED
    day = long_date(fee.reminded_on, texts.language) if fee.reminded_on else ""
    said = words[min(fee.reminders, len(words)) - 1].with_values(day=day, n=fee.reminders)
    reminder = texts.say(said)
    if fee.status != FeeStatus.PARTLY:
        return reminder
    return texts.say(_PARTLY[brief].with_values(reminder=reminder))


def open_before(texts: Translator, row: MemberRow) -> str:
    """``paid, 2025 open``, where an earlier year is owed and the one asked for is not.

    The column is named for the year asked for: what is said of another one says so beside it.
    """
    if not row.owing or (row.fee and row.fee.is_open):
        return ""
    state = fee_words(texts, row.fee, short=True) if row.fee else NONE_YET
    return texts.say(_EARLIER.with_values(state=state, year=str(row.owing[-1])))


def has_died(row: MemberRow) -> bool:
    """Whether the membership is ended by a death and by nothing else: nothing more is to come."""
    return ended_by_death(row.left_on, row.died)


def row_words(texts: Translator, row: MemberRow) -> str:
    """How it stands with a member: the year's subscription, and an earlier one still owed."""
    if has_died(row):
        return texts.say(DIED)
    return open_before(texts, row) or (fee_words(texts, row.fee) if row.fee else "")


def marked_name(row: MemberRow) -> str:
    """The name; a dagger before it where one of a membership that goes on has died."""
    return f"† {row.name}" if row.gone else row.name
