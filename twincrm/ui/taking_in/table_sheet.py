"""The import of a table in five steps: file, columns, the whole list, preview, done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from twincrm.services.interchange.correcting import nameable
from twincrm.services.interchange.rejecting import write_rejected
from twincrm.services.interchange.whole_list import read_alike, said_of_list
from twincrm.ui.kit.buttons import Button, key_text
from twincrm.ui.kit.dialogs import SAVE_KEY, Dialog, window_in_front
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.writing import Staying, Writing
from twincrm.ui.taking_in.columns_step import ColumnsStep
from twincrm.ui.taking_in.correcting import CorrectRow
from twincrm.ui.taking_in.file_step import FileStep
from twincrm.ui.taking_in.giving_up import gives_up
from twincrm.ui.taking_in.returned import returned
from twincrm.ui.taking_in.row_entries import entries_of
from twincrm.ui.taking_in.rows_step import RowsStep
from twincrm.ui.taking_in.step_line import StepLine
from twincrm.ui.taking_in.table_jobs import (
    Decided,
    look_over,
    open_file,
    plan_rows,
    read_again,
    take_rows,
)
from twincrm.ui.taking_in.table_result import TableResult
from twincrm.ui.taking_in.whole_step import WholeStep
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from twincrm.services.interchange.correcting import Corrections
    from twincrm.services.interchange.table_plan import TablePlan
    from twincrm.services.interchange.table_reading import OpenedTables
    from twincrm.services.interchange.table_sources import TableSource
    from twincrm.services.interchange.whole_list import WholeList
    from twincrm.services.progress import Progress
    from twincrm.ui.taking_in.row_entries import Decision, RowEntry, RowKey
    from twincrm.ui.taking_in.table_jobs import Contacts, Taken
    from twincrm.ui.window.page import PageServices

WIDTH, HEIGHT = 1180, 690
FILE, COLUMNS, WHOLE, PREVIEW, DONE = range(5)
T = TypeVar("T")


class TableSheet(QObject):
    """Takes a table in, step by step; it belongs to its dialog and ends with it.

    *show* shows the new contacts in the list; *cards* is told a file that holds cards after all.
    """

    def __init__(
        self,
        services: PageServices,
        path: Path,
        show: Callable[[Contacts], None] | None = None,
        cards: Callable[[Path], None] | None = None,
    ) -> None:
        ui = services.ctx
        tr = ui.texts.tr
        self.dialog = Dialog(ui, tr("Import contacts"), icon="table", parent=window_in_front())
        super().__init__(self.dialog)
        self._services = services
        self._path, self._show, self._cards = path, show, cards
        self._keys: QWidget | None = None  # what had the keyboard before the work began
        stays = Staying(self._after_failure, tr("The import was stopped. Nothing was changed."))
        words = tr("Stopped. Nothing was changed.")
        self.work = Writing(services, self.dialog, words, self._show_busy, stays)
        self._begin()
        self.step = FILE
        names = (tr("File"), tr("Columns"), tr("List"), tr("Preview"), tr("Done"))
        self.steps = StepLine(ui, names)
        self.file, self.columns = FileStep(ui), ColumnsStep(ui)
        self.whole, self.rows = WholeStep(ui), RowsStep(services)
        self.result = TableResult(services, self._save_rejected)
        self.cancel = Button(ui, tr("Cancel"), key=key_text("Esc"))
        self.back = Button(ui, tr("Back"), icon="chevron-left")
        self.onward = Button(ui, "", variant="primary", key=key_text(SAVE_KEY))
        self.show_new = Button(ui, tr("Show the new ones"), icon="users")
        self.safe = label(ui, tr("Nothing is stored yet."), "small", "ink2")
        self._fill()
        self._connect()
        words = tr("The table is being read…")
        self._read(words, partial(open_file, services.dispatcher, path), self._have_read)

    def _begin(self) -> None:
        """Nothing is read and nothing said yet."""
        self._opened: OpenedTables | None = None
        self._mapped: TableSource | None = None
        self._looked: TableSource | None = None
        """The table as it was when it was looked over."""
        self._decided: dict[RowKey, Decision] = {}
        self._corrected: Corrections = {}
        self._waiting = frozenset["RowKey"]()
        self._new: Contacts = ()
        self._fresh_file = False
        self.plan: TablePlan | None = None
        self.correcting: CorrectRow | None = None

    def _fill(self) -> None:
        ui, body = self._services.ctx, self.dialog.body
        self.pages = (self.file, self.columns, self.whole, self.rows, self.result)
        body.setSpacing(ui.look.px(Space.S))
        for part in (self.steps, self.work.stopped):
            body.addWidget(part)
        for page in self.pages:
            body.addWidget(page, 1)
        body.addWidget(self.work.panel)
        self.dialog.footer.add(self.safe, "start")
        for button in (self.show_new, self.cancel, self.back, self.onward):
            self.dialog.add_button(button)
        self._go(FILE)
        self.onward.setEnabled(False)
        room, px = self.dialog.screen().availableGeometry(), ui.look.px
        self.dialog.resize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height() - px(32)))

    def _connect(self) -> None:
        self.file.changed.connect(self._read_again)
        self.whole.changed.connect(self._name_onward)
        self.rows.decided.connect(self._decide)
        self.rows.all_accepted.connect(self._accept_all)
        self.rows.correct_wanted.connect(self._correct)
        self.cancel.clicked.connect(self.dialog.reject)
        self.back.clicked.connect(self._go_back)
        self.onward.clicked.connect(self._go_on)
        self.show_new.clicked.connect(self._show_new)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.may_leave = self._may_leave
        QShortcut(QKeySequence(SAVE_KEY), self.dialog).activated.connect(self.onward.click)

    # The five steps

    def _go(self, step: int) -> None:
        """Show a step, with the buttons it needs."""
        self.step = step
        self.steps.show_step(step)
        for at, page in enumerate(self.pages):
            page.setVisible(at == step)
        self.back.setVisible(step in (COLUMNS, WHOLE, PREVIEW))
        for part in (self.onward, self.safe):
            part.setVisible(step != DONE)
        self.show_new.setVisible(step == DONE and bool(self._new) and self._show is not None)
        tr = self._services.ctx.texts.tr
        self.cancel.setText(tr("Close") if step == DONE else tr("Cancel"))
        self._name_onward()
        self._enter()

    def _enter(self) -> None:
        """Put the keyboard where something has to be said; where nothing has, Enter goes on."""
        asked = self.columns.table if self.columns.doubts else self.onward
        said = self.whole.asked or self.onward
        first = self.onward if self.onward.isEnabled() else self.file.header
        (first, asked, said, self.rows.table, self.cancel)[self.step].setFocus()

    def _name_onward(self) -> None:
        """What comes next: in the preview, how many rows are taken in."""
        texts = self._services.ctx.texts
        words = {
            FILE: texts.tr("On to the columns"),
            COLUMNS: texts.tr("On to the list"),
            WHOLE: texts.tr("On to the preview"),
        }
        taken = sum(each.fate in ("new", "update") for each in self.rows.entries)
        take = texts.trn("Take {n} row in", "Take {n} rows in", taken)
        preview = take if taken else texts.tr("Nothing to import")
        self.onward.setText(words.get(self.step, preview))
        people = self._mapped is not None and bool(self._mapped.layout.lines)
        ready = {FILE: people, WHOLE: self.whole.complete, PREVIEW: bool(taken)}.get(
            self.step, True
        )
        self.onward.setEnabled(not self.work.busy and ready)

    def _go_on(self) -> None:
        if self.work.busy or self._opened is None:
            return
        if self.step == FILE and self._mapped is not None:
            if self.columns.source is None or self._fresh_file:
                self.columns.show_source(self._mapped)
                self._fresh_file = False
            self._go(COLUMNS)
        elif self.step == COLUMNS:
            self._look_over()
        elif self.step == WHOLE:
            self._plan_whole()
        elif self.step == PREVIEW:
            self._take_in()

    def _go_back(self) -> None:
        if not self.work.busy and self.step in (COLUMNS, WHOLE, PREVIEW):
            self._go(self.step - 1)

    # File

    def _have_read(self, answer: tuple[OpenedTables, TableSource] | None) -> None:
        if answer is None:
            self.dialog.done(0)
            if self._cards is not None:
                self._cards(self._path)
            return
        self._opened, self._mapped = answer
        self._fresh_file = True
        self._decided, self._corrected, self._looked = {}, {}, None
        header = self.file.header.value
        first = header is None
        self.file.show_file(*answer, 0 if first else int(str(header)))
        self._name_onward()
        if first:
            self._enter()

    def _read_again(self) -> None:
        opened = self._opened
        if opened is None or self.work.busy:
            return
        wanted, dispatcher = self.file.wanted(opened), self._services.dispatcher
        words = self._services.ctx.texts.tr("The table is being read…")
        work = partial(read_again, dispatcher, self._path, opened, wanted)
        self._read(words, work, self._have_read)

    # The whole list

    def _look_over(self) -> None:
        """Read the rows by what their columns are; nothing is asked twice of the same columns."""
        source, opened, dispatcher = self.columns.source, self._opened, self._services.dispatcher
        if source is None or opened is None:
            return
        looked = self._looked
        if looked is not None and looked.mapping in (source.mapping, nameable(source).mapping):
            self._go(WHOLE)
            return
        words = self._services.ctx.texts.tr("The table is being read…")
        work = partial(look_over, dispatcher, opened, source, self._corrected)
        self._read(words, work, self._have_looked)

    def _have_looked(self, answer: tuple[TableSource, WholeList]) -> None:
        self._mapped, look = answer
        self._looked, self._decided = self._mapped, {}
        self.whole.show_list(self._mapped, look)
        self._go(WHOLE)

    def _plan_whole(self) -> None:
        """Plan with what was said of the list; where that reads rows otherwise, anew."""
        before = self._mapped
        if before is None:
            return
        source = said_of_list(before, self.whole.wishes())
        same = read_alike(source, before)
        decided: dict[RowKey, Decision] = self._decided if same else {}
        self._plan(decided, self._corrected, read=not same, source=source)

    # Preview

    def _plan(
        self,
        decided: dict[RowKey, Decision],
        corrections: Corrections,
        *,
        read: bool,
        source: TableSource | None = None,
    ) -> None:
        """Plan as the user says now; should it be stopped, what was said before holds."""
        source, opened = source or self._mapped, self._opened
        if source is None or opened is None:
            return
        said, dispatcher = Decided(decided, corrections=corrections), self._services.dispatcher
        words = self._services.ctx.texts.tr("The rows are being compared with the contacts…")
        work = partial(plan_rows, dispatcher, opened, source, said, read=read)
        self._read(words, work, partial(self._have_planned, said))

    def _have_planned(
        self, said: Decided, answer: tuple[TableSource, TablePlan, list[RowEntry]]
    ) -> None:
        first = self.step != PREVIEW
        self._decided, self._corrected = said.rows, said.corrections
        self._mapped, self.plan, entries = answer
        self.rows.show_plan(self.plan, entries, first=first)
        if first:
            self._go(PREVIEW)
        self._name_onward()

    def _decide(self, place: int, way: Decision) -> None:
        """Note what the user says of a row; only what changes other rows is planned anew."""
        if self.work.busy or self.plan is None:
            return
        key = self.rows.entries[place].key
        before = self._decided.get(key)
        if way == "take" and before in (None, "take"):
            self._decided = {**self._decided, key: way}
            self._show_decided()
        else:
            decided: dict[RowKey, Decision] = {**self._decided, key: way}
            self._plan(decided, self._corrected, read=False)

    def _correct(self, place: int) -> None:
        """Put a row right in a dialog of its own; then all rows are read again."""
        source = self._mapped
        if self.work.busy or source is None:
            return
        entry = self.rows.entries[place]

        def save(cells: tuple[str, ...]) -> None:
            decided = dict(self._decided)
            decided.pop(entry.key, None)
            corrections = {**self._corrected, entry.row.row.line: cells}
            self._plan(decided, corrections, read=True)

        self.correcting = CorrectRow(self._services.ctx, entry, source, save, self.dialog)
        self.correcting.dialog.open()

    def _accept_all(self) -> None:
        safe: dict[RowKey, Decision] = {e.key: "take" for e in self.rows.entries if e.safe}
        self._decided = {**self._decided, **safe}
        self._show_decided()

    def _show_decided(self) -> None:
        if self.plan is not None:
            self.rows.show_plan(self.plan, entries_of(self.plan, self._decided))
            self._name_onward()

    # Done

    def _take_in(self) -> None:
        source = self._mapped
        if source is None:
            return
        self._waiting = frozenset(each.key for each in self.rows.entries if each.waits)
        decided = Decided(self._decided, self._waiting, language=self._services.ctx.texts.language)
        words = self._services.ctx.texts.tr("The contacts are being imported…")
        work = partial(take_rows, self._services.dispatcher, source, decided)
        self.work.start(words, work, self._done)

    def _done(self, taken: Taken) -> None:
        """Show what was done; the window itself offers to undo it."""
        self.plan, self._new = taken.plan, taken.new
        entries, texts = entries_of(taken.plan, self._decided), self._services.ctx.texts
        again = returned(texts, entries, self._waiting)
        self.result.show_result(taken.plan, taken.backup, again)
        self._go(DONE)

    def _save_rejected(self, out: Path) -> None:
        """Write the rows left out, off the interface's thread."""
        plan, texts = self.plan, self._services.ctx.texts
        rows = [each.row for each in self.result.returned]
        if plan is None or self.work.busy:
            return

        def work(progress: Progress) -> tuple[Path, ...]:
            del progress  # it is done at once, and nothing of the import would be taken back
            return write_rejected(out, plan, texts, rows)

        words = texts.tr("The rows left out are being saved…")
        self.work.start(words, work, self.result.show_saved)

    def _show_new(self) -> None:
        new, show = self._new, self._show
        self.dialog.done(0)
        if show is not None:
            show(new)

    # Work off the interface's thread

    def _read(self, words: str, work: Callable[[Progress], T], done: Callable[[T], object]) -> None:
        self.work.start(words, work, done, lane="read")

    def _after_failure(self) -> None:
        if self._opened is None or self._mapped is None:
            self.dialog.done(0)
        elif self.step == FILE:
            self.file.show_file(self._opened, self._mapped)

    def _show_busy(self) -> None:
        busy = self.work.busy
        if busy:
            self._keys = self.dialog.focusWidget()
        for part in (*self.pages, self.back):
            part.setEnabled(not busy)
        self._name_onward()
        if not busy and self.step == PREVIEW:  # what is disabled loses the keyboard
            kept = self._keys if self._keys is not None and self._keys.isVisible() else None
            (kept or self.rows.table).setFocus()

    def _may_leave(self) -> bool:
        """What was said and decided is lost when the import is given up; nothing else is."""
        if self.step in (FILE, DONE) or self.work.gone:
            return True
        said = self._decided or self._corrected or self.columns.said or self.whole.said
        return not (said or (self.work.busy and self.work.writes)) or gives_up(self._services)
