"""What a card is made of: facts with icon and label, groups with a title, chips that lead on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
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
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QMouseEvent
    from PySide6.QtWidgets import QLabel

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token, TypeName

PART, VALUE = "part_", "value_"
"""``Show("part_role", 4)`` asks for a role in a dialog, ``Show("value_phone", 7)`` lets a number be
typed over in its line; id 0 adds one."""


WIDE_WORD = 110
"""Beside a wider word, pencil and arrow stand one above the other: it needs the width."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An icon, a label above, the fact itself; `show` makes it lead to another record."""

    icon: str
    caption: str
    text: str
    token: Token = "ink2"
    show: Show | None = None
    change: Show | None = None
    """How it is changed from the card: see `parts`."""


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


class PartButton(Button):
    """Adds or changes a part of the contact; there is none where the file is only read."""

    def __init__(
        self, ui: UiContext, words: str, icon: str, ask: Callable[[], None], *, plain: bool = False
    ) -> None:
        variant = "plain" if plain else "quiet"
        super().__init__(ui, words, icon=icon, variant=variant, small=True, icon_only=not plain)
        self.clicked.connect(ask)


class FactLine(QWidget):
    """One fact; where it leads somewhere, an arrow goes there.

    What can be changed shows a pencil to the mouse and to whoever comes with the keyboard; F2 and
    Enter do the same.
    """

    def __init__(self, ui: UiContext, fact: Fact, go: Callable[[Show], None]) -> None:
        super().__init__()
        self._go = go
        self._show = fact.show
        self._ui, self._fact = ui, fact
        self.pencil: PartButton | None = None
        px = ui.look.px
        words = QVBoxLayout()
        words.setSpacing(0)
        if fact.caption:
            words.addWidget(label(ui, fact.caption, "small", "ink2", wrap=True))
        spoken = ": ".join(part for part in (fact.caption, fact.text) if part)
        self.text = text = FactText(ui, fact.text, spoken)
        words.addWidget(text)
        self._words = words
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)  # the arrow brings room of its own, and long words need all there is
        line.addWidget(icon_label(ui, fact.icon, fact.token), 0, Qt.AlignmentFlag.AlignTop)
        line.addSpacing(px(Space.M))
        line.addLayout(words, 1)
        at_end = QVBoxLayout() if text.widest_word() > px(WIDE_WORD) else QHBoxLayout()
        at_end.setSpacing(0)
        line.addLayout(at_end)
        if fact.change is not None:
            at_end.addWidget(self._pencil(), 0, Qt.AlignmentFlag.AlignVCenter)
        if fact.show is not None:
            at_end.addWidget(self._arrow(), 0, Qt.AlignmentFlag.AlignVCenter)
            for each in (self, text):
                each.setCursor(Qt.CursorShape.PointingHandCursor)
            text.clicked.connect(self._open)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole line leads on, not the arrow alone."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._open()

    @property
    def change(self) -> Show | None:
        """How the fact is changed."""
        return self._fact.change

    @property
    def caption(self) -> str:
        """What the fact is called."""
        return self._fact.caption

    def put_editor(self, editor: QWidget) -> None:
        """What is typed stands in place of the text, until the line is made anew or shown again."""
        self.text.hide()
        self._words.addWidget(editor)
        editor.show()

    def show_text(self, *, keyboard: bool = True) -> None:
        """The text again; nothing was changed. A line without any was only opened to add one."""
        if not self._fact.text:
            self.hide()
            self.deleteLater()
            return
        self.text.show()
        if keyboard:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse is here: show the pencil."""
        super().enterEvent(event)
        self._show_pencil(shown=True)

    def leaveEvent(self, event: QEvent) -> None:
        """It left."""
        super().leaveEvent(event)
        self._show_pencil(shown=self.text.hasFocus())

    def _arrow(self) -> Button:
        text, ui = self._fact.text, self._ui
        arrow = Button(ui, text, icon="chevron-right", variant="quiet", small=True, icon_only=True)
        words = ui.texts.tr("Show {name}").format(name=text)
        arrow.setToolTip(plain_tip(words))
        arrow.setAccessibleName(words)
        arrow.clicked.connect(self._open)
        return arrow

    def _pencil(self) -> PartButton:
        words = self._ui.texts.tr("Change {name}").format(
            name=self._fact.caption or self._fact.text
        )
        self.pencil = pencil = PartButton(self._ui, words, "pencil", self.ask_change)
        pencil.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F2 and Enter on the fact itself do the same
        policy = pencil.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        pencil.setSizePolicy(policy)
        pencil.hide()
        self.text.change_wanted.connect(self.ask_change)
        self.text.keyboard_here.connect(self._show_pencil)
        self.text.can_change = True
        self.text.setAccessibleDescription(self._ui.texts.tr("F2 changes it"))
        return pencil

    def keep_only(self) -> None:
        """The file is only read: nothing is changed here."""
        self.text.can_change = False
        self.pencil = None

    def ask_change(self) -> None:
        """Ask for another value."""
        if self._fact.change is not None:
            self._go(self._fact.change)

    def _show_pencil(self, shown: bool) -> None:
        if self.pencil is not None:
            self.pencil.setVisible(shown or self.underMouse())

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
    ui: UiContext,
    title: str,
    facts: Sequence[Fact],
    go: Callable[[Show], None],
    add: PartButton | None = None,
) -> list[QWidget]:
    """A group of facts; nothing where there are none and none can be added."""
    if not facts and add is None:
        return []
    group = Group(ui, title, add)
    if facts:
        group.add_facts(facts, go)
    return [group]


def adds(ui: UiContext, words: str, go: Callable[[Show], None], what: str) -> PartButton:
    """The button at the head of a group that adds one."""
    return PartButton(ui, words, "plus", partial(go, Show(f"{PART}{what}")))


def links_group(
    ui: UiContext, title: str, links: Sequence[Link], go: Callable[[Show], None]
) -> list[QWidget]:
    """A group of chips; nothing where there are none."""
    if not links:
        return []
    group = Group(ui, title)
    group.add_links(links, go)
    return [group]
