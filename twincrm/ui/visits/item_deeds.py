"""What can be done with the items of a programme, for buttons, menus and keys alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from twincrm.domain.texts import Message
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.visits.programme import MoveProgrammeItem
from twincrm.services.visits.programme_order import (
    DuplicateProgrammeItem,
    PlaceProgrammeItem,
)
from twincrm.ui.kit.buttons import key_text
from twincrm.ui.visits.item_choice import Answers
from twincrm.ui.window.page import ActionSpec

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, time

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from twincrm.services.visits.programme_order import Step
    from twincrm.services.visits.programme_rows import ItemRow
    from twincrm.ui.visits.item_choice import ItemChoice
    from twincrm.ui.window.page import PageServices

STEP = timedelta(minutes=15)
"""How much earlier or later an item begins by one step."""
GROUP = Message("Programme item")


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to be done with an item: its words, its keys in the list, whether it can be."""

    name: str
    text: Message
    icon: str
    keys: tuple[str, ...]
    act: Callable[[], None]
    possible: Callable[[], bool]
    everywhere: bool = True
    """Whether the first key works on the whole page, or only while the list has the keyboard."""
    beside: tuple[str, ...] = ()
    """More keys, where the days stand side by side."""


class ItemDeeds:
    """Acts on the item chosen in the programme that is shown."""

    def __init__(self, services: PageServices, choice: ItemChoice, shown_in: QWidget) -> None:
        self._services = services
        self._list = choice
        self._shown_in = shown_in
        one = self._one_chosen
        earlier, later = partial(self._can_step, -1), partial(self._can_step, 1)
        before, after = partial(self._can_change_day, -1), partial(self._can_change_day, 1)
        self.deeds = (
            Deed("add", Message("Add item…"), "plus", ("Ins", "N"), self.add, self._can_add),
            Deed("edit", Message("Edit…"), "pencil", ("F2", "Return", "Enter"), self.edit, one,
                 everywhere=False),
            Deed("duplicate", Message("Duplicate"), "copy", ("Ctrl+D",), self.duplicate, one),
            Deed("earlier", Message("Move earlier"), "chevron-up", ("Alt+Up",),
                 partial(self.step, -1), earlier),
            Deed("later", Message("Move later"), "chevron-down", ("Alt+Down",),
                 partial(self.step, 1), later),
            Deed("day_before", Message("Move to the day before"), "arrow-left", ("Alt+Shift+Up",),
                 partial(self.change_day, -1), before, beside=("Alt+Left",)),
            Deed("day_after", Message("Move to the day after"), "arrow-right", ("Alt+Shift+Down",),
                 partial(self.change_day, 1), after, beside=("Alt+Right",)),
            Deed("delete", Message("Delete"), "trash-2", ("Del",), self.delete, one,
                 everywhere=False),
        )  # fmt: skip
        keys = {QKeySequence(key): deed.act for deed in self.deeds for key in deed.keys}
        sideways = {QKeySequence(key): deed.act for deed in self.deeds for key in deed.beside}
        choice.answers = Answers(keys, sideways, self.edit, self.show_menu, self._can_add)

    @property
    def writable(self) -> bool:
        """Whether the file can be changed."""
        return self._services.writable

    def specs(self) -> tuple[ActionSpec, ...]:
        """The acts for the menu of the page."""
        return tuple(
            ActionSpec(
                f"visits.item_{deed.name}",
                deed.text,
                deed.act,
                deed.keys[0] if deed.everywhere else "",
                deed.icon,
                deed.possible,
                group=GROUP,
            )
            for deed in self.deeds
        )

    def show_menu(self, at: QPoint) -> None:
        """The menu of the chosen item, with the keys beside the words."""
        if not self.writable:
            return
        ctx, menu = self._services.ctx, QMenu(self._shown_in)
        for deed in self.deeds:
            words = f"{ctx.texts.say(deed.text)}\t{key_text(deed.keys[0])}"
            action = menu.addAction(ctx.icons.icon(deed.icon, "ink", 18), words)
            action.setEnabled(deed.possible())
            action.triggered.connect(deed.act)
        menu.exec(at)
        menu.deleteLater()

    def add(self) -> None:
        """Write a new item, on the day of the chosen one or at the chosen hour."""
        if self._can_add():
            day, moment = self._list.new_at() or (None, None)
            self._ask(None, day, moment)

    def edit(self) -> None:
        """Change the chosen item; at an hour that is free, write one."""
        chosen = self._list.chosen
        if chosen is not None and self.writable:
            self._ask(chosen.id, chosen.day)
        elif self._list.free is not None:
            self.add()

    def duplicate(self) -> None:
        """Add the chosen item once more."""
        chosen = self._list.chosen
        if chosen is not None and self.writable:
            outcome = self._services.perform(DuplicateProgrammeItem(chosen.id, chosen.title))
            if outcome is not None:
                self._list.choose(outcome.result)

    def delete(self) -> None:
        """Move the chosen item to the trash; the keyboard goes to the next one."""
        chosen = self._list.chosen
        if chosen is not None and self.writable:
            self._services.perform(MoveToTrash("programme_item", (chosen.id,), chosen.title))

    def step(self, step: Step) -> None:
        """Earlier or later: past one that begins at the same time, else by a quarter of an hour."""
        chosen = self._list.chosen
        if chosen is None or not self._can_step(step):
            return
        if self._neighbour(chosen, step) is not None:
            self._services.perform(PlaceProgrammeItem(chosen.id, chosen.title, step))
        else:
            self._move(chosen, chosen.day, _moved(chosen, step))

    def change_day(self, step: Step) -> None:
        """To the day before or after, at the same time."""
        chosen = self._list.chosen
        if chosen is not None and self._can_change_day(step):
            self._move(chosen, chosen.day + timedelta(days=step), chosen.starts_at)

    def _move(self, item: ItemRow, day: date, starts_at: time | None) -> None:
        self._services.perform(MoveProgrammeItem(item.id, item.title, day, starts_at))

    def _ask(self, item: int | None, day: date | None, moment: time | None = None) -> None:
        from twincrm.ui.visits.item_dialog import ItemDialog, WantedItem

        visit = self._list.visit
        if visit is None:
            return
        wanted = WantedItem(visit, item, day, moment)
        dialog = ItemDialog(self._services, wanted, self._shown_in.window())
        if dialog.ask() and dialog.item_id is not None:
            self._list.choose(dialog.item_id)

    def _can_add(self) -> bool:
        return self.writable and self._list.visit is not None

    def _one_chosen(self) -> bool:
        return self.writable and self._list.chosen is not None

    def _can_step(self, step: Step) -> bool:
        chosen = self._list.chosen
        if chosen is None or not self.writable:
            return False
        return self._neighbour(chosen, step) is not None or _moved(chosen, step) is not None

    def _can_change_day(self, step: Step) -> bool:
        chosen = self._list.chosen
        if chosen is None or not self.writable:
            return False
        return chosen.day + timedelta(days=step) in self._list.days

    def _neighbour(self, item: ItemRow, step: Step) -> ItemRow | None:
        """The item before or behind that begins at the same time."""
        same = [
            row
            for row in self._list.items
            if row.day == item.day and row.starts_at == item.starts_at
        ]
        there = same.index(item) + step
        return same[there] if 0 <= there < len(same) else None


def _moved(item: ItemRow, step: Step) -> time | None:
    """When it begins a step earlier or later; None where that is another day."""
    if item.starts_at is None:
        return None
    now = datetime.combine(item.day, item.starts_at)
    then = now + step * STEP
    return then.time() if then.date() == item.day else None
