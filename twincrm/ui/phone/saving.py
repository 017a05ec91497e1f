"""Asks how contacts are written as cards, then writes them in the background."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import platformdirs
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from twincrm.domain.errors import Cancelled, Cure, TwincrmError
from twincrm.domain.folding import fold
from twincrm.domain.terms import DisclosurePurpose
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.interchange.handing_out import CardOrder, allowed, hand_out, without_picture
from twincrm.services.interchange.to_phone import card_for_code
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.fields import CheckField, ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.stopping import Stopper
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.domain.texts import Translator
    from twincrm.services.interchange.handing_out import Allowed, HandedOut
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.phone.sheet import Contact, Contacts
    from twincrm.ui.window.page import PageServices

Version = Literal["3.0", "4.0"]
LEAST_NAMES, NAMES_SHOWN, NAMES_SAID = 2, 6, 5
"""How many names the list shows at least and at most, and how many the message says."""
LINE = 27


def save_ticked(services: PageServices, contact: Contact, card: ContactCard) -> None:
    """Ask for a place, then write one card there as it was ticked; it is for a phone."""
    texts = services.ctx.texts
    suggested = _documents() / f"{_plain(card.shown_name) or texts.tr('Contact')}.vcf"
    out = services.asker.choose_save(texts.tr("Save contacts"), suggested, _kinds(texts))
    if out is None:
        return
    order = CardOrder((contact,), texts.language, trimmed=(replace(card, categories=()),))

    def work(progress: Progress) -> HandedOut:
        return hand_out(services.dispatcher, order, out, progress)

    def done(found: HandedOut) -> None:
        words = texts.tr("The card of {name} was written as it is ticked: {place}")
        services.notify(words.format(name=card.shown_name, place=found.out), "ok")

    def fail(error: Exception) -> None:
        if not isinstance(error, TwincrmError):
            raise error
        services.tell_trouble(error)

    services.jobs.start(work, done, failed=fail, lane="write")


class SaveSheet(QObject):
    """For whom, in which version, in one file or many; it belongs to its dialog."""

    def __init__(self, services: PageServices, contacts: Contacts, explained: str = "") -> None:
        ui = services.ctx
        tr, trn = ui.texts.tr, ui.texts.trn
        title = trn("Save {n} contact as a card", "Save {n} contacts as cards", len(contacts))
        self.dialog = Dialog(ui, title, icon="file-down", parent=window_in_front())
        super().__init__(self.dialog)
        self._services = services
        self._contacts = contacts
        self._explained = explained
        self._stopper: Stopper | None = None
        self._gone = False
        self._asking: Cancellable | None = None
        self.purpose = ChoiceField(ui, _purposes(services), str(DisclosurePurpose.PHONE))
        self.version = ChoiceField(ui, _versions(services), "3.0")
        self.each = CheckField(ui, tr("One file for each contact, in a folder of their own"))
        self.notice = InlineNotice(ui, "info", "")
        self.left_out = _LeftOut(ui)
        self.progress = ProgressPanel(ui)
        self.cancel = Button(ui, tr("Cancel"), key=key_text("Esc"))
        self.save = Button(ui, tr("Choose where to save…"), icon="file-down", variant="primary")
        self._fill()
        self._explain()

    def _fill(self) -> None:
        ui, body = self._services.ctx, self.dialog.body
        tr = ui.texts.tr
        if self._explained:
            body.addWidget(label(ui, self._explained, "body", "ink2", wrap=True))
        body.addWidget(LabelledField(ui, tr("For whom"), self.purpose))
        body.addWidget(self.notice)
        body.addWidget(self.left_out)
        help_text = tr("Almost every phone and program reads 3.0.")
        body.addWidget(LabelledField(ui, tr("Version"), self.version, help_text=help_text))
        if len(self._contacts) > 1:
            body.addWidget(self.each)
        note = tr("The file keeps a note of what left it, when and for whom.")
        body.addWidget(label(ui, note, "small", "ink2", wrap=True))
        body.addWidget(self.progress)
        body.addStretch(1)
        self.dialog.setMinimumWidth(ui.look.px(540))
        self.dialog.add_button(self.cancel)
        self.dialog.add_button(self.save)
        self.purpose.value_changed.connect(self._explain)
        self.cancel.clicked.connect(self.dialog.reject)
        self.save.clicked.connect(self._choose)
        self.progress.stop_wanted.connect(self._stop)
        self.dialog.finished.connect(self._close)

    def _explain(self) -> None:
        """Say what goes out for this purpose, and how many did not agree to it."""
        purpose, services = str(self.purpose.value), self._services
        self.notice.set_text(_what_goes(services, purpose))
        self.left_out.show_names(())
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        self.save.setEnabled(True)
        if purpose == DisclosurePurpose.PARTNER:
            dispatcher, contacts = services.dispatcher, self._contacts
            self.save.setEnabled(False)
            self._asking = services.jobs.start(
                lambda _: allowed(dispatcher, contacts, purpose), self._tell_refused
            )

    def _tell_refused(self, may: Allowed) -> None:
        self.left_out.show_names(may.refused)
        self.save.setEnabled(bool(may.contacts))
        if not may.contacts:
            self.notice.set_text(self._services.ctx.texts.tr("Nobody is left to be written."))

    def _choose(self) -> None:
        services, texts = self._services, self._services.ctx.texts
        folder = _documents()
        if self.each.value:
            chosen = services.asker.choose_folder(texts.tr("Folder for the cards"), folder)
            name = texts.tr("Contacts {day}").format(day=clock.today().isoformat())
            out = chosen / name if chosen is not None else None
        else:
            kinds = _kinds(texts)
            suggested = folder / self._suggested()
            out = services.asker.choose_save(texts.tr("Save contacts"), suggested, kinds)
        if out is not None:
            self._write(out)

    def _suggested(self) -> str:
        """A file's name: the contact's own, or that of many and the day."""
        texts = self._services.ctx.texts
        day = clock.today().isoformat()
        name = texts.tr("Contacts {day}").format(day=day)
        if len(self._contacts) == 1:
            ask = self._services.dispatcher.ask
            card = ask(card_for_code, self._contacts[0], texts.language)
            name = _plain(card.shown_name if card else "") or name
        return f"{name}.vcf"

    def _write(self, out: Path) -> None:
        services = self._services
        version: Version = "4.0" if self.version.value == "4.0" else "3.0"
        order = CardOrder(
            self._contacts,
            services.ctx.texts.language,
            str(self.purpose.value),
            version,
            self.each.value,
        )
        self._busy(busy=True)
        self.progress.begin(services.ctx.texts.tr("Writing cards…"))
        self._stopper = watch = Stopper()

        def work(progress: Progress) -> HandedOut:
            return hand_out(services.dispatcher, order, out, watch.over(progress))

        services.jobs.start(
            work, self._done, failed=self._fail, progressed=self.progress.report, lane="write"
        )

    def _busy(self, *, busy: bool) -> None:
        for each in (self.purpose, self.version, self.each, self.save):
            each.setEnabled(not busy)

    def _stop(self) -> None:
        if self._stopper is not None:
            self._stopper.cancel()

    def _done(self, found: HandedOut) -> None:
        self._stopper = None
        texts = self._services.ctx.texts
        words = texts.trn("{n} card was written.", "{n} cards were written.", found.written)
        said = [words, str(found.out), *_refused(texts, found.refused)]
        if found.without_picture:
            said.append(texts.say(without_picture(found.without_picture, NAMES_SAID)))
        self._services.notify(" ".join(said), "ok")
        if not self._gone:
            self.dialog.accept()

    def _fail(self, error: Exception) -> None:
        self._stopper = None
        if not isinstance(error, TwincrmError):
            raise error
        stopped = self._services.ctx.texts.tr("Stopped. No file was written.")
        if self._gone:
            self._services.notify(stopped, "info")
            return
        self.progress.end()
        self._busy(busy=False)
        if isinstance(error, Cancelled):
            self.notice.set_text(stopped)
        else:
            cures = {Cure.AGAIN: self._choose, Cure.ELSEWHERE: self._choose}
            self._services.tell_trouble(error, cures)

    def _close(self) -> None:
        self._gone = True
        self._stop()
        if self._asking is not None:
            self._asking.cancel()
        self.dialog.deleteLater()


class _LeftOut(QWidget):
    """Who does not go out, each by name; hidden while nobody is left out."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self.notice = InlineNotice(ui, "warn", "")
        self.names = QListWidget()
        self.names.setAccessibleName(ui.texts.tr("Who is left out"))
        self.names.setMaximumHeight(ui.look.px(NAMES_SHOWN * LINE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(self.notice)
        column.addWidget(self.names)
        self.hide()

    def show_names(self, names: Sequence[str]) -> None:
        """List them."""
        words = self._ui.texts.trn(
            "{n} person has not agreed to be passed on, or was not asked yet, and is left out:",
            "{n} people have not agreed to be passed on, or were not asked yet, and are left out:",
            len(names),
        )
        self.notice.set_text(words)
        self.names.clear()
        self.names.addItems(list(names))
        lines = max(LEAST_NAMES, min(len(names), NAMES_SHOWN))
        self.names.setMinimumHeight(self._ui.look.px(lines * LINE))
        self.setVisible(bool(names))


def _refused(texts: Translator, names: Sequence[str]) -> Iterator[str]:
    """Who did not agree, as far as a message has room for names."""
    if not names:
        return
    more = max(0, len(names) - NAMES_SAID)
    said = Message(
        "Left out because they have not agreed: {names}, and {n} more.",
        {"n": more, "names": ", ".join(names[:NAMES_SAID])},
        "Left out because they have not agreed: {names}, and {n} more.",
    )
    whole = Message("Left out because they have not agreed: {names}.", said.values)
    yield texts.say(said if more else whole)


def _plain(name: str) -> str:
    """A name as a file may be called everywhere."""
    return "".join(c if c.isalnum() else "-" for c in fold(name)).strip("-")


def _kinds(texts: Translator) -> tuple[str, ...]:
    return (texts.tr("Contact cards") + " (*.vcf)",)


def _purposes(services: PageServices) -> list[Option]:
    tr = services.ctx.texts.tr
    return [
        Option(str(DisclosurePurpose.PHONE), tr("For phones and mail programs"), "smartphone"),
        Option(str(DisclosurePurpose.PARTNER), tr("For a partner association"), "handshake"),
        Option(str(DisclosurePurpose.INTERNAL), tr("For the association itself"), "house"),
    ]


def _versions(services: PageServices) -> list[Option]:
    tr = services.ctx.texts.tr
    return [
        Option("3.0", tr("vCard 3.0 (usual)")),
        Option("4.0", tr("vCard 4.0 (for newer programs)")),
    ]


def _what_goes(services: PageServices, purpose: str) -> str:
    tr = services.ctx.texts.tr
    if purpose == DisclosurePurpose.PARTNER:
        return tr(
            "Without notes, birthdays and tags. Only people who agreed that their data go to "
            "partner associations are written; pictures only of those who agreed to that too."
        )
    if purpose == DisclosurePurpose.INTERNAL:
        return tr("Everything a card can hold, with notes and birthdays. Do not pass it on.")
    return tr("Names, functions, numbers and addresses, without notes and birthdays.")


def _documents() -> Path:
    folder = Path(platformdirs.user_documents_dir())
    return folder if folder.is_dir() else Path.home()
