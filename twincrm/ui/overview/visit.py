"""The card of the next visit: how long to go, what is ready, and the way to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from twincrm.domain.dates import date_interval
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.theme.tokens import Radius, Space
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from twincrm.domain.texts import Translator
    from twincrm.services.overview.coming_visit import ComingVisit, Progress
    from twincrm.services.visits.queries import VisitRow
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.overview.links import Go


class Countdown(QWidget):
    """So many days to go, large."""

    def __init__(self, ui: UiContext, days: int) -> None:
        super().__init__()
        self._ui = ui
        before, figure, after = countdown_words(ui.texts, days)
        column = QVBoxLayout(self)
        edge = ui.look.px(Space.M)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(0)
        column.addStretch(1)
        for words, style in ((before, "label"), (figure, "display"), (after, "label")):
            if words:
                made = label(ui, words, "display" if style == "display" else "label", "onprim")
                made.setAlignment(Qt.AlignmentFlag.AlignCenter)
                column.addWidget(made)
        column.addStretch(1)
        self.setMinimumSize(ui.look.px(118), ui.look.px(118))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark ground."""
        del event
        painter, look = painter_on(self), self._ui.look
        rounded(painter, QRectF(self.rect()), look.px(Radius.CARD), look.colour("prim"))
        painter.end()


def countdown_words(texts: Translator, days: int) -> tuple[str, str, str]:
    """What stands above, in and below the figure; *days* below zero: it is under way."""
    if days > 0:
        return texts.tr("still"), str(days), texts.trn("day", "days", days)
    return "", "", texts.tr("begins today") if days == 0 else texts.tr("under way")


def visit_part(
    ui: UiContext, visit: ComingVisit, go: Go, print_programme: Callable[[int], None]
) -> QWidget:
    """The next visit with its countdown, its progress, and what one does with it."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(ui.look.px(Space.M))
    head = QHBoxLayout()
    head.setSpacing(ui.look.px(Space.L))
    head.addWidget(Countdown(ui, visit.row.days_until), 0, Qt.AlignmentFlag.AlignTop)
    head.addLayout(_words(ui, visit.row), 1)
    column.addLayout(head)
    column.addLayout(_meters(ui, visit))
    column.addWidget(_buttons(ui, visit, go, print_programme))
    return part


def _words(ui: UiContext, row: VisitRow) -> QVBoxLayout:
    texts = ui.texts
    words = QVBoxLayout()
    words.setSpacing(ui.look.px(Space.XS))
    under_way = row.days_until < 0
    words.addWidget(
        label(
            ui,
            texts.tr("Visit under way") if under_way else texts.tr("Next visit"),
            "label",
            "ink2",
        )
    )
    words.addWidget(label(ui, row.name, "h1", wrap=True))
    towns = " · ".join(place.name for place in row.partner_places)
    if row.place is not None:
        towns = f"{towns} → {row.place.name}" if towns else row.place.name
    days = date_interval(row.starts_on, row.ends_on, texts.language, form="plain")
    for line in (towns, days):
        if line:
            words.addWidget(label(ui, line, "body", "ink2", wrap=True))
    words.addStretch(1)
    return words


def _meters(ui: UiContext, visit: ComingVisit) -> QHBoxLayout:
    """A bar for everything of which there is any."""
    tr = ui.texts.tr
    line = QHBoxLayout()
    line.setSpacing(ui.look.px(Space.L))
    for words, progress in (
        (tr("Confirmed"), visit.confirmed),
        (tr("In all languages"), visit.translated),
        (tr("Tasks done"), visit.tasks),
    ):
        if progress.total:
            line.addWidget(_meter(ui, words, progress), 1)
    return line


def _meter(ui: UiContext, words: str, progress: Progress) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(ui.look.px(Space.XS))
    said = ui.texts.tr("{done} of {total}").format(done=progress.done, total=progress.total)
    line = QHBoxLayout()
    line.setSpacing(ui.look.px(Space.S))
    line.addWidget(label(ui, words, "label", "ink2", wrap=True), 1)
    line.addWidget(label(ui, said, "strong"))
    column.addLayout(line)
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, progress.total)
    bar.setValue(progress.done)
    bar.setAccessibleName(f"{words}: {said}")
    column.addWidget(bar)
    return part


def _buttons(
    ui: UiContext, visit: ComingVisit, go: Go, print_programme: Callable[[int], None]
) -> QWidget:
    texts, row = ui.texts, visit.row
    flow = Flow(ui.look.px(Space.S))
    open_it = Button(ui, texts.tr("Open visit"), icon="bus", variant="primary", small=True)
    open_it.clicked.connect(partial(go, Show("visit", row.id)))
    flow.add_part(open_it)
    if visit.translated.total:
        printed = Button(ui, texts.tr("Print programme…"), icon="printer", small=True)
        printed.clicked.connect(partial(print_programme, row.id))
        flow.add_part(printed)
    return flow
