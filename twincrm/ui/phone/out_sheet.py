"""What the dialogs that write contacts to a file share: for whom, who is left out, how far.

They say in words what is disclosed, leave out who did not agree, write in the background and can be
stopped; the message at the end names the place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from twincrm.domain.errors import Cure
from twincrm.domain.terms import DisclosurePurpose
from twincrm.domain.texts import Message
from twincrm.services.interchange.handing_out import (
    allowed,
    left_out_dead,
    told_of_members,
    without_picture,
)
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.writing import Writing
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from twincrm.domain.texts import Translator
    from twincrm.services.interchange.handing_out import Allowed, HandedOut
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.phone.sheet import Contacts
    from twincrm.ui.window.page import PageServices

LEAST_NAMES, NAMES_SHOWN, NAMES_SAID = 2, 6, 5
"""How many names the list shows at least and at most, and how many the message says."""
LINE = 27


class OutSheet(QObject):
    """A dialog that writes contacts to a file; it belongs to its dialog.

    Whoever makes one fills in its own fields, says what goes out, chooses a place and writes.
    """

    def __init__(
        self, services: PageServices, contacts: Contacts, title: str, purpose: str, explained: str
    ) -> None:
        ui = services.ctx
        self.dialog = Dialog(ui, title, icon="file-down", parent=window_in_front())
        super().__init__(self.dialog)
        self._services = services
        self._contacts = contacts
        self._explained = explained
        self._someone = True
        self._asking: Cancellable | None = None
        self.purpose = ChoiceField(ui, _purposes(services), purpose)
        self.notice = InlineNotice(ui, "info", "")
        self.left_out = LeftOut(ui)
        self.dead = InlineNotice(ui, "info", "")
        stopped = ui.texts.tr("Stopped. No file was written.")
        self.writing = Writing(services, self.dialog, stopped, self._show_busy)
        self.cancel = Button(ui, ui.texts.tr("Cancel"), key=key_text("Esc"))
        save = ui.texts.tr("Choose where to save…")
        self.save = Button(ui, save, icon="file-down", variant="primary")

    def _fields(self) -> Sequence[QWidget]:
        """What else is asked, between who is left out and the note on the log."""
        raise NotImplementedError

    def _changeable(self) -> Sequence[QWidget]:
        """What cannot be changed while it is written."""
        raise NotImplementedError

    def _complete(self) -> bool:
        """Whether everything is chosen that is needed."""
        return True

    def _what_goes(self, purpose: str) -> str:
        """What leaves the file for this purpose, in words."""
        raise NotImplementedError

    def _choose(self) -> None:
        """Ask for a place, then write."""
        raise NotImplementedError

    def _fill(self) -> None:
        ui, body = self._services.ctx, self.dialog.body
        tr = ui.texts.tr
        if self._explained:
            body.addWidget(label(ui, self._explained, "body", "ink2", wrap=True))
        body.addWidget(LabelledField(ui, tr("For whom"), self.purpose))
        body.addWidget(self.notice)
        body.addWidget(self.left_out)
        body.addWidget(self.dead)
        for field in self._fields():
            body.addWidget(field)
        note = tr("The file keeps a note of what left it, when and for whom.")
        body.addWidget(label(ui, note, "small", "ink2", wrap=True))
        body.addWidget(self.writing.stopped)
        body.addWidget(self.writing.panel)
        body.addStretch(1)
        self.dialog.setMinimumWidth(ui.look.px(540))
        self.dialog.add_button(self.cancel)
        self.dialog.add_button(self.save)
        self.purpose.value_changed.connect(self._explain)
        self.cancel.clicked.connect(self.dialog.reject)
        self.save.clicked.connect(self._choose)
        self.dialog.finished.connect(self._close)
        self._explain()

    def _explain(self) -> None:
        """Say what goes out for this purpose, and who does not."""
        purpose, services = str(self.purpose.value), self._services
        self.notice.set_text(self._what_goes(purpose))
        self.left_out.show_names(())
        self.dead.setVisible(False)
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        self._someone = purpose != DisclosurePurpose.PARTNER
        self._allow()
        if purpose != DisclosurePurpose.INTERNAL:
            dispatcher, contacts = services.dispatcher, self._contacts
            self._asking = services.jobs.start(
                lambda _: allowed(dispatcher, contacts, purpose), self._tell_left_out
            )

    def _tell_left_out(self, may: Allowed) -> None:
        self.left_out.show_names(may.refused)
        said = left_out_dead(may.died, NAMES_SHOWN) if may.died else None
        self.dead.set_text(self._services.ctx.texts.say(said) if said else "")
        self.dead.setVisible(bool(may.died))
        self._someone = bool(may.contacts)
        self._allow()
        if not may.contacts:
            self.notice.set_text(self._services.ctx.texts.tr("Nobody is left to be written."))

    def _run(self, words: str, write: Callable[[Progress], HandedOut]) -> None:
        """Write in the background; *words* say what is being done."""
        cures = {Cure.AGAIN: self._choose, Cure.ELSEWHERE: self._choose}
        self.writing.start(words, write, self._tell_written, cures=cures)

    def _show_busy(self) -> None:
        for each in (self.purpose, *self._changeable()):
            each.setEnabled(not self.writing.busy)
        self._allow()

    def _allow(self) -> None:
        """Saving waits until it is known that somebody goes out, and rests while it is done."""
        ready = self._someone and not self.writing.busy and self._complete()
        self.save.setEnabled(ready)

    def _written(self, found: HandedOut) -> str:
        """How much was written, in words."""
        raise NotImplementedError

    def _tell_written(self, found: HandedOut) -> None:
        texts = self._services.ctx.texts
        said = [self._written(found), str(found.out), *_refused(texts, found.refused)]
        if found.died:
            said.append(texts.say(left_out_dead(found.died, NAMES_SAID)))
        if found.without_picture:
            said.append(texts.say(without_picture(found.without_picture, NAMES_SAID)))
        said += [texts.say(each) for each in told_of_members(found, NAMES_SAID)]
        self._services.notify(" ".join(said), "ok")

    def _close(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self.dialog.deleteLater()


class LeftOut(QWidget):
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


def documents() -> Path:
    """The user's folder of documents, else the home."""
    folder = Path(platformdirs.user_documents_dir())
    return folder if folder.is_dir() else Path.home()


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


def _purposes(services: PageServices) -> list[Option]:
    tr = services.ctx.texts.tr
    return [
        Option(str(DisclosurePurpose.PHONE), tr("For phones and mail programs"), "smartphone"),
        Option(str(DisclosurePurpose.PARTNER), tr("For a partner association"), "handshake"),
        Option(str(DisclosurePurpose.INTERNAL), tr("For the association itself"), "house"),
    ]
