"""The right side of the page: follows the chosen row, always with the newest of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from twincrm.ui.contacts.doors import no_list
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card
from twincrm.ui.kit.file_drop import FileDrop
from twincrm.ui.kit.notices import EmptyState
from twincrm.ui.kit.panes import first_focus

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QScrollArea

    from twincrm.services.progress import Progress
    from twincrm.ui.contacts.detail.card import ContactCard
    from twincrm.ui.contacts.detail.reading import Details, Reading
    from twincrm.ui.contacts.doors import PartDoor
    from twincrm.ui.contacts.rows import Contact
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.window.page import PageServices, Show

BREATH, TYPING_BREATH = 30, 180
"""Milliseconds before a card is read: whoever holds an arrow key down sees rows go by, and whoever
types is not held up by the cards of everybody who is found on the way."""
LATE = 400
"""Milliseconds for which the card of the contact before may stand beside the row of another."""


class DetailPanel(QWidget):
    """The card of one contact.

    Signals: edit_wanted(); phone_wanted(); note_wanted(); shown(object) with the `Contact` whose
    card appeared, or None; lists_dropped(object) with files to be imported.
    """

    edit_wanted = Signal()
    phone_wanted = Signal()
    note_wanted = Signal()
    shown = Signal(object)
    lists_dropped = Signal(object)

    def __init__(self, services: PageServices, door: PartDoor | None = None) -> None:
        super().__init__()
        self._door: PartDoor = door or no_list
        self._services = services
        self._ui = services.ctx
        self._contact: Contact | None = None
        self._reading: Reading | None = None
        self._job: Cancellable | None = None
        self._body: QWidget | None = None
        self._reading_area: QScrollArea | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BREATH)
        self._timer.timeout.connect(self.refresh)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LATE)
        self._late.timeout.connect(self._show_waiting)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._show_nobody()
        FileDrop(self, self.take_files)

    def take_files(self, files: tuple[Path, ...]) -> None:
        """Lists and cards are imported, everything else is kept with the contact shown."""
        from twincrm.services.interchange.table_reading import CARDS, TABLES
        from twincrm.ui.hanging.documents_group import keep_documents

        lists = tuple(path for path in files if path.suffix.lower() in (*CARDS, *TABLES))
        if self._reading is None or not self._services.writable:
            lists = files
        elif papers := [path for path in files if path not in lists]:
            keep_documents(self._services, self._reading.contact, papers, self.name)
        if lists:
            self.lists_dropped.emit(lists)

    @property
    def reading(self) -> Reading | None:
        """What is shown now."""
        return self._reading

    @property
    def name(self) -> str:
        """What the contact that is shown is called."""
        details = self._reading.details if self._reading else None
        return details.name if details else ""

    def follow(self, contact: Contact | None, *, typing: bool = False) -> None:
        """Show another contact; None shows that nobody is chosen."""
        self._contact = contact
        if contact is None:
            self._timer.stop()
            self._late.stop()
            self._cancel()
            self._show_nobody()
        else:
            self._timer.start(TYPING_BREATH if typing else BREATH)
            self._late.start()

    def refresh(self) -> None:
        """Read what is shown again: the file changed."""
        contact = self._contact
        self._timer.stop()
        self._cancel()
        if contact is None:
            return
        dispatcher, language = self._services.dispatcher, self._ui.texts.language

        def read(progress: Progress) -> Reading:
            from twincrm.ui.contacts.detail.reading import read_contact

            del progress
            return read_contact(dispatcher, contact, language)

        self._job = self._services.jobs.start(read, self._take)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _take(self, reading: Reading) -> None:
        self._job = None
        self._late.stop()
        if reading == self._reading:
            return
        before, self._reading = self._reading, reading
        if reading.details is None:
            self._show_nobody()
            return
        card = self._card(reading, reading.details)
        same = before is not None and before.contact == reading.contact
        self._replace(card, card.reading_area, keep_place=same)
        self.shown.emit(reading.contact)

    def _card(self, reading: Reading, details: Details) -> ContactCard:
        from twincrm.services.people.details import PersonDetails
        from twincrm.ui.contacts.detail.card import ContactCard
        from twincrm.ui.contacts.detail.card_photo import CardPhoto
        from twincrm.ui.contacts.detail.content import card_content
        from twincrm.ui.contacts.detail.parts import CardParts
        from twincrm.ui.hanging.documents_group import DocumentsGroup
        from twincrm.ui.hanging.tasks_group import TasksGroup

        go = self._go
        add = Button(self._ui, self._ui.texts.tr("Note"), icon="plus", small=True)
        add.clicked.connect(self.note_wanted)
        add.setEnabled(self._services.writable)
        picture = QPixmap()
        if reading.picture is not None:
            picture.loadFromData(reading.picture)
        content = card_content(self._ui, details, picture, go, add)
        beside = (
            TasksGroup(self._services, reading.contact, reading.tasks),
            DocumentsGroup(self._services, reading.contact, details.documents),
        )
        content = replace(content, right=(*content.right, *beside))
        card = ContactCard(self._ui, content, self._buttons())
        if isinstance(details, PersonDetails) and self._services.writable:
            CardPhoto(self._services, details, card)  # it stays with the card
        CardParts(self._services, self._door).offer(card)
        return card

    def _go(self, show: Show) -> None:
        """Notes open in their dialog, parts in theirs; everything else is gone to."""
        if self._opens_part(show):
            return
        if show.kind != "journal_note":
            self._services.navigate(show)
        elif self._services.writable:
            from twincrm.ui.hanging.note_dialog import edit_note

            edit_note(self._services, show.id, self.window())

    def _opens_part(self, show: Show) -> bool:
        from twincrm.ui.contacts.detail.parts import CardParts

        if self._reading is None or self._body is None:
            return False
        parts = CardParts(self._services, self._door)
        return parts.takes(show, self._reading.contact, self._body)

    def _buttons(self) -> tuple[Button, ...]:
        tr = self._ui.texts.tr
        edit = Button(self._ui, tr("Edit"), icon="pencil", small=True)
        edit.setEnabled(self._services.writable)
        edit.setAccessibleDescription(tr("Key: F2"))
        edit.clicked.connect(self.edit_wanted)
        phone = Button(self._ui, tr("To the phone"), icon="qr-code", small=True)
        phone.clicked.connect(self.phone_wanted)
        return edit, phone

    def _show_nobody(self) -> None:
        tr = self._ui.texts.tr
        self._reading = None
        card = Card(self._ui, margin=0)
        text = tr("Choose somebody in the list to see everything about them here.")
        card.body.addWidget(EmptyState(self._ui, "id-card", tr("Nobody chosen"), text))
        self._replace(card, None, keep_place=False)
        self.shown.emit(None)

    def _show_waiting(self) -> None:
        """The machine is busy: no card rather than that of the contact before."""
        if self._reading is None or self._reading.contact == self._contact:
            return
        self._reading, words = None, self._ui.texts.tr("The card is being read…")
        card = Card(self._ui, margin=0)
        card.body.addWidget(EmptyState(self._ui, "id-card", words, ""))
        card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keyboard waits here for the card
        card.setAccessibleName(words)
        self._replace(card, None, keep_place=False)

    def _replace(self, body: QWidget, area: QScrollArea | None, *, keep_place: bool) -> None:
        """Another card; where it is the same contact's, it stays scrolled as it was."""
        old = self._body
        focused: QWidget | None = QApplication.focusWidget()
        had_focus = old is not None and focused is not None and old.isAncestorOf(focused)
        place = self._reading_area.verticalScrollBar().value() if self._reading_area else 0
        self._body, self._reading_area = body, area
        self._column.addWidget(body)
        body.show()
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if area is not None and keep_place:
            QTimer.singleShot(0, area, lambda: area.verticalScrollBar().setValue(place))
        if had_focus:
            self.enter()

    def enter(self) -> None:
        """Put the keyboard on the first thing that can be done here."""
        first = first_focus(self)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
