"""The import, step by step: read, looked through, taken in as one act that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.domain.errors import Cancelled, TwincrmError
from twincrm.domain.texts import Message
from twincrm.services.backups import back_up_before
from twincrm.services.interchange.commands import ImportCards
from twincrm.services.interchange.plan import make_plan
from twincrm.services.interchange.reading import read_files
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.stopping import Stopper
from twincrm.ui.taking_in.preview import Preview
from twincrm.ui.taking_in.result import ImportResult
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincrm.services.interchange.planned import Duplicates, Plan, Source
    from twincrm.services.progress import Progress
    from twincrm.ui.window.page import PageServices

CHOICES: tuple[tuple[Duplicates, Message], ...] = (
    ("merge", Message("complete them; nothing is overwritten")),
    ("skip", Message("leave them as they are")),
    ("add", Message("add them a second time")),
)
WIDTH, HEIGHT = 1120, 650
KINDS = ("person", "organisation")
Contacts = tuple[tuple[str, int], ...]


class ImportSheet(QObject):
    """Shows what an import will do and does it; it belongs to its dialog and ends with it."""

    def __init__(
        self,
        services: PageServices,
        files: tuple[Path, ...],
        show: Callable[[Contacts], None] | None = None,
    ) -> None:
        ui = services.ctx
        texts = ui.texts
        window = window_in_front()
        self.dialog = Dialog(ui, texts.tr("Import contacts"), icon="download", parent=window)
        super().__init__(self.dialog)
        self._services = services
        self._show = show
        self._new: Contacts = ()
        self._stopper = Stopper()
        self._sources: tuple[Source, ...] = ()
        self._leave: set[tuple[str, int]] = set()
        self._asked = 0
        self._writing = self._gone = False
        self.plan: Plan | None = None
        self.summary = label(ui, ", ".join(path.name for path in files), "h3", wrap=True)
        options = [Option(value, texts.say(word)) for value, word in CHOICES]
        self.duplicates = ChoiceField(ui, options, "merge")
        self._known = QWidget()
        self.stopped = InlineNotice(ui, "info", texts.tr("Stopped. Nothing was changed."))
        self.preview = Preview(ui)
        self.result = ImportResult(ui)
        self.progress = ProgressPanel(ui)
        self.cancel = Button(ui, texts.tr("Cancel"), key=key_text("Esc"))
        self.accept = Button(ui, texts.tr("Import"), icon="download", variant="primary")
        self.show_new = Button(ui, texts.tr("Show the new ones"), icon="users")
        self.show_new.hide()
        self._fill()
        self._connect()
        self._read(files)

    def _fill(self) -> None:
        ui, body = self._services.ctx, self.dialog.body
        words = label(ui, ui.texts.tr("Contacts that are known"), "label")
        words.setBuddy(self.duplicates)
        self.duplicates.setAccessibleName(words.text())
        line = QHBoxLayout(self._known)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.S))
        line.addWidget(self.summary, 1)
        line.addWidget(words)
        line.addWidget(self.duplicates, 1)
        body.setSpacing(ui.look.px(Space.S))
        body.addWidget(self._known)
        body.addWidget(self.stopped)
        body.addWidget(self.preview, 1)
        body.addWidget(self.result, 1)
        body.addWidget(self.progress)
        self.stopped.hide()
        self.accept.setEnabled(False)
        for button in (self.show_new, self.cancel, self.accept):
            self.dialog.add_button(button)
        room, px = self.dialog.screen().availableGeometry(), ui.look.px
        self.dialog.resize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height() - px(32)))

    def _connect(self) -> None:
        self.duplicates.value_changed.connect(self._plan_anew)
        self.preview.toggled.connect(self._toggle)
        self.cancel.clicked.connect(self.dialog.reject)
        self.accept.clicked.connect(self._take_in)
        self.show_new.clicked.connect(self._show_new)
        self.progress.stop_wanted.connect(self._stop)
        self.dialog.finished.connect(self._close)

    def _read(self, files: tuple[Path, ...]) -> None:
        dispatcher = self._services.dispatcher
        self.progress.begin(self._services.ctx.texts.tr("The cards are being read…"))
        self._services.jobs.start(
            lambda progress: read_files(dispatcher, files, self._stopper.over(progress)),
            self._have_read,
            failed=self._fail,
            progressed=self._report,
        )

    def _have_read(self, sources: tuple[Source, ...]) -> None:
        self._sources = sources
        self._plan_anew()

    def _plan_anew(self) -> None:
        """Decide for every card again; an answer that is no longer wanted is dropped."""
        if self._gone:
            return
        self._asked += 1
        self.accept.setEnabled(False)
        asked, leave = self._asked, frozenset(self._leave)
        sources, mode = self._sources, self._mode
        dispatcher, stopper = self._services.dispatcher, self._stopper

        def plan(progress: Progress) -> tuple[int, Plan]:
            watched = stopper.over(progress)
            return asked, dispatcher.ask(make_plan, sources, mode, leave, watched)

        self._services.jobs.start(
            plan, self._have_planned, failed=self._fail, progressed=self._report
        )

    def _have_planned(self, answer: tuple[int, Plan]) -> None:
        asked, plan = answer
        if asked != self._asked or self._gone:
            return
        if self.plan is None:
            self.preview.table.setFocus()
        self.plan = plan
        self.progress.end()
        texts, totals = self._services.ctx.texts, plan.totals()
        read = texts.trn("{n} card was read", "{n} cards were read", totals["read"])
        counts = ", ".join(texts.say(number) for number in plan.tally())
        both = texts.tr("{what}: {value}").format(what=read, value=counts)
        self.summary.setText(both if counts else read)
        self.preview.show_plan(plan)
        taken = plan.gain
        words = texts.trn("Import {n} contact", "Import {n} contacts", taken)
        self.accept.setText(words if taken else texts.tr("Nothing to import"))
        self.accept.setEnabled(bool(taken))

    def _toggle(self, place: int) -> None:
        assert self.plan is not None
        incoming = self.plan.cards[place].incoming
        self._leave ^= {(incoming.source, incoming.read.number)}
        self._plan_anew()

    def _take_in(self) -> None:
        """Back the file up, then write everything as one step, in the writing lane."""
        dispatcher, sources = self._services.dispatcher, self._sources
        mode, leave = self._mode, frozenset(self._leave)
        self._stopper = stopper = Stopper()
        self._set_busy(busy=True)
        self.progress.begin(self._services.ctx.texts.tr("The contacts are being imported…"))

        def write(progress: Progress) -> tuple[Plan, Path, Contacts]:
            watched = stopper.over(progress)
            backup = back_up_before(dispatcher, "import")
            watched.step(0, 0)
            order = ImportCards(sources, duplicates=mode, leave=leave, progress=watched)
            done = dispatcher.execute(order)
            added = [(k, key) for k in KINDS for key in sorted(done.changes.ids(k, "added"))]
            return done.result, backup, tuple(added)

        self._services.jobs.start(
            write, self._done, failed=self._fail, progressed=self._report, lane="write"
        )

    def _done(self, answer: tuple[Plan, Path, Contacts]) -> None:
        """Show what was done; the window itself offers to undo it."""
        self._writing = False
        if self._gone:
            return
        self.progress.end()
        for each in (self._known, self.preview, self.accept):
            each.hide()
        plan, backup, self._new = answer
        self.result.show_result(plan, backup)
        self.show_new.setVisible(bool(self._new) and self._show is not None)
        self.cancel.setText(self._services.ctx.texts.tr("Close"))
        self.cancel.setFocus()

    def _show_new(self) -> None:
        new, show = self._new, self._show
        self.dialog.reject()
        if show is not None:
            show(new)

    def _fail(self, error: Exception) -> None:
        """Say what went wrong; nothing was changed then."""
        if not isinstance(error, TwincrmError):
            if not self._gone:
                self.dialog.reject()
            raise error
        writing = self._writing
        if self._gone:
            if writing and isinstance(error, Cancelled):
                words = self._services.ctx.texts.tr("The import was stopped. Nothing was changed.")
                self._services.notify(words, "info")
            elif writing:
                self._services.tell_trouble(error)
            return
        self.progress.end()
        if not isinstance(error, Cancelled):
            self._services.tell_trouble(error)
        if not writing:
            self.dialog.reject()
            return
        self._stopper = Stopper()
        self._set_busy(busy=False)
        self.stopped.setVisible(isinstance(error, Cancelled))

    def _report(self, done: int, total: int) -> None:
        if not self._gone:
            self.progress.report(done, total)

    def _set_busy(self, *, busy: bool) -> None:
        self._writing = busy
        self.stopped.hide()
        for part in (self.preview, self.duplicates, self.accept):
            part.setEnabled(not busy)

    def _stop(self) -> None:
        self._stopper.cancel()

    def _close(self) -> None:
        self._gone = True
        self._stop()
        self.dialog.deleteLater()

    @property
    def _mode(self) -> Duplicates:
        chosen = str(self.duplicates.value)
        return next(value for value, _ in CHOICES if value == chosen)
