"""The filters above the members: a chip for each state with how many it shows, and the kinds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Signal

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.members.lists import Which
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.options import Option
from twincrm.ui.members.words import kind_words
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.members.lists import MemberCounts
    from twincrm.ui.kit.context import UiContext

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
        self.buttons: dict[Which, Button] = {}
        for which, (words, icon) in WORDS.items():
            said = ui.texts.say(words.with_values(n=0, year=str(clock.today().year)))
            button = Button(ui, said, icon=icon, small=True)
            button.setCheckable(True)
            button.setChecked(which == self.which)
            button.setAccessibleDescription(ui.texts.tr("Which members are shown"))
            button.clicked.connect(partial(self.choose, which))
            self.buttons[which] = button
            self.add_part(button)
        self.kinds = FilterChip(ui, ui.texts.tr("Kind"), "id-card")
        self.kinds.value_changed.connect(self._tell)
        self.add_part(self.kinds)

    def choose(self, which: Which, *_: bool) -> None:
        """Show those of a state."""
        self.which = which
        for each, button in self.buttons.items():
            button.setChecked(each == which)
        self.changed.emit()

    def set_kinds(self, kinds: Sequence[str]) -> None:
        """Which kinds occur; the ones chosen stay."""
        texts = self._ui.texts
        self.kinds.blockSignals(True)
        self.kinds.set_options([Option(kind, kind_words(texts, kind)) for kind in kinds])
        self.kinds.blockSignals(False)
        self.kinds.setVisible(len(kinds) > 1)

    def show_counts(self, counts: MemberCounts, year: int) -> None:
        """How many each of them shows in a year."""
        for which in get_args(Which):
            words, _ = WORDS[which]
            n = getattr(counts, which)
            said = words.with_values(n=n, year=str(year))
            self.buttons[which].setText(self._ui.texts.say(said))
            self.buttons[which].updateGeometry()
            if which in SELDOM:
                self.buttons[which].setVisible(bool(n) or which == self.which)

    def _tell(self, *_: object) -> None:
        self.changed.emit()
