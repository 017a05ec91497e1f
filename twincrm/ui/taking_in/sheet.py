"""The import, step by step: read, looked through, taken in as one act that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message
from twincrm.services.association.queries import home_country
from twincrm.services.backups import back_up_before
from twincrm.services.interchange.commands import ImportCards
from twincrm.services.interchange.plan import make_plan
from twincrm.services.interchange.sources import read_card_source
from twincrm.store.file import translated
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.stopping import Stopper
from twincrm.ui.taking_in.preview import Preview

if TYPE_CHECKING:
    from pathlib import Path

    from twincrm.services.interchange.planned import Duplicates, Plan, Source
    from twincrm.services.progress import Progress
    from twincrm.ui.window.page import PageServices

CHOICES: tuple[tuple[Duplicates, Message], ...] = (
    ("merge", Message("complete them; nothing is overwritten")),
    ("skip", Message("leave them as they are")),
    ("add", Message("add them a second time")),
)


class ImportSheet(QObject):
    """Shows what an import will do and does it; it belongs to its dialog."""

    def __init__(self, services: PageServices, files: tuple[Path, ...]) -> None:
        ui = services.ctx
        texts = ui.texts
        window = QApplication.activeWindow()
        self.dialog = Dialog(ui, texts.tr("Import contacts"), icon="download", parent=window)
        super().__init__(self.dialog)
        self._services = services
        self._stopper = Stopper()
        self._sources: tuple[Source, ...] = ()
        self._leave: set[tuple[str, int]] = set()
        self._asked = 0
        self.plan: Plan | None = None
        self.summary = label(ui, ", ".join(path.name for path in files), "h3", wrap=True)
        options = [Option(value, texts.say(word)) for value, word in CHOICES]
        self.duplicates = ChoiceField(ui, options, "merge")
        self.outside = InlineNotice(ui, "warn", "")
        self.preview = Preview(ui)
        self.progress = ProgressPanel(ui)
        self.cancel = Button(ui, texts.tr("Cancel"), key=key_text("Esc"))
        self.accept = Button(ui, texts.tr("Import"), icon="download", variant="primary")
        self._fill()
        self._connect()
        self._read(files)

    def _fill(self) -> None:
        ui, body = self._services.ctx, self.dialog.body
        body.addWidget(self.summary)
        body.addWidget(LabelledField(ui, ui.texts.tr("Contacts that are known"), self.duplicates))
        body.addWidget(self.outside)
        body.addWidget(self.preview, 1)
        body.addWidget(self.progress)
        self.outside.hide()
        self.accept.setEnabled(False)
        self.dialog.add_button(self.cancel)
        self.dialog.add_button(self.accept)
        self.dialog.resize(ui.look.px(820), ui.look.px(610))

    def _connect(self) -> None:
        self.duplicates.value_changed.connect(self._plan_anew)
        self.preview.toggled.connect(self._toggle)
        self.cancel.clicked.connect(self.dialog.reject)
        self.accept.clicked.connect(self._take_in)
        self.progress.stop_wanted.connect(self._stop)
        self.dialog.finished.connect(self._stop)

    def _read(self, files: tuple[Path, ...]) -> None:
        dispatcher = self._services.dispatcher
        self.progress.begin(self._services.ctx.texts.tr("The cards are being read…"))

        def read(progress: Progress) -> tuple[Source, ...]:
            watched = self._stopper.over(progress)
            country = dispatcher.ask(home_country)
            sources: list[Source] = []
            for path in files:
                with translated(path):
                    data = path.read_bytes()
                sources.append(read_card_source(data, path.name, country, progress=watched))
            return tuple(sources)

        self._services.jobs.start(
            read, self._have_read, failed=self._fail, progressed=self.progress.report
        )

    def _have_read(self, sources: tuple[Source, ...]) -> None:
        self._sources = sources
        self._plan_anew()

    def _plan_anew(self) -> None:
        """Decide for every card again; an answer that is no longer wanted is dropped."""
        self._asked += 1
        asked, leave = self._asked, frozenset(self._leave)
        sources, mode = self._sources, self._mode
        dispatcher = self._services.dispatcher

        def plan(progress: Progress) -> tuple[int, Plan]:
            watched = self._stopper.over(progress)
            return asked, dispatcher.ask(make_plan, sources, mode, leave, watched)

        self._services.jobs.start(
            plan, self._have_planned, failed=self._fail, progressed=self.progress.report
        )

    def _have_planned(self, answer: tuple[int, Plan]) -> None:
        asked, plan = answer
        if asked != self._asked:
            return
        self.plan = plan
        self.progress.end()
        texts, totals = self._services.ctx.texts, plan.totals()
        self.summary.setText(texts.trn("{n} card was read", "{n} cards were read", totals["read"]))
        others = sum(len(source.others) for source in plan.sources)
        self.outside.setVisible(bool(others))
        self.outside.set_text(
            texts.trn(
                "{n} part of the file is no contact card and was left out.",
                "{n} parts of the file are no contact cards and were left out.",
                others,
            )
        )
        self.preview.show_plan(plan)
        taken = totals["new"] + totals["updated"]
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
        self._busy(busy=True)
        self.progress.begin(self._services.ctx.texts.tr("The contacts are being imported…"))

        def write(progress: Progress) -> Plan:
            watched = self._stopper.over(progress)
            back_up_before(dispatcher, "import")
            order = ImportCards(sources, duplicates=mode, leave=leave, progress=watched)
            return dispatcher.execute(order).result

        self._services.jobs.start(
            write,
            self._done,
            failed=self._fail,
            progressed=self.progress.report,
            lane="write",
        )

    def _done(self, plan: Plan) -> None:
        self.progress.end()
        texts, totals = self._services.ctx.texts, plan.totals()
        new = texts.trn("{n} new contact", "{n} new contacts", totals["new"])
        more = texts.trn("{n} completed", "{n} completed", totals["updated"])
        self._services.notify(f"{new} · {more}", "ok")
        self.dialog.accept()

    def _fail(self, error: Exception) -> None:
        """Say what went wrong; nothing was changed then."""
        self.progress.end()
        self._busy(busy=False)
        if not isinstance(error, TwincrmError):
            self.dialog.reject()
            raise error
        if not self.dialog.isVisible():
            return
        self._services.tell_trouble(error)
        self.dialog.reject()

    def _busy(self, *, busy: bool) -> None:
        for part in (self.preview, self.duplicates, self.accept):
            part.setEnabled(not busy)

    def _stop(self) -> None:
        self._stopper.cancel()

    @property
    def _mode(self) -> Duplicates:
        chosen = str(self.duplicates.value)
        return next(value for value, _ in CHOICES if value == chosen)
