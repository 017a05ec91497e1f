"""The import, step by step: read, looked through, taken in as one act that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message
from twincrm.services.backups import back_up_before
from twincrm.services.interchange.commands import ImportCards
from twincrm.services.interchange.plan import make_plan
from twincrm.services.interchange.reading import read_files
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.writing import Staying, Writing
from twincrm.ui.taking_in.preview import Preview
from twincrm.ui.taking_in.result import ImportResult
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincrm.services.interchange.planned import Duplicates, Plan, Source
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Cancellable
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
        self._sources: tuple[Source, ...] = ()
        self._leave: set[tuple[str, int]] = set()
        self._planning: Cancellable | None = None
        self.plan: Plan | None = None
        self.summary = label(ui, ", ".join(path.name for path in files), "h3", wrap=True)
        options = [Option(value, texts.say(word)) for value, word in CHOICES]
        self.duplicates = ChoiceField(ui, options, "merge")
        self._known = QWidget()
        stays = Staying(
            self._after_failure, texts.tr("The import was stopped. Nothing was changed.")
        )
        words = texts.tr("Stopped. Nothing was changed.")
        self.work = Writing(services, self.dialog, words, self._show_busy, stays)
        self.preview = Preview(ui)
        self.result = ImportResult(ui)
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
        body.addWidget(self.work.stopped)
        body.addWidget(self.preview, 1)
        body.addWidget(self.result, 1)
        body.addWidget(self.work.panel)
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
        self.dialog.finished.connect(self._close)

    def _read(self, files: tuple[Path, ...]) -> None:
        dispatcher, mode = self._services.dispatcher, self._mode

        def read(progress: Progress) -> tuple[tuple[Source, ...], Plan]:
            sources = read_files(dispatcher, files, progress)
            leave: frozenset[tuple[str, int]] = frozenset()
            return sources, dispatcher.ask(make_plan, sources, mode, leave, progress)

        words = self._services.ctx.texts.tr("The cards are being read…")
        self.work.start(words, read, self._have_read, lane="read")

    def _have_read(self, answer: tuple[tuple[Source, ...], Plan]) -> None:
        self._sources, plan = answer
        self._have_planned(plan)
        self.preview.table.setFocus()

    def _plan_anew(self) -> None:
        """Decide for every card again; an answer that is no longer wanted is dropped."""
        if self.plan is None or self.work.busy:
            return
        if self._planning is not None:
            self._planning.cancel()
        self.accept.setEnabled(False)
        sources, mode, leave = self._sources, self._mode, frozenset(self._leave)
        dispatcher = self._services.dispatcher

        def plan(progress: Progress) -> Plan:
            return dispatcher.ask(make_plan, sources, mode, leave, progress)

        self._planning = self._services.jobs.start(plan, self._have_planned, failed=self._unplanned)

    def _unplanned(self, error: Exception) -> None:
        """Nothing is to be taken in of which nobody knows what it will do."""
        self.dialog.reject()
        if not isinstance(error, TwincrmError):
            raise error
        self._services.tell_trouble(error)

    def _have_planned(self, plan: Plan) -> None:
        self._planning = None
        self.plan = plan
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

        def write(progress: Progress) -> tuple[Plan, Path, Contacts]:
            backup = back_up_before(dispatcher, "import")
            progress.step(0, 0)
            order = ImportCards(sources, duplicates=mode, leave=leave, progress=progress)
            done = dispatcher.execute(order)
            added = [(k, key) for k in KINDS for key in sorted(done.changes.ids(k, "added"))]
            return done.result, backup, tuple(added)

        words = self._services.ctx.texts.tr("The contacts are being imported…")
        self.work.start(words, write, self._done)

    def _done(self, answer: tuple[Plan, Path, Contacts]) -> None:
        """Show what was done; the window itself offers to undo it."""
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

    def _after_failure(self) -> None:
        """What could not be read is not shown; what was not written can be tried again."""
        if self.plan is None:
            self.dialog.reject()

    def _show_busy(self) -> None:
        free = not self.work.busy
        self.preview.setEnabled(free)
        self.duplicates.setEnabled(free)
        self.accept.setEnabled(free and self.plan is not None and bool(self.plan.gain))

    def _close(self) -> None:
        if self._planning is not None:
            self._planning.cancel()
        self.dialog.deleteLater()

    @property
    def _mode(self) -> Duplicates:
        chosen = str(self.duplicates.value)
        return next(value for value, _ in CHOICES if value == chosen)
