"""Cards and headings: how a page is divided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from twincrm.ui.kit.badges import count_pill
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.kit.reading_order import ReadingOrder
from twincrm.ui.kit.title_line import TitleLine
from twincrm.ui.theme.tokens import Height, IconSize, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.ui.kit.badges import Badge
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import TypeName


class Card(QFrame):
    """A white frame; what it holds goes into `body`."""

    def __init__(self, ui: UiContext, *, margin: int = Space.L) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.body = QVBoxLayout(self)
        edge = ui.look.px(margin) if margin else 1
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(ui.look.px(Space.M) if margin else 0)

    def set_chosen(self, chosen: bool) -> None:
        """Give the card the strong border of the chosen one among several."""
        self.setProperty("chosen", chosen)
        self.style().unpolish(self)
        self.style().polish(self)


class SectionHeader(QWidget):
    """The title of a card or a group of fields, with actions at the far end."""

    def __init__(
        self,
        ui: UiContext,
        title: str,
        actions: Sequence[QWidget] = (),
        *,
        icon: str = "",
        style: TypeName = "h2",
    ) -> None:
        super().__init__()
        self.title = label(ui, title, style)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.S))
        if icon:
            line.addWidget(icon_label(ui, icon, "ink", IconSize.NAV))
        line.addWidget(self.title)
        line.addStretch(1)
        for action in actions:
            line.addWidget(action)


class PageHeader(QWidget):
    """The title of a page, how many it shows, and its actions; 64 pixels high."""

    def __init__(
        self, ui: UiContext, title: str, actions: Sequence[QWidget] = (), *, count: str = ""
    ) -> None:
        super().__init__()
        self._ui = ui
        self._actions = tuple(actions)
        self._instead: QWidget | None = None
        self._counts, self._compact = (count, count), False
        self.title = TitleLine(ui, title)
        self.count: Badge = count_pill(ui, count)
        self.count.setVisible(bool(count))
        self.setFixedHeight(ui.look.px(Height.TOP_BAR))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(ui.look.px(14))
        self._line.addWidget(self.title)
        self._line.addWidget(self.count)
        self._line.addStretch(1)
        for action in self._actions:
            self._line.addWidget(action)
        ReadingOrder(self)

    def put_before_title(self, widget: QWidget) -> None:
        """Put the way back in front of the title."""
        self._line.insertWidget(0, widget)

    def put_after_count(self, widget: QWidget) -> None:
        """Put something beside how many are shown."""
        self._line.insertWidget(self._line.indexOf(self.count) + 1, widget)

    def set_title(self, title: str) -> None:
        """Another title."""
        self.title.set_title(title)

    def set_count(self, text: str, short: str = "") -> None:
        """How many are shown, in words: "8 of 312"; empty hides it. *short* for narrow windows."""
        self._counts = (text, short or text)
        self._show_count()

    def _show_count(self) -> None:
        text = self._counts[self._compact]
        self.count.setText(text)
        self.count.updateGeometry()
        self.count.setVisible(bool(text) and self._instead is None)

    def put_for_title(self, part: QWidget) -> None:
        """Put something that has the page to itself in place of the title, in a lower header."""
        self._instead = part
        self._line.insertWidget(self._line.indexOf(self.title), part, 100)  # before the free room
        part.show()
        for each in (self.title, self.count):
            each.hide()
        self.setFixedHeight(self._ui.look.px(Height.LOW_BAR))

    def show_title(self) -> None:
        """Show the title again; whoever put something in its place takes that back."""
        if self._instead is None:
            return
        self._line.removeWidget(self._instead)
        self._instead = None
        self.title.show()
        self._show_count()
        self.setFixedHeight(self._ui.look.px(Height.TOP_BAR))

    def set_compact(self, compact: bool) -> None:
        """In narrow windows only the primary action keeps its words, and the number is short."""
        self._compact = compact
        self._show_count()
        for action in self._actions:
            if isinstance(action, Button) and action.variant != "primary":
                action.set_icon_only(compact)
