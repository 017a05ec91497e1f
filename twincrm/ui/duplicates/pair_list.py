"""The pairs that may be one, the surest first; found in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from twincrm.services.duplicates.found import FoundPairs, keep_pairs, last_search
from twincrm.services.duplicates.lists import PairSource
from twincrm.services.duplicates.queries import candidates, surest_first
from twincrm.ui.duplicates.rows import PairDelegate, pair_said
from twincrm.ui.duplicates.words import ICONS, KINDS
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.chip_line import ChipLine
from twincrm.ui.kit.filter_chip import FilterChip
from twincrm.ui.kit.notices import EmptyState, InlineNotice
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.row_list import RowList
from twincrm.ui.models.lazy_table import LazyListModel
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from twincrm.services.duplicates.lists import PairRow
    from twincrm.services.duplicates.queries import Pair
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.window.page import PageServices


class PairList(QWidget):
    """Says which pairs there are and which one is wanted.

    Signals: pair_opened(int) with the position among those shown; listed() when others are shown.
    """

    pair_opened = Signal(int)
    listed = Signal()

    def __init__(self, services: PageServices) -> None:
        super().__init__()
        self._services = services
        self._ui = ui = services.ctx
        tr = ui.texts.tr
        self._pairs: tuple[Pair, ...] = ()
        self._whole = True
        self._seen: list[Pair] = []
        self._finding: Cancellable | None = None
        self.shown: tuple[Pair, ...] = ()
        options = [Option(kind, ui.texts.say(words), ICONS[kind]) for kind, words in KINDS.items()]
        self.kinds = FilterChip(ui, tr("What"), "filter", options)
        self.line = ChipLine(ui, (self.kinds,))
        self.progress = ProgressPanel(ui)
        self.rows = RowList(ui, tr("Pairs that may be one"), PairDelegate(ui))
        self._model = LazyListModel(self._source(), self._said)
        self.rows.setModel(self._model)
        self.again = Button(ui, tr("Look again"), icon="search")
        self.none = EmptyState(ui, "circle-check", "", "", self.again)
        self.further = Button(ui, tr("Look again"), icon="search", small=True)
        self.stopped = InlineNotice(ui, "warn", "", self.further)
        self._stack = QStackedWidget()
        self._build()
        self.line.filters_changed.connect(self._narrow)
        self.rows.row_opened.connect(self._open)
        for button in (self.again, self.further):
            button.clicked.connect(self.look_again)
        self.progress.stop_wanted.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether pairs are being looked for."""
        return self._finding is not None

    def begin(self) -> None:
        """Show what was found before, or look for the first time."""
        known = last_search(self._services.dispatcher)
        if known is None:
            self.look_again()
        else:
            self._show(known)

    def look_again(self) -> None:
        """Look through the whole file, off the interface thread."""
        if self._finding is not None:
            self._finding.cancel()
        dispatcher = self._services.dispatcher
        seen: list[Pair] = []
        self._seen = seen
        self.progress.begin(self._ui.texts.tr("Looking for what is there twice…"))

        def work(progress: Progress) -> tuple[Pair, ...]:
            return dispatcher.ask_while_wanted(progress, candidates, progress, seen=seen)

        self._finding = self._services.jobs.start(
            work, self._found, failed=self._failed, progressed=self.progress.report
        )
        self._show_rows()

    def stop(self) -> None:
        """Look no further; what was seen until then is listed, with what was found before."""
        if self._finding is None:
            return
        self._finding.cancel()
        self._finding = None
        self.progress.end()
        known = {pair[:3]: pair for pair in (*self._pairs, *self._seen)}
        self._keep(FoundPairs(surest_first(known.values()), whole=False))

    def forget(self, kind: str, *gone: tuple[int, ...]) -> None:
        """Leave out pairs that need no answer any more: of one record, or of these two."""
        left = tuple(
            pair
            for pair in self._pairs
            if pair.kind != kind or not any(set(ids) <= {*pair[1:3]} for ids in gone)
        )
        self._keep(FoundPairs(left, self._whole))

    @property
    def chosen(self) -> Pair | None:
        """The pair whose row is chosen."""
        at = self.rows.current_id()
        here = isinstance(at, int) and at < len(self.shown)
        return self.shown[at] if isinstance(at, int) and here else None

    def leave_out(self, pair: Pair) -> None:
        """These two are two: the one below is chosen."""
        at = self.rows.currentIndex().row()
        self.forget(pair.kind, pair[1:3])
        if self.shown:
            self.rows.choose(min(at, len(self.shown) - 1))

    def choose(self, at: int) -> None:
        """Choose a row."""
        self.rows.choose(at)

    def start(self) -> None:
        """Put the keyboard into the list."""
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._ui.look.px(Space.S))
        column.addWidget(self.line)
        column.addWidget(self.progress)
        column.addWidget(self.stopped)
        column.addWidget(self._stack, 1)
        self._show_rows()

    def _found(self, pairs: tuple[Pair, ...]) -> None:
        self._finding = None
        self.progress.end()
        self._keep(FoundPairs(pairs))

    def _failed(self, error: Exception) -> None:
        self.stop()
        raise error

    def _keep(self, found: FoundPairs) -> None:
        keep_pairs(self._services.dispatcher, found)
        self._show(found)

    def _show(self, found: FoundPairs) -> None:
        self._pairs, self._whole = found
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.kinds.values
        self.shown = tuple(pair for pair in self._pairs if not wanted or pair.kind in wanted)
        source = self._source()
        self._model.set_ids(source.ids(), source)
        self._show_rows()
        if self.rows.hasFocus() or self.rows.current_id() is None:
            self.rows.choose(0)  # the deeds at the foot are about the row chosen
        self.listed.emit()

    def _show_rows(self) -> None:
        self.none.set_words(*self._nothing_said())
        self.again.setVisible(not self.busy)
        self.stopped.set_text(self._stopped_said())
        self.stopped.setVisible(bool(self._pairs) and not (self._whole or self.busy))
        self._stack.setCurrentWidget(self.rows if self.shown else self.none)

    def _nothing_said(self) -> tuple[str, str]:
        """Why the list is empty."""
        tr = self._ui.texts.tr
        if self._pairs:
            return tr("None of this kind"), tr("Other kinds have pairs that may be one.")
        if self.busy:
            words = tr("Pairs are listed here as soon as all of the file was looked through.")
            return tr("Still looking"), words
        if not self._whole:
            words = tr(
                "Until then nothing was seen that looks as if it were recorded twice. The rest of "
                "the file was not looked through."
            )
            return tr("The search was stopped"), words
        words = tr("No people, organisations or places look as if they were recorded twice.")
        return tr("Nobody is here twice"), words

    def _stopped_said(self) -> str:
        return self._ui.texts.trn(
            "The search was stopped: not all of the file was looked through. {n} pair is known.",
            "The search was stopped: not all of the file was looked through. {n} pairs are known.",
            len(self._pairs),
        )

    def _source(self) -> PairSource:
        language = self._ui.texts.language
        return PairSource(self._services.dispatcher, self.shown, language)

    def _said(self, row: PairRow) -> str:
        return pair_said(row, self._ui.texts)

    def _open(self, at: object) -> None:
        if isinstance(at, int):
            self.pair_opened.emit(at)
