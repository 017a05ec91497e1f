"""The dialog of every document: choices, preview, what is missing, then save, open or print."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from twincrm.domain.errors import Cancelled, Cure, FileTrouble, TwincrmError
from twincrm.domain.texts import Message
from twincrm.runtime.folders import opened_documents
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialog_room import WINDOW_FRAME
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.stopping import Stopper
from twincrm.ui.printing.ahead import Ahead
from twincrm.ui.printing.choice_column import ChoiceColumn
from twincrm.ui.printing.delivered import Delivered
from twincrm.ui.printing.delivering import NO_PDF_PROGRAM, ask_before, deliver, log_paper
from twincrm.ui.printing.filed import filed_name, spoken_in
from twincrm.ui.printing.order import NotYet
from twincrm.ui.printing.other_hands import OtherHands
from twincrm.ui.printing.picturing import page_sizes, picture_of
from twincrm.ui.printing.preview import Preview
from twincrm.ui.printing.printer import ask_printer, print_pdf
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from twincrm.services.printing.paper import Paper
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.printing.choices import Choices
    from twincrm.ui.printing.order import PrintOrder
    from twincrm.ui.printing.picturing import Size
    from twincrm.ui.window.page import PageServices

    _Made = tuple[Paper, tuple[Size, ...], tuple[int, float, QImage]]
    """A document, its sizes, and the picture of the page that is looked at."""


NOT_MADE = Message(
    "The document could not be made. Nothing was changed and nothing left the file. Choose "
    "something else, or close this and try again."
)
_SIZE = (1280, 660)
"""Of the dialog, in pixels at 100 %, where the screen has room."""


class PrintSheet(QObject):
    """Makes the document anew for every choice; it belongs to its dialog."""

    def __init__(
        self,
        services: PageServices,
        order: PrintOrder,
        printer: Callable[[QWidget], QPrinter | None] = ask_printer,
        others: tuple[PrintOrder, ...] = (),
    ) -> None:
        """Print *order*, or one of the *others* that are offered beside it."""
        ui, title = services.ctx, services.ctx.texts.say(order.title)
        self.dialog = Dialog(ui, title, icon="printer", parent=window_in_front())
        super().__init__(self.dialog)
        self._services = services
        self._orders, self._at = (order, *others), 0
        self._ask_printer = printer
        self._again: Callable[[], object] = self._print
        self._making: Cancellable | None = None
        self._aheads = [Ahead(services.jobs, each.make) for each in self._orders]
        self._others = OtherHands(services.dispatcher, self)
        self._stopper = Stopper()
        self._gone, self._asked = False, 0
        self.paper: Paper | None = None
        room = self.dialog.screen().availableGeometry().size() - QSize(0, WINDOW_FRAME)
        self.dialog.resize(QSize(*map(ui.look.px, _SIZE)).boundedTo(room))
        self._make_parts()
        self._fill()
        self._connect()
        self.choices.first.setFocus()
        self._make()

    @property
    def choices(self) -> Choices:
        """What is chosen for the document that is shown."""
        return self._column.choices[self._at]

    @property
    def _order(self) -> PrintOrder:
        return self._orders[self._at]

    @property
    def _ahead(self) -> Ahead:
        return self._aheads[self._at]

    def _make_parts(self) -> None:
        ui = self._services.ctx
        self._column = column = ChoiceColumn(self._services, self._orders, self.dialog)
        self.documents, self.pages, self.warnings = column.documents, column.pages, column.warnings
        self.preview = Preview(self._services)
        self.look = Button(ui, "", icon="triangle-alert", variant="quiet")
        self.look.hide()
        self.progress = ProgressPanel(ui)
        self.delivered = Delivered(self._services)
        self.open = Button(ui, ui.texts.tr("Open as PDF"), icon="external-link")
        self.save = Button(ui, ui.texts.tr("Save as PDF…"), icon="file-down")
        self.print = Button(
            ui, ui.texts.tr("Print…"), icon="printer", variant="primary", key=key_text("Ctrl+P")
        )

    def _fill(self) -> None:
        body = self.dialog.body
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._column)
        beside = QVBoxLayout()  # the choices keep all their height
        beside.addWidget(self.preview, 1)
        beside.addWidget(self.delivered)
        line.addLayout(beside, 1)
        body.addLayout(line, 1)
        body.addWidget(self.progress)
        self.dialog.add_button(self.look, "start")
        for button in (self.open, self.save, self.print):
            self.dialog.add_button(button)

    def _switch(self, at: int) -> None:
        """Another document, with what was chosen for it; shown from its first page."""
        self._ahead.stop()
        self._at = at
        self._column.show_document(at)
        self._make(first_page=True)

    def _connect(self) -> None:
        for each in self._column.choices:
            each.chosen.connect(self._make)
        self._column.no_street.entered.connect(self._make)
        self.documents.chosen.connect(self._switch)
        self._others.changed.connect(self._make)
        self.preview.settled.connect(self._set_ahead)
        self.warnings.lead_wanted.connect(self._follow)
        self.look.clicked.connect(self._look)
        self.delivered.leave.clicked.connect(self.dialog.accept)
        self.save.clicked.connect(self._save)
        self.open.clicked.connect(self._open)
        self.print.clicked.connect(self._print)
        for key, button in (("Ctrl+P", self.print), ("Ctrl+S", self.save), ("Ctrl+O", self.open)):
            QShortcut(QKeySequence(key), self.dialog).activated.connect(button.click)
        self.progress.stop_wanted.connect(self._stop)
        self.dialog.finished.connect(self._close)

    def _make(self, *, first_page: bool = False) -> None:
        """Make the document in the background; an older answer is dropped."""
        self._forget()
        self.paper = None
        self._allow(allowed=False)
        self.pages.setText(self._services.ctx.texts.tr("The document is being made…"))
        self.preview.renew()
        self._asked += 1
        languages, content, make = self.choices.languages, self.choices.content, self._order.make
        number, density = self.preview.looked_at
        number = 0 if first_page else number
        self.documents.tell(self._at, () if self._order.by_reader else languages)

        def work(_: object) -> _Made:
            paper = make(languages, content)
            sizes = page_sizes(paper.pdf)
            page = min(number, len(sizes) - 1)
            return paper, sizes, (page, density, picture_of(paper.pdf, page, density))

        self._making = self._services.jobs.start(
            work, self._made, failed=partial(self._failed, self._asked), lane="pages"
        )

    def _set_ahead(self) -> None:
        """What is likely chosen next is set in type while nothing else is to be done."""
        if self._order.has_parts and self.paper is not None:
            self._ahead.go_on(self.choices.languages, self.choices.content)

    def _made(self, made: _Made) -> None:
        """The page that is looked at is painted before anything is told of the document."""
        paper, sizes, first = made
        self.preview.show_first(sizes, first)
        QTimer.singleShot(0, self, partial(self._tell, self._asked, paper))

    def _tell(self, asked: int, paper: Paper) -> None:
        """What there is to say of a document, unless another one is wanted by now."""
        if asked != self._asked or self._gone:
            return
        texts = self._services.ctx.texts
        self.paper = paper
        pages = texts.trn("{n} page", "{n} pages", paper.pages)
        if self._order.paper:
            pages = texts.trn("{n} page, A4", "{n} pages, A4", paper.pages)
        fine = texts.tr("Nothing is missing.")
        missing = paper.warnings or any(each.stands_in for each in paper.readers)
        self.documents.tell(self._at, spoken_in(paper, self.choices), paper.pages)
        self.pages.setText(pages if missing else f"{pages} · {fine}")
        self._column.tell(paper.readers, [texts.say(each) for each in paper.notes])
        self.preview.show_rest(paper.pdf)
        self._warn(paper)
        self._allow(allowed=True)

    def _warn(self, paper: Paper) -> None:
        """The list stands below all choices: that there is one is said beside the buttons too."""
        count = len(paper.warnings)
        words = self._services.ctx.texts.trn("{n} place to look at", "{n} places to look at", count)
        self.look.setText(words)
        self.look.setVisible(bool(count))
        self.warnings.show_warnings(paper.warnings, can_lead=bool(paper.leads))

    def _look(self) -> None:
        self._column.view.bring(self.warnings)
        self.warnings.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, asked: int, error: Exception) -> None:
        """Say why there is no document; of one that is no longer wanted, nothing is said."""
        if asked == self._asked and not self._gone:
            texts = self._services.ctx.texts
            known = error.message if isinstance(error, TwincrmError) else NOT_MADE
            self.pages.setText(texts.say(known))
            self.warnings.show_warnings(())
            self._column.tell(())
            self.look.hide()
            self.delivered.hide()
            not_yet = isinstance(error, NotYet)
            state = texts.tr("nothing to see yet") if not_yet else texts.tr("not possible")
            self.preview.show_nothing("info" if not_yet else "bad", state, texts.say(known))
        if not isinstance(error, TwincrmError):
            raise error

    def _follow(self, at: int) -> None:
        """Complete what a warning is about and see it printed; else leave the dialog for it."""
        if self.paper is None or at >= len(self.paper.leads):
            return
        lead, mend = self.paper.leads[at], self._order.mend
        self._ahead.stop()
        if mend is None or not lead.part or not self._services.writable:
            self.dialog.reject()
            self._services.navigate(Show(lead.kind, lead.id))
        elif mend(lead, self.dialog):
            self._make()

    def _allow(self, *, allowed: bool) -> None:
        writable = self._services.writable
        for button in (self.save, self.open, self.print):
            button.setEnabled(allowed and writable)

    def _set_busy(self, words: str) -> None:
        """Nothing else can be chosen while the document is on its way; empty words end that."""
        self._allow(allowed=not words)
        self.choices.setEnabled(not words)
        self.documents.setEnabled(not words)
        self.warnings.setEnabled(not words)
        if words:
            self.delivered.hide()
            self.progress.begin(words)
        else:
            self.progress.end()

    def _forget(self) -> None:
        self._ahead.stop()
        if self._making is not None:
            self._making.cancel()
            self._making = None

    def _close(self) -> None:
        self._gone = True
        self._others.stop()
        self._forget()
        self.preview.stop()
        self._column.printer.stop()
        self._stopper.cancel()
        self.dialog.deleteLater()

    def _may_go(self, anyway: str) -> bool:
        """Whether it goes out as it is; what is completed instead is made anew."""
        if self.paper is None:
            return False
        order, content = self._order, self.choices.content
        answer = ask_before(self._services, order, self.paper, content, self.dialog, anyway)
        if answer == "written":
            self._make()
        return answer == "go"

    def _save(self) -> None:
        texts = self._services.ctx.texts
        if not self._may_go(texts.tr("Save anyway")):
            return
        suggested = Path(platformdirs.user_documents_dir()) / self._file_name()
        kinds = (texts.tr("PDF documents") + " (*.pdf)",)
        out = self._services.asker.choose_save(texts.tr("Save as PDF"), suggested, kinds)
        if out is not None:
            self._deliver(out, self._saved)

    def _open(self) -> None:
        if self._may_go(self._services.ctx.texts.tr("Open anyway")):
            self._deliver(opened_documents() / self._file_name(), self._written)

    def _deliver(self, out: Path, then: Callable[[Path], None]) -> None:
        paper, name, services = self.paper, self._order.document, self._services
        if paper is None:
            return
        self._again = partial(self._deliver, out, then)
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
            self._undelivered(FileTrouble(NO_PDF_PROGRAM, Cure.AS_PDF))

    def _print(self) -> None:
        if self._may_go(self._services.ctx.texts.tr("Print anyway")):
            self._print_now()

    def _print_now(self) -> None:
        paper, services = self.paper, self._services
        self._again = self._print_now
        try:
            printer = self._ask_printer(self.dialog) if paper is not None else None
            if paper is None or printer is None:
                return
            log_paper(services.dispatcher, self._order.document, paper)
        except TwincrmError as error:
            self._undelivered(error)
            return
        self._stopper = stopper = Stopper()
        self._set_busy(services.ctx.texts.tr("Printing…"))
        services.jobs.start(
            lambda progress: print_pdf(paper.pdf, printer, stopper.over(progress).step),
            self._printed,
            failed=self._undelivered,
            progressed=self._report,
            lane="pages",
        )

    def _printed(self, pages: int) -> None:
        self._done(self._services.ctx.texts.trn("{n} page printed", "{n} pages printed", pages))

    def _undelivered(self, error: Exception) -> None:
        if not self._gone:
            self._set_busy("")
        if not isinstance(error, TwincrmError):
            raise error
        if isinstance(error, Cancelled):
            self._services.notify(self._services.ctx.texts.tr("Printing was stopped."), "info")
        elif self._gone:
            self._services.tell_trouble(error)
        else:
            again, save = self._again, self._save
            cures = {Cure.AGAIN: again, Cure.ELSEWHERE: save, Cure.AS_PDF: save}
            self._services.tell_trouble(error, cures)

    def _report(self, done: int, total: int) -> None:
        if not self._gone:
            self.progress.report(done, total)

    def _stop(self) -> None:
        self._stopper.cancel()

    def _done(self, words: str) -> None:
        """Where there are several documents, the next one is made in the same dialog."""
        paper, delivered = self.paper, self._order.delivered
        if self._gone or len(self._orders) == 1:
            self._services.notify(words, "ok")
            if not self._gone:
                self.dialog.accept()
        else:
            self._set_busy("")
            self.delivered.tell(words, delivered(paper) if paper is not None else None)
            self.documents.entries[self._at].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        noted = delivered(paper) if paper is not None else None
        if noted is not None and noted.act is None:  # else the step itself is told
            self._services.notify(self._services.ctx.texts.say(noted.words), "info")

    def _file_name(self) -> str:
        return filed_name(self._services, self._order, self.choices, self.paper)
