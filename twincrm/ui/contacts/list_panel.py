"""The left side of the contacts page: search, filters, the list, and what is chosen in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from twincrm.services.people.contact_filter import ContactFilter
from twincrm.ui.contacts.cell_editor import CellEditing
from twincrm.ui.contacts.chosen import choose_entries, choose_rows, chosen_count, chosen_entries
from twincrm.ui.contacts.empty import NothingFound, no_contacts
from twincrm.ui.contacts.faces import Faces
from twincrm.ui.contacts.filters import FilterBar
from twincrm.ui.contacts.listing import Listing
from twincrm.ui.contacts.rows import DAGGER, NoRows, contact_of, entry_of
from twincrm.ui.contacts.selection_bar import SelectionBar
from twincrm.ui.contacts.top_line import TopLine
from twincrm.ui.contacts.views import ContactViews
from twincrm.ui.kit.contact_delegate import ContactDelegate
from twincrm.ui.kit.reading_order import ReadingOrder
from twincrm.ui.kit.search_field import SearchField
from twincrm.ui.kit.toast import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from twincrm.ui.contacts.listing import Answer
    from twincrm.ui.contacts.rows import Contact
    from twincrm.ui.contacts.views import ContactMemory
    from twincrm.ui.kit.options import Option
    from twincrm.ui.window.page import PageServices


class ListPanel(QWidget):
    """Finds contacts and says which one is chosen.

    Signals: contact_chosen(object) with a `Contact` or None; contact_opened(object); listed() after
    every answer; selection_changed(); view_changed(); menu_wanted(object) with a global point;
    trash_wanted(); copy_wanted(); new_wanted() and import_wanted() from the empty list.
    """

    contact_chosen = Signal(object)
    contact_opened = Signal(object)
    listed = Signal()
    selection_changed = Signal()
    view_changed = Signal()
    copy_wanted = Signal()
    menu_wanted = Signal(object)
    trash_wanted = Signal()
    new_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, services: PageServices, memory: ContactMemory | None = None) -> None:
        super().__init__()
        ui, tr = services.ctx, services.ctx.texts.tr
        self._ui = ui
        self.found = 0
        self.total: int | None = None
        self.whole = True
        self.search = SearchField(ui, tr("Name, place, organisation, role…"))
        self.filters = FilterBar(ui)
        self.bar = SelectionBar(ui, writable=services.writable)
        self.views = ContactViews(ui, memory)
        self.rows = self.views.cards
        photo = Faces(services, self.rows).of
        self._wide = ContactDelegate(ui, photo=photo)
        self._arrowed = ContactDelegate(ui, opens=True, photo=photo)
        self._ids = NoRows().ids()
        self._model = self.views.model
        self._listing = Listing(services.dispatcher, services.jobs, ui.texts)
        self._contact: Contact | None = None
        self._wanted: int | None = None
        self.placed: object = None  # to which row the list itself went, when asked anew
        self._only: frozenset[int] | None = None
        self._asked: ContactFilter | None = None
        self._answered: ContactFilter | None = None
        self._from_user = False
        self._chosen_before = set[int]()
        self._open_when_found = self._settling = False
        self._stack = QStackedWidget()
        self._build(services)
        self._connect(services)

    @property
    def contact(self) -> Contact | None:
        """The contact whose row is chosen last."""
        return self._contact

    @property
    def question(self) -> ContactFilter:
        """What is looked for: the best hits first, without words by name."""
        text = self.search.value.strip()
        order = "rank" if text else "name"
        wanted = ContactFilter(text, entries=self._only, order=order, sort=self.views.sort)
        return replace(self.filters.narrowed(wanted), language=self._ui.texts.language)

    @property
    def narrowed(self) -> bool:
        """Whether anything is searched or filtered."""
        searched = bool(self.search.value.strip() or self.filters.active)
        return searched or self._only is not None

    def chosen(self) -> tuple[Contact, ...]:
        """All chosen contacts in the order of the list."""
        if self._all_chosen:
            return self.all_found()
        return tuple(contact_of(entry) for entry in chosen_entries(self.rows, self._ids))

    def all_found(self) -> tuple[Contact, ...]:
        """All found contacts in the order of the list, those as well that are still to come."""
        ids = self._ids if self.whole else self._listing.ids(self.question)
        return tuple(contact_of(entry) for entry in ids)

    @property
    def _all_chosen(self) -> bool:
        """Whether all rows that are there are chosen while more are to come: all are meant."""
        return not self.whole and chosen_count(self.rows) == len(self._ids) > 1

    def row_title(self, contact: Contact) -> str:
        """What the row of a contact is called; empty where the list does not hold it."""
        entry = entry_of(contact)
        at = self._model.row_of(entry) if entry is not None else None
        return self._model.row_at(at).title.removeprefix(DAGGER) if at is not None else ""

    @property
    def answered(self) -> ContactFilter | None:
        """The question whose answer is shown, though perhaps only its first page yet."""
        return self._answered

    def beside(self, contact: Contact, by: int) -> Contact | None:
        """The contact so many rows below another one; None where the list ends."""
        entry = entry_of(contact)
        at = self._model.row_of(entry) if entry is not None else None
        there = at is not None and 0 <= at + by < len(self._ids)
        return contact_of(self._ids[at + by]) if at is not None and there else None

    def refresh(self) -> None:
        """Ask the same again: the file changed."""
        self._listing.forget()
        self._ask()

    def foot(self, part: QWidget) -> None:
        """Have something below the list."""
        self._column.addWidget(part)

    def show_contact(self, contact: Contact) -> None:
        """Choose a contact; filters that hide it are cleared."""
        if (entry := entry_of(contact)) is None:
            return
        self._chosen_before.clear()
        at = self._model.row_of(entry)
        if at is not None and not self._listing.pending:
            self.rows.choose(at)
        else:
            self._wanted = entry
            if not self._listing.pending:
                self.show_all()

    def show_all(self) -> None:
        """Clear search and filters."""
        self._limit(None)
        self.search.clear()
        self.filters.clear()
        self.search.search_now()
        self.refresh()

    def show_only(self, contacts: Sequence[Contact], words: str = "") -> None:
        """Show these and no others, until everybody is wanted; *words* unless just imported."""
        entries = (entry_of(contact) for contact in contacts)
        self.show_all()
        self._limit(frozenset(entry for entry in entries if entry is not None), words)
        self._from_user = True
        self.refresh()

    def restore(
        self,
        text: str,
        filters: tuple[tuple[Option, ...], ...],
        contact: Contact | None,
        chosen: Sequence[Contact] = (),
    ) -> None:
        """Look for the same as before, with the same contacts chosen."""
        found = (entry_of(each) for each in chosen)
        self._chosen_before = {entry for entry in found if entry is not None}
        self._wanted = entry_of(contact) if contact else None
        self.search.setText(text)
        self.filters.choose(filters)
        self.search.search_now()
        self.refresh()

    def adapt(self, *, compact: bool, narrow: bool, low: bool) -> None:
        """Less room for filters; in narrow windows rows have an arrow, in *low* ones more room."""
        self._top.adapt(compact=compact)
        self.filters.set_narrow(narrow, folding=narrow and low)
        self.bar.set_low(low)
        self.views.columns.set_icon_only(narrow)
        self.rows.setItemDelegate(self._arrowed if narrow else self._wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the search, then the filters."""
        if event.key() == Qt.Key.Key_Escape and self.search.value:
            self.search.clear()
            self.search.search_now()
        elif event.key() == Qt.Key.Key_Escape and self.narrowed:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def _build(self, services: PageServices) -> None:
        px = self._ui.look.px
        for delegate in (self._wide, self._arrowed):
            delegate.setParent(self.rows)
        self._top = TopLine(self._ui, self.search, self.filters, self.views)
        self._empty = no_contacts(
            self._ui, self.import_wanted, self.new_wanted, writable=services.writable
        )
        self._nothing = NothingFound(self._ui, self.show_all, self.filters.end_all)
        for each in (self.rows, self.views.table, self._empty, self._nothing):
            self._stack.addWidget(each)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(self._top.layout)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)
        ReadingOrder(self)  # the filter of kinds stands at several places

    def _connect(self, services: PageServices) -> None:
        self.search.searched.connect(self._ask_anew)
        self.search.list_wanted.connect(self._enter_list)
        self.search.opened.connect(self._open_first)
        self.filters.filters_changed.connect(self._ask_anew)
        self.filters.only_ended.connect(self._end_limit)
        for view in (self.rows, self.views.table):
            view.row_chosen.connect(self._take_row)
            view.row_opened.connect(self._open_row)
            view.text_typed.connect(self._type_into_search)
            view.customContextMenuRequested.connect(self._ask_menu)
        self.views.answer(QKeySequence.StandardKey.Delete, self.trash_wanted)
        self.views.answer(QKeySequence.StandardKey.Copy, self.copy_wanted)
        self.views.view_changed.connect(self._show_other_view)
        self.rows.selectionModel().selectionChanged.connect(self._count_chosen)
        self._listing.answered.connect(self._take)
        self.cells = CellEditing(services, self.views.table)
        self.views.table.mark_cells(self.cells.can_change)

    def _show_other_view(self) -> None:
        """Cards, a table, or a table with other columns; what was chosen stays so."""
        had_keyboard = self.rows.hasFocus() or self.views.table.hasFocus()
        self._show_state()
        if had_keyboard:
            self.views.shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()
        self.view_changed.emit()

    def _limit(self, entries: frozenset[int] | None, words: str = "") -> None:
        """Show these entries alone, or none of them alone; a chip says so."""
        self._only = entries
        self.filters.show_only(words, on=entries is not None)

    def _end_limit(self) -> None:
        self._limit(None)
        self._ask_anew()

    def _ask_anew(self) -> None:
        if self.question != self._asked:
            self._from_user = True
            self._ask(quick=True)

    def _ask(self, *, quick: bool = False) -> None:
        near = self._wanted or (entry_of(self._contact) if self._contact else None)
        self._asked = self.question
        self._listing.columns = self.views.keys
        self._listing.ask(self._asked, near, quick=quick)

    def _take(self, answer: Answer) -> None:
        """Show an answer; what was chosen stays chosen, what was on top stays there."""
        alone = ContactFilter(entries=self._only, order="name")
        if self._only is not None and not answer.ids and answer.wanted == alone:
            self._end_limit()  # what the import brought was taken back
            return
        from_user, self._from_user = self._from_user, self._from_user and not answer.whole
        begun = len(self._ids) if self._answered is answer.wanted else 0
        all_chosen = self._all_chosen
        self._answered = answer.wanted
        self.found, self.whole = len(answer.ids), answer.whole
        self.total = self.total if answer.total is None else answer.total
        self._settling = True
        if begun and self._wanted is None and answer.ids[:begun] == self._ids:
            self._ids = answer.ids
            self._model.extend(answer.ids, answer.rows)
            if all_chosen:
                choose_rows(self.rows, range(len(answer.ids)))
        elif answer.ids == self._ids and not from_user and self._wanted is None:
            self._model.renew(answer.rows)
        else:
            self._replace(answer, from_user=from_user)
        self._settling = False
        self._show_state()
        self.listed.emit()
        self._take_row(self.rows.current_id())
        self._count_chosen()
        if from_user and answer.whole:
            announce(self.views.shown, self.count_words())
        if self._open_when_found:
            self._open_when_found = False
            self._open_row(self.rows.current_id())

    def count_words(self) -> str:
        """Say “8 of 312” to people who cannot see it."""
        return self._ui.texts.tr("{n} of {total} found").format(n=self.found, total=self.total or 0)

    def _replace(self, answer: Answer, *, from_user: bool) -> None:
        current = self._wanted or self.rows.current_id()
        # whoever is new does not join those who are chosen, whoever is gone to stands alone
        chosen = chosen_entries(self.rows, self._ids) if self._wanted is None else []
        place, anchor = self.rows.currentIndex().row(), self.views.anchor()
        self._ids = answer.ids
        self._model.set_ids(answer.ids, answer.rows)
        at = self._model.row_of(current) if isinstance(current, int) else None
        if self._wanted is not None:
            at = self._found_wanted(at)
        elif from_user and (at is None or answer.wanted.text):
            at = 0
        elif at is None:
            at = min(max(place, 0), len(answer.ids) - 1)
        else:
            self.views.scroll_back(anchor)
        if at is not None and at >= 0:
            self.rows.choose(at)
        self.placed = self.rows.current_id() if from_user else None
        if answer.whole and self._chosen_before:
            chosen, from_user = list(self._chosen_before), False
            self._chosen_before.clear()
        if len(chosen) > 1 and not from_user:
            choose_entries(self.rows, answer.ids, chosen)

    def _found_wanted(self, at: int | None) -> int | None:
        """The row of the contact that was asked for; filters that hide it go."""
        if at is None and self.narrowed:
            self.show_all()
            return None
        self._wanted = None
        return at if at is not None else 0

    def _show_state(self) -> None:
        some = self.filters.active or self._only is not None
        self._nothing.tell(among_some=bool(some and self.search.value.strip()))
        without = self._nothing if self.narrowed else self._empty
        self._stack.setCurrentWidget(self.views.shown if self.found else without)

    def _take_row(self, entry: object) -> None:
        if self._settling:
            return
        contact = contact_of(entry) if isinstance(entry, int) else None
        if contact != self._contact:
            self._contact = contact
            self.contact_chosen.emit(contact)

    def _open_row(self, entry: object) -> None:
        if isinstance(entry, int):
            self._take_row(entry)
            self.contact_opened.emit(contact_of(entry))

    def _open_first(self) -> None:
        if self._listing.pending and not self._listing.begun:
            self._open_when_found = True
        else:
            self._open_row(self.rows.current_id())

    def _enter_list(self) -> None:
        """The keyboard goes to the row below the chosen one, whose card is shown already."""
        if self.found:
            here = self.rows.currentIndex().row()
            self.views.shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.rows.choose(min(here + 1, self.found - 1))

    def _type_into_search(self, text: str) -> None:
        if text.isprintable():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.setText(text)

    def _ask_menu(self) -> None:
        view = self.views.shown
        row = view.visualRect(view.currentIndex())
        self.menu_wanted.emit(view.viewport().mapToGlobal(row.center()))

    def _count_chosen(self) -> None:
        if not self._settling:
            self.bar.show_count(chosen_count(self.rows))
            self.filters.make_room(several=self.bar.count > 1)
            self.selection_changed.emit()
