"""What every draft is checked for before it is written: names, dates, periods, countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

_COUNTRY_LETTERS = 2


def check_filled(field: str, value: str, message: Message) -> str:
    """The text without blanks around it.

    Raises:
        InputError: nothing is left of it.
    """
    if not value.strip():
        raise InputError(field, message)
    return value.strip()


def check_partial_date(field: str, value: str | None) -> None:
    """See that a text is a date that may be partly known.

    Raises:
        InputError: it is none, or not in the calendar.
    """
    if value is None:
        return
    try:
        PartialDate.from_iso(value)
    except InputError as error:
        raise InputError(field, error.message) from error


def check_period(field: str, starts: str | None, ends: str | None, message: Message) -> None:
    """See that a period does not end before it begins, as far as both dates are known.

    Raises:
        InputError: it does; *field* names its end.
    """
    if starts and ends and ends[: len(starts)] < starts[: len(ends)]:
        raise InputError(field, message)


def check_country(field: str, code: str) -> str:
    """The country's two capital letters.

    Raises:
        InputError: the text cannot be the code of a country (ISO 3166-1).
    """
    tidy = code.strip().upper()
    if len(tidy) != _COUNTRY_LETTERS or not tidy.isalpha() or not tidy.isascii():
        raise InputError(
            field,
            Message("“{code}” is not the two-letter code of a country, such as DE.", {"code": code}),
        )
    return tidy


def check_one_of(field: str, value: str, known: Iterable[str]) -> None:
    """See that a text is one of the words of a closed set.

    Raises:
        InputError: it is not.
    """
    words = tuple(str(word) for word in known)
    if value not in words:
        raise InputError(
            field,
            Message(
                "“{value}” is not known here. Known are: {known}.",
                {"value": value, "known": ", ".join(word for word in words if word)},
            ),
        )


def check_not_negative(field: str, number: int | None) -> None:
    """See that a number that counts something is not below zero.

    Raises:
        InputError: it is.
    """
    if number is not None and number < 0:
        raise InputError(field, Message("This number cannot be below zero."))
