"""What a new association does first: each step with the way to it, ticked off when it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card, SectionHeader
from twincrm.ui.kit.labels import icon_label, label, rule
from twincrm.ui.theme.tokens import IconSize, Space
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.overview.first_steps import FirstSteps
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.overview.doors import BeginningDoors, Contacts
    from twincrm.ui.overview.links import Go
    from twincrm.ui.window.page import PageServices


def plan_visit(ui: UiContext, go: Go) -> Button:
    """The way to the first visit, which is entered together with its partnership."""
    button = Button(ui, ui.texts.tr("Plan a visit"), icon="bus", small=True)
    button.setObjectName("plan-visit")
    button.clicked.connect(partial(go, Show("visit")))
    return button


@dataclass(frozen=True, slots=True)
class Step:
    """One of the first steps: why one takes it, what its button says, and whether it was taken."""

    key: str
    title: Message
    why: Message
    act: Message
    icon: str
    taken: bool


def beginning(steps: FirstSteps, *, named: bool) -> tuple[Step, ...]:
    """The first steps in the order in which they are best taken."""
    return (
        Step("me", Message("Say who you are"),
             Message("The history then says who did what."),
             Message("Enter your name"), "user", named),
        Step("person", Message("Enter the first person"),
             Message("With address, telephone and languages."),
             Message("Add a person"), "user-plus", steps.person),
        Step("cards", Message("Take over addresses"),
             Message("From lists of Excel or address cards that you have already."),
             Message("Import…"), "download", steps.cards),
        Step("partnership", Message("Enter a partnership"),
             Message("The towns you are joined with, and since when."),
             Message("New partnership…"), "handshake", steps.partnership),
        Step("visit", Message("Plan a visit"),
             Message("With days, guests and programme."),
             Message("New visit…"), "bus", steps.visit),
    )  # fmt: skip


class FirstStepsCard(Card):
    """The steps below each other; until a visit is planned the first that is left is primary.

    Signals: put_away(): it is not to be shown again.
    """

    put_away = Signal()

    def __init__(
        self, services: PageServices, doors: BeginningDoors, steps: tuple[Step, ...]
    ) -> None:
        super().__init__(services.ctx, margin=Space.PAGE)
        self._services, self._doors = services, doors
        ui, texts = services.ctx, services.ctx.texts
        taken = sum(step.taken for step in steps)
        words = texts.tr("{n} of {total} done").format(n=taken, total=len(steps))
        self.hide_it = Button(ui, texts.tr("Do not show again"), icon="x", variant="quiet")
        self.hide_it.setObjectName("put-steps-away")
        self.hide_it.clicked.connect(self.put_away)
        self.buttons: dict[str, Button] = {}
        count = label(ui, words, "body", "ink2")
        self.body.addWidget(SectionHeader(ui, texts.tr("A good beginning"), (count,)))
        planned = any(step.taken for step in steps if step.key == "visit")  # which then comes first
        next_one = "" if planned else next((step.key for step in steps if not step.taken), "")
        for step in steps:
            self.body.addWidget(rule())
            self.body.addWidget(self._row(step, primary=step.key == next_one))
        self.body.addWidget(rule())
        self.body.addWidget(self.hide_it, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide_it.setVisible(doors.memory is not None)

    def _row(self, step: Step, *, primary: bool) -> QWidget:
        ui, say = self._services.ctx, self._services.ctx.texts.say
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.M))
        icon, ink = ("circle-check", "ok") if step.taken else (step.icon, "ink2")
        line.addWidget(icon_label(ui, icon, ink, IconSize.NAV))
        words = QVBoxLayout()
        words.setSpacing(0)
        title = label(ui, say(step.title), "strong", "ink2" if step.taken else "ink", wrap=True)
        words.addWidget(title)
        words.addWidget(label(ui, say(step.why), "small", "ink2", wrap=True))
        line.addLayout(words, 1)
        if step.taken:
            line.addWidget(label(ui, ui.texts.trc("first step", "done"), "strong", "ok"))
        else:
            line.addWidget(self._button(step, primary=primary))
        return row

    def _button(self, step: Step, *, primary: bool) -> Button:
        ui, variant = self._services.ctx, "primary" if primary else "plain"
        button = Button(ui, ui.texts.say(step.act), icon=step.icon, variant=variant)
        button.setObjectName(f"step-{step.key}")
        button.setEnabled(self._services.writable or step.key == "me")
        button.clicked.connect(self._ways()[step.key])
        self.buttons[step.key] = button
        return button

    def _ways(self) -> dict[str, Callable[[], object]]:
        go = self._services.navigate
        return {
            "me": partial(go, Show("settings_me")),
            "person": partial(go, Show("edit_person")),
            "cards": self._take_in,
            "partnership": self._enter_partnership,
            "visit": self._enter_visit,
        }

    def _take_in(self) -> None:
        go = self._services.navigate

        def show(contacts: Contacts) -> None:
            go(Show("person", among=contacts))

        self._doors.import_cards(self._services, show)

    def _enter_partnership(self) -> None:
        self._doors.edit_partnership(self._services, None, self.window())

    def _enter_visit(self) -> None:
        self._doors.edit_visit(self._services, None, self.window())
