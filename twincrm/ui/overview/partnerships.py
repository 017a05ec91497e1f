"""The card of the partnerships: years, the next anniversary, and the state."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from twincrm.domain.dates import day_and_month
from twincrm.domain.terms import PartnershipStatus
from twincrm.ui.kit.badges import Badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.partnership_words import STATES
from twincrm.ui.overview.links import link, titled_card
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QBoxLayout

    from twincrm.services.overview.anniversaries import PartnershipGlance
    from twincrm.ui.kit.cards import Card
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.overview.links import Go
    from twincrm.ui.theme.tokens import ToneName

ACROSS = 2
_YEAR = 366


def partnerships_card(ui: UiContext, found: Sequence[PartnershipGlance], more: int, go: Go) -> Card:
    """The partnerships beside each other; pressed, a partnership is shown."""
    texts = ui.texts
    nothing = texts.tr("No partnership is kept in this file yet.")
    if not found:
        return titled_card(ui, texts.tr("Partnerships"), "handshake", (), nothing)
    tiles = QWidget()
    grid = QGridLayout(tiles)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(ui.look.px(Space.S))
    for at, glance in enumerate(found):
        grid.addWidget(_tile(ui, glance, go), *divmod(at, ACROSS))
    for column in range(ACROSS):
        grid.setColumnStretch(column, 1)
    card = titled_card(ui, texts.tr("Partnerships"), "handshake", (tiles,), nothing)
    if more > 0:
        words = texts.trn("Show {n} more partnership", "Show {n} more partnerships", more)
        rest = Button(ui, words, variant="link", small=True)
        rest.setObjectName("more-partnerships")
        rest.clicked.connect(partial(go, Show("partnership")))
        card.body.addWidget(rest, 0, Qt.AlignmentFlag.AlignLeading)
    return card


def _tile(ui: UiContext, glance: PartnershipGlance, go: Go) -> QWidget:
    target = Show("partnership", glance.id)
    row = link(ui, ", ".join(_said(ui, glance)), target, go, upright=True)
    _fill(ui, row.line, glance)
    return row


def _said(ui: UiContext, glance: PartnershipGlance) -> list[str]:
    words = (glance.name, _kind(ui, glance), _years(ui, glance), _day(ui, glance))
    return [*(word for word in words if word), _state(ui, glance)[2]]


def _fill(ui: UiContext, column: QBoxLayout, glance: PartnershipGlance) -> None:
    head = QHBoxLayout()
    head.setSpacing(ui.look.px(Space.S))
    if glance.country:
        flag = QLabel()
        flag.setPixmap(ui.icons.flag(glance.country))
        head.addWidget(flag)
    head.addWidget(label(ui, glance.name, "strong", wrap=True), 1)
    column.addLayout(head)
    if kind := _kind(ui, glance):
        column.addWidget(label(ui, kind, "small", "ink2", wrap=True))
    if years := _years(ui, glance):
        golden = _is_jubilee(glance)
        column.addWidget(label(ui, years, "figure", "gold" if golden else "ink", wrap=True))
    if day := _day(ui, glance):
        column.addWidget(label(ui, day, "small", "ink2", wrap=True))
    tone, icon, word = _state(ui, glance)
    column.addWidget(Badge(ui, word, tone, icon), 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)


def _kind(ui: UiContext, glance: PartnershipGlance) -> str:
    """What is joined, and since when."""
    since = ui.texts.tr("since {year}").format(year=glance.since) if glance.since else ""
    return " · ".join(part for part in (glance.kind, since) if part)


def _years(ui: UiContext, glance: PartnershipGlance) -> str:
    if glance.next is None:
        return ""
    return ui.texts.trn("{n} year", "{n} years", glance.next.years)


def _day(ui: UiContext, glance: PartnershipGlance) -> str:
    texts, coming = ui.texts, glance.next
    if coming is None:
        return ""
    if coming.on is None:
        return texts.tr("in {year}").format(year=coming.year)
    if coming.days == 0:
        return texts.tr("today")
    date = day_and_month(coming.on.month, coming.on.day, texts.language)
    return texts.tr("on {date} {year}").format(date=date, year=coming.year)


def _is_jubilee(glance: PartnershipGlance) -> bool:
    coming = glance.next
    return coming is not None and coming.is_round and (coming.days is None or coming.days < _YEAR)


def _state(ui: UiContext, glance: PartnershipGlance) -> tuple[ToneName, str, str]:
    quiet = glance.status in (PartnershipStatus.DORMANT, PartnershipStatus.SUSPENDED)
    if _is_jubilee(glance) and not quiet:
        return "warn", "party-popper", ui.texts.tr("Jubilee")
    tone, icon, word = STATES[glance.status]
    return tone, icon, ui.texts.say(word)
