"""The cards of people: whom to congratulate, whom to call."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from twincrm.domain.dates import day_and_month
from twincrm.ui.kit.buttons import Button
from twincrm.ui.overview.links import PersonLine, person_link, titled_card
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Translator
    from twincrm.services.overview.congratulations import Congratulation
    from twincrm.services.overview.silence import Silence
    from twincrm.ui.kit.cards import Card
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.overview.links import Go

MONTHS_UP_TO = 24
"""What is longer ago is said in years."""


def congratulations_card(ui: UiContext, found: Sequence[Congratulation], go: Go) -> Card:
    """Birthdays and jubilees of the next weeks."""
    texts = ui.texts
    rows = [
        person_link(
            ui,
            PersonLine(
                each.name, _below(occasion(each, texts), each.line), each.initials, each.days == 0
            ),
            Show("person", each.person_id),
            go,
        )
        for each in found
    ]
    nothing = texts.tr("No birthday and no jubilee in the next four weeks.")
    return titled_card(ui, texts.tr("Birthdays and jubilees"), "cake", rows, nothing)


def silences_card(ui: UiContext, found: Sequence[Silence], go: Go, *, more: bool) -> Card:
    """Whom one has not spoken to for half a year or longer, with the way to all of them."""
    texts = ui.texts
    rows = [
        person_link(
            ui,
            PersonLine(
                each.name,
                _below(_ago(each.months, texts), each.line),
                each.initials,
            ),
            Show("person", each.person_id),
            go,
        )
        for each in found
    ]
    nothing = texts.tr(
        "Everybody your notes mention was in touch within the last half year, or no note was "
        "kept yet."
    )
    card = titled_card(ui, texts.tr("Long not spoken to"), "message-square", rows, nothing)
    if more:
        every = Button(ui, texts.tr("Show all in the contacts"), variant="link", small=True)
        every.setObjectName("more-silent")
        every.clicked.connect(partial(go, Show("silent")))
        card.body.addWidget(every, 0, Qt.AlignmentFlag.AlignLeading)
    return card


def occasion(each: Congratulation, texts: Translator) -> str:
    """What is celebrated, and when."""
    on = day_and_month(each.on.month, each.on.day, texts.language)
    today = each.days == 0
    if each.occasion == "membership":
        words = (
            texts.tr("{years} years a member today")
            if today
            else texts.tr("{years} years a member on {date}")
        )
    elif each.years is None:
        words = texts.tr("birthday today") if today else texts.tr("birthday on {date}")
    else:
        words = texts.tr("turns {years} today") if today else texts.tr("turns {years} on {date}")
    return words.format(years=each.years, date=on)


def _ago(months: int | None, texts: Translator) -> str:
    """Months, or years where it is long ago."""
    if months is None:
        return texts.tr("no contact yet")
    if months < MONTHS_UP_TO:
        return texts.trn("{n} month ago", "{n} months ago", months)
    return texts.trn("{n} year ago", "{n} years ago", months // 12)


def _below(*parts: str) -> str:
    return "\N{NO-BREAK SPACE}· ".join(part for part in parts if part)
