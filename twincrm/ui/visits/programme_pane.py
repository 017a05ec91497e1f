"""The programme of a visit with its switch: as a list, or as day columns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import Button
from twincrm.ui.theme.tokens import Space
from twincrm.ui.visits.day_columns import DayColumns
from twincrm.ui.visits.item_bar import ItemBar
from twincrm.ui.visits.item_choice import ItemChoice
from twincrm.ui.visits.programme import ProgrammeList
from twincrm.ui.window.page import ActionSpec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.visits.programme_rows import ProgrammeRow
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.visits.item_deeds import ItemDeeds

View = Literal["list", "days"]
WORDS: dict[View, Message] = {"list": Message("List"), "days": Message("Days")}


class ViewMemory(Protocol):
    """Remembers on this machine how programmes are shown."""

    @property
    def programme_view(self) -> View: ...  # noqa: D102 - how they were shown last

    def remember_programme_view(self, view: View) -> None: ...  # noqa: D102 - shown so now


class NoMemory:
    """Remembers for as long as the page is there."""

    programme_view: View = "list"

    def remember_programme_view(self, view: View) -> None:
        """It is shown so now."""
        self.programme_view = view


class ProgrammePane(QWidget):
    """List and columns, which show the same choice, with what can be done above them.

    Signals: view_changed() when it is shown the other way.
    """

    view_changed = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._memory: ViewMemory = NoMemory()
        self._rows: Sequence[ProgrammeRow] = ()
        self.choice = ItemChoice(self)
        self.list = ProgrammeList(ui, self.choice)
        self.columns = DayColumns(ui, self.choice)
        self._stack = QStackedWidget()
        self.switch: dict[View, Button] = {}
        self._head = QHBoxLayout()
        self._build()
        self.set_low(False)
        self._arrange("list")

    @property
    def view(self) -> View:
        """How the programme is shown."""
        return "days" if self._stack.currentWidget() is self.columns else "list"

    def remember_in(self, memory: ViewMemory) -> None:
        """Show programmes as they were shown last, and remember how they are."""
        self._memory = memory
        self._arrange(memory.programme_view)

    def offer(self, deeds: ItemDeeds) -> ItemBar:
        """Put buttons for what can be done with the items beside the switch."""
        bar = ItemBar(self._ui, deeds)
        self._head.addWidget(bar, 1)
        bar.refresh()
        self.choice.item_chosen.connect(bar.refresh)
        return bar

    def specs(self) -> tuple[ActionSpec, ...]:
        """The switch, for the menu of the page."""
        texts: dict[View, Message] = {
            "list": Message("Programme as a list"),
            "days": Message("Programme by days"),
        }
        return tuple(
            ActionSpec(
                f"visits.as_{view}",
                words,
                partial(self.show_as, view),
                checked=partial(self._is_shown_as, view),
                separated=view == "list",
            )
            for view, words in texts.items()
        )

    def set_low(self, low: bool) -> None:
        """Less air around what can be done, where the page is low."""
        px = self._ui.look.px
        air = px(Space.XS if low else Space.S)
        self._head.setContentsMargins(px(Space.L), air, px(Space.L), air)
        self.list.set_low(low)

    def show_rows(self, rows: Sequence[ProgrammeRow], visit: int | None = None) -> None:
        """Show a programme; what came to it meanwhile is chosen and seen."""
        self._rows = rows
        came = self.choice.take_rows(rows, visit)
        self._shown().show_rows(rows, visit)
        if came is not None:
            self.choice.choose(came)

    def start(self) -> None:
        """Put the keyboard into the programme."""
        self._shown().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_as(self, view: View) -> None:
        """Show it so from now on; what is chosen stays chosen."""
        if view == self.view:
            return
        had_keyboard = self._shown().hasFocus()
        self._arrange(view)
        self._memory.remember_programme_view(view)
        if had_keyboard:
            self.start()
        self.choice.brought.emit()
        self.view_changed.emit()

    def _is_shown_as(self, view: View) -> bool:
        return view == self.view

    def _arrange(self, view: View) -> None:
        for each, button in self.switch.items():
            button.setChecked(each == view)
        shown = self.columns if view == "days" else self.list
        self._stack.setCurrentWidget(shown)
        self.choice.show_hours(self.columns.new_at if view == "days" else None)
        shown.show_rows(self._rows, self.choice.visit)

    def _shown(self) -> ProgrammeList | DayColumns:
        return self.columns if self.view == "days" else self.list

    def _build(self) -> None:
        ui, px = self._ui, self._ui.look.px
        self._head.setSpacing(px(Space.XS))
        for view, words in WORDS.items():
            button = Button(ui, ui.texts.say(words), small=True)
            button.setCheckable(True)
            button.setAccessibleDescription(ui.texts.tr("How the programme is shown"))
            button.clicked.connect(self._switch)
            self.switch[view] = button
            self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addSpacing(px(Space.S))
        for shown in (self.list, self.columns):
            self._stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)

    def _switch(self) -> None:
        for view, button in self.switch.items():
            if button is self.sender():
                button.setChecked(True)
                self.show_as(view)
