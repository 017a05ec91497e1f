"""After how many months without contact the people of a group count as long not spoken to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.labelled import LabelledField

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext

NO_MONTHS = Message("“{text}” is no whole number of months.")


class LimitField(LabelledField):
    """A number of months, or none."""

    def __init__(self, ui: UiContext, months: int | None) -> None:
        self.typed = TextField(ui, "" if months is None else str(months))
        words = ui.texts.tr("Months without contact until a reminder")
        super().__init__(ui, words, self.typed, optional=True)
        self.set_help(ui.texts.tr("Leave it empty for 6 months, as for everybody; 0 means never."))

    def months(self) -> int | None:
        """What was typed; None for nothing.

        Raises:
            InputError: it is no whole number.
        """
        text = self.typed.value.strip()
        if text and not text.isdecimal():
            raise InputError("contact_limit_months", NO_MONTHS.with_values(text=text))
        return int(text) if text else None
