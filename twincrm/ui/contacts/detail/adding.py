"""Adds a value that a contact does not have yet, typed in a line of its card."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from twincrm.ui.contacts.detail.lines import PART, VALUE, Fact, FactLine, Group, PartButton
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.domain.texts import Translator
    from twincrm.services.people.details import PersonDetails
    from twincrm.ui.kit.context import UiContext


@dataclass(frozen=True, slots=True)
class Addable:
    """A value that can be added: how it is asked for, called and marked."""

    what: str
    caption: str
    icon: str


class ValueAdder(PartButton):
    """The button at the head of a group; its menu names what can be added."""

    def __init__(self, ui: UiContext, go: Callable[[Show], None], ways: Sequence[Addable]) -> None:
        words = ui.texts.tr("Add e-mail, phone and more…")
        super().__init__(ui, words, "plus", self.open_menu)
        self._ui, self._go, self._ways = ui, go, ways

    def open_menu(self) -> None:
        """Ask what is to be added."""
        menu = self.menu_of_ways()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def menu_of_ways(self) -> QMenu:
        """What can be added."""
        menu = QMenu(self)
        menu.setFont(self._ui.look.font("body"))
        for way in self._ways:
            action = menu.addAction(self._ui.icons.icon(way.icon, "ink", 18), way.caption)
            action.triggered.connect(partial(self.add, way))
        return menu

    def add(self, way: Addable, *_: bool) -> None:
        """Open an empty line below the title, or the dialog of an address."""
        group = self.parentWidget()
        if way.what.startswith(PART) or not isinstance(group, Group):
            self._go(Show(way.what))
            return
        line = FactLine(self._ui, Fact(way.icon, way.caption, "", change=Show(way.what)), self._go)
        group.body.insertWidget(1, line)
        line.ask_change()


def ways_to_reach(texts: Translator) -> tuple[Addable, ...]:
    """What every contact can be reached by."""
    tr = texts.tr
    return (
        Addable(f"{VALUE}email", tr("E-mail"), "mail"),
        Addable(f"{VALUE}mobile", tr("Mobile"), "smartphone"),
        Addable(f"{VALUE}phone", tr("Phone"), "phone"),
        Addable(f"{PART}address", tr("Address"), "map-pin"),
        Addable(f"{VALUE}link", tr("Web site"), "globe"),
    )


def lacks_of(texts: Translator, details: PersonDetails) -> tuple[Addable, ...]:
    """Single values that a person does not have yet."""
    tr = texts.tr
    lacks = (
        (details.birthday is None, Addable(f"{VALUE}birthday", tr("Birthday"), "cake")),
        (not details.occupation, Addable(f"{VALUE}occupation", tr("Occupation"), "briefcase")),
        (
            not (details.correspondence_language or details.languages),
            Addable(f"{VALUE}written", tr("Letters in"), "languages"),
        ),
    )
    return tuple(way for lacking, way in lacks if lacking)
