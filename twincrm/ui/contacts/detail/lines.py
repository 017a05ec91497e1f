"""What a card is made of: facts with icon and label, groups with a title, chips that lead on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.ui.contacts.detail.fact_text import FactText
from twincrm.ui.kit.badges import Chip
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.first_rows import FIRST, more_note, say_more
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.theme.tokens import Space
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QLabel

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token, TypeName
    from twincrm.ui.window.page import Show


@dataclass(frozen=True, slots=True)
class Fact:
    """An icon, a label above, the fact itself; `show` makes it lead to another record."""

    icon: str
    caption: str
    text: str
    token: Token = "ink2"
    show: Show | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A chip that leads to another record."""

    text: str
    icon: str
    show: Show


def wrapped(ui: UiContext, text: str, style: TypeName = "body", token: Token = "ink") -> QLabel:
    """Text that breaks into lines and can be copied; never wider than its column."""
    made = label(ui, text, style, token, wrap=True, selectable=True)
    made.setMinimumWidth(ui.look.px(40))
    return made


class FactLine(QWidget):
    """One fact; where it leads somewhere, an arrow goes there."""

    def __init__(self, ui: UiContext, fact: Fact, go: Callable[[Show], None]) -> None:
        super().__init__()
        self._go = go
        self._show = fact.show
        px = ui.look.px
        words = QVBoxLayout()
        words.setSpacing(0)
        if fact.caption:
            words.addWidget(label(ui, fact.caption, "small", "ink2", wrap=True))
        spoken = ": ".join(part for part in (fact.caption, fact.text) if part)
        text = FactText(ui, fact.text, spoken)
        words.addWidget(text)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)  # the arrow brings room of its own, and long words need all there is
        line.addWidget(icon_label(ui, fact.icon, fact.token), 0, Qt.AlignmentFlag.AlignTop)
        line.addSpacing(px(Space.M))
        line.addLayout(words, 1)
        if fact.show is not None:
            arrow = Button(
                ui, fact.text, icon="chevron-right", variant="quiet", small=True, icon_only=True
            )
            words_of_arrow = ui.texts.tr("Show {name}").format(name=fact.text)
            arrow.setToolTip(plain_tip(words_of_arrow))
            arrow.setAccessibleName(words_of_arrow)
            arrow.clicked.connect(self._open)
            line.addWidget(arrow, 0, Qt.AlignmentFlag.AlignVCenter)
            for each in (self, text):
                each.setCursor(Qt.CursorShape.PointingHandCursor)
            text.clicked.connect(self._open)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole line leads on, not the arrow alone."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._open()

    def _open(self) -> None:
        if self._show is not None:
            self._go(self._show)


class LinkChip(Chip):
    """A relation, a household, a partnership: one click away."""

    def __init__(self, ui: UiContext, link: Link, go: Callable[[Show], None]) -> None:
        super().__init__(ui, link.text, link.icon)
        self._go = go
        self._show = link.show
        self.setToolTip(plain_tip(link.text))
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self._go(self._show)


class Group(QWidget):
    """A title and what stands under it."""

    def __init__(self, ui: UiContext, title: str, action: Button | None = None) -> None:
        super().__init__()
        self._ui = ui
        head = QHBoxLayout()
        head.setSpacing(ui.look.px(Space.S))
        self.title = label(ui, title, "h3")
        self.more = more_note(ui)
        head.addWidget(self.title, 1)
        if action is not None:
            head.addWidget(action)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(ui.look.px(11))
        self.body.addLayout(head)
        self.setAccessibleName(title)

    def add_facts(self, facts: Sequence[Fact], go: Callable[[Show], None]) -> None:
        """Facts below each other, the first of them."""
        for fact in facts[:FIRST]:
            self.body.addWidget(FactLine(self._ui, fact, go))
        self.body.addWidget(self.more)
        say_more(self._ui, self.more, len(facts) - FIRST)

    def add_links(self, links: Sequence[Link], go: Callable[[Show], None]) -> None:
        """Chips in lines."""
        flow = Flow(self._ui.look.px(Space.S))
        for link in links:
            flow.add_part(LinkChip(self._ui, link, go))
        self.body.addWidget(flow)


def facts_group(
    ui: UiContext, title: str, facts: Sequence[Fact], go: Callable[[Show], None]
) -> list[QWidget]:
    """A group of facts; nothing where there are none."""
    if not facts:
        return []
    group = Group(ui, title)
    group.add_facts(facts, go)
    return [group]


def links_group(
    ui: UiContext, title: str, links: Sequence[Link], go: Callable[[Show], None]
) -> list[QWidget]:
    """A group of chips; nothing where there are none."""
    if not links:
        return []
    group = Group(ui, title)
    group.add_links(links, go)
    return [group]
