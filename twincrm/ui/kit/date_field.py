"""Dates as people type them, whole or in part."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QFontMetricsF

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import NOT_A_DATE, PartialDate
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.ui.kit.fields import TextField
from twincrm.ui.theme.tokens import IconSize

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from twincrm.ui.kit.context import UiContext

NOT_FULL = Message("Please enter day, month and year.")
_EXAMPLE = PartialDate(1957, 4, 19)
_LONGEST = PartialDate(2028, 9, 28)
_AHEAD = timedelta(days=50)
_AGO = timedelta(days=20)


class DateField(TextField):
    """A date that may be known in part; `stored` is its stored text, None while empty.

    What cannot be read stays as it was typed: the check of the draft finds it. When the keyboard
    leaves, a date is written out, so that everybody sees how it was understood.
    """

    def __init__(
        self,
        ui: UiContext,
        stored: str | None = None,
        *,
        about: About = About.PAST,
        recent: bool = False,
    ) -> None:
        """*recent*: the day lies not long past, and the example says so."""
        language = ui.texts.language
        hint = ui.texts.tr("such as {date}")
        hint = hint.format(date=_example(about, recent=recent).typed(language))
        super().__init__(ui, icon="calendar-days", placeholder=hint)
        self._language = language
        self._about = about
        self._given: tuple[str, str | None] = ("", None)
        measure = QFontMetricsF(ui.look.font("body")).horizontalAdvance
        room = max(measure(hint), measure(_LONGEST.format(language)))
        self.setMinimumWidth(int(room) + ui.look.px(IconSize.BUTTON + 9) + ui.look.px(34))
        self.set_stored(stored)

    @property
    def stored(self) -> str | None:
        """The stored text, as typed where it cannot be read, None while empty."""
        typed = self.text().strip()
        if not typed:
            return None
        if self.text() == self._given[0]:
            return self._given[1]  # what is kept without its year gets none by being looked at
        read = read_partial(typed, self._language, self._about)
        return read.iso if read else typed

    def set_stored(self, stored: str | None) -> None:
        """Show another stored text."""
        shown = _shown(stored, self._language)
        self._given = (shown, stored)
        self.setText(shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tidy what was typed."""
        super().focusOutEvent(event)
        shown = _shown(self.stored, self._language)
        if shown != self.text():
            self.setText(shown)


def read_partial(typed: str, language: str, about: About = About.PAST) -> PartialDate | None:
    """The date that somebody typed; None if it is none."""
    try:
        return PartialDate.parse(typed, language, today=clock.today(), about=about)
    except InputError:
        return None


def full_date(stored: str | None) -> date | None:
    """The day of a stored text; None where it is not fully known."""
    try:
        return PartialDate.from_iso(stored).as_date() if stored else None
    except InputError:
        return None


def check_date(stored: str | None, language: str) -> Message | None:
    """What is wrong with a date, whole or in part, in the words of the reader."""
    try:
        if stored is not None:
            PartialDate.parse(stored, language, today=clock.today())
    except InputError as error:
        return error.message
    return None


def check_full_date(stored: object, language: str) -> Message | None:
    """What is wrong with a date that must be fully known or empty."""
    if stored is None or isinstance(stored, date) or full_date(cast("str", stored)):
        return None
    wrong = check_date(cast("str", stored), language)
    return NOT_FULL if wrong is None or wrong.id == NOT_A_DATE.id else wrong


def _shown(stored: str | None, language: str) -> str:
    if not stored:
        return ""
    try:
        return PartialDate.from_iso(stored).format(language)
    except InputError:
        return stored


def _example(about: About, *, recent: bool) -> PartialDate:
    """A day to come where days to come are asked for, one of these days for what was just now."""
    if recent:
        return PartialDate.from_date(clock.today() - _AGO)
    return _EXAMPLE if about is About.PAST else PartialDate.from_date(clock.today() + _AHEAD)
