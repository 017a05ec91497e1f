"""The dialog of every document: languages, what is missing, then save, open or print."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from twincrm.domain.errors import Cancelled, TwincrmError
from twincrm.domain.folding import fold
from twincrm.runtime.folders import opened_documents
from twincrm.runtime.language import LANGUAGES
from twincrm.services.dispatch import read_only
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.stopping import Stopper
from twincrm.ui.printing.delivering import deliver, log_paper
from twincrm.ui.printing.printer import ask_printer, print_pdf
from twincrm.ui.printing.warnings import WarningList
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Message
    from twincrm.services.printing.paper import Paper
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.theme.tokens import ToneName
    from twincrm.ui.window.page import PageServices


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """Which document is printed, and how it is made."""

    title: Message
    subject: str
    """The visit's name, or how many contacts."""
    document: str
    """What the disclosure log calls it."""
    make: Callable[[tuple[str, ...]], Paper]
    languages: tuple[str, ...]
    most_languages: int
    explained: str = ""
    """What should be known about the subject; may be empty."""


class PrintSheet(QObject):
    """Makes the document anew for every choice; it belongs to its dialog."""

    def __init__(
        self,
        services: PageServices,
        order: PrintOrder,
        printer: Callable[[QWidget], QPrinter | None] = ask_printer,
    ) -> None:
        ui = services.ctx
        title = ui.texts.say(order.title)
        self.dialog = Dialog(ui, title, icon="printer", parent=window_in_front())
        super().__init__(self.dialog)
        self._services = services
        self._order = order
        self._ask_printer = printer
        self._making: Cancellable | None = None
        self._stopper = Stopper()
        self._gone = False
        self.paper: Paper | None = None
        self._first = first = order.languages[0]
        second = order.languages[1] if len(order.languages) > 1 else ""
        self.first = ChoiceField(ui, _languages(services), first)
        self.second = ChoiceField(ui, _beside(services, first), second)
        self.pages = label(ui, "", "strong")
        self.fine = InlineNotice(ui, "ok", ui.texts.tr("Nothing is missing."))
        self.warnings = WarningList(ui)
        self.progress = ProgressPanel(ui)
        self.open = Button(ui, ui.texts.tr("Open as PDF"), icon="external-link")
        self.print = Button(ui, ui.texts.tr("Print…"), icon="printer")
        self.save = Button(ui, ui.texts.tr("Save as PDF…"), icon="file-down", variant="primary")
        self._fill()
        self._connect()
        self.first.setFocus()
        self._make()

    def _fill(self) -> None:
        ui, body = self._services.ctx, self.dialog.body
        texts = ui.texts
        body.setSpacing(ui.look.px(Space.S))
        head = QHBoxLayout()
        head.addWidget(label(ui, self._order.subject, "h3", wrap=True), 1)
        head.addWidget(self.pages)
        body.addLayout(head)
        if self._order.explained:
            body.addWidget(label(ui, self._order.explained, "body", "ink2", wrap=True))
        languages = QHBoxLayout()
        languages.setSpacing(ui.look.px(Space.M))
        languages.addWidget(LabelledField(ui, texts.tr("Language"), self.first), 1)
        if self._order.most_languages > 1:
            second = LabelledField(ui, texts.tr("Second language beside it"), self.second)
            languages.addWidget(second, 1)
        body.addLayout(languages)
        body.addWidget(self.fine)
        body.addWidget(self.warnings, 1)
        body.addWidget(self.progress)
        if not self._services.writable:
            trouble = read_only(self._services.dispatcher.file)
            body.addWidget(InlineNotice(ui, "warn", texts.say(trouble.message)))
        note = texts.tr("The file keeps a note of what left it, when and for whom.")
        body.addWidget(label(ui, note, "small", "ink2", wrap=True))
        self.dialog.setMinimumWidth(ui.look.px(680))
        cancel = Button(ui, texts.tr("Cancel"), key=key_text("Esc"))
        cancel.clicked.connect(self.dialog.reject)
        for button in (cancel, self.open, self.print, self.save):
            self.dialog.add_button(button)

    def _connect(self) -> None:
        self.first.value_changed.connect(self._choose_first)
        self.second.value_changed.connect(self._make)
        self.save.clicked.connect(self._save)
        self.open.clicked.connect(self._open)
        self.print.clicked.connect(self._print)
        self.progress.stop_wanted.connect(self._stop)
        self.dialog.finished.connect(self._close)

    @property
    def languages(self) -> tuple[str, ...]:
        """The chosen languages, each once."""
        chosen = (str(self.first.value), str(self.second.value or ""))
        wanted = chosen[: self._order.most_languages]
        return tuple(dict.fromkeys(code for code in wanted if code))

    def _choose_first(self) -> None:
        """The second language is never the first: where they meet they change places."""
        former, self._first = self._first, str(self.first.value)
        second = self.second.value
        blocked = self.second.blockSignals(True)  # both choices make one document
        self.second.set_options(_beside(self._services, self._first))
        self.second.set_value(former if second == self._first else second)
        self.second.blockSignals(blocked)
        self._make()

    def _make(self) -> None:
        """Make the document in the background; an older answer is dropped."""
        self._forget()
        self.paper = None
        self._allow(allowed=False)
        self.pages.setText(self._services.ctx.texts.tr("The document is being made…"))
        self.fine.hide()
        self.warnings.hide()
        languages, make = self.languages, self._order.make
        self._making = self._services.jobs.start(
            lambda _: make(languages), self._made, failed=self._failed
        )

    def _made(self, paper: Paper) -> None:
        texts = self._services.ctx.texts
        self.paper = paper
        self.pages.setText(texts.trn("{n} page, A4", "{n} pages, A4", paper.pages))
        self.fine.setVisible(not paper.warnings)
        self.warnings.show_warnings(paper.warnings)
        self._allow(allowed=True)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, TwincrmError):
            raise error
        if self._gone:
            return
        self.pages.setText(self._services.ctx.texts.say(error.message))

    def _allow(self, *, allowed: bool) -> None:
        writable = self._services.writable
        for button in (self.save, self.open, self.print):
            button.setEnabled(allowed and writable)

    def _set_busy(self, words: str) -> None:
        """Nothing else can be chosen while the document is on its way; empty words end that."""
        self._allow(allowed=not words)
        for field in (self.first, self.second):
            field.setEnabled(not words)
        if words:
            self.progress.begin(words)
        else:
            self.progress.end()

    def _forget(self) -> None:
        if self._making is not None:
            self._making.cancel()
            self._making = None

    def _close(self) -> None:
        self._gone = True
        self._forget()
        self._stopper.cancel()
        self.dialog.deleteLater()

    def _save(self) -> None:
        texts = self._services.ctx.texts
        suggested = Path(platformdirs.user_documents_dir()) / self._file_name()
        kinds = (texts.tr("PDF documents") + " (*.pdf)",)
        out = self._services.asker.choose_save(texts.tr("Save as PDF"), suggested, kinds)
        if out is not None:
            self._deliver(out, self._saved)

    def _open(self) -> None:
        self._deliver(opened_documents() / self._file_name(), self._written)

    def _deliver(self, out: Path, then: Callable[[Path], None]) -> None:
        paper, name, services = self.paper, self._order.document, self._services
        if paper is None:
            return
        self._set_busy(services.ctx.texts.tr("The document is being written…"))
        services.jobs.start(
            lambda _: deliver(services.dispatcher, name, paper, out),
            then,
            failed=self._undelivered,
            lane="write",
        )

    def _saved(self, out: Path) -> None:
        self._done(self._services.ctx.texts.tr("{file} was saved.").format(file=out.name))

    def _written(self, out: Path) -> None:
        texts = self._services.ctx.texts
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(out))):
            self._done(texts.tr("The document is open in the PDF program."))
        else:
            words = texts.tr("No program for PDF was found. The document lies in {place}.")
            self._done(words.format(place=out), "warn")

    def _print(self) -> None:
        paper, services = self.paper, self._services
        printer = self._ask_printer(self.dialog) if paper is not None else None
        if paper is None or printer is None:
            return
        try:
            log_paper(services.dispatcher, self._order.document, paper)
        except TwincrmError as error:
            services.tell_trouble(error)
            return
        self._stopper = stopper = Stopper()
        self._set_busy(services.ctx.texts.tr("Printing…"))
        services.jobs.start(
            lambda progress: print_pdf(paper.pdf, printer, stopper.over(progress).step),
            self._printed,
            failed=self._undelivered,
            progressed=self._report,
        )

    def _printed(self, pages: int) -> None:
        self._done(self._services.ctx.texts.trn("{n} page printed", "{n} pages printed", pages))

    def _undelivered(self, error: Exception) -> None:
        if not isinstance(error, TwincrmError):
            raise error
        if not self._gone:
            self._set_busy("")
        if isinstance(error, Cancelled):
            self._services.notify(self._services.ctx.texts.tr("Printing was stopped."), "info")
        else:
            self._services.tell_trouble(error)

    def _report(self, done: int, total: int) -> None:
        if not self._gone:
            self.progress.report(done, total)

    def _stop(self) -> None:
        self._stopper.cancel()

    def _done(self, words: str, tone: ToneName = "ok") -> None:
        self._services.notify(words, tone)
        if not self._gone:
            self.dialog.accept()

    def _file_name(self) -> str:
        plain = "".join(c if c.isalnum() else "-" for c in fold(self._order.subject))
        name = "-".join(part for part in plain.split("-") if part) or self._order.document
        return f"{name[:60]}-{'-'.join(self.languages)}.pdf"


def _languages(services: PageServices) -> list[Option]:
    from twincrm.domain.countries import language_name

    own = services.ctx.texts.language
    return [Option(code, language_name(code, own)) for code in LANGUAGES]


def _beside(services: PageServices, first: str) -> list[Option]:
    """What may stand beside the first language: none, or another one."""
    others = [option for option in _languages(services) if option.value != first]
    return [Option("", services.ctx.texts.tr("none")), *others]
