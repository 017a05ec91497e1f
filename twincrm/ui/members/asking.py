"""What the dialogs about members have in common: amounts, days, and errors at their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.typed import NOT_AN_AMOUNT, read_price
from twincrm.ui.kit.date_field import check_full_date, full_date
from twincrm.ui.kit.tab_pages import bring_forth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from twincrm.services.command import Command
    from twincrm.ui.kit.date_field import DateField
    from twincrm.ui.kit.labelled import LabelledField
    from twincrm.ui.window.page import PageServices


def typed_amount(field: str, text: str, language: str) -> int | None:
    """The amount that was typed, in cents; None for nothing.

    Raises:
        InputError: it is no amount.
    """
    try:
        return read_price(text, language, NOT_AN_AMOUNT)
    except InputError as error:
        raise InputError(field, error.message) from error


def typed_day(field: str, day: DateField, language: str) -> date | None:
    """The day that was typed; None for nothing.

    Raises:
        InputError: it is no day, or known in part only.
    """
    wrong = check_full_date(day.stored, language)
    if wrong is not None:
        raise InputError(field, wrong)
    return full_date(day.stored)


def performed(
    services: PageServices,
    make: Callable[[], Command[int]],
    fields: Mapping[str, LabelledField],
    otherwise: LabelledField,
) -> int | None:
    """Do what was typed; what is wrong is said at its field. What it returned, None for nothing."""
    for field in {*fields.values(), otherwise}:
        field.set_error("")
    try:
        outcome = services.perform(make())
    except InputError as error:
        field = fields.get(error.field, otherwise)
        field.set_error(services.ctx.texts.say(error.message))
        bring_forth(field)
        field.field.setFocus()
        return None
    return outcome.result if outcome is not None else None
