"""What the list says when it has nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.notices import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from twincrm.ui.kit.context import UiContext


def no_contacts(
    ui: UiContext, take_in: SignalInstance, add: SignalInstance, *, writable: bool
) -> Card:
    """There is nobody yet: import a list or begin with somebody."""
    tr = ui.texts.tr
    imported = Button(ui, tr("Import…"), icon="download")
    added = Button(ui, tr("New contact"), icon="user-plus", variant="primary")
    imported.clicked.connect(take_in)
    added.clicked.connect(add)
    actions = QWidget()
    flow = Flow(ui.look.px(12), actions)
    for button in (imported, added):
        button.setEnabled(writable)
        flow.add_part(button)
    text = tr("Take over a list or address cards from another program, or enter somebody.")
    return _framed(ui, EmptyState(ui, "users", tr("No contacts yet"), text, actions))


def nothing_found(ui: UiContext, show_all: Callable[[], None]) -> Card:
    """The search or the filters leave nobody."""
    tr = ui.texts.tr
    clear = Button(ui, tr("Show all contacts"), icon="x")
    clear.clicked.connect(show_all)
    text = tr("Nobody matches the search and all filters that are set.")
    return _framed(ui, EmptyState(ui, "search", tr("Nothing found"), text, clear))


def _framed(ui: UiContext, state: EmptyState) -> Card:
    card = Card(ui, margin=0)
    card.body.addWidget(state)
    return card
