"""The head of the page: how many are shown, and how one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import PageHeader
from twincrm.ui.kit.neighbours import StepButtons

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.ui.contacts.deeds import ContactDeeds
    from twincrm.ui.kit.context import UiContext


WORDS_FROM = 1500
"""In narrower windows, by the zoom, what is looked at now and then shows its icon only."""


class ContactsHeader(PageHeader):
    """Title with count and actions; with the way back beside an open card."""

    def __init__(self, ui: UiContext, deeds: ContactDeeds, back: Callable[[], None]) -> None:
        tr = ui.texts.tr
        self.take_in = Button(ui, tr("Import…"), icon="download")
        self.print = Button(ui, tr("Print cards"), icon="printer")
        self.print_list = Button(ui, tr("Print list"), icon="printer")
        self.new = Button(ui, tr("New contact"), icon="user-plus", variant="primary")
        self.duplicates = Button(ui, tr("Duplicates…"), icon="merge", icon_only=True)
        actions = (
            self.duplicates,
            self.take_in,
            self.print,
            self.print_list,
            self.new,
        )
        super().__init__(ui, tr("Contacts"), actions)
        self._context = ui
        self._deeds = deeds
        self._back = Button(ui, tr("Back to the list"), icon="arrow-left", icon_only=True)
        self._back.setVisible(False)
        self.reset = Button(ui, tr("Show all"), icon="x", variant="quiet", small=True)
        self.reset.setVisible(False)
        self.put_after_count(self.reset)
        self.put_before_title(self._back)
        for button in (self.take_in, self.new):
            button.setEnabled(deeds.writable)
        self.duplicates.clicked.connect(deeds.show_duplicates)
        self.take_in.clicked.connect(deeds.take_in)
        self.print.clicked.connect(deeds.print_cards)
        self.new.clicked.connect(self._open_menu)
        self._back.clicked.connect(back)
        super().set_compact(True)  # words come where there is room: they shall not widen the window

    def show_counts(self, found: int, total: int, narrowed: bool) -> None:
        """Say “8 of 312”, or how many there are where nothing is searched."""
        words = self._context.texts.tr("{n} of {total}").format(n=found, total=total)
        self.set_count(words if narrowed else str(total))
        self.count.setVisible(total > 0)
        self.reset.setVisible(narrowed)
        self.print.setEnabled(found > 0)
        self.print_list.setEnabled(found > 0)
        self.show_duplicates(self._deeds.duplicates)

    def show_duplicates(self, count: int) -> None:
        """How many pairs may be one, once somebody has looked."""
        tr = self._context.texts.tr
        words = tr("Duplicates… ({n})").format(n=count) if count else tr("Duplicates…")
        if self.duplicates.text() != words:
            self.duplicates.setText(words)

    def offer_list(self, act: Callable[[], None]) -> None:
        """What prints a list."""
        self.print_list.clicked.connect(act)

    def offer_steps(self, step: Callable[[int], None]) -> None:
        """Up and down in the list, while the card stands in its place."""
        self.steps = StepButtons(self._context, step)
        self.steps.hide()
        self.put_after_count(self.steps)

    def show_lists(self, as_table: bool) -> None:
        """Of a table its list is printed, of cards the cards; the menu has both always."""
        self.print_list.setVisible(as_table)
        self.print.setVisible(not as_table)

    def set_compact(self, compact: bool) -> None:
        """In narrow windows only the primary action keeps its words."""
        super().set_compact(compact)
        self.reset.set_icon_only(compact)
        self.duplicates.set_icon_only(self.window().width() / self._context.look.zoom < WORDS_FROM)

    def set_back_visible(self, visible: bool) -> None:
        """Show the way back from a card to the list."""
        self._back.setVisible(visible)
        self.steps.setVisible(visible)

    def menu_of_new(self) -> QMenu:
        """A person, an organisation or a household."""
        menu = QMenu(self)
        menu.setFont(self._context.look.font("body"))
        for text, icon, make in self._deeds.new_kinds():
            menu.addAction(self._context.icons.icon(icon, "ink", 18), text).triggered.connect(make)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu_of_new()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        below = QPoint(0, self.new.height() + self._context.look.px(4))
        menu.popup(self.new.mapToGlobal(below))
