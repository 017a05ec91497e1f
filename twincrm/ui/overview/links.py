"""The lines of which the cards of the overview are made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from twincrm.ui.kit.avatar import Avatar
from twincrm.ui.kit.cards import Card, SectionHeader
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.link_row import LinkRow
from twincrm.ui.kit.painting import Face
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import Show

    Go = Callable[[Show], None]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody, and why he or she stands here."""

    name: str
    second: str
    initials: str
    marked: bool = False
    """On a golden ground: it is today."""


def person_link(ui: UiContext, line: PersonLine, target: Show, go: Go) -> QWidget:
    """Face, name and second line of a person; pressed, the person is shown."""
    row = link(ui, f"{line.name}, {line.second}", target, go)
    row.line.addWidget(Avatar(ui, Face(line.initials, "person")))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(ui, line.name, "strong", wrap=True))
    words.addWidget(label(ui, line.second, "small", "ink2", wrap=True))
    row.line.addLayout(words, 1)
    if line.marked:
        row.set_ground("goldbg")
    return row


def link(ui: UiContext, said: str, target: Show, go: Go, *, upright: bool = False) -> LinkRow:
    """A line that leads to a record."""
    row = LinkRow(ui, said, upright=upright)
    row.setObjectName(f"{target.kind}-{target.id}")
    row.clicked.connect(partial(go, target))
    return row


def titled_card(
    ui: UiContext, title: str, icon: str, rows: Sequence[QWidget], nothing: str
) -> Card:
    """A card with its title and its lines, or a sentence where there are none."""
    card = Card(ui)
    card.body.setSpacing(ui.look.px(Space.XS))
    card.body.addWidget(SectionHeader(ui, title, icon=icon))
    for row in rows:
        card.body.addWidget(row)
    if not rows:
        card.body.addWidget(label(ui, nothing, "body", "ink2", wrap=True))
    return card
