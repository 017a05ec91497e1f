"""The contacts page: list and card side by side, or one at a time where room is short."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from twincrm.runtime import clock
from twincrm.ui.contacts.deeds import ContactDeeds
from twincrm.ui.contacts.detail.panel import BREATH, DetailPanel
from twincrm.ui.contacts.doors import ContactDoors
from twincrm.ui.contacts.dragging import Dragging
from twincrm.ui.contacts.header import ContactsHeader
from twincrm.ui.contacts.list_panel import ListPanel
from twincrm.ui.contacts.many_deeds import ManyDeeds
from twincrm.ui.contacts.menu_order import arranged
from twincrm.ui.contacts.stepping import step_specs
from twincrm.ui.contacts.table_deeds import TableDeeds
from twincrm.ui.kit.file_drop import FileDrop
from twincrm.ui.theme.tokens import LOW_BELOW, NARROW_BELOW, PANELS_FROM, Space
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from twincrm.services.progress import Progress
    from twincrm.ui.contacts.choices import Choices
    from twincrm.ui.contacts.rows import Contact
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.kit.options import Option
    from twincrm.ui.window.page import ActionSpec, Page, PageServices

__all__ = ["ContactDoors", "ContactsPage"]


@dataclass(frozen=True, slots=True)
class ContactsState:
    """How the page looks, for when it is made anew."""

    text: str
    filters: tuple[tuple[Option, ...], ...]
    contact: Contact | None
    card_open: bool
    chosen: tuple[Contact, ...] = ()
    """Where several are."""


class ContactsPage(QWidget):
    """Finds people, organisations and households and shows everything about them."""

    def __init__(self, services: PageServices, doors: ContactDoors) -> None:
        super().__init__()
        self._services = services
        self._ui = services.ctx
        self._narrow = False
        self._card_open = False
        self._stale = False
        self._choosing: Cancellable | None = None
        self._choosing_soon = QTimer(self, singleShot=True, interval=BREATH)
        self._choosing_soon.timeout.connect(self._read_choices)
        self.list = ListPanel(services, doors.memory)
        self.detail = DetailPanel(services, doors.part)
        self.deeds = ContactDeeds(services, doors, self.list, self.detail)
        self.tables = TableDeeds(services, doors, self.list)
        self.many = ManyDeeds(services, doors, self.list)
        self.dragging = Dragging(services, self.list, self.detail, self.many.drop)
        self.header = ContactsHeader(self._ui, self.deeds, self._close_card)
        self.header.offer_list(self.tables.print_list)
        FileDrop(self, self.deeds.take_files)
        self.detail.lists_dropped.connect(self.deeds.take_files)
        self.header.offer_steps(self.step)
        doors.neighbours.beside = self.list.beside
        self._build()
        self._connect()
        self.list.refresh()

    @classmethod
    def make(cls, doors: ContactDoors) -> Callable[[PageServices], Page]:
        """What makes this page, with the ways to phone, file and paper."""
        return partial(_make, doors=doors)

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def title(self) -> str:
        """For the title of the window."""
        return self._ui.texts.tr("Contacts")

    @property
    def count(self) -> int | None:
        """How many contacts there are."""
        return self.list.total

    @property
    def narrow(self) -> bool:
        """Whether list and card are shown one at a time."""
        return self._narrow

    @property
    def card_open(self) -> bool:
        """Whether the card stands in place of the list."""
        return self._narrow and self._card_open

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """What can be done here."""
        own = (*self.deeds.specs(self.start), *self.tables.specs(), *self.many.specs())
        return arranged((*own, *step_specs(self.step)))

    @property
    def foot(self) -> QWidget:
        """What can be done with several chosen contacts."""
        return self.list.bar

    def panes(self) -> tuple[QWidget, ...]:
        """List and card, between which F6 moves the keyboard."""
        return (self.list, self.detail)

    def show_item(self, show: Show) -> None:
        """Show a contact, some contacts alone, or those not spoken to for long; id 0: the list."""
        if show.kind == "silent":
            self._show_silent()
            return
        if show.among:
            self._card_open = False
            self.list.show_only(show.among)
            self._arrange()
        if show.id:
            self._card_open = True
            self.list.show_contact((show.kind, show.id))
            self._arrange()

    def _show_silent(self) -> None:
        """Show those alone who have waited for a word of us longer than they should."""
        from twincrm.services.overview.silence import silent_people

        found = self._services.dispatcher.ask(silent_people, clock.today())
        words = self._ui.texts.tr("Long not spoken to")
        self.list.show_only([("person", key) for key, _ in found], words)

    def resume(self) -> None:
        """Put the keyboard into the list, or into the card where it stands alone."""
        if self.card_open:
            self.detail.enter()
        elif self.list.views.shown.isVisible():
            self.list.views.shown.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Put the keyboard into the search."""
        if self._narrow:
            self._close_card()
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def state(self) -> object:
        """What is looked for, which contact is chosen, whether its card is open."""
        panel = self.list
        chosen = panel.chosen()
        several = chosen if len(chosen) > 1 else ()
        found = (panel.search.value, panel.filters.chosen, panel.contact)
        return ContactsState(*found, self.card_open, several)

    def look(self) -> object:
        """Back and Forward return to what was looked for, too."""
        return self.state()

    def restore(self, state: object) -> None:
        """Look as *state* says."""
        if isinstance(state, ContactsState):
            self._card_open = state.card_open
            self.list.restore(state.text, state.filters, state.contact, state.chosen)
            self.detail.follow(state.contact)
            self.detail.refresh()  # nobody shall seem to be forgotten while the list is read
            self._arrange()

    def may_leave(self) -> bool:
        """Nothing here is ever unsaved."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows show list and card one at a time."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again if the file changed while another page was shown."""
        super().showEvent(event)
        self._arrange()
        if self._stale:
            self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the card to the list."""
        if event.key() == Qt.Key.Key_Escape and not self.list.isAncestorOf(self.focusWidget()):
            self._close_card()
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Show the contact so many rows further, in the card that is open."""
        contact = self.list.contact
        beside = self.list.beside(contact, by) if contact is not None else None
        if beside is not None:
            self.list.show_contact(beside)

    def _build(self) -> None:
        px = self._ui.look.px
        self._panes = QHBoxLayout()
        self._panes.setSpacing(px(Space.L))
        self._panes.addWidget(self.list)
        self._panes.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.PAGE), 0, px(Space.PAGE), px(Space.L))
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._panes, 1)

    def _connect(self) -> None:
        panel, deeds = self.list, self.deeds
        self.header.reset.clicked.connect(panel.show_all)
        panel.contact_chosen.connect(self._follow)
        panel.contact_opened.connect(self._open_card)
        panel.listed.connect(self._show_counts)
        panel.selection_changed.connect(self._offer_merge)
        panel.view_changed.connect(self._show_list)
        panel.selection_changed.connect(self._services.frame_changed)
        panel.menu_wanted.connect(self._open_menu)
        panel.trash_wanted.connect(deeds.trash)
        panel.copy_wanted.connect(self.tables.copy)
        panel.new_wanted.connect(deeds.new_person)
        panel.import_wanted.connect(deeds.take_in)
        panel.bar.phone_wanted.connect(deeds.to_phone)
        panel.bar.post_wanted.connect(deeds.post)
        panel.bar.merge_wanted.connect(deeds.merge)
        panel.bar.group_wanted.connect(deeds.groups.put_into)
        panel.bar.change_wanted.connect(self.many.change)
        panel.bar.trash_wanted.connect(deeds.trash)
        panel.bar.offer(self.many.more(), *deeds.more(), *self.tables.more())
        self.detail.edit_wanted.connect(deeds.edit)
        self.detail.phone_wanted.connect(deeds.card_to_phone)
        self.detail.note_wanted.connect(deeds.add_note)
        self.detail.shown.connect(self._services.frame_changed)
        self._services.hub.changed.connect(self._take_changes)
        self._services.hub.day_turned.connect(self._take_changes)

    def _follow(self, contact: Contact | None) -> None:
        self.detail.follow(contact, typing=self.list.search.hasFocus())
        if contact is not None:
            beside = [self.list.beside(contact, by) is not None for by in (-1, 1)]
            self.header.steps.offer(before=beside[0], after=beside[1])
            self._services.shown(Show(*contact))
        elif self._narrow:
            self._close_card()

    def _open_card(self, contact: Contact) -> None:
        self.detail.follow(contact)
        self._card_open = True
        self._arrange()
        self.detail.enter()

    def _close_card(self) -> None:
        self._card_open = False
        self._arrange()
        self.list.views.shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self) -> None:
        """Cards or table, whatever card was led to before."""
        self._card_open = False
        self._arrange()

    def _arrange(self) -> None:
        """Which parts are shown, and how wide: see the break points of the design."""
        wide = self._window_width()
        self._narrow = wide < NARROW_BELOW or self.list.views.as_table
        alone = self.card_open
        self.list.setVisible(not alone)
        self.detail.setVisible(not self._narrow or alone)
        low = self.window().height() / self._ui.look.zoom < LOW_BELOW
        self.list.adapt(compact=wide < PANELS_FROM, narrow=wide < NARROW_BELOW, low=low)
        self.header.set_compact(wide < PANELS_FROM)
        self.header.set_back_visible(alone)
        self.header.show_lists(self.list.views.as_table)
        shares = (500, 598) if wide >= PANELS_FROM else (400, 440)
        for at, share in enumerate(shares):
            self._panes.setStretch(at, share)

    def _window_width(self) -> float:
        """The effective width of the window, which the break points are about."""
        return self.window().width() / self._ui.look.zoom

    def _offer_merge(self) -> None:
        self.list.bar.offer_merge(self.deeds.can_merge())

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setFont(self._ui.look.font("body"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.deeds.fill_menu(menu)
        self.tables.fill_menu(menu)
        self.many.fill_menu(menu)
        menu.popup(place)

    def _show_counts(self) -> None:
        if not self.list.whole:
            return
        self.header.show_counts(self.list.found, self.list.total or 0, self.list.narrowed)
        self._services.frame_changed()
        if self._choosing is None:
            self._choosing_soon.start()

    def _take_changes(self, changes: object) -> None:
        del changes
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self.list.refresh()
        self.detail.refresh()
        self.deeds.groups.see_again()
        self._read_choices()

    def _read_choices(self) -> None:
        self._choosing_soon.stop()
        if self._choosing is not None:
            self._choosing.cancel()
        dispatcher, language = self._services.dispatcher, self._ui.texts.language
        total = self.list.total or 0

        def read(progress: Progress) -> Choices:
            from twincrm.ui.contacts.choices import read_choices

            return read_choices(dispatcher, language, total, progress)

        self._choosing = self._services.jobs.start(read, self.list.filters.offer)


def _make(services: PageServices, doors: ContactDoors) -> ContactsPage:
    return ContactsPage(services, doors)
