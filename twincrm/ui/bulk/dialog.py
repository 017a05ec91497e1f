"""Asks what changes for many contacts, tells whom it changes, and writes it in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from twincrm.domain.errors import InputError, TwincrmError
from twincrm.services.bulk.commands import ChangeMany
from twincrm.services.bulk.queries import recap
from twincrm.ui.bulk.forms import KINDS
from twincrm.ui.bulk.lists import ManyLists
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.toast import announce
from twincrm.ui.kit.writing import Writing

if TYPE_CHECKING:
    from twincrm.services.bulk.change import Change
    from twincrm.services.bulk.queries import Recap
    from twincrm.services.progress import Progress
    from twincrm.ui.bulk.form import Form
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.window.page import PageServices

WIDTH = 560
BREATH = 150
"""Milliseconds after a key before it is looked up whom the change would change."""
Answer = tuple[int, "Recap | TwincrmError"]


class ManyDialog(QObject):
    """What changes above, whom it changes below; it belongs to its dialog and ends with it."""

    def __init__(self, services: PageServices, contacts: tuple[tuple[str, int], ...]) -> None:
        ui, texts = services.ctx, services.ctx.texts
        title = texts.trn("Change {n} contact", "Change {n} contacts", len(contacts))
        self.dialog = Dialog(ui, title, icon="list-checks", parent=window_in_front())
        super().__init__(self.dialog)
        self._services, self._ui, self._contacts = services, ui, contacts
        self._lists = ManyLists(ui, services.dispatcher)
        options = [Option(key, texts.say(words), icon) for key, icon, words, _ in KINDS]
        self.kind = ChoiceField(ui, options, options[0].value)
        self.forms: dict[str, Form] = {}
        self.recap = label(ui, "", "body", wrap=True)
        stopped = texts.tr("The change was stopped. Nothing was changed.")
        self.writing = Writing(services, self.dialog, stopped, self._show_busy)
        self._asked = 0
        self._job: Cancellable | None = None
        self._soon = QTimer(self, singleShot=True, interval=BREATH)
        self._build()
        self._connect()
        self._show_form()

    @property
    def form(self) -> Form:
        """The fields of the change that is chosen."""
        return self.forms[str(self.kind.value)]

    def ask(self) -> None:
        """Show the dialog until the change was made or given up."""
        if not self.form.begun:
            self.kind.setFocus()
        self.dialog.exec()

    def begin_with(self, key: str, record: int = 0, title: str = "") -> None:
        """Begin with another change than the first, perhaps with a record that is chosen."""
        self.kind.set_value(key)
        self.form.begin_with(record, title)

    def save(self) -> None:
        """Write the change in the background, as one step."""
        change = self._change()
        if change is None or self.writing.busy:
            return
        dispatcher, contacts = self._services.dispatcher, self._contacts

        def write(progress: Progress) -> int:
            return dispatcher.execute(ChangeMany(contacts, change, progress)).result

        words = self._ui.texts.tr("The contacts are being changed…")
        self.writing.start(words, write, refused=self._say_fault)

    def look(self) -> None:
        """Find out whom the change would change; what it lacks is said in the same place."""
        self._soon.stop()
        self._asked += 1
        asked, dispatcher, contacts = self._asked, self._services.dispatcher, self._contacts
        change = self._change()
        self.save_button.setEnabled(False)
        if change is None:
            return

        def read(progress: Progress) -> Answer:
            try:
                return asked, dispatcher.ask_while_wanted(progress, recap, change, contacts)
            except InputError as error:
                return asked, error

        if self._job is not None:
            self._job.cancel()
        self._job = self._services.jobs.start(read, self._show)

    def _change(self) -> Change | None:
        """What the form asks for; None where a field cannot be used, which is said."""
        for each in self.form.by_name.values():
            each.set_error("")
        try:
            return self.form.change()
        except InputError as error:
            self._say_fault(error)
            return None

    def _say_fault(self, error: TwincrmError) -> None:
        """At its field where something stands in it; an empty one is only asked for."""
        words = self._ui.texts.say(error.message)
        name = error.field if isinstance(error, InputError) else ""
        field = self.form.by_name.get(name)
        if field is not None and getattr(field.field, "value", None):
            field.set_error(words)
            words = ""
        self.recap.setText(words)

    def _show(self, answer: Answer) -> None:
        asked, found = answer
        if asked != self._asked or self.writing.busy:
            return
        if isinstance(found, TwincrmError):
            self._say_fault(found)
            return
        words = "\n".join(self._ui.texts.say(line) for line in found.lines)
        self.recap.setText(words)
        announce(self.dialog, words)
        self.save_button.setEnabled(found.changed > 0)

    def _show_form(self) -> None:
        """Show the fields of the chosen change; they are made when they are first shown."""
        key = str(self.kind.value)
        if key not in self.forms:
            make = next(make for name, _, _, make in KINDS if name == key)
            form = self.forms[key] = make(self._lists)
            form.changed.connect(self._soon.start)
            self._room.addWidget(form)
        for name, form in self.forms.items():
            form.setVisible(name == key)
        self.look()

    def _build(self) -> None:
        ui, tr, body = self._ui, self._ui.texts.tr, self.dialog.body
        body.addWidget(LabelledField(ui, tr("What changes"), self.kind))
        self._room = QVBoxLayout()
        self._room.setSpacing(0)
        body.addLayout(self._room)
        for part in (self.recap, self.writing.stopped, self.writing.panel):
            body.addWidget(part)
        body.addStretch(1)
        self.recap.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.recap.setMinimumHeight(3 * ui.look.line("body"))
        self.save_button = self.dialog.add_saving(tr("Change"), self.save)
        self.dialog.setMinimumWidth(ui.look.px(WIDTH))

    def _connect(self) -> None:
        self.kind.value_changed.connect(self._show_form)
        self._soon.timeout.connect(self.look)
        self.dialog.finished.connect(self._close)

    def _show_busy(self) -> None:
        for part in (self.kind, self.form, self.save_button):
            part.setEnabled(not self.writing.busy)

    def _close(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.dialog.deleteLater()
