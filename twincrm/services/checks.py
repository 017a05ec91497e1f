"""Checks that the drafts of several rooms share; each names the field in which the fault lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.texts import Message, one_line
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from twincrm.store.base import Base
    from twincrm.store.work import Work


def check_filled(field: str, text: str, message: Message) -> None:
    """Insist on a text.

    Raises:
        InputError: it is empty; *message* says what is asked for.
    """
    if not one_line(text):
        raise InputError(field, message)


def check_partial(field: str, value: str | None) -> None:
    """Insist that a stored date is one, whole or in part.

    Raises:
        InputError: it is none.
    """
    if value is None:
        return
    try:
        PartialDate.from_iso(value)
    except InputError as error:
        raise InputError(field, error.message) from error


def check_period(field: str, starts: str | None, ends: str | None) -> None:
    """Insist that a period of partial dates does not end before it begins.

    *field* is the path of the period with a dot at its end, or empty.

    Raises:
        InputError: a date is none, or the end lies before the beginning.
    """
    check_partial(f"{field}starts_on", starts)
    check_partial(f"{field}ends_on", ends)
    if starts and ends and ends[: len(starts)] < starts[: len(ends)]:
        raise InputError(f"{field}ends_on", Message("The end lies before the beginning."))


def check_alive(field: str, died: str | None, starts: str | None, ends: str | None) -> None:
    """Insist that nobody takes a role after their death, or keeps one beyond it.

    Raises:
        InputError: they died before it begins, or it does not end although they died.
    """
    said = outlived(died, starts, ends)
    if said is not None:
        raise InputError(field, said)


def outlived(died: str | None, starts: str | None, ends: str | None) -> Message | None:
    """Why somebody who died does not hold a role of this time; None where they may."""
    if not died:
        return None
    if starts and starts[: len(died)] > died[: len(starts)]:
        return Message("This person died before that day and takes no role.")
    if ends is None:
        return Message("This person has died. Please enter until when the role was held.")
    return None


def end_in_life(died: str | None, starts: str | None, ends: str | None) -> str | None:
    """When a role ends that began in somebody's life: if nobody knows better, with it."""
    began = died and starts and starts[: len(died)] <= died[: len(starts)]
    return died if began and ends is None else ends


def within_life(died: str | None, starts: str | None, ends: str | None) -> str | None:
    """When a role ends that began in somebody's life: never after it."""
    began = died and (starts is None or starts[: len(died)] <= died[: len(starts)])
    outlives = died and (ends is None or ends[: len(died)] > died[: len(ends)])
    return died if began and outlives else ends


def check_word(field: str, value: str, words: type[StrEnum]) -> None:
    """Insist on one of the known words.

    Raises:
        InputError: it is none of them.
    """
    if value not in list(words):
        known = ", ".join(word for word in words if word)
        raise InputError(
            field,
            Message("“{value}” is not known here. Known are: {known}.").with_values(
                value=value, known=known
            ),
        )


def check_count(field: str, number: int | None) -> None:
    """Insist that a number of things or cents is not below zero.

    Raises:
        InputError: it is.
    """
    if number is not None and number < 0:
        raise InputError(field, Message("Please enter a number that is not below zero."))


def must_exist(work: Work, kind: type[Base], keys: Iterable[int | None]) -> None:
    """Insist that records of these ids exist, trashed or not; None is no id.

    Raises:
        UnknownRecord: one does not.
    """
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return
    work.flush()
    table = kind.__table__
    found = set(work.connection.scalars(select(table.c.id).where(table.c.id.in_(wanted))))
    for missing in sorted(wanted - found):
        raise unknown(kind.__tablename__, missing)


LONGEST_SILENCE = 60
"""Months after which a contact counts as over, so that nobody is reminded any more."""


def check_limit(field: str, months: int | None) -> None:
    """Insist on a number of months after which one can be reminded, or none.

    Raises:
        InputError: it is less than none, or so much that nobody would ever be reminded.
    """
    if months is not None and not 0 <= months <= LONGEST_SILENCE:
        raise InputError(
            field,
            Message("Please enter at most {n} months; 0 means never.", {"n": LONGEST_SILENCE}),
        )
