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


class NothingFound(Card):
    """The search or the filters leave nobody; words that others might have can be looked for."""

    def __init__(
        self, ui: UiContext, show_all: Callable[[], None], search_all: Callable[[], None]
    ) -> None:
        super().__init__(ui, margin=0)
        tr = ui.texts.tr
        self.search_all = Button(ui, tr("Search all contacts"), icon="search", variant="primary")
        self.show_all = Button(ui, tr("Show all contacts"), icon="x")
        self._said = tr("Nobody matches the search and all filters that are set.")
        self._some = tr("Only those whom the filters leave were searched.")
        actions = QWidget()
        flow = Flow(ui.look.px(12), actions)
        for button, act in ((self.search_all, search_all), (self.show_all, show_all)):
            button.clicked.connect(act)
            flow.add_part(button)
        self._title = tr("Nothing found")
        self._state = EmptyState(ui, "search", self._title, self._said, actions)
        self.body.addWidget(self._state)

    def tell(self, *, among_some: bool) -> None:
        """Say what was searched, and offer to search everybody where it were only some."""
        self.search_all.setVisible(among_some)
        self._state.set_words(self._title, self._some if among_some else self._said)


def _framed(ui: UiContext, state: EmptyState) -> Card:
    card = Card(ui, margin=0)
    card.body.addWidget(state)
    return card
