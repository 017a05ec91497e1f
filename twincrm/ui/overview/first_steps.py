"""What a new file says in place of the overview: how one begins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.overview.links import Go


def plan_visit(ui: UiContext, go: Go) -> Button:
    """The way to the first visit, which is entered together with its partnership."""
    button = Button(ui, ui.texts.tr("Plan a visit"), icon="bus", small=True)
    button.setObjectName("plan-visit")
    button.clicked.connect(partial(go, Show("visit")))
    return button


def first_steps_card(ui: UiContext, go: Go, *, writable: bool) -> Card:
    """Friendly words, and the first things one enters."""
    tr = ui.texts.tr
    card = Card(ui, margin=Space.PAGE)
    card.body.addWidget(label(ui, tr("A good beginning"), "h2", wrap=True))
    words = tr(
        "Nothing was entered yet. Begin with the people and organisations you know, or take over "
        "their address cards with “Import…” in the contacts; then plan a visit and the partnership "
        "it serves. What is next and what is to be done will then stand here by itself."
    )
    card.body.addWidget(label(ui, words, "body", "ink2", wrap=True))
    flow = Flow(ui.look.px(Space.S))
    for text, icon, kind in (
        (tr("Add a person"), "user-plus", "edit_person"),
        (tr("Add an organisation"), "landmark", "edit_organisation"),
        (tr("Go to the contacts"), "users", "person"),
        (tr("Plan a visit"), "bus", "visit"),
        (tr("Go to the tasks"), "list-checks", "task"),
    ):
        first = kind == "edit_person"
        button = Button(ui, text, icon=icon, variant="primary" if first else "plain")
        button.setEnabled(writable or not kind.startswith("edit_"))
        button.clicked.connect(partial(go, Show(kind)))
        flow.add_part(button)
    card.body.addWidget(flow)
    card.body.addStretch(1)
    return card
