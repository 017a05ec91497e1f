"""The cards beside a pair: why it may be one, and what moves along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.ui.duplicates.words import reason_parts
from twincrm.ui.kit.cards import Card, SectionHeader
from twincrm.ui.kit.labels import icon_label, label, rule
from twincrm.ui.theme.tokens import IconSize, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.likeness import Reason
    from twincrm.services.duplicates.preview import Moving
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token

_ICONS = {
    "assignment": "building-2",
    "participation": "bus",
    "visit_contact": "bus",
    "household_member": "house",
    "membership": "id-card",
    "membership_person": "id-card",
    "journal_participant": "message-square",
    "task": "list-checks",
    "consent": "shield-check",
    "attachment": "file-text",
    "relation": "users",
    "partnership_place": "handshake",
    "partnership_organisation": "handshake",
    "partnership_contact": "handshake",
    "person": "users",
    "organisation": "landmark",
}
NAMED = 9
"""So many kinds of what moves along are named; the others are counted."""


def reasons_card(ui: UiContext, reasons: Sequence[Reason]) -> Card:
    """What speaks for one record, and what against it."""
    card = Card(ui)
    card.body.setSpacing(ui.look.px(Space.S))
    card.body.addWidget(SectionHeader(ui, ui.texts.tr("Why we think so")))
    for each in reasons:
        said, example = reason_parts(each, ui.texts)
        good = each.sign == "for"
        card.body.addWidget(rule())
        icon, tone = ("check", "ok") if good else ("triangle-alert", "warn")
        card.body.addWidget(_row(ui, icon, tone, said, example))
    return card


def moving_card(ui: UiContext, moving: Sequence[Moving], emptied: QWidget) -> Card:
    """What moves to the record that stays, in words and numbers; then what is left *emptied*."""
    texts = ui.texts
    card = Card(ui)
    card.body.setSpacing(ui.look.px(Space.S))
    card.body.addWidget(SectionHeader(ui, texts.tr("What moves along")))
    for each in moving[:NAMED]:
        icon = _ICONS.get(each.kind, "link")
        card.body.addWidget(_row(ui, icon, "ink2", texts.say(each.words), each.detail))
    more = len(moving) - NAMED
    if more > 0:
        words = texts.trn("and {n} more kind of entry", "and {n} more kinds of entries", more)
        card.body.addWidget(label(ui, words, "small", "ink2", wrap=True))
    if not moving:
        words = texts.tr("Nothing else hangs on the second entry.")
        card.body.addWidget(label(ui, words, "small", "ink2", wrap=True))
    card.body.addWidget(rule())
    words = texts.tr("Nothing is lost. The second entry goes to the trash.")
    card.body.addWidget(label(ui, words, "small", "ink2", wrap=True))
    card.body.addWidget(emptied)
    return card


def _row(ui: UiContext, icon: str, tone: Token, said: str, example: str) -> QWidget:
    row, px = QWidget(), ui.look.px
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(px(10))
    picture = icon_label(ui, icon, tone, IconSize.SMALL)
    across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(ui, said, "label", wrap=True))
    if example:
        words.addWidget(label(ui, example, "small", "ink2", wrap=True))
    across.addLayout(words, 1)
    return row
