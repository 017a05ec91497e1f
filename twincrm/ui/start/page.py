"""The first page: the last files, a new one, another one, or the demo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

import twincrm
from twincrm.ui.kit.buttons import key_text
from twincrm.ui.kit.labels import icon_label, label
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.sidebar import AppMark
from twincrm.ui.start.choice_card import ChoiceCard
from twincrm.ui.start.first_language import FirstLanguage
from twincrm.ui.start.places import good_places
from twincrm.ui.start.recent import look_at
from twincrm.ui.start.recent_card import RecentCard
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from twincrm.runtime.settings import RecentFile
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import JobRunner
    from twincrm.ui.kit.buttons import Button
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.start.recent import FileState, RecentRow
    from twincrm.ui.theme.tokens import ToneName

BESIDE = 1060
"""Pixels of design from which on the panel leaves the titles of the cards their room."""


class StartPage(QWidget):
    """Shown while no file is open.

    *languages* are asked about where nobody has chosen one yet; else there are none.

    Signals: new_wanted(), open_wanted(), demo_wanted(), file_chosen(object) and
    file_forgotten(object) with a path, forget_wanted() for the list of recent files,
    language_wanted(str).
    """

    new_wanted = Signal()
    open_wanted = Signal()
    demo_wanted = Signal()
    file_chosen = Signal(object)
    file_forgotten = Signal(object)
    forget_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(
        self,
        ui: UiContext,
        recent: Sequence[RecentFile],
        today: date,
        jobs: JobRunner,
        languages: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._ui = ui
        self.recent = RecentCard(ui, recent, today)
        self.language = FirstLanguage(ui, languages) if languages else None
        self._notices = QVBoxLayout()
        self._notice: InlineNotice | None = None
        self._progress = QProgressBar()
        self._progress.setVisible(False)
        self._panel = _Panel(ui)
        self._cards = self._make_cards()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._panel)
        self._area = self._scrolled(self._column())
        line.addWidget(self._area, 1)
        self._connect()
        jobs.start(_Looking([file.path for file in recent]), self._show_states)

    def _connect(self) -> None:
        self.recent.file_chosen.connect(self.file_chosen)
        self.recent.file_forgotten.connect(self._forgotten)
        self.recent.forget_wanted.connect(self.forget_wanted)
        self.recent.row_reached.connect(self._area.ensureWidgetVisible)
        if self.language is not None:
            self.language.language_wanted.connect(
                self.language_wanted,
                Qt.ConnectionType.QueuedConnection,  # Qt first ends its own way of the arrow key
            )

    @property
    def rows(self) -> list[RecentRow]:
        """The files opened lately."""
        return self.recent.rows

    def start(self) -> None:
        """The keyboard on the last file, so that Enter opens it, else on the first choice."""
        first = self.rows[0] if self.rows else (self.language or self._cards[0])
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def notice(self) -> str:
        """The sentence above the choices, empty if there is none."""
        return self._notice.text if self._notice else ""

    def say(self, text: str, tone: ToneName, act: Button | None = None) -> None:
        """Show a sentence above the choices, with what can be done; an empty one takes it away."""
        if self._notice is not None:
            self._notice.setVisible(False)
            self._notice.deleteLater()
            self._notice = None
        if text:
            self._notice = InlineNotice(self._ui, tone, text, act)
            self._notices.addWidget(self._notice)

    def show_progress(self, done: int, total: int) -> None:
        """How far the making of a file is; 0 of 0: unknown."""
        self._progress.setVisible(True)
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def end_progress(self) -> None:
        """It is over."""
        self._progress.setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows do without the panel."""
        super().resizeEvent(event)
        self._panel.setVisible(self.width() / self._ui.look.zoom >= BESIDE)

    def _make_cards(self) -> tuple[ChoiceCard, ...]:
        ui, tr = self._ui, self._ui.texts.tr
        new = ChoiceCard(
            ui, "file-plus", tr("Begin a new association"), tr("an empty file, four questions")
        )
        other = ChoiceCard(
            ui,
            "folder-open",
            tr("Open a file…"),
            tr("from this computer or a stick"),
            key_text("Ctrl+O"),
        )
        demo = ChoiceCard(
            ui, "star", tr("Look at the demo"), tr("invented names, for trying things out")
        )
        new.clicked.connect(self.new_wanted)
        other.clicked.connect(self.open_wanted)
        demo.clicked.connect(self.demo_wanted)
        return new, other, demo

    def _column(self) -> QWidget:
        ui, px = self._ui, self._ui.look.px
        page = QWidget()
        page.setProperty("part", "scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(px(46), px(30), px(46), px(30))
        column.setSpacing(px(Space.L))
        head = QVBoxLayout()
        head.setSpacing(px(Space.XS))
        title = label(ui, ui.texts.tr("Welcome"), "h1")
        title.setFont(ui.look.font("figure"))
        head.addWidget(title)
        head.addWidget(label(ui, ui.texts.tr("How would you like to begin?"), "body", "ink2"))
        column.addLayout(head)
        if self.language is not None:
            column.addWidget(self.language)
        column.addLayout(self._notices)
        column.addWidget(self._progress)
        cards = QHBoxLayout()
        cards.setSpacing(px(14))
        for card in self._cards:
            cards.addWidget(card)
        column.addLayout(cards)
        column.addWidget(self.recent)
        self.recent.setVisible(bool(self.rows))
        column.addWidget(label(ui, good_places(ui.texts), "small", "ink2", wrap=True))
        column.addStretch(1)
        return page

    def _scrolled(self, inner: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def _forgotten(self, path: object) -> None:
        if not self.rows:
            self.start()
        self.file_forgotten.emit(path)

    def _show_states(self, states: list[FileState]) -> None:
        self.recent.show_states(states)


@dataclass(frozen=True, slots=True)
class _Looking:
    """Looks at the files, off the interface thread."""

    paths: list[Path]

    def __call__(self, progress: Progress) -> list[FileState]:
        states: list[FileState] = []
        for at, path in enumerate(self.paths):
            progress.step(at, len(self.paths))
            states.append(look_at(path))
        return states


class _Panel(QFrame):
    """What the program is, at the leading edge."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        px, tr = ui.look.px, ui.texts.tr
        self.setFixedWidth(px(392))
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, ui.look.colour("side"))
        self.setPalette(palette)
        mark = AppMark(ui)
        mark.setFixedSize(px(84), px(84))
        name = label(ui, "TwinCRM", "display", "sidet")
        name.setFont(ui.look.font("figure"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(40), px(46), px(32), px(30))
        column.setSpacing(px(10))
        column.addWidget(mark)
        column.addSpacing(px(14))
        column.addWidget(name)
        claim = tr("People and encounters in town twinning")
        column.addWidget(label(ui, claim, "body", "sidet", wrap=True))
        column.addSpacing(px(26))
        for icon, text in (
            ("monitor", tr("works without the internet")),
            ("file-text", tr("everything in one single file")),
            ("undo-2", tr("every step can be undone")),
            ("languages", tr("programmes in two languages")),
        ):
            line = QHBoxLayout()
            line.setSpacing(px(12))
            line.addWidget(icon_label(ui, icon, "sidet", 22))
            line.addWidget(label(ui, text, "body", "sidet", wrap=True), 1)
            column.addLayout(line)
            column.addSpacing(px(6))
        column.addStretch(1)
        version = tr("Version {version}").format(version=twincrm.__version__)
        column.addWidget(label(ui, version, "small", "sidet"))
