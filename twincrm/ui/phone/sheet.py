"""The sheet that puts contacts onto a phone, one code after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut

from twincrm.domain.errors import TwincrmError
from twincrm.domain.names import PersonName
from twincrm.domain.texts import Message
from twincrm.exchange.qr import SCREEN_BUDGET, qr_matrix, qr_text
from twincrm.services.interchange.to_phone import card_for_code, log_code
from twincrm.ui.kit.dialogs import window_in_front
from twincrm.ui.kit.painting import Face
from twincrm.ui.kit.toast import announce
from twincrm.ui.phone.choosing import card_with, entries_of, subtitle, without_room
from twincrm.ui.phone.frame import SheetFrame
from twincrm.ui.phone.parts import breakable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.exchange.qr import QrText
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Job
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.window.page import PageServices

    Ticked = Mapping["Contact", Collection[str]]
    """The keys of the entries that are ticked, of the contacts that somebody looked at."""

Contact = tuple[str, int]
Contacts = tuple[Contact, ...]


class QrSheet(QObject):
    """Shows the code of one contact after the other; what is shown was logged before.

    It belongs to its dialog and ends with it.
    """

    def __init__(
        self,
        services: PageServices,
        contacts: Sequence[Contact],
        current: int,
        save: Callable[[PageServices, Contacts, Ticked], object],
        print_card: Callable[[PageServices, Contacts], object] | None = None,
    ) -> None:
        self.frame = SheetFrame(services.ctx, window_in_front())
        super().__init__(self.frame.dialog)
        self.dialog = self.frame.dialog
        self.slides = self.frame.contact.slides
        self._services = services
        self._contacts = tuple(contacts)
        self._at = min(max(current, 0), len(self._contacts) - 1)
        self._save = save
        self._print = print_card
        self._card: ContactCard | None = None
        self._together = False
        self._ticked: dict[Contact, set[str]] = {}
        self._logged: set[Contact] = set()
        self._job: Job[ContactCard | None] | None = None
        self._gone = False
        self._connect()
        self._load()

    @property
    def at(self) -> int:
        """The position of the contact shown, from 0."""
        return self._at

    @property
    def card(self) -> ContactCard | None:
        """What the code shown says, as far as it has room; None while there is no code."""
        if self._card is None:
            return None
        return card_with(self._card, self._ticked[self._contacts[self._at]])

    def show_together(self, explained: str) -> None:
        """All of them were chosen: the file is of all, and it is said why they are so many."""
        self._together = len(self._contacts) > 1
        if self._together:
            words = self._services.ctx.texts.tr("All as a file (.vcf)…")
            self.frame.file.setText(words)
        self.frame.contact.explained.set_text(explained)
        self.frame.contact.explained.setVisible(bool(explained))

    def go_on(self) -> None:
        """To the next contact."""
        self._go(self._at + 1)

    def go_back(self) -> None:
        """To the one before."""
        self._go(self._at - 1)

    def _connect(self) -> None:
        frame = self.frame
        frame.next.clicked.connect(self.go_on)
        frame.previous.clicked.connect(self.go_back)
        frame.done.clicked.connect(frame.dialog.accept)
        frame.file.clicked.connect(self._save_file)
        frame.print.clicked.connect(self._print_card)
        frame.print.setVisible(self._print is not None)
        frame.dialog.finished.connect(self._close)
        for keys, step in (
            ("Right", self.go_on),
            ("Alt+Right", self.go_on),
            ("PgDown", self.go_on),
            ("Left", self.go_back),
            ("Alt+Left", self.go_back),
            ("PgUp", self.go_back),
        ):
            QShortcut(QKeySequence(keys), frame.dialog).activated.connect(step)
        several = len(self._contacts) > 1
        self.slides.turned.connect(self._turn)
        self.slides.begun.connect(self._begin)
        for each in (frame.previous, frame.next, frame.place, self.slides):
            each.setVisible(several)

    def _begin(self) -> None:
        """Shown in turn from here on; at the end from the first one."""
        if self._at == len(self._contacts) - 1:
            self._go(0)

    def _turn(self) -> None:
        """To the next contact; the last one stays."""
        if self._at == len(self._contacts) - 1:
            self.slides.pause()
        else:
            self.go_on()

    def _go(self, at: int) -> None:
        if 0 <= at < len(self._contacts) and at != self._at:
            self._at = at
            self._load()

    def _load(self) -> None:
        """Read the contact and note that it is shown; only then is the code drawn."""
        if self._job is not None:
            self._job.cancel()
        self.slides.timer.stop()
        frame, last = self.frame, len(self._contacts) - 1
        if (frame.next.hasFocus() and self._at == last) or (
            frame.previous.hasFocus() and not self._at
        ):
            frame.done.setFocus()  # what is switched off would hand the keyboard to its neighbour
        frame.previous.setEnabled(self._at > 0)
        frame.next.setEnabled(self._at < last)
        words = self._services.ctx.texts.tr("{n} of {total}")
        frame.place.setText(words.format(n=self._at + 1, total=last + 1))
        self._card = None
        frame.code.picture.set_code((), "")
        contact, services, logged = self._contacts[self._at], self._services, self._logged
        language = services.ctx.texts.language

        def work(progress: Progress) -> ContactCard | None:
            progress.step(0, 1)
            card = services.dispatcher.ask(card_for_code, contact, language)
            if card is not None and contact not in logged:
                log_code(services.dispatcher, contact)
                logged.add(contact)
            return card

        self._job = services.jobs.start(work, self._show, failed=self._fail, lane="write")

    def _show(self, card: ContactCard | None) -> None:
        if card is None:
            tr = self._services.ctx.texts.tr
            words = tr("This contact is no longer there. Nothing was shown or changed.")
            self._without_code(words)
            return
        frame, texts = self.frame, self._services.ctx.texts
        self._card = card
        entries = entries_of(card, texts)
        contact = self._contacts[self._at]
        ticked = self._ticked.setdefault(contact, {e.key for e in entries if e.ticked})
        frame.contact.show_contact(card.shown_name, subtitle(card), _face(card))
        for tick in frame.contact.show_entries(entries, ticked):
            tick.changed.connect(self._take_ticks)
        frame.code.show_trouble("")
        self._draw()
        place = frame.place.text() if len(self._contacts) > 1 else ""
        announce(frame.dialog, ", ".join(part for part in (card.shown_name, place) if part))
        self.slides.wait()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, TwincrmError):
            raise error
        if self._gone:
            return
        self._without_code(self._services.ctx.texts.say(error.message))

    def _without_code(self, why: str) -> None:
        self._card = None
        self.slides.wait()
        self.frame.contact.show_contact("", "", Face())
        self.frame.contact.show_entries((), ())
        self.frame.contact.show_dropped("")
        self.frame.contact.fullness.show_used(0, complete=True)
        self.frame.code.show_trouble(why)

    def _take_ticks(self) -> None:
        ticks = self.frame.contact.ticks
        keys = {tick.entry.key for tick in ticks if tick.tick.value}
        self._ticked[self._contacts[self._at]] = keys
        self._draw()

    def _draw(self) -> None:
        card = self.card
        if card is None:
            return
        texts, side = self._services.ctx.texts, self.frame.contact
        found = qr_text(card, budget=SCREEN_BUDGET)
        name = texts.say(Message("QR code of {name}", {"name": card.shown_name}))
        self.frame.code.picture.set_code(qr_matrix(found.text), name)
        gone = self._without_room(found)
        for tick in side.ticks:
            tick.show_room(room=tick.entry.key not in gone)
        side.fullness.show_used(found.used_bytes, complete=not gone)
        side.show_dropped(_left_out(self._services.ctx, tuple(gone.values())))

    def _without_room(self, found: QrText) -> dict[str, str]:
        """What is ticked and not in the code, in words, by the entry."""
        if not found.dropped or found.left is None or self._card is None:
            return {}
        ticked = self._ticked[self._contacts[self._at]]
        return without_room(self._card, found.left, ticked, self._services.ctx.texts)

    def _save_file(self) -> None:
        """A file says what is ticked, whether it has room in the code or not."""
        self.slides.pause()
        if self.card is not None:
            shown = (self._contacts[self._at],)
            self._save(self._services, self._contacts if self._together else shown, self._ticked)

    def _print_card(self) -> None:
        self.slides.pause()
        if self._print is not None:
            self._print(self._services, (self._contacts[self._at],))

    def _close(self) -> None:
        self._gone = True
        self.slides.pause()
        if self._job is not None:
            self._job.cancel()
        self.dialog.deleteLater()


def _left_out(ui: UiContext, gone: Sequence[str]) -> str:
    if not gone:
        return ""
    words = ui.texts.tr("Left out because the code has no more room: {names}.")
    apart = ui.texts.trc("between names or conditions", "; ")
    return words.format(names=apart.join(breakable(each) for each in gone))


def _face(card: ContactCard) -> Face:
    photo = QPixmap()
    if card.photo is not None:
        photo.loadFromData(card.photo.data)
    initials = PersonName(card.given, card.family).initials()
    return Face(initials, card.kind, None if photo.isNull() else photo)
