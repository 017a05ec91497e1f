"""The filters above the members: a chip for each state with how many it shows, and the kinds.

The chip of the open fees is narrowed down by its menu: to who paid a part, or was reminded.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.options import Option
from twincrm.ui.members.words import kind_words
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.members.lists import MemberCounts, Which
    from twincrm.ui.kit.context import UiContext

OPEN: dict[Which, Message] = {
    "open": Message("All open fees {n}"),
    "partly": Message("Partly paid {n}"),
    "reminded": Message("Reminded {n}"),
}
"""What the chip of the open fees shows, all first; in its menu, and on it while it is chosen."""
SELDOM = ("died", "coming")
"""Those that are only offered where they show somebody."""
WORDS: dict[Which, tuple[Message, str]] = {
    "active": (Message("Active {n}"), "check"),
    "open": (Message("Fee open {n}"), "clock"),
    "jubilee": (Message("Jubilee {year} {n}"), "party-popper"),
    "left": (Message("Left {n}"), ""),
    "died": (Message("Died {n}"), "leaf"),
    "coming": (Message("Joins later {n}"), "calendar-days"),
}


class MemberFilters(Flow):
    """One of the states is always chosen; the kinds narrow it down.

    Signals: changed().
    """

    changed = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui.look.px(Space.S))
        self._ui = ui
        self.which: Which = "active"
        self._counts: MemberCounts | None = None
        self._year, self._compact = clock.today().year, False
        self.buttons: dict[Which, Button] = {}
        for which, (words, icon) in WORDS.items():
            said = ui.texts.say(words.with_values(n=0, year=str(clock.today().year)))
            button = Button(ui, said, icon=icon, small=True)
            button.setCheckable(True)
            button.setChecked(which == self.which)
            button.setAccessibleDescription(ui.texts.tr("Which members are shown"))
            button.clicked.connect(partial(self._press, which))
            self.buttons[which] = button
            self.add_part(button)
        self.kinds = FilterChip(ui, ui.texts.tr("Kind"), "id-card")
        self.kinds.value_changed.connect(self._tell)
        self.add_part(self.kinds)

    def choose(self, which: Which, *_: bool) -> None:
        """Show those of a state."""
        self.which = which
        self._mark()
        self.changed.emit()

    def set_compact(self, compact: bool) -> None:
        """In narrow windows the words stand alone, so that all chips stay in one line."""
        self._compact = compact
        self.gap = self._ui.look.px(Space.XS if compact else Space.S)
        self.kinds.set_plain(compact)
        self._mark()
        self.updateGeometry()

    def menu(self) -> QMenu:
        """All open fees, or some of them, each with how many there are."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._ui.look.font("body"))
        for which, words in OPEN.items():
            entry = menu.addAction(self._ui.texts.say(words.with_values(n=self._count(which))))
            entry.setCheckable(True)
            entry.setChecked(which == self.which)
            entry.triggered.connect(partial(self.choose, which))
        return menu

    def set_kinds(self, kinds: Sequence[str]) -> None:
        """Which kinds occur; the ones chosen stay."""
        texts = self._ui.texts
        self.kinds.blockSignals(True)
        self.kinds.set_options([Option(kind, kind_words(texts, kind)) for kind in kinds])
        self.kinds.blockSignals(False)
        self.kinds.setVisible(len(kinds) > 1)

    def show_counts(self, counts: MemberCounts, year: int) -> None:
        """How many each of them shows in a year."""
        self._counts, self._year = counts, year
        self._mark()
        for which in SELDOM:
            shown = bool(self._count(which)) or which == self.which
            self.buttons[which].setVisible(shown)

    def _count(self, which: Which) -> int:
        return getattr(self._counts, which) if self._counts is not None else 0

    def _press(self, which: Which, *_: bool) -> None:
        """Choose it; where the open fees are shown already and can be narrowed, offer how."""
        if which == "open" and self.which in OPEN and self._narrows():
            self._mark()
            button = self.buttons["open"]
            self.menu().popup(button.mapToGlobal(QPoint(0, button.height())))
            return
        self.choose(which)

    def _narrows(self) -> bool:
        """Whether the menu of the open fees offers something else than all, or than is shown."""
        return self.which != "open" or any(self._count(each) for each in OPEN if each != "open")

    def _mark(self) -> None:
        """Which chip is chosen, what it counts, and whether there is a menu below it."""
        for which, button in self.buttons.items():
            chosen = which == self.which or (which == "open" and self.which in OPEN)
            words, icon = WORDS[which]
            shown: Which = self.which if chosen else which
            words = OPEN[shown] if shown in OPEN and shown != "open" else words
            said = words.with_values(n=self._count(shown), year=str(self._year))
            button.setText(self._ui.texts.say(said))
            button.setChecked(chosen)
            if which == "open" and chosen and self._narrows():
                button.set_icon("chevron-down", trailing=True)
            else:
                button.set_icon("" if self._compact else icon)

    def _tell(self, *_: object) -> None:
        self.changed.emit()
