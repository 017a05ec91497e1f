"""The head of the page: how many are shown, and how one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.cards import PageHeader
from twincrm.ui.kit.neighbours import StepButtons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from twincrm.ui.contacts.deeds import ContactDeeds
    from twincrm.ui.kit.context import UiContext


class ContactsHeader(PageHeader):
    """Title with count and actions; with the way back beside an open card."""

    def __init__(self, ui: UiContext, deeds: ContactDeeds, back: Callable[[], None]) -> None:
        tr = ui.texts.tr
        self.take_in = Button(ui, tr("Import…"), icon="download")
        self.print = Button(ui, tr("Print cards"), icon="printer")
        self.print_list = Button(ui, tr("Print list"), icon="printer")
        self.new = Button(ui, tr("New contact"), icon="user-plus", variant="primary")
        self.more = Button(ui, tr("Groups and duplicates"), icon="ellipsis", icon_only=True)
        actions = (self.more, self.take_in, self.print, self.print_list, self.new)
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
        self.more.clicked.connect(self._open_more)
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
        self.more.set_icon_only(True)

    def set_back_visible(self, visible: bool) -> None:
        """Show the way back from a card to the list."""
        self._back.setVisible(visible)
        self.steps.setVisible(visible)

    def menu_of_new(self) -> QMenu:
        """A person, an organisation or a household."""
        return self._menu_of(self._deeds.new_kinds())

    def menu_of_more(self) -> QMenu:
        """What one looks at now and then: the groups, and how many pairs may be one."""
        tr, count, groups = self._context.texts.tr, self._deeds.duplicates, self._deeds.groups
        words = tr("Recorded twice? ({n})").format(n=count) if count else tr("Recorded twice?")
        menu = self._menu_of(
            (
                (f"{tr('Groups…')}\t{key_text('Ctrl+Shift+G')}", "folder", groups.show),
                (tr("Save filters as smart group…"), "filter", groups.save_filters),
                (words, "merge", self._deeds.show_duplicates),
            )
        )
        menu.actions()[1].setEnabled(groups.can_save())
        return menu

    def _menu_of(self, entries: Iterable[tuple[str, str, Callable[[], None]]]) -> QMenu:
        menu = QMenu(self)
        menu.setFont(self._context.look.font("body"))
        for text, icon, act in entries:
            menu.addAction(self._context.icons.icon(icon, "ink", 18), text).triggered.connect(act)
        return menu

    def _open_menu(self) -> None:
        self._open_below(self.menu_of_new(), self.new)

    def _open_more(self) -> None:
        self._open_below(self.menu_of_more(), self.more)

    def _open_below(self, menu: QMenu, button: Button) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        below = QPoint(0, button.height() + self._context.look.px(4))
        menu.popup(button.mapToGlobal(below))
